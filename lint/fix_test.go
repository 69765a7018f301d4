package lint

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/qbank-dev/qbank/parser"
)

// edit is an edit of a text by its offsets, which are all that fixing looks at.
func edit(start, end int, text string) Edit {
	return Edit{Start: Position{Offset: start}, End: Position{Offset: end}, Text: text}
}

// safeFix and unsafeFix are findings with a fix of these edits.
func safeFix(edits ...Edit) Diagnostic   { return Diagnostic{Fix: &Fix{Safe: true, Edits: edits}} }
func unsafeFix(edits ...Edit) Diagnostic { return Diagnostic{Fix: &Fix{Edits: edits}} }

func TestApplyFixes(t *testing.T) {
	const text = "0123456789"
	tests := []struct {
		name   string
		found  []Diagnostic
		unsafe bool
		want   string
		count  int
	}{
		{"nothing found", nil, true, text, 0},
		{"a finding without a fix", []Diagnostic{{}}, true, text, 0},
		{"a fix without edits", []Diagnostic{safeFix()}, true, text, 0},
		{"replace", []Diagnostic{safeFix(edit(2, 4, "ab"))}, false, "01ab456789", 1},
		{"delete", []Diagnostic{safeFix(edit(2, 4, ""))}, false, "01456789", 1},
		{"insert", []Diagnostic{safeFix(edit(2, 2, "ab"))}, false, "01ab23456789", 1},
		{"insert at the start", []Diagnostic{safeFix(edit(0, 0, "ab"))}, false, "ab0123456789", 1},
		{"insert at the end", []Diagnostic{safeFix(edit(10, 10, "ab"))}, false, "0123456789ab", 1},
		{"replace all", []Diagnostic{safeFix(edit(0, 10, ""))}, false, "", 1},
		{"several edits", []Diagnostic{safeFix(edit(1, 2, "a"), edit(4, 6, ""), edit(9, 9, "b"))}, false, "0a23678b9", 1},

		{"an unsafe one where only safe ones are wanted", []Diagnostic{unsafeFix(edit(2, 4, "ab"))}, false, text, 0},
		{"an unsafe one", []Diagnostic{unsafeFix(edit(2, 4, "ab"))}, true, "01ab456789", 1},
		{"an unsafe one takes no place where only safe ones are wanted", []Diagnostic{unsafeFix(edit(0, 9, "")), safeFix(edit(2, 4, "ab"))}, false, "01ab456789", 1},

		{"several fixes in any order", []Diagnostic{safeFix(edit(7, 8, "b")), safeFix(edit(1, 2, "a"))}, false, "0a23456b89", 2},
		{"fixes whose edits are between each other's", []Diagnostic{safeFix(edit(1, 2, "a"), edit(7, 8, "a")), safeFix(edit(4, 5, "b"))}, false, "0a23b56a89", 2},
		{"of two that overlap the first in the text is made", []Diagnostic{safeFix(edit(4, 8, "b")), safeFix(edit(2, 6, "a"))}, false, "01a6789", 1},
		{"of two at one place the first found is made", []Diagnostic{safeFix(edit(2, 4, "a")), safeFix(edit(2, 6, "b"))}, false, "01a456789", 1},
		{"one inside another", []Diagnostic{safeFix(edit(2, 8, "a")), safeFix(edit(4, 5, "b"))}, false, "01a89", 1},
		{"one around another with edits", []Diagnostic{safeFix(edit(1, 2, "a"), edit(6, 7, "a")), safeFix(edit(3, 9, "b"))}, false, "0a2345a789", 1},
		{"one that overlaps is left out whole", []Diagnostic{safeFix(edit(1, 3, "a")), safeFix(edit(2, 4, "b"), edit(8, 9, "b"))}, false, "0a3456789", 1},
		{"what is left out takes no place", []Diagnostic{safeFix(edit(1, 3, "a")), safeFix(edit(2, 4, "b"), edit(8, 9, "b")), safeFix(edit(8, 9, "c"))}, false, "0a34567c9", 2},
		{"a third waits for the first only", []Diagnostic{safeFix(edit(0, 3, "a")), safeFix(edit(2, 6, "b")), safeFix(edit(5, 8, "c"))}, false, "a34c89", 2},

		{"two that touch: the second waits", []Diagnostic{safeFix(edit(2, 4, "a")), safeFix(edit(4, 6, "b"))}, false, "01a456789", 1},
		{"two insertions at one place: the second waits", []Diagnostic{safeFix(edit(4, 4, "a")), safeFix(edit(4, 4, "b"))}, false, "0123a456789", 1},
		{"an insertion where another ends: it waits", []Diagnostic{safeFix(edit(2, 4, "a")), safeFix(edit(4, 4, "b"))}, false, "01a456789", 1},
		{"an insertion where another begins: the other waits", []Diagnostic{safeFix(edit(4, 6, "a")), safeFix(edit(4, 4, "b"))}, false, "0123a6789", 1},
		{"edits of one fix may touch", []Diagnostic{safeFix(edit(2, 4, "a"), edit(4, 6, "b"))}, false, "01ab6789", 1},
		{"edits of one fix at one place keep their order", []Diagnostic{safeFix(edit(4, 4, "a"), edit(4, 4, "b"), edit(4, 6, "c"))}, false, "0123abc6789", 1},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, count := ApplyFixes(text, test.found, test.unsafe)
			if got != test.want || count != test.count {
				t.Errorf("got %q and %d, want %q and %d", got, count, test.want, test.count)
			}
		})
	}
}

