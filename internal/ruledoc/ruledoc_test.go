package ruledoc

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/lint/rules"
)

// sample is a rule with everything that a page shows.
func sample() *lint.Rule {
	return &lint.Rule{
		Code: "QB999", Name: "sample-rule", Since: "0.2.0", Severity: lint.Warning, Fix: lint.UnsafeFix,
		Options: []lint.Option{
			{Name: "ratio", Default: 0.75, Doc: "how much"},
			{Name: "words", Default: []string{"all", "모두"}, Doc: "which words"},
			{Name: "more", Default: []string(nil), Doc: "further words"},
		},
		Doc: lint.Doc{
			What: "What is **reported**.", Why: "Why it matters.", Reference: "A book, 2002",
			Bad:  "## Question #1\n```\n\u202e\xba\u00a0📋\ufe0f\n```\n",
			Good: "## Question #1",
		},
	}
}

const samplePage = "# QB999 sample-rule\n\n" +
	"Severity: warning; `--unsafe-fixes` can mend it; since 0.2.0.\n\n" +
	"## What it reports\n\nWhat is **reported**.\n\n" +
	"## Why\n\nWhy it matters.\n\n" +
	"## Bad\n\n````markdown\n## Question #1\n```\n<U+202E><BA><U+00A0>📋\ufe0f\n```\n````\n\n" +
	"## Good\n\n```markdown\n## Question #1\n```\n\n" +
	"## How to configure it\n\nIn `.qbank.yaml`, here with what holds by default:\n\n" +
	"```yaml\nrules:\n  QB999:\n    # how much\n    ratio: 0.75\n    # which words\n    words: [\"all\",\"모두\"]\n    # further words\n    more: []\n```\n\n" +
	"## How to turn it off\n\nFor a run: `qbank lint --ignore QB999`.\n\n" +
	"## Reference\n\nA book, 2002\n"

func TestPage(t *testing.T) {
	if got := Page(sample()); got != samplePage {
		t.Errorf("got\n%s", got)
	}
}

// TestPageOfPlainRule checks a rule that is off, without fix, options and
// reference.
func TestPageOfPlainRule(t *testing.T) {
	r := sample()
	r.Off, r.Fix, r.Options, r.Doc.Reference = true, lint.NoFix, nil, ""
	got := Page(r)
	for _, part := range []string{
		"Severity: warning; off unless selected by its code or name; since 0.2.0.\n",
		"\n## How to turn it on\n\nFor a run: `qbank lint --extend-select QB999`.\n",
	} {
		if !strings.Contains(got, part) {
			t.Errorf("there is no %q in\n%s", part, got)
		}
	}
	for _, part := range []string{"## How to turn it off", "## How to configure it", "## Reference", "can mend it"} {
		if strings.Contains(got, part) {
			t.Errorf("there is %q in\n%s", part, got)
		}
	}
	r.Fix = lint.SafeFix
	if !strings.Contains(Page(r), "; `--fix` can mend it; ") {
		t.Error("nothing is said of --fix")
	}
}

// headings are the headings of a page outside of fences, and the texts of its
// fences.
func headings(t *testing.T, page string) (titles, fences []string) {
	t.Helper()
	fence := ""
	var inside strings.Builder
	for line := range strings.Lines(page) {
		text := strings.TrimSuffix(line, "\n")
		switch {
		case fence != "" && text == fence:
			fences = append(fences, inside.String())
			fence = ""
			inside.Reset()
		case fence != "":
			inside.WriteString(line)
		case strings.HasPrefix(text, "```"):
			fence = text[:len(text)-len(strings.TrimLeft(text, "`"))]
		case strings.HasPrefix(text, "#"):
			titles = append(titles, text)
		}
	}
	if fence != "" {
		t.Error("a fence is never closed")
	}
	return titles, fences
}

// TestPages checks that each rule has a page with all its parts, in which the
// examples stand, long ones cut, and the options are YAML with the defaults.
func TestPages(t *testing.T) {
	for _, r := range rules.All() {
		t.Run(r.Code, func(t *testing.T) {
			titles, fences := headings(t, Page(r))
			want := []string{"# " + r.Code + " " + r.Name, "## What it reports", "## Why", "## Bad", "## Good"}
			if len(r.Options) > 0 {
				want = append(want, "## How to configure it")
			}
			if r.Off {
				want = append(want, "## How to turn it on")
			} else {
				want = append(want, "## How to turn it off")
			}
			if r.Doc.Reference != "" {
				want = append(want, "## Reference")
			}
			if !slices.Equal(titles, want) {
				t.Errorf("the headings are %q, want %q", titles, want)
			}
			bad, left := cut(r.Doc.Bad)
			good, _ := cut(r.Doc.Good)
			if len(fences) < 2 || fences[0] != visible(bad) || fences[1] != visible(good) {
				t.Fatalf("the examples are %q", fences)
			}
			if said := strings.Contains(Page(r), fmt.Sprintf("… and %d more lines", left)); said != (left > 0) {
				t.Errorf("%d lines of the bad example are left out, and the page says so: %v", left, said)
			}
			if len(r.Options) == 0 {
				return
			}
			var config struct {
				Rules map[string]map[string]any `yaml:"rules"`
			}
			if err := yaml.Unmarshal([]byte(fences[2]), &config); err != nil {
				t.Fatal(err)
			}
			for _, o := range r.Options {
				got, err := json.Marshal(config.Rules[r.Code][o.Name])
				if err != nil {
					t.Fatal(err)
				}
				want, err := json.Marshal(defaultValue(o))
				if err != nil {
					t.Fatal(err)
				}
				if !bytes.Equal(got, want) {
					t.Errorf("%s is %s, want %s", o.Name, got, want)
				}
			}
		})
	}
}

func TestVisible(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"plain text", "a 한글\n\tb", "a 한글\n\tb"},
		{"an emoji with its selector", "⚠\ufe0f 👩\u200d💻", "⚠\ufe0f 👩\u200d💻"},
		{"a selector behind a letter", "a\ufe0f", "a<U+FE0F>"},
		{"a joiner behind a letter", "a\u200db", "a<U+200D>b"},
		{"what nobody sees", "\ufeff\u200b\u00ad\u202e\x00\r", "<U+FEFF><U+200B><U+00AD><U+202E><U+0000><U+000D>"},
		{"other spaces and line ends", "\u00a0\u2003\u2028\u3000", "<U+00A0><U+2003><U+2028>\u3000"},
		{"bytes that are no text", "\xff\xba한", "<FF><BA>한"},
		{"a replacement character is one", "\ufffd", "\ufffd"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := visible(test.text); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// TestCut shortens a long example at a blank line, and leaves others alone.
func TestCut(t *testing.T) {
	short := strings.Repeat("line\n", longest)
	if shown, left := cut(short); shown != short || left != 0 {
		t.Errorf("a short example lost %d lines", left)
	}
	long := strings.Repeat("a\nb\n\n", longest)
	shown, left := cut(long)
	if !strings.HasSuffix(shown, "b\n\n") || strings.Count(shown, "\n") > longest || strings.Count(shown, "\n")+left != strings.Count(long, "\n") {
		t.Errorf("%d lines are shown and %d left", strings.Count(shown, "\n"), left)
	}
}
