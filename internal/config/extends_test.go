package config

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/qbank-dev/qbank/lint"
)

func TestExtends(t *testing.T) {
	root := tree(t, map[string]string{
		"base.yaml": `select: [QB1, QB3]
ignore: [QB301]
extendSelect: [QB201]
severity: {QB101: info, QB302: info}
perFileIgnores: {"shared/*.md": [QB1], "old.md": [QB1]}
exclude: [base-only]
marks: {pro: [y], con: [n]}
answerWords: [Base]
rules: {QB401: {words: 7, ratio: 0.5}}
format: {wrap: 70, markPlacement: keep}
`,
		"second.yaml": "answerWords: [Second]\nseverity: {QB302: error}\n",
		"sub/.qbank.yaml": `extends: [../base.yaml, ../second.yaml]
ignore: [QB302]
extendSelect: [QB315]
severity: {missing-stem: warning}
perFileIgnores: {"shared/*.md": [QB2]}
marks: {con: [no]}
rules: {longest-option-correct: {ratio: 0.25}}
format: {wrap: none}
`,
		"same/.qbank.yaml": "extends: base.yaml\nperFileIgnores: {\"shared/*.md\": [QB2]}\n",
		"same/base.yaml":   "perFileIgnores: {\"/shared/*.md\": [QB1]}\n",
	})
	c := mustLoad(t, root, "sub/x.md")
	check := func(what string, got, want any) {
		t.Helper()
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s: got %v, want %v", what, got, want)
		}
	}
	check("select", c.Select, []string{"QB1", "QB3"})
	check("ignore", c.Ignore, []string{"QB302"})
	check("extendSelect", c.ExtendSelect, []string{"QB201", "QB315"})
	check("enabled", c.Enabled(), []string{"QB101", "QB201", "QB301", "QB315"})
	check("severities", c.Severities, map[string]lint.Severity{"QB101": lint.Warning, "QB302": lint.Error})
	check("exclude", len(c.Exclude), 1)
	check("marks", c.Marks.Pro[0]+c.Marks.Con[0], "yno")
	check("answerWords", c.AnswerWords, []string{"Second"})
	check("words", c.RuleOptions["QB401"]["words"], 7)
	check("ratio", c.RuleOptions["QB401"]["ratio"], 0.25)
	check("format", c.Format, Format{0, MarkKeep, true})
	for path, want := range map[string]string{
		"select": "base.yaml:1", "ignore": "sub/.qbank.yaml:2",
		"extendSelect.QB201": "base.yaml:3", "extendSelect.QB315": "sub/.qbank.yaml:3",
		"severity.QB101": "sub/.qbank.yaml:4", "severity.QB302": "second.yaml:2",
		"rules.QB401.words": "base.yaml:9", "rules.QB401.ratio": "sub/.qbank.yaml:7", "rules.QB401.mode": "default",
		"perFileIgnores.shared/*.md": "sub/.qbank.yaml:5", "perFileIgnores./../shared/*.md": "base.yaml:5",
		"marks.pro": "base.yaml:7", "format.wrap": "sub/.qbank.yaml:8",
	} {
		check(path, without(root, c.Origins[path].String()), want)
	}
	check("extended", without(root, strings.Join(c.Extended, " ")), "base.yaml second.yaml")
	// Globs stay with the folder of the file that they stand in.
	for path, want := range map[string]bool{"shared/x.md": true, "sub/shared/x.md": false, "sub/old.md": true} {
		check(path, c.Ignored(filepath.Join(root, filepath.FromSlash(path)), "QB101"), want)
	}
	check("own glob", c.Ignored(filepath.Join(root, "sub", "shared", "x.md"), "QB201"), true)
	check("exclude", c.Excluded(filepath.Join(root, "a", "base-only", "x.md")), true)
	// The same glob in the same folder is the same key.
	c = mustLoad(t, root, "same/x.md")
	check("same glob", len(c.PerFileIgnores), 1)
	check("same glob", c.PerFileIgnores[0].Rules, []string{"QB2"})
}

func TestCycles(t *testing.T) {
	root := tree(t, map[string]string{
		"self/qbank.yaml": "extends: qbank.yaml\n",
		"two/qbank.yaml":  "# x\nextends:\n  - ../base.yaml\n  - b.yaml\n",
		"two/b.yaml":      "extends: [c.yaml]\n",
		"two/c.yaml":      "ignore: []\nextends: ./../two/b.yaml\n",
		"base.yaml":       "",
		// Twice the same base is no cycle.
		"diamond/qbank.yaml": "extends: [l.yaml, r.yaml]\n",
		"diamond/l.yaml":     "extends: ../base.yaml\n",
		"diamond/r.yaml":     "extends: ../base.yaml\n",
	})
	for input, want := range map[string]string{
		"self/x.md": "self/qbank.yaml:1:10: extends goes round: self/qbank.yaml → self/qbank.yaml",
		"two/x.md":  "two/c.yaml:2:10: extends goes round: two/b.yaml → two/c.yaml → two/b.yaml",
	} {
		_, err := load(t, root, input)
		if err == nil || without(root, err.Error()) != want {
			t.Errorf("%s: got %v, want %s", input, err, want)
		}
	}
	c := mustLoad(t, root, "diamond/x.md")
	if got := without(root, strings.Join(c.Extended, " ")); got != "diamond/l.yaml base.yaml diamond/r.yaml" {
		t.Errorf("extended: %s", got)
	}
}