// TestApplyFixesMany checks that many fixes are made in one go, found in the
// worst order.
func TestApplyFixesMany(t *testing.T) {
	const n = 20_000
	var found []Diagnostic
	for i := n - 1; i >= 0; i-- {
		found = append(found, safeFix(edit(2*i, 2*i+1, "b")))
	}
	got, count := ApplyFixes(strings.Repeat("a ", n), found, false)
	if count != n || got != strings.Repeat("b ", n) {
		t.Errorf("%d fixes are made", count)
	}
}

// TestFixesAreNotChanged checks that fixing leaves the findings as they are: a
// report shows them afterwards.
func TestFixesAreNotChanged(t *testing.T) {
	found := []Diagnostic{safeFix(edit(4, 6, "b")), unsafeFix(edit(1, 2, "a"), edit(7, 8, "a")), {}, safeFix(edit(5, 6, "c"))}
	show := func() string {
		var b strings.Builder
		for _, d := range found {
			fmt.Fprintf(&b, "%+v ", d.Fix)
		}
		return b.String()
	}
	before := show()
	ApplyFixes("0123456789", found, true)
	if after := show(); after != before {
		t.Errorf("before\n%s, after\n%s", before, after)
	}
}

const heading = "## Question #1\n"

// counted counts how often a rule looks at a file, which is once a round.
func counted(r *Rule, rounds *int) *Rule {
	c := *r
	c.CheckFile = func(p *Pass) {
		*rounds++
		r.CheckFile(p)
	}
	return &c
}

