package lint

import (
	"strings"
	"testing"

	"github.com/qbank-dev/qbank/parser"
)

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
		{"nothing to mend", []*Rule{mendingRule("QB601", "teh", "the", true)}, false,
			"the cat", "the cat", 0, 1},
		{"one round, and one to see that nothing is left", []*Rule{mendingRule("QB601", "teh", "the", true)}, false,
			"teh cat, teh dog", "the cat, the dog", 2, 2},
		{"what overlaps waits for the next round", []*Rule{mendingRule("QB601", "abc", "x", true), mendingRule("QB602", "cd", "y", true)}, false,
			"abcd cd", "xd y", 2, 2},
		{"what is left after the first round is found again", []*Rule{mendingRule("QB601", "ab", "b", true), mendingRule("QB602", "bc", "z", true)}, false,
			"abc", "z", 2, 3},
		{"a fix makes work for another", []*Rule{mendingRule("QB601", "one", "two", true), mendingRule("QB602", "two", "three", true)}, false,
			"one", "three", 2, 3},
		{"unsafe ones are left", []*Rule{mendingRule("QB601", "teh", "the", true), mendingRule("QB602", "cat", "dog", false)}, false,
			"teh cat", "the cat", 1, 2},
		{"unsafe ones are made", []*Rule{mendingRule("QB601", "teh", "the", true), mendingRule("QB602", "cat", "dog", false)}, true,
			"teh cat", "the dog", 2, 2},
		{"an unsafe fix makes work for a safe one", []*Rule{mendingRule("QB601", "teh", "the", true), mendingRule("QB602", "cat", "teh", false)}, true,
			"cat", "the", 2, 3},
		{"a fix that changes nothing ends at once", []*Rule{mendingRule("QB601", "teh", "teh", true)}, false,
			"teh", "teh", 0, 1},
		{"a fix a round for the most rounds that end", []*Rule{mendingRule("QB601", "x>", ">x", true)}, false,
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
				t.Errorf("got %q, %d mended, %d rounds; want %q, %d, %d", fixed.Text, fixed.Count, rounds, heading+test.want, test.count, test.round)
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
		{"two rules flip a word", []*Rule{mendingRule("QB601", "ping", "pong", true), mendingRule("QB602", "pong", "ping", true)}, "ping"},
		{"one rule makes what it finds", []*Rule{mendingRule("QB601", "x", ".x", true)}, "x"},
		{"one round too many", []*Rule{mendingRule("QB601", "x>", ">x", true)}, "x" + strings.Repeat(">", maxRounds)},
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
// mended, each round about half of them.
func TestAdjacentFindingsSettle(t *testing.T) {
	const n = 1000
	rounds := 0
	l := newLinter(t, Options{Rules: []*Rule{counted(mendingRule("QB602", "§", "", true), &rounds)}})
	fixed, err := l.Fix(parser.Default(), "bank.md", heading+strings.Repeat("§", n)+"x\n", false)
	if err != nil {
		t.Fatal(err)
	}
	if fixed.Text != heading+"x\n" || fixed.Count != n {
		t.Errorf("got %q, %d mended", fixed.Text, fixed.Count)
	}
	if rounds > 15 {
		t.Errorf("%d findings took %d rounds", n, rounds)
	}
}

// TestFixObeysSettings checks that only what would be reported is mended.
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
