package ruledoc

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/lint/rules"
)

func catalogue() []*lint.Rule {
	off := &lint.Rule{Code: "QB107", Name: "question-number-order", Since: "0.1.0", Severity: lint.Info, Off: true}
	off.Doc = lint.Doc{What: "<What>", Why: "Why", Bad: "bad", Good: "good"}
	return []*lint.Rule{off, sample()}
}

func TestTable(t *testing.T) {
	var b strings.Builder
	if err := Table(&b, catalogue()); err != nil {
		t.Fatal(err)
	}
	const want = "CODE   NAME                   SEVERITY  FIX     ON\n" +
		"QB107  question-number-order  info      -       off\n" +
		"QB999  sample-rule            warning   unsafe  on\n"
	if b.String() != want {
		t.Errorf("got\n%s", b.String())
	}
}

func TestMarkdown(t *testing.T) {
	var b strings.Builder
	if err := Markdown(&b, catalogue()); err != nil {
		t.Fatal(err)
	}
	const want = "| code | name | severity | fix | on |\n|------|------|----------|-----|----|\n" +
		"| [QB107](QB107.md) | question-number-order | info |  | off |\n" +
		"| [QB999](QB999.md) | sample-rule | warning | unsafe | on |\n"
	if b.String() != want {
		t.Errorf("got\n%s", b.String())
	}
}

func TestJSON(t *testing.T) {
	var b strings.Builder
	list := catalogue()
	list[1].Doc.Bad = "bad\n"
	if err := JSON(&b, list); err != nil {
		t.Fatal(err)
	}
	const want = `[
  {
    "code": "QB107",
    "name": "question-number-order",
    "severity": "info",
    "on": false,
    "since": "0.1.0",
    "what": "<What>",
    "why": "Why",
    "bad": "bad",
    "good": "good",
    "url": "https://github.com/qbank-dev/qbank/blob/main/docs/rules/QB107.md"
  },
  {
    "code": "QB999",
    "name": "sample-rule",
    "severity": "warning",
    "fix": "unsafe",
    "on": true,
    "since": "0.2.0",
    "what": "What is **reported**.",
    "why": "Why it matters.",
    "bad": "bad\n",
    "good": "## Question #1",
    "url": "https://github.com/qbank-dev/qbank/blob/main/docs/rules/QB999.md",
    "reference": "A book, 2002",
    "options": [
      {
        "name": "ratio",
        "default": 0.75,
        "doc": "how much"
      },
      {
        "name": "words",
        "default": [
          "all",
          "모두"
        ],
        "doc": "which words"
      },
      {
        "name": "more",
        "default": [],
        "doc": "further words"
      }
    ]
  }
]
`
	if b.String() != want {
		t.Errorf("got\n%s", b.String())
	}
	b.Reset()
	if err := JSON(&b, nil); err != nil || b.String() != "[]\n" {
		t.Errorf("no rules are %q, %v", b.String(), err)
	}
}

// TestWholeCatalogue checks that each form has each rule.
func TestWholeCatalogue(t *testing.T) {
	all := rules.All()
	var table, markdown, list strings.Builder
	if err := errors.Join(Table(&table, all), Markdown(&markdown, all), JSON(&list, all)); err != nil {
		t.Fatal(err)
	}
	var entries []entry
	if err := json.Unmarshal([]byte(list.String()), &entries); err != nil {
		t.Fatal(err)
	}
	files, err := Folder(all)
	if err != nil {
		t.Fatal(err)
	}
	if len(entries) != len(all) || strings.Count(table.String(), "\n") != len(all)+1 || strings.Count(markdown.String(), "\n") != len(all)+2 || len(files) != len(all)+1 {
		t.Fatalf("%d rules, %d entries, %d files, and the tables\n%s\n%s", len(all), len(entries), len(files), table.String(), markdown.String())
	}
	for i, r := range all {
		if e := entries[i]; e.Code != r.Code || e.Name != r.Name || e.On == r.Off || e.Fix != r.Fix.String() || e.Severity != r.Severity.String() {
			t.Errorf("%s is %+v", r.Code, e)
		}
		if string(files[r.Code+".md"]) != Page(r) || !strings.Contains(string(files["README.md"]), "| ["+r.Code+"]("+r.Code+".md) | "+r.Name+" |") {
			t.Errorf("%s has no page of its own", r.Code)
		}
	}
}

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errFull }

var errFull = errors.New("the disk is full")

func TestWriteErrors(t *testing.T) {
	for name, err := range map[string]error{
		"table": Table(fullDisk{}, catalogue()), "markdown": Markdown(fullDisk{}, catalogue()), "JSON": JSON(fullDisk{}, catalogue()),
	} {
		if !errors.Is(err, errFull) {
			t.Errorf("%s: the error is %v", name, err)
		}
	}
}
