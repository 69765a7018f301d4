package rules

import (
	"github.com/qbank-dev/qbank/lint"
)

var missingSection = &lint.Rule{
	Code:     "QB315",
	Name:     "missing-section",
	Since:    "0.1.0",
	Severity: lint.Warning,
	Off:      true,
	Doc: lint.Doc{
		What: "An analysis without a section that the configuration requires. The example has `requiredSections: [요구사항]`.",
		Why:  "A bank whose analyses are built alike is read faster. Titles are compared without emoji, emphasis, numbers and final colon; a sub-section counts as well.",
		Bad: `## 문제 1
빛을 이루는 입자의 이름은 무엇인가?

A. 광자

B. 전자

C. 양성자

## 문제 1 해설

### 선택지 분석

**A. 광자** ⭐
- 정지 질량이 없는 입자 ✅

**B. 전자**
- 음전하를 띠는 입자 ❌

**C. 양성자**
- 원자핵을 이루는 입자 ❌
`,
		Good: `## 문제 1
빛을 이루는 입자의 이름은 무엇인가?

A. 광자

B. 전자

C. 양성자

## 문제 1 해설

### ✅ 요구사항

- 질량이 없음

### 선택지 분석

**A. 광자** ⭐
- 정지 질량이 없는 입자 ✅

**B. 전자**
- 음전하를 띠는 입자 ❌

**C. 양성자**
- 원자핵을 이루는 입자 ❌
`,
	},
	CheckQuestion: func(p *lint.Pass, q *lint.Question) {
		required := p.RequiredSections()
		if len(required) == 0 || !q.Analysed() || fencedIn(p, q.Analysis.Span()) {
			return
		}
		for _, title := range required {
			if !hasSection(p, q, title) {
				p.Reportf(analysisPlace(q, q.Analysis), "add it with a heading such as \"### "+title+"\"",
					"the analysis of question #%d has no section %q", q.Heading.Number, title)
			}
		}
	},
}

func hasSection(p *lint.Pass, q *lint.Question, title string) bool {
	for _, s := range q.Analysis.Sections {
		if p.File.Parser().SameTitle(p.File.Source.Slice(s.Heading.TitleSpan), title) {
			return true
		}
	}
	return false
}
