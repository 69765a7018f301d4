package config

import (
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"
	"testing"
)

var explained = map[string]string{
	"sub/qbank.yaml": `extends: [../base.yaml, qbank:strict]
ignore: [QB302, "무엇: x"]
extendSelect: [QB315]
severity: {QB101: info}
perFileIgnores: {"*.tmp.md": [QB3], "/ja: nein.md": []}
marks: {pro: [o, ✔], con: "-"}
requiredSections: ["null", "3", "a b", "# x", "- y", "tab\there"]
rules: {QB401: {ratio: 1e-7, terms: ["yes", 'it''s', "한 글", "2026-11-24"], mode: ""}}
format: {wrap: 72}
`,
	"base.yaml": "exclude: [\"old/**\", \"*.bak\"]\nextendSelect: [QB201]\nperFileIgnores: {shared: [QB1]}\n",
}

// TestExplainIsAFile loads what Explain writes: it is a configuration that sets
// the same.
func TestExplainIsAFile(t *testing.T) {
	root := tree(t, explained)
	for name, overrides := range map[string]Overrides{
		"no overrides": {}, "ignore": {Ignore: []string{"QB1"}}, "select": {Select: []string{"QB3"}, Ignore: []string{"QB301"}},
	} {
		c := mustLoad(t, root, "sub/x.md").With(overrides)
		var b strings.Builder
		if err := c.Explain(&b, "yaml"); err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(root, "sub", "explained.yaml")
		if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
			t.Fatal(err)
		}
		again, err := (&Loader{Rules: catalogueOfTest(), File: path}).For("x.md")
		if err != nil {
			t.Fatalf("%s: %v\n%s", name, err, b.String())
		}
		if !reflect.DeepEqual(again.Enabled(), c.Enabled()) {
			t.Errorf("%s: %v run, want %v\n%s", name, again.Enabled(), c.Enabled(), b.String())
		}
		x, y := values(again), values(c)
		for _, v := range []*Config{&x, &y} {
			for _, path := range []string{"old/x.md", "sub/a.bak", "a.bak"} {
				v.AnswerWords = append(v.AnswerWords, path, strconv.FormatBool(v.Excluded(filepath.Join(root, path))))
			}
			// These are written otherwise.
			v.Exclude, v.PerFileIgnores, v.ExtendSelect, v.own, v.overrides = nil, nil, nil, Overrides{}, Overrides{}
		}
		if !reflect.DeepEqual(x, y) {
			t.Errorf("%s: got %+v\nwant %+v\n%s", name, x, y, b.String())
		}
		for _, path := range []string{"shared/x.md", "sub/a.tmp.md", "sub/shared/x.md"} {
			for _, code := range []string{"QB101", "QB301"} {
				if abs := filepath.Join(root, path); again.Ignored(abs, code) != (c.Ignored(abs, code)) {
					t.Errorf("%s: %s in %s", name, code, path)
				}
			}
		}
	}
}

func TestExplainYAML(t *testing.T) {
	root := tree(t, explained)
	c := mustLoad(t, root, "sub/x.md").With(Overrides{Ignore: []string{"QB1"}})
	var b strings.Builder
	if err := c.Explain(&b, "yaml"); err != nil {
		t.Fatal(err)
	}
	got := without(root, b.String())
	want := `# From sub/qbank.yaml, which extends base.yaml, preset qbank:strict.
# 6 of 8 rules run; off: QB101, QB302.
# sub/qbank.yaml:2:17: no rule is called "무엇: x".
select: [ALL] # preset qbank:strict
ignore:
  - QB302 # sub/qbank.yaml:2
  - "무엇: x" # sub/qbank.yaml:2
  - QB1 # command line
extendSelect:
  - QB201 # base.yaml:2
  - QB315 # sub/qbank.yaml:3
severity:
  QB001: error # preset qbank:strict
  QB101: info # sub/qbank.yaml:4
`
	if !strings.HasPrefix(got, want) {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
	want = `perFileIgnores:
  "/../**/shared": [QB1] # base.yaml:3
  "*.tmp.md": [QB3] # sub/qbank.yaml:5
  "/ja: nein.md": [] # sub/qbank.yaml:5
exclude: ["/../old/**", "/../**/*.bak"] # base.yaml:1
marks:
  pro: [o, "✔"] # sub/qbank.yaml:6
  con: ["-"] # sub/qbank.yaml:6
  caution: ["⚠", "⚡", "△", "🟡"] # default
  star: ["⭐", "🌟", "★"] # default
analysisTitles: [분석, 해설, 풀이, Analysis, Explanation, Solution] # default
optionSectionTitles: [선택지 분석, 보기 분석, 선지 분석, Option analysis, Options, Choices] # default
answerWords: [정답, 답, Answer, Answers, Correct Answer, Correct Answers] # default
requiredSections: ["null", "3", a b, "# x", "- y", "tab\there"] # sub/qbank.yaml:7
rules:
  QB401: # longest-option-correct
    words: 4 # default
    ratio: 1e-07 # sub/qbank.yaml:8
    strict: false # default
    mode: "" # sub/qbank.yaml:8
    terms: [yes, "it's", 한 글, "2026-11-24"] # sub/qbank.yaml:8
    none: [] # default
    shift: -1 # default
format:
  wrap: 72 # sub/qbank.yaml:9
  markPlacement: end # default
  blankLineBetweenOptions: true # default
`
	if !strings.HasSuffix(got, want) {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
	b.Reset()
	if err := defaults().Explain(&b, "yaml"); err != nil || !strings.HasPrefix(b.String(), "# No configuration file: these are the defaults.\n# 7 of 8 rules run; off: QB315.\nselect: [ALL] # default\n") {
		t.Errorf("%v\n%s", err, b.String())
	}
	if err := defaults().Explain(&b, "yml"); err == nil || err.Error() != `unknown format "yml" (did you mean "yaml"?): choose yaml or json` {
		t.Error(err)
	}
}

func TestExplainJSON(t *testing.T) {
	root := tree(t, explained)
	var b strings.Builder
	if err := mustLoad(t, root, "sub/x.md").Explain(&b, "json"); err != nil {
		t.Fatal(err)
	}
	var got struct {
		File     string
		Extended []string
		Enabled  []string
		Config   struct {
			Select   []string
			Severity map[string]string
			Rules    map[string]map[string]any
			Format   map[string]any
		}
		Origins map[string]string
		Unknown []struct{ Selector string }
	}
	if err := json.Unmarshal([]byte(without(root, b.String())), &got); err != nil {
		t.Fatal(err)
	}
	if got.File != "sub/qbank.yaml" || len(got.Extended) != 2 || len(got.Enabled) != 7 ||
		got.Config.Severity["QB101"] != "info" || got.Config.Rules["QB401"]["words"] != 4.0 ||
		got.Config.Format["wrap"] != 72.0 || got.Origins["marks.con"] != "sub/qbank.yaml:6" || got.Unknown[0].Selector != "무엇: x" {
		t.Errorf("%+v\n%s", got, b.String())
	}
	// It can be given to a machine even without a file.
	b.Reset()
	if err := defaults().Explain(&b, "json"); err != nil || strings.Contains(b.String(), ": null") {
		t.Errorf("%v\n%s", err, b.String())
	}
}
