package parser

import (
	"fmt"
	"strings"
	"testing"
)

func TestManyOptions(t *testing.T) {
	const count = 100_000
	var b strings.Builder
	b.WriteString(stem)
	for i := range count {
		fmt.Fprintf(&b, "%c. option %d\n\n", 'A'+i%26, i)
	}
	f := Parse("x.md", []byte(b.String()))
	q := f.Questions[0]
	if len(q.Options) != count || len(f.Diagnostics) > 0 {
		t.Fatalf("got %d options, %s", len(q.Options), faults(f))
	}
	for _, i := range []int{0, 1, 26, count - 1} {
		if got, want := f.OptionText(q.Options[i]), fmt.Sprintf("option %d", i); got != want {
			t.Errorf("option %d: got %q", i, got)
		}
	}
}

func TestManyQuestions(t *testing.T) {
	const count = 5_000
	var b strings.Builder
	for i := 1; i <= count; i++ {
		fmt.Fprintf(&b, "## Question #%d\nStem %d.\n\nA. x\nB. y\n\n", i, i)
	}
	for i := count; i > 0; i-- {
		fmt.Fprintf(&b, "## Question #%d 분석\nWhy %d.\n\n", i, i)
	}
	f := Parse("x.md", []byte(b.String()))
	if len(f.Questions) != count || len(f.Orphans)+len(f.Diagnostics) > 0 {
		t.Fatalf("got %d questions, %d orphans, %s", len(f.Questions), len(f.Orphans), faults(f))
	}
	for i, q := range f.Questions {
		if q.Analysis == nil || q.Analysis.Heading.Number != int64(i+1) {
			t.Fatalf("question %d has the wrong analysis", i+1)
		}
	}
}

// More of a kind than the grammar's library repeats on its own account.
func TestMillions(t *testing.T) {
	if testing.Short() || raceEnabled {
		t.Skip("a million options, sections and reasons take some seconds; left out by -short and by -race")
	}
	const count = 1_000_001
	q := Default().ParseText("x.md", stem+strings.Repeat("A. x\n", count)+"### y\n").Questions[0]
	if len(q.Options) != count || len(q.Sections) != 1 {
		t.Errorf("got %d options and %d sections", len(q.Options), len(q.Sections))
	}
	a := Default().ParseText("x.md", underA+strings.Repeat("- x\n", count)+strings.Repeat("### y\n", count)).Questions[0].Analysis
	if len(a.Sections) != 1+count || len(a.OptionAnalyses()[0].Reasons) != count {
		t.Errorf("got %d sections and %d reasons", len(a.Sections), len(a.OptionAnalyses()[0].Reasons))
	}
}

func TestLongLines(t *testing.T) {
	if testing.Short() {
		t.Skip("lines of 200 MB need half a gigabyte of memory; left out by -short")
	}
	size := 200 << 20
	if raceEnabled {
		size = 20 << 20 // the detector needs as much memory again, and more
	}
	for _, c := range []struct{ name, before, unit, after, want string }{
		{"in a stem", "## Question #7\n", "word ", "\n\nA. one\nB. two\n", "AB"},
		{"in an option", stem + "A. ", "(word) ", "\nB. two\n", "AB"},
	} {
		var text strings.Builder // at once: what is put together of parts is in memory twice
		text.Grow(len(c.before) + size + len(c.after))
		text.WriteString(c.before)
		for range size / len(c.unit) {
			text.WriteString(c.unit)
		}
		text.WriteString(c.after)
		f := Default().ParseText("x.md", text.String())
		labels := ""
		for _, o := range f.Questions[0].Options {
			labels += string(rune(o.Label))
		}
		if labels != c.want || len(f.Diagnostics) > 0 {
			t.Errorf("%s: got options %s, %s", c.name, labels, faults(f))
		}
	}
}

// No message quotes a long line as a whole.
func TestMessagesAreShort(t *testing.T) {
	long := strings.Repeat("가나다 ", 20_000)
	for _, text := range []string{
		"## Question # " + long,
		"## Question #1a" + strings.ReplaceAll(long, " ", ""),
		"##Question #1 " + long,
		stem + "# " + long,
		stem + "```" + long,
		stem + "A. x\nB." + long + "\nC. y",
		stem + "A. x\nB." + strings.ReplaceAll(long, " ", "") + "\nC. y",
	} {
		f := Parse("x.md", []byte(text))
		if len(f.Diagnostics) == 0 {
			t.Errorf("%.40q: nothing is reported", text)
		}
		for _, d := range f.Diagnostics {
			if len(d.Message) > 400 || len(d.Help) > 400 {
				t.Errorf("%.40q: the message has %d bytes, the help %d", text, len(d.Message), len(d.Help))
			}
		}
	}
}