func TestCycleThroughALink(t *testing.T) {
	root := tree(t, map[string]string{"qbank.yaml": "extends: sub/qbank.yaml\n"})
	if err := os.Symlink(".", filepath.Join(root, "sub")); err != nil {
		t.Skip(err)
	}
	_, err := load(t, root, "x.md")
	want := "more than 20 files extend one another: qbank.yaml → sub/qbank.yaml → sub/sub/qbank.yaml …"
	if err == nil || !strings.Contains(without(root, err.Error()), want) {
		t.Error(err)
	}
}

// TestManyWays extends each of 18 files twice by the next: more ways than
// anything could go one by one.
func TestManyWays(t *testing.T) {
	files := map[string]string{"f18.yaml": "ignore: [QB1]\n"}
	for i := range 18 {
		files[fmt.Sprintf("f%d.yaml", i)] = fmt.Sprintf("extends: [f%d.yaml, ./f%d.yaml]\n", i+1, i+1)
	}
	files["qbank.yaml"] = "extends: f0.yaml\n"
	if c := mustLoad(t, tree(t, files), "x.md"); flow(c.Ignore) != "[QB1]" || len(c.Extended) != 19 {
		t.Errorf("%v, %v", c.Ignore, c.Extended)
	}
}

func TestErrorsInExtendedFiles(t *testing.T) {
	root := tree(t, map[string]string{
		"qbank.yaml": "extends: [a.yaml, nowhere.yaml, a.yaml]\n",
		"a.yaml":     "selct: []\nextends: b.yaml\n",
	})
	_, err := load(t, root, "x.md")
	want := `qbank.yaml:1:19: "nowhere.yaml" cannot be read: there is no such file
a.yaml:1:1: unknown key "selct" (did you mean "select"?)`
	if err == nil || without(root, err.Error()) != want {
		t.Errorf("got:\n%v\nwant:\n%s", err, want)
	}
}

func TestPresets(t *testing.T) {
	for preset, want := range map[string]struct{ enabled, severities string }{
		"qbank:recommended": {"QB001 QB101 QB201 QB301 QB302 QB401 QB701", ""},
		"qbank:strict":      {"QB001 QB101 QB201 QB301 QB302 QB401 QB701", "QB001:error QB101:error QB201:error QB301:error QB302:error QB315:error QB401:warning QB701:error"},
		"qbank:structure":   {"QB001 QB101 QB201 QB701", ""},
	} {
		c, err := loadText(t, "extends: ["+preset+"]\n")
		if err != nil {
			t.Errorf("%s: %v", preset, err)
			continue
		}
		if got := strings.Join(c.Enabled(), " "); got != want.enabled {
			t.Errorf("%s: enabled %s", preset, got)
		}
		if got := strings.Trim(fmt.Sprint(c.Severities), "map[]"); got != want.severities {
			t.Errorf("%s: severities %s", preset, got)
		}
		if got := c.Origins["select"].String(); got != "preset "+preset {
			t.Errorf("%s: select is from %s", preset, got)
		}
		if len(c.Unknown) > 0 {
			t.Errorf("%s: unknown %v", preset, c.Unknown)
		}
	}
	// Presets merge as files do.
	c, err := loadText(t, "extends: [qbank:strict, qbank:structure]\nseverity: {QB301: info}\n")
	if err != nil || len(c.Enabled()) != 4 || c.Severities["QB401"] != lint.Warning || c.Severities["QB301"] != lint.Info {
		t.Errorf("%+v, %v", c, err)
	}
	entries, _ := presetFiles.ReadDir("presets")
	if len(entries) != len(Presets()) {
		t.Error("Presets does not name all files")
	}
}

func TestUnknownRules(t *testing.T) {
	root := tree(t, map[string]string{
		"qbank.yaml": `extends: base.yaml
select: [QB9, QB301]
ignore: [missing-stemm]
extendSelect: [QB999, QB201]
severity: {QB310: error, QB301: error}
rules:
  qb401: {anything: goes}
perFileIgnores:
  "*.md": [QB302, QB8]
`,
		"base.yaml": "ignore: [한국어, QB101]\n",
	})
	c := mustLoad(t, root, "x.md")
	var got []string
	for _, u := range c.Unknown {
		got = append(got, fmt.Sprintf("%s:%d:%d %s %s %s", without(root, u.File), u.Line, u.Column, u.Key, u.Selector, u.Suggestion))
	}
	want := []string{
		"qbank.yaml:2:10 select QB9 ",
		"qbank.yaml:3:10 ignore missing-stemm missing-stem",
		"qbank.yaml:4:16 extendSelect QB999 ",
		"qbank.yaml:5:12 severity QB310 QB301",
		"qbank.yaml:7:3 rules qb401 QB401",
		"qbank.yaml:9:19 perFileIgnores QB8 ",
		"base.yaml:1:10 ignore 한국어 ",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got:\n%s", strings.Join(got, "\n"))
	}
	if got := c.Enabled(); !reflect.DeepEqual(got, []string{"QB201", "QB301"}) {
		t.Errorf("enabled %v", got)
	}
	if _, err := lint.New(c.Linter(Overrides{})); err != nil {
		t.Error(err)
	}
	// Where nothing that is selected is known, nothing runs.
	c, err := loadText(t, "select: [QB9]\n")
	if err != nil || len(c.Enabled()) != 0 {
		t.Errorf("%v, %v", c, err)
	}
}
