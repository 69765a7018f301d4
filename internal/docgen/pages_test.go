package docgen

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.yaml.in/yaml/v3"

	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/lint/rules"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// samples returns a rule that is off and has nothing but what every rule has, and
// one with everything that a page shows.
func samples() []*lint.Rule {
	return []*lint.Rule{{
		Code: "QB107", Name: "question-number-order", Since: "0.1.0", Severity: lint.Info, Off: true,
		Doc: lint.Doc{What: "<What>", Why: "Why", Bad: "bad", Good: "good"},
	}, {
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
	}}
}

func TestGolden(t *testing.T) {
	page := func(r *lint.Rule) func(io.Writer, []*lint.Rule) error {
		return func(w io.Writer, _ []*lint.Rule) error {
			_, err := io.WriteString(w, Page(r))
			return err
		}
	}
	safe := samples()[1]
	safe.Fix = lint.SafeFix
	for name, write := range map[string]func(io.Writer, []*lint.Rule) error{
		"catalogue.txt": Table, "catalogue.md": Markdown, "catalogue.json": JSON,
		"plain.md": page(samples()[0]), "everything.md": page(samples()[1]), "safe.md": page(safe),
	} {
		var got bytes.Buffer
		if err := write(&got, samples()); err != nil {
			t.Fatal(err)
		}
		golden := filepath.Join("testdata", name)
		if *update {
			if err := os.WriteFile(golden, got.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), got.String()); diff != "" {
			t.Errorf("%s (-update rewrites it):\n%s", golden, diff)
		}
	}
	var none strings.Builder
	if err := JSON(&none, nil); err != nil || none.String() != "[]\n" {
		t.Errorf("no rules are %q, %v", none.String(), err)
	}
}

// TestOptions checks that the options on each page are YAML with the defaults.
func TestOptions(t *testing.T) {
	for _, r := range append(rules.All(), samples()...) {
		_, rest, found := strings.Cut(Page(r), "## How to configure it\n\nIn `.qbank.yaml`, here with what holds by default:\n\n```yaml\n")
		if found != (len(r.Options) > 0) {
			t.Errorf("%s has %d options, and its page shows some: %v", r.Code, len(r.Options), found)
		}
		text, _, _ := strings.Cut(rest, "```")
		var config struct {
			Rules map[string]map[string]any `yaml:"rules"`
		}
		if err := yaml.Unmarshal([]byte(text), &config); err != nil {
			t.Fatalf("%s: %v", r.Code, err)
		}
		for _, o := range r.Options {
			got, err := json.Marshal(config.Rules[r.Code][o.Name])
			want, err2 := json.Marshal(defaultValue(o))
			if err != nil || err2 != nil || !bytes.Equal(got, want) {
				t.Errorf("%s: %s is %s (%v), want %s (%v)", r.Code, o.Name, got, err, want, err2)
			}
		}
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

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errFull }

var errFull = errors.New("the disk is full")

func TestWriteErrors(t *testing.T) {
	for name, write := range map[string]func(io.Writer, []*lint.Rule) error{"table": Table, "markdown": Markdown, "JSON": JSON} {
		if err := write(fullDisk{}, samples()); !errors.Is(err, errFull) {
			t.Errorf("%s: the error is %v", name, err)
		}
	}
}
