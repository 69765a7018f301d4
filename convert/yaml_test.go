package convert

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/qbank-dev/qbank/schema"
)

// stemLines are the lines on which YAML writes a stem.
func stemLines(t *testing.T, stem string) string {
	t.Helper()
	text := written(t, "yaml", question(1, stem))
	_, rest, ok := strings.Cut(text, "\n    stem: ")
	stemText, _, ok2 := strings.Cut(rest, "\n    select: ")
	if !ok || !ok2 {
		t.Fatalf("there is no stem in\n%s", text)
	}
	if got := readBack(t, "yaml", text); len(got) != 1 || got[0].Stem != stem {
		t.Fatalf("%q is read back as %q", stem, got[0].Stem)
	}
	return stemText
}

// TestScalars checks texts that mean something else to YAML where nothing tells
// that they are texts.
func TestScalars(t *testing.T) {
	for _, stem := range []string{
		"no", "No", "NO", "n", "yes", "y", "on", "Off", "true", "False", "null", "Null", "~", "", "1", "-1", "+1", "007", "0o17", "0x1F", "0b11", "1_000", "1e3", "1E-3", ".5", "1.", "1.5e+10",
		".inf", "-.Inf", ".nan", "12:30:45", "1:20", "2026-11-24", "2026-11-24 06:00:00", "2026-11-24T06:00:00Z", "=", "<<", "!", "!!str x", "&a", "*a", "%x", "@x", "`x`", "- x", "-", "--- x", "---", "...",
		"? x", "?", ": x", ":", "x: y", "x:", "x #y", "#x", "{x}", "[x]", "{", "]", ",", "|", ">", "'x'", "\"x\"", "'", "\"", "\\", "x\\n",
		" x", "x ", "  x  ", "\tx", "x\t", "x\ty", "\u00a0x", "\u3000x",
		"x\ny", "x\n", "x\n\n", "x\n\ny", "x \ny", "x  \ny", "x\t\ny", "x\n y", "x\n  y\n z", "x\n\ty", " x\ny", "\tx\ny", "\nx", "\n", "\n\n", " \n", "x\n ", "- x\n- y", "# x\ny", "x: y\nz: w", "---\nx", "x\n---\ny", "x\n...\n", "|\n x", "%x\ny",
		"x\r\ny", "x\ry", "\u2028", "x\u2028y", "x\ny\u2029", "x\u0085y", "\ufeffx", "x\ufeffy\nz", "\u007f", "\u009f", "\ufffd", "\u200b", "e\u0301",
	} {
		text := written(t, "yaml", question(1, stem))
		questions, findings := schema.ReadDocument("x.yaml", []byte(text), schema.FormatYAML)
		// The schema wants a text in each stem, which is not what is asked here.
		if strings.TrimSpace(stem) == "" {
			q := question(1, "x")
			q.Options[1].Text, stem = stem+"x", stem+"x"
			text = written(t, "yaml", q)
			questions, findings = schema.ReadDocument("x.yaml", []byte(text), schema.FormatYAML)
			if len(questions) == 1 {
				questions[0].Stem = questions[0].Options[1].Text
			}
		}
		if len(findings) > 0 || len(questions) != 1 || questions[0].Stem != stem {
			t.Errorf("%q is written as\n%s\nand read as %+v, %+v", stem, text, questions, findings)
		}
	}
}

// TestEmoji checks that characters beyond U+FFFF stay what they are, and their
// text a block that people can read.
func TestEmoji(t *testing.T) {
	tests := []struct{ name, stem, want string }{
		{"an emoji", "📋 배경", "📋 배경"},
		{"several, again and again", "📋🌟📋", "📋🌟📋"},
		{"joined ones", "👩‍💻 ⚠️ ✅", "👩‍💻 ⚠️ ✅"},
		{"the last character", "x\U0010fffd", "x\U0010fffd"},
		{"a block", "📋\n🌟", "|-\n      📋\n      🌟"},
		{"a character of private use", "\ue000", "\ue000"},
		{"both", "📋 \ue000 🌟 \ue001", "📋 \ue000 🌟 \ue001"},
		{"what looks like a mask", "\ue000\ue001📋0\ue000", "\ue000\ue001📋0\ue000"},
		{"in quotation marks", "📋: x", "'📋: x'"},
		{"at the start of a text with an indented line", " 📋\nx", `" 📋\nx"`},
		{"with a byte-order mark", "\ufeff📋", `"\uFEFF📋"`},
		{"with a line separator", "📋\u2028\"\\", `"📋\u2028\"\\"`},
		{"a tab and line ends", "\t📋\n\r", `"\t📋\n\u000D"`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := stemLines(t, test.stem); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// TestMasksRunOut checks that nothing is lost in a question that leaves no
// character for a mask.
func TestMasksRunOut(t *testing.T) {
	var private, wide strings.Builder
	for r := privateFirst; r <= privateLast; r++ {
		private.WriteRune(r)
	}
	for r := '\U0001F300'; r < '\U0001F300'+privateLast-privateFirst; r++ {
		wide.WriteRune(r)
	}
	for name, stem := range map[string]string{
		"all characters of private use": private.String() + "📋",
		"all but one":                   strings.Replace(private.String(), "\ue123", "", 1) + "📋🌟",
		"as many emoji":                 wide.String() + "\U0001FBFF\U0002FFFF",
	} {
		q := question(1, stem)
		q.Note, q.Options[0].Text = " x\n📋", "\u2028"+string(privateFirst)+string(privateLast)
		q.Options[1].Text = string(privateLast) + "0" + string(privateLast) // as a text in quotation marks is masked
		text := written(t, "yaml", q)
		if got := readBack(t, "yaml", text); !cmp.Equal(got, []schema.Question{q}) {
			t.Errorf("%s: %s", name, cmp.Diff([]schema.Question{q}, got))
		}
	}
}

// TestEachText checks that every text of a question is looked at, and that
// changing a copy leaves the question alone.
func TestEachText(t *testing.T) {
	n := 0
	q := full(1, func() string {
		n++
		return fmt.Sprintf("text %d", n)
	})
	before := written(t, "json", q)
	seen := 0
	eachText(clone(&q), func(s string) string {
		if strings.HasPrefix(s, "text ") {
			seen++
		}
		return "changed"
	})
	if seen != n {
		t.Errorf("%d texts are seen of %d", seen, n)
	}
	if after := written(t, "json", q); after != before {
		t.Errorf("the question became\n%s", after)
	}
}
