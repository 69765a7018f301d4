package lint

import (
	"reflect"
	"strings"
	"testing"

	"github.com/qbank-dev/qbank/parser"
)

// report runs one rule that reports one finding.
func report(t *testing.T, text string, make func(f *parser.File) Finding) Diagnostic {
	t.Helper()
	r := &Rule{Code: "QB101", Name: "one-finding", Severity: Error}
	r.CheckFile = func(p *Pass) { p.Report(make(p.File)) }
	list := lintText(newLinter(t, Options{Rules: []*Rule{r}}), text)
	if len(list) != 1 {
		t.Fatalf("%d findings", len(list))
	}
	return list[0]
}

// TestNewDiagnostic checks that all places of a finding are resolved.
func TestNewDiagnostic(t *testing.T) {
	const text = "\ufeff## 문제 1\r\n물이 끓는 온도는?\r\n"
	word := func(w string) parser.Span {
		at := strings.Index(text, w)
		return parser.Span{Start: at, End: at + len(w)}
	}
	place := func(line, column int, w string, end bool) Position {
		p := Position{Line: line, Column: column, Offset: word(w).Start}
		if end {
			p.Offset = word(w).End
		}
		return p
	}
	got := report(t, text, func(*parser.File) Finding {
		return Finding{
			Span: word("끓는"), Message: "m", Help: "h", Question: 1,
			Related: []parser.Related{{Span: word("문제"), Message: "r"}},
			Fix:     &parser.Fix{Safe: true, Edits: []parser.Edit{{Span: word("온도"), Text: "때"}}},
		}
	})
	want := Diagnostic{
		File: "bank.md", Code: "QB101", Name: "one-finding", Severity: Error, Message: "m", Help: "h", Question: 1,
		URL:   "https://github.com/qbank-dev/qbank/blob/main/docs/rules/QB101.md",
		Start: place(2, 4, "끓는", false), End: place(2, 6, "끓는", true),
		StartByte: len("물이 ") + 1, EndByte: len("물이 끓는") + 1,
		Excerpt: "물이 끓는 온도는?",
		Hash:    textHash("끓는"),
		Related: []Related{{File: "bank.md", Start: place(1, 4, "문제", false), Message: "r"}},
		Fix:     &Fix{Safe: true, Edits: []Edit{{Start: place(2, 7, "온도", false), End: place(2, 9, "온도", true), Text: "때"}}},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

// TestExcerpt checks how much of a line is kept for reports.
func TestExcerpt(t *testing.T) {
	filler := strings.Repeat("가", maxExcerpt)
	tests := []struct {
		name, before, after string
		want                func(line string) string
	}{
		{"a short line", "x ", " y", func(line string) string { return line }},
		{"the longest line that is kept whole", strings.Repeat("x", maxExcerpt-len("HERE")), strings.Repeat("y", maxExcerpt), func(line string) string { return line }},
		{"a long line is cut", "x ", filler, func(line string) string { return line[:2*maxExcerpt] }},
		{"the last place that is shown in a cut line", strings.Repeat("x", maxExcerpt), filler, func(line string) string { return line[:2*maxExcerpt] }},
		{"a finding farther to the right has no line", strings.Repeat("x", maxExcerpt+1), filler, func(string) string { return "" }},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			line := test.before + "HERE" + test.after
			text := heading + line + "\n"
			at := strings.Index(text, "HERE")
			got := report(t, text, func(*parser.File) Finding {
				return Finding{Span: parser.Span{Start: at, End: at + 4}}
			})
			if want := test.want(line); got.Excerpt != want {
				t.Errorf("got %d bytes, want %d", len(got.Excerpt), len(want))
			}
		})
	}
	got := report(t, "\ufeff# 시험\n\n"+heading, func(*parser.File) Finding { return Finding{} })
	if got.Excerpt != "# 시험" {
		t.Errorf("with a byte-order mark the excerpt is %q", got.Excerpt)
	}
}

// TestHash checks that the hash is that of the text and not of its place.
func TestHash(t *testing.T) {
	hash := func(text string) string {
		at := strings.Index(text, "HERE")
		return report(t, text, func(*parser.File) Finding { return Finding{Span: parser.Span{Start: at, End: at + 5}} }).Hash
	}
	one := hash(heading + "HERE1\n")
	if moved := hash("# Exam\n\n" + heading + "\n\nx HERE1\n"); moved != one {
		t.Errorf("moved it is %s, before %s", moved, one)
	}
	if other := hash(heading + "HERE2\n"); other == one {
		t.Error("another text has the same hash")
	}
	if len(one) != 16 {
		t.Errorf("the hash is %q", one)
	}
}

func TestOptions(t *testing.T) {
	rule := &Rule{Code: "QB401", Options: []Option{
		{Name: "words", Default: 4}, {Name: "ratio", Default: 0.75}, {Name: "terms", Default: []string{"all"}},
	}}
	plain := &active{Rule: rule}
	set := &active{Rule: rule, options: map[string]any{"words": 7, "ratio": 0.5, "terms": []string{"모두"}}}
	p, bank := Pass{rule: plain}, BankPass{rule: plain}
	if p.Int("words") != 4 || bank.Int("words") != 4 || p.Float("ratio") != 0.75 || bank.Float("ratio") != 0.75 || p.Strings("terms")[0] != "all" {
		t.Error("the defaults do not hold")
	}
	p, bank = Pass{rule: set}, BankPass{rule: set}
	if p.Int("words") != 7 || bank.Int("words") != 7 || p.Float("ratio") != 0.5 || bank.Float("ratio") != 0.5 || p.Strings("terms")[0] != "모두" {
		t.Error("what the configuration says does not hold")
	}
	defer func() {
		if fault := recover(); fault != `rule QB401 has no option "word"` {
			t.Errorf("asking for an option that the rule does not have gives %v", fault)
		}
	}()
	p.Int("word")
}

// TestAnalysed checks what counts as an analysis.
func TestAnalysed(t *testing.T) {
	const stem = heading + "x\n\nA. y\n\nB. z\n\n"
	tests := []struct {
		name, text string
		want       bool
	}{
		{"nothing", "", false},
		{"a stated answer", "정답: A\n", false},
		{"a stated answer, a comment and a rule", "정답: A\n\n<!-- x -->\n\n---\n", false},
		{"a stated answer with a reason below it", "정답: A\n\n까닭은 이렇다.\n", true},
		{"a section", "### 배경\n", true},
		{"an analysis", "## Question #1 해설\n", true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			f := parser.Parse("bank.md", []byte(stem+test.text))
			if got := newQuestions(f, &wordReader{})[0].Analysed(); got != test.want {
				t.Errorf("got %v", got)
			}
		})
	}
}

// TestQuestion checks what rules ask of a question.
func TestQuestion(t *testing.T) {
	f := parser.Parse("bank.md", []byte(heading+"x\n\nA. one\n\nB. two\n\nB. three\n\n정답: B\n"))
	q := newQuestions(f, &wordReader{})[0]
	if o := q.Option('B'); o == nil || f.OptionText(o) != "two" {
		t.Errorf("option B is %v", o)
	}
	if o := q.Option('C'); o != nil {
		t.Errorf("option C is %v", o)
	}
	if doc := q.Document(); doc.Number != 1 || doc != q.Document() {
		t.Error("the document is made anew")
	}
	if !q.Key().Has('B') || q.Key().Has('A') || q.Selection().Count != 1 {
		t.Errorf("the key is %+v, the selection %+v", q.Key(), q.Selection())
	}
}
