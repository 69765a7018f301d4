package lint

import "testing"

func TestDisable(t *testing.T) {
	runTextCases(t, Options{}, []textCase{
		{"nothing said", "## Question #1\nalpha\nbeta\n", []string{"2 QB301", "3 QB302"}},
		{"a code", "## Question #1\nalpha\n\n<!-- qbank-disable QB301 -->\nalpha\nbeta\n", []string{"2 QB301", "6 QB302"}},
		{"a code in small letters", "## Question #1\n<!-- qbank-disable qb301 -->\nalpha\nbeta\n", []string{"4 QB302"}},
		{"a prefix", "## Question #1\n<!-- qbank-disable QB3 -->\nalpha\nbeta\ngamma\n", []string{"5 QB401"}},
		{"a name", "## Question #1\n<!-- qbank-disable second-word -->\nalpha\nbeta\n", []string{"3 QB301"}},
		{"all", "## Question #1\n<!-- qbank-disable ALL -->\nalpha\nbeta\ngamma\n", []string{}},
		{"no selector is every rule", "## Question #1\n<!-- qbank-disable -->\nalpha\nbeta\ngamma\n", []string{}},
		{"several, with commas", "## Question #1\n<!-- qbank-disable QB301,second-word , QB4 -->\nalpha\nbeta\ngamma\n", []string{}},
		{"several, with spaces", "## Question #1\n<!-- qbank-disable QB301\tsecond-word -->\nalpha\nbeta\ngamma\n", []string{"5 QB401"}},
		{"several, on lines", "## Question #1\n<!-- qbank-disable\n  QB301\n  QB302\n-->\nalpha\nbeta\ngamma\n", []string{"8 QB401"}},
		{"with a reason", "## Question #1\n<!-- qbank-disable QB301 -- QB302 is another matter -->\nalpha\nbeta\n", []string{"4 QB302"}},
		{"with a reason that touches", "## Question #1\n<!-- qbank-disable QB301--to be fixed -->\nalpha\nbeta\n", []string{"4 QB302"}},
		{"a reason alone", "## Question #1\n<!-- qbank-disable -- QB301 is to be fixed -->\nalpha\nbeta\n", []string{}},
		{"a reason after a name with hyphens", "## Question #1\n<!-- qbank-disable first-word -- second-word -->\nalpha\nbeta\n", []string{"4 QB302"}},
		{"a reason on further lines", "## Question #1\n<!-- qbank-disable QB301 -- to\nbe fixed, QB302\n-->\nalpha\nbeta\n", []string{"6 QB302"}},
		{"without white space", "## Question #1\n<!--qbank-disable QB301-->\nalpha\nbeta\n", []string{"4 QB302"}},
		{"an end with a hyphen more", "## Question #1\n<!--- qbank-disable QB301 --->\nalpha\nbeta\n", []string{"3 QB301", "4 QB302"}},
		{"an end with a hyphen more, behind a selector", "## Question #1\n<!-- qbank-disable QB301 --->\nalpha\nbeta\n", []string{"4 QB302"}},
		{"in capitals it is no such comment", "## Question #1\n<!-- QBANK-DISABLE QB301 -->\nalpha\n", []string{"3 QB301"}},
		{"to the end of the file", "## Question #1\n<!-- qbank-disable QB301 -->\n## Question #2\nalpha\n", []string{}},
		{"a finding on its line, before it and behind", "## Question #1\nalpha <!-- qbank-disable QB301 --> alpha\n", []string{"2 QB301"}},
	})
}