func TestFixRounds(t *testing.T) {
	tests := []struct {
		name         string
		rules        []*Rule
		unsafe       bool
		text, want   string
		count, round int
	}{
		{"nothing to fix", []*Rule{fixingRule("QB601", "teh", "the", true)}, false,
			"the cat", "the cat", 0, 1},
		{"one round, and one to see that nothing is left", []*Rule{fixingRule("QB601", "teh", "the", true)}, false,
			"teh cat, teh dog", "the cat, the dog", 2, 2},
		{"what overlaps waits for the next round", []*Rule{fixingRule("QB601", "abc", "x", true), fixingRule("QB602", "cd", "y", true)}, false,
			"abcd cd", "xd y", 2, 2},
		{"what is left after the first round is found again", []*Rule{fixingRule("QB601", "ab", "b", true), fixingRule("QB602", "bc", "z", true)}, false,
			"abc", "z", 2, 3},
		{"a fix makes work for another", []*Rule{fixingRule("QB601", "one", "two", true), fixingRule("QB602", "two", "three", true)}, false,
			"one", "three", 2, 3},
		{"unsafe ones are left", []*Rule{fixingRule("QB601", "teh", "the", true), fixingRule("QB602", "cat", "dog", false)}, false,
			"teh cat", "the cat", 1, 2},
		{"unsafe ones are made", []*Rule{fixingRule("QB601", "teh", "the", true), fixingRule("QB602", "cat", "dog", false)}, true,
			"teh cat", "the dog", 2, 2},
		{"an unsafe fix makes work for a safe one", []*Rule{fixingRule("QB601", "teh", "the", true), fixingRule("QB602", "cat", "teh", false)}, true,
			"cat", "the", 2, 3},
		{"a fix that changes nothing ends at once", []*Rule{fixingRule("QB601", "teh", "teh", true)}, false,
			"teh", "teh", 0, 1},
		{"a fix a round for the most rounds that end", []*Rule{fixingRule("QB601", "x>", ">x", true)}, false,
			"x" + strings.Repeat(">", maxRounds-1), strings.Repeat(">", maxRounds-1) + "x", maxRounds - 1, maxRounds},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			rounds := 0
			test.rules[0] = counted(test.rules[0], &rounds)
			l := newLinter(t, Options{Rules: test.rules})
			fixed, err := l.Fix(parser.Default(), "bank.md", heading+test.text, test.unsafe)
			if err != nil {
				t.Fatal(err)
			}
			if fixed.Text != heading+test.want || fixed.Count != test.count || rounds != test.round {
				t.Errorf("got %q, %d fixed, %d rounds; want %q, %d, %d", fixed.Text, fixed.Count, rounds, heading+test.want, test.count, test.round)
			}
			// What is handed on was found in the new text.
			if again := l.File(parser.Parse("bank.md", []byte(fixed.Text))); strings.Join(places(again.Diagnostics), " ") != strings.Join(places(fixed.Result.Diagnostics), " ") {
				t.Errorf("the result has %v, the text %v", places(fixed.Result.Diagnostics), places(again.Diagnostics))
			}
		})
	}
}

// TestNeverSettles checks that fixes that undo each other, or go on for ever,
// are an error that names the file.
func TestNeverSettles(t *testing.T) {
	tests := []struct {
		name  string
		rules []*Rule
		text  string
	}{
		{"two rules flip a word", []*Rule{fixingRule("QB601", "ping", "pong", true), fixingRule("QB602", "pong", "ping", true)}, "ping"},
		{"one rule makes what it finds", []*Rule{fixingRule("QB601", "x", ".x", true)}, "x"},
		{"one round too many", []*Rule{fixingRule("QB601", "x>", ">x", true)}, "x" + strings.Repeat(">", maxRounds)},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			rounds := 0
			test.rules[0] = counted(test.rules[0], &rounds)
			l := newLinter(t, Options{Rules: test.rules})
			_, err := l.Fix(parser.Default(), "bank/1.md", heading+test.text, false)
			if err == nil {
				t.Fatal("no error")
			}
			for _, part := range []string{"internal error", `"bank/1.md"`, "100 rounds", "report it"} {
				if !strings.Contains(err.Error(), part) {
					t.Errorf("%q does not say %q", err, part)
				}
			}
			if rounds != maxRounds {
				t.Errorf("%d rounds, want %d", rounds, maxRounds)
			}
		})
	}
}

// TestAdjacentFindingsSettle checks that findings that touch each other are all
// fixed, each round about half of them.
func TestAdjacentFindingsSettle(t *testing.T) {
	const n = 1000
	rounds := 0
	l := newLinter(t, Options{Rules: []*Rule{counted(fixingRule("QB602", "§", "", true), &rounds)}})
	fixed, err := l.Fix(parser.Default(), "bank.md", heading+strings.Repeat("§", n)+"x\n", false)
	if err != nil {
		t.Fatal(err)
	}
	if fixed.Text != heading+"x\n" || fixed.Count != n {
		t.Errorf("got %q, %d fixed", fixed.Text, fixed.Count)
	}
	if rounds > 15 {
		t.Errorf("%d findings took %d rounds", n, rounds)
	}
}

