package parser

import "testing"

func TestJoin(t *testing.T) {
	const (
		q1, a1 = "## Question #1\nOne.\n", "## Question #1 분석\nWhy 1.\n"
		q2, a2 = "## Question #2\nTwo.\n", "## Question #2 분석\nWhy 2.\n"
		r1     = "Q1\n stem: One.\n"
		w1     = " analysis #1 분석\n  body: Why 1.\n"
		r2     = "Q2\n stem: Two.\n"
		w2     = " analysis #2 분석\n  body: Why 2.\n"
	)
	checkReads(t, []readCase{
		{"adjacent", q1 + a1 + q2 + a2, r1 + w1 + r2 + w2, ""},
		{"all questions first", q1 + q2 + a1 + a2, r1 + w1 + r2 + w2, ""},
		{"in another order", q1 + q2 + a2 + a1, r1 + w1 + r2 + w2, ""},
		{"the analysis first", a1 + q1, r1 + w1, ""},
		{"at another level", q1 + "#" + a1, r1 + w1, ""},
		{"one has none", q1 + q2 + a2, r1 + r2 + w2, ""},
		{"another number", q1 + a2, r1 + " orphan #2 분석\n  body: Why 2.", "QB004 3:14"},
		{"of the question before", q1 + q2 + a1, r1 + w1 + r2, ""},
		{"two analyses", q1 + a1 + a1, r1 + w1 + " duplicate #1 분석\n  body: Why 1.", ""},
		{"no question at all", a1, "orphan #1 분석\n  body: Why 1.", "QB004 1:14"},
		{"the same number twice", q1 + a1 + "## Question #1\nAgain.\n## Question #1 분석\nWhy again.", r1 + w1 + "Q1\n stem: Again.\n analysis #1 분석\n  body: Why again.", ""},
		{"the same number twice, analyses last", q1 + "## Question #1\nAgain.\n" + q2 + a1 + "## Question #1 분석\nWhy again.", r1 + w1 + "Q1\n stem: Again.\n analysis #1 분석\n  body: Why again.\n" + r2, ""},
		{"the same number twice, one analysis", q1 + a1 + "## Question #1\nAgain.", r1 + w1 + "Q1\n stem: Again.", ""},
		{"below a question without a usable number", "## Question #1a\nOne.\n" + a1, "Q0!\n stem: One.\n" + w1, "QB001 1:14"},
		{"a bare heading", q1 + "## 해설\nWhy.\n" + q2 + "## 해설\nWhy too.", r1 + " analysis #0 해설\n  body: Why.\n" + r2 + " analysis #0 해설\n  body: Why too.", ""},
		{"a bare heading after an analysis", q1 + a1 + "## 해설\nMore.", r1 + w1 + " duplicate #0 해설\n  body: More.", ""},
		{"a bare heading below a malformed question", "## Question #\nOne.\n## 해설\nWhy.", "Q0!\n stem: One.\n analysis #0 해설\n  body: Why.", "QB001 1:1"},
		{
			"with and without a heading, both of the options", "## Question #1\nOne.\nA. x\nB. y\n### 선택지 분석\n**A. x**\n" + a1,
			r1 + " A: x\n B: y\n analysis\n  3 options 선택지 분석\n   A x\n duplicate #1 분석\n  body: Why 1.", "",
		},
		{
			"sections before the heading", "## Question #1\nOne.\nA. x\nB. y\n\nNote.\n\n### 참고\nz\n\n" + a1,
			r1 + " A: x\n B: y\n analysis #1 분석\n  tail: Note.\n  3 참고\n   body: z\n  body: Why 1.", "",
		},
		{"a rule before the heading", "## Question #1\nOne.\nA. x\nB. y\n\n---\n\n" + a1, r1 + " A: x\n B: y\n" + w1, ""},
	})
}

func TestAdjacent(t *testing.T) {
	f := Parse("x.md", []byte("## Question #1\n## Question #1 분석\n## Question #2\n## Question #3\n## Question #2 분석\n"))
	if !f.Questions[0].Analysis.Adjacent || f.Questions[1].Analysis.Adjacent {
		t.Error("the first analysis follows its question directly, the second does not")
	}
}

func TestOrphanHelp(t *testing.T) {
	f := Parse("x.md", []byte("## Question #1\nOne.\n## Question #2 분석\n"))
	d := f.Diagnostics[0]
	if d.Question != 2 || len(d.Related) != 1 || d.Related[0].Span != f.Questions[0].Heading.Span() {
		t.Errorf("got %+v, want the question above named, since it has no analysis", d)
	}
	if got, want := d.Help, `if it explains question #1 above, write "#1"`; got != want {
		t.Errorf("help %q, want %q", got, want)
	}
	f = Parse("x.md", []byte("## Question #1\nOne.\n## Question #1 분석\n## Question #2 분석\n"))
	if d := f.Diagnostics[0]; len(d.Related) != 0 {
		t.Errorf("got %+v, but question #1 has an analysis", d)
	}
}