func TestEnable(t *testing.T) {
	runTextCases(t, Options{}, []textCase{
		{"the same code", "## Question #1\n<!-- qbank-disable QB301 -->\nalpha\n<!-- qbank-enable QB301 -->\nalpha\n", []string{"5 QB301"}},
		{"no selector is every rule", "## Question #1\n<!-- qbank-disable QB301 QB302 -->\nalpha\nbeta\n<!-- qbank-enable -->\nalpha\nbeta\n", []string{"6 QB301", "7 QB302"}},
		{"one of two", "## Question #1\n<!-- qbank-disable QB301 QB302 -->\nalpha\nbeta\n<!-- qbank-enable QB302 -->\nalpha\nbeta\n", []string{"7 QB302"}},
		{"the name for the code", "## Question #1\n<!-- qbank-disable QB301 -->\nalpha\n<!-- qbank-enable first-word -->\nalpha\n", []string{"5 QB301"}},
		{"the code for the prefix", "## Question #1\n<!-- qbank-disable QB3 -->\nalpha\nbeta\n<!-- qbank-enable QB301 -->\nalpha\nbeta\n", []string{"6 QB301"}},
		{"the prefix for the code", "## Question #1\n<!-- qbank-disable QB301 -->\nalpha\n<!-- qbank-enable QB3 -->\nalpha\n", []string{"5 QB301"}},
		{"a code after all were turned off", "## Question #1\n<!-- qbank-disable -->\nalpha\n<!-- qbank-enable QB301 -->\nalpha\nbeta\n", []string{"5 QB301"}},
		{"and off once more", "## Question #1\n<!-- qbank-disable QB301 -->\nalpha\n<!-- qbank-enable -->\nalpha\n<!-- qbank-disable QB301 -->\nalpha\n", []string{"5 QB301"}},
		{"in the middle of a line", "## Question #1\n<!-- qbank-disable QB301 -->\nalpha <!-- qbank-enable --> alpha\n", []string{"3 QB301"}},
		{"not those of a file", "## Question #1\n<!-- qbank-disable-file QB301 -->\n<!-- qbank-enable QB301 -->\nalpha\n", []string{"3 QB901"}},
		{"not those of a question", "## Question #1\n<!-- qbank-disable-question QB301 -->\n<!-- qbank-enable QB301 -->\nalpha\n", []string{"3 QB901"}},
	})
}

func TestNestedRanges(t *testing.T) {
	runTextCases(t, Options{}, []textCase{
		{"the inner one ends both, since the rule is on again", "## Question #1\n<!-- qbank-disable QB301 -->\nalpha\n<!-- qbank-disable QB3 -->\nalpha\n<!-- qbank-enable QB3 -->\nalpha\n", []string{"7 QB301"}},
		{"a line in a range", "## Question #1\n<!-- qbank-disable QB301 -->\n<!-- qbank-disable-next-line QB302 -->\nalpha beta\nalpha beta\n", []string{"5 QB302"}},
		{"a question in a file", "<!-- qbank-disable-file QB301 -->\n\n## Question #1\n<!-- qbank-disable-question QB302 -->\nalpha beta\n## Question #2\nalpha beta\n", []string{"7 QB302"}},
		{"of two that hide the same both are used", "## Question #1\n<!-- qbank-disable QB301 -->\n<!-- qbank-disable-question QB3 -->\nalpha\n", []string{}},
		{"of two the one that hides nothing is not", "## Question #1\n<!-- qbank-disable QB301 -->\nalpha\n\n<!-- qbank-disable QB3 -->\n", []string{"5 QB901"}},
		{"ranges that overlap", "## Question #1\n<!-- qbank-disable QB301 -->\nalpha\n<!-- qbank-disable QB302 -->\nalpha beta\n<!-- qbank-enable QB301 -->\nalpha beta\n<!-- qbank-enable QB302 -->\nalpha beta\n", []string{"7 QB301", "9 QB301", "9 QB302"}},
	})
}