// TestFixObeysSettings checks that only what would be reported is fixed.
func TestFixObeysSettings(t *testing.T) {
	const text = heading + "teh\n"
	tests := []struct {
		name string
		opts Options
		text string
		want string
	}{
		{"reported", Options{}, text, heading + "the\n"},
		{"ignored", Options{Selection: Selection{Ignore: []string{"QB601"}}}, text, text},
		{"ignored for the file", Options{Ignored: func(file, _ string) bool { return file == "bank.md" }}, text, text},
		{"ignored for another file", Options{Ignored: func(file, _ string) bool { return file == "other.md" }}, text, heading + "the\n"},
		{"turned off in the text", Options{}, "<!-- qbank-disable-file QB601 -->\n" + text, "<!-- qbank-disable-file QB601 -->\n" + text},
		{"of another severity", Options{Severities: map[string]Severity{"QB601": Info}}, text, heading + "the\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			fixed, err := newLinter(t, test.opts).Fix(parser.Default(), "bank.md", test.text, false)
			if err != nil {
				t.Fatal(err)
			}
			if fixed.Text != test.want {
				t.Errorf("got %q, want %q", fixed.Text, test.want)
			}
		})
	}
}

// drawFix generates a fix whose edits are in order and do not overlap.
func drawFix(t *rapid.T, length int) *Fix {
	places := rapid.SliceOfN(rapid.IntRange(0, length), 2, 6).Draw(t, "places")
	slices.Sort(places)
	fix := &Fix{Safe: rapid.Bool().Draw(t, "safe")}
	for i := 0; i+1 < len(places); i += 2 {
		text := rapid.SampledFrom([]string{"", "x", "한글"}).Draw(t, "text")
		fix.Edits = append(fix.Edits, edit(places[i], places[i+1], text))
	}
	return fix
}

// touch reports whether two fixes want to change the same place, or places that
// touch.
func touch(a, b *Fix) bool {
	for _, x := range a.Edits {
		for _, y := range b.Edits {
			if x.Start.Offset <= y.End.Offset && y.Start.Offset <= x.End.Offset {
				return true
			}
		}
	}
	return false
}

// oneByOne applies fixes one after the other, each to the text that the one
// before it left: places behind an edit move with it.
func oneByOne(text string, fixes []*Fix) string {
	type move struct{ at, by int }
	var moves []move
	for _, fix := range fixes {
		var own []move
		for i := len(fix.Edits) - 1; i >= 0; i-- {
			e := fix.Edits[i]
			start, end := e.Start.Offset, e.End.Offset
			by := 0
			for _, m := range moves {
				if m.at <= e.Start.Offset {
					by += m.by
				}
			}
			text = text[:start+by] + e.Text + text[end+by:]
			own = append(own, move{e.End.Offset, len(e.Text) - (end - start)})
		}
		moves = append(moves, own...)
	}
	return text
}

// TestApplyFixesOneByOne checks that making fixes together is the same as making
// those that are kept one by one, and which are kept: in the order of the text,
// each that is clear of all kept before it.
func TestApplyFixesOneByOne(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOfN(rapid.RuneFrom([]rune("abc\n")), 0, 24, -1).Draw(t, "text")
		var found []Diagnostic
		for range rapid.IntRange(0, 8).Draw(t, "fixes") {
			found = append(found, Diagnostic{Fix: drawFix(t, len(text))})
		}
		withUnsafe := rapid.Bool().Draw(t, "unsafe")

		var wanted, kept []*Fix
		for _, d := range found {
			if d.Fix.Safe || withUnsafe {
				wanted = append(wanted, d.Fix)
			}
		}
		slices.SortStableFunc(wanted, func(a, b *Fix) int {
			return cmp.Compare(a.Edits[0].Start.Offset, b.Edits[0].Start.Offset)
		})
		for _, fix := range wanted {
			if !slices.ContainsFunc(kept, func(k *Fix) bool { return touch(k, fix) }) {
				kept = append(kept, fix)
			}
		}
		got, count := ApplyFixes(text, found, withUnsafe)
		if count != len(kept) {
			t.Fatalf("%d fixes are made, want %d", count, len(kept))
		}
		if want := oneByOne(text, kept); got != want {
			t.Fatalf("got %q, want %q", got, want)
		}
		// The order in which fixes are made one by one does not matter either.
		slices.Reverse(kept)
		if want := oneByOne(text, kept); got != want {
			t.Fatalf("got %q, want %q when made backwards", got, want)
		}
	})
}
