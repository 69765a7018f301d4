package hostile

import "fmt"

// Apart are banks whose analyses stand far from their questions.
var Apart = []Text{
	{"an analysis of the first question below each", grow(func(i int) string { return fmt.Sprintf("## Question #%d\nx\n## Question #1 분석\ny\n", i) })},
	{"an analysis of the last question below each", func(size int) string {
		n := size / 40
		return grow(func(i int) string { return fmt.Sprintf("## Question #%d\nx\n## Question #%d 분석\ny\n", i, n) })(size)
	}},
	{"analyses in the other order", func(size int) string {
		n := size / 50
		return grow(func(i int) string {
			return fmt.Sprintf("## Question #%d\nx\n## Question #%d 분석\ny\n", i, max(n-i, 1))
		})(size)
	}},
	{"two questions for each number", grow(func(i int) string {
		return fmt.Sprintf("## Question #%d\nx\n## Question #%d\nA. x\nB. y\n### 선택지 분석\n**A. x**\n- y\n## Question #%d 분석\nz\n", i%100+1, i%90+1, i%80+1)
	})},
}
