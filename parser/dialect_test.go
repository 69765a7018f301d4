package parser

import (
	"reflect"
	"testing"
)

func TestDialect(t *testing.T) {
	p := New(Dialect{
		AnalysisTitles:      []string{" Rationale ", "해설 노트", ""},
		OptionSectionTitles: []string{"The   options"},
		AnswerWords:         []string{"Key", "Ответ"},
		Marks:               Marks{Pro: []string{"O"}, Con: []string{"X", "👎️"}, Star: []string{"🏆"}},
	})
	f := p.Parse("x.md", []byte(`## Question #7
Stem.

A. one
B. two

## Question #7 rationale

### THE OPTIONS

**A. one** 🏆
- good O
- bad X
- very bad 👎
- X-ray
- still ✅

ОТВЕТ: A

## Question #8 해설노트
`))
	if got, want := outline(f), `Q7
 stem: Stem.
 A: one
 B: two
 stated: A
 analysis #7 rationale
  3 options THE OPTIONS
   A one star
    pro: good
    con: bad
    con: very bad
    none: X-ray
    pro: still
   closing: ОТВЕТ: A
 orphan #8 해설노트`; got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
	if f.Parser() != p {
		t.Error("Parser is not the parser that read the file")
	}
	if got := p.Marks().Pro[:2]; !reflect.DeepEqual(got, []string{"O", "✅"}) {
		t.Errorf("the chosen glyphs come first, got %v", got)
	}
}

// Words of the default dialect are none of a bank that has chosen its own.
func TestDialectReplacesWords(t *testing.T) {
	p := New(Dialect{AnalysisTitles: []string{"Rationale"}, OptionSectionTitles: []string{}})
	f := p.Parse("x.md", []byte("## Question #7 분석\nStem.\n### 선택지 분석\n**A. x**\n"))
	if got, want := outline(f), "Q7 (분석)\n stem: Stem.\n analysis\n  3 선택지 분석\n   body: **A. x**"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// The title says that the options are analysed below, whatever the analysis
// words are, so that it does not stand above the options themselves.
func TestDialectKeepsTheMeaningOfTitles(t *testing.T) {
	p := New(Dialect{AnalysisTitles: []string{"Rationale"}})
	f := p.Parse("x.md", []byte("## Question #7\nStem.\n\n### 선택지 분석\nA. x\n- y\n"))
	if got, want := outline(f), "Q7\n stem: Stem.\n analysis\n  3 options 선택지 분석\n   A x\n    none: y"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestLookup(t *testing.T) {
	p := Default()
	if !p.SameTitle("### ✅ **2. 요구사항:**"[4:], "요구사항") || p.SameTitle("요구사항", "요구") {
		t.Error("SameTitle is wrong")
	}
	if marks := p.MarksIn("a ✅ b ❌️", 10); len(marks) != 2 || marks[0].Span != (Span{12, 15}) || marks[1].Kind != Con {
		t.Errorf("MarksIn: %+v", marks)
	}
}

// TestClaimedGlyph gives a known glyph another meaning: it has only that.
func TestClaimedGlyph(t *testing.T) {
	p := New(Dialect{Marks: Marks{Con: []string{"✔"}}})
	marks := p.MarksIn("done ✔, fine ✅", 0)
	if len(marks) != 2 || marks[0].Kind != Con || marks[1].Kind != Pro {
		t.Errorf("got %v", marks)
	}
}