func TestDisableNextLine(t *testing.T) {
	runTextCases(t, Options{}, []textCase{
		{"the next line only", "## Question #1\nalpha\n<!-- qbank-disable-next-line QB301 -->\nalpha alpha beta\nalpha\n", []string{"2 QB301", "4 QB302", "5 QB301"}},
		{"no selector is every rule", "## Question #1\n<!-- qbank-disable-next-line -->\nalpha beta\n", []string{}},
		{"an empty line is a line", "## Question #1\n<!-- qbank-disable-next-line QB301 -->\n\nalpha\n", []string{"2 QB901", "4 QB301"}},
		{"the line after the comment's last", "## Question #1\n<!-- qbank-disable-next-line\nQB301 -- here\n-->\nalpha\nalpha\n", []string{"6 QB301"}},
		{"at the end of a line of text", "## Question #1\nalpha <!-- qbank-disable-next-line QB301 -->\nalpha\nalpha\n", []string{"2 QB301", "4 QB301"}},
		{"the last line without a line end", "## Question #1\n<!-- qbank-disable-next-line QB301 -->\nalpha", []string{}},
		{"there is no next line", "## Question #1\nalpha\n<!-- qbank-disable-next-line QB301 -->", []string{"2 QB301", "3 QB901"}},
		{"the line of another question", "## Question #1\nx\n<!-- qbank-disable-next-line QB106 -->\n## Question #1\ny\n", []string{}},
	})
}

func TestDisableFile(t *testing.T) {
	runTextCases(t, Options{}, []textCase{
		{"in the preamble", "<!-- qbank-disable-file QB301 -->\n\n## Question #1\nalpha\n", []string{}},
		{"at the end it holds for what stands above", "alpha\n\n## Question #1\nalpha\n\n<!-- qbank-disable-file QB301 -->\n", []string{}},
		{"no selector is every rule", "## Question #1\nalpha\nbeta\n## Question #1\n<!-- qbank-disable-file -->\n", []string{}},
	})
}

func TestDisableQuestion(t *testing.T) {
	apart := "## Question #1\n<!-- qbank-disable-question QB301 -->\nalpha\n\nA. x\n\nB. y\n\n" +
		"## Question #2\nalpha\n\nA. x\n\nB. y\n\n" +
		"## Question #1 해설\nalpha\n\n## Question #2 해설\nalpha\n"
	far := "## Question #1\nalpha\n\n## Question #2\nalpha\n\n" +
		"## Question #1 해설\nalpha <!-- qbank-disable-question QB301 -->\n\n## Question #2 해설\nalpha\n"
	runTextCases(t, Options{}, []textCase{
		{"its question only", "## Question #1\n<!-- qbank-disable-question QB301 -->\nalpha\n## Question #2\nalpha\n", []string{"5 QB301"}},
		{"with its heading", "## Question #1 alpha\n<!-- qbank-disable-question QB301 -->\nx\n", []string{}},
		{"with what stands above it", "## Question #1\nalpha\n<!-- qbank-disable-question QB301 -->\n", []string{}},
		{"on the heading", "## Question #1 <!-- qbank-disable-question QB301 -->\nalpha\n", []string{}},
		{"with an analysis that follows", "## Question #1\n<!-- qbank-disable-question QB301 -->\nx\n\n## Question #1 해설\nalpha\n", []string{}},
		{"with an analysis far away", apart, []string{"10 QB301", "20 QB301"}},
		{"said in an analysis far away", far, []string{"5 QB301", "11 QB301"}},
		{"with a second analysis", "## Question #1\n<!-- qbank-disable-question QB301 -->\nx\n\n## Question #1 해설\ny\n\n## Question #1 해설\nalpha\n", []string{}},
		{"said in a second analysis", "## Question #1\nalpha\n\n## Question #1 해설\ny\n\n## Question #1 해설\n<!-- qbank-disable-question QB301 -->\n", []string{}},
		{"in a question without a number", "## Question #\n<!-- qbank-disable-question QB301 -->\nalpha\n## Question #2\nalpha\n", []string{"5 QB301"}},
		{"in an analysis without a question", "## Question #1\nalpha\n\n## Question #2 해설\n<!-- qbank-disable-question QB301 -->\nalpha\n", []string{"2 QB301"}},
		{"in the preamble it is about no question", "<!-- qbank-disable-question QB301 -->\nalpha\n\n## Question #1\nalpha\n", []string{"1 QB901", "2 QB301", "5 QB301"}},
		{"one of two with the same number", "## Question #1\nalpha\n\n## Question #1\n<!-- qbank-disable-question -->\nalpha\n", []string{"2 QB301"}},
	})
}
