package config

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"

	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/parser"
)

func TestNearestFile(t *testing.T) {
	root := tree(t, map[string]string{
		".qbank.yaml":               "ignore: [QB1]\nanswerWords: [top]\n",
		"a/qbank.yaml":              "ignore: [QB2]\n",
		"a/b/c/x.md":                "",
		"repository/.git/":          "",
		"repository/sub/x.md":       "",
		"worktree/.git":             "gitdir: elsewhere\n",
		"worktree/own/.qbank.yaml":  "ignore: [QB3]\n",
		"worktree/own/deeper/x.md":  "",
		"configured/.git/":          "",
		"configured/.qbank.yaml":    "ignore: [QB4]\n",
		"folder.md/.qbank.yaml":     "ignore: [QB5]\n",
		"folder.md/inside/empty.md": "",
	})
	l := &Loader{Rules: catalogueOfTest()}
	for input, want := range map[string]string{
		"x.md":                      ".qbank.yaml [QB1]",
		"no/such/folder/x.md":       ".qbank.yaml [QB1]",
		"a/x.md":                    "a/qbank.yaml [QB2]",
		"a/b/c/x.md":                "a/qbank.yaml [QB2]",
		"a/b/c":                     "a/qbank.yaml [QB2]",
		"a/../x.md":                 ".qbank.yaml [QB1]",
		"repository/x.md":           " []",
		"repository/sub/x.md":       " []",
		"worktree/x.md":             " []",
		"worktree/own/deeper/x.md":  "worktree/own/.qbank.yaml [QB3]",
		"configured/sub/x.md":       "configured/.qbank.yaml [QB4]",
		"folder.md":                 "folder.md/.qbank.yaml [QB5]",
		"folder.md/inside/empty.md": "folder.md/.qbank.yaml [QB5]",
	} {
		c, err := l.For(filepath.Join(root, filepath.FromSlash(input)))
		if err != nil {
			t.Errorf("%s: %v", input, err)
			continue
		}
		if got := without(root, c.File) + " " + flow(c.Ignore); got != want {
			t.Errorf("%s: got %s, want %s", input, got, want)
		}
	}
	// The nearest file wins whole.
	if c := mustLoad(t, root, "a/x.md"); c.AnswerWords[0] == "top" || c.Origins["answerWords"] != fromDefault {
		t.Error("a value of a file further up counts")
	}
}

func TestForSharesConfigurations(t *testing.T) {
	root := tree(t, map[string]string{".qbank.yaml": "ignore: [QB1]\n", "bad/qbank.yaml": "x: 1\n"})
	l := &Loader{Rules: catalogueOfTest()}
	var wait sync.WaitGroup
	configs := make([]*Config, 20)
	for i := range configs {
		wait.Add(1)
		go func() {
			defer wait.Done()
			configs[i], _ = l.For(filepath.Join(root, strings.Repeat("sub/", i%5), "x.md"))
			configs[i].Ignored(root, "QB1")
			configs[i].Linter(Overrides{Ignore: []string{"QB3"}})
		}()
	}
	wait.Wait()
	for _, c := range configs {
		if c != configs[0] {
			t.Fatal("two configurations of one file")
		}
	}
	_, first := l.For(filepath.Join(root, "bad", "x.md"))
	_, second := l.For(filepath.Join(root, "bad", "deeper", "x.md"))
	var a, b *Error
	if !errors.As(first, &a) || !errors.As(second, &b) || a != b {
		t.Errorf("two errors of one fault: %v, %v", first, second)
	}
}

func TestCurrentFolder(t *testing.T) {
	root := tree(t, map[string]string{
		"bank/.qbank.yaml": "ignore: [QB1]\nperFileIgnores: {'x.md': [QB3]}\nexclude: [drafts]\n",
		"other/team.yaml":  "ignore: [QB2]\nexclude: ['/own', '../bank/old/']\n",
		"bad/.qbank.yaml":  "x: 1\n",
	})
	t.Chdir(filepath.Join(root, "bank"))
	for _, input := range []string{"", "-", ".", "x.md", "./x.md", "sub/x.md"} {
		l := &Loader{Rules: catalogueOfTest()}
		if c, err := l.For(input); err != nil || c.File != ".qbank.yaml" {
			t.Errorf("%q: %v, %v", input, c, err)
		}
	}
	l := &Loader{Rules: catalogueOfTest()}
	c, _ := l.For(".")
	if !c.Ignored("x.md", "QB301") || !c.Ignored("sub/x.md", "QB301") || c.Ignored("x.md", "QB201") || c.Ignored("y.md", "QB301") {
		t.Error("perFileIgnores with relative paths")
	}
	if !c.Excluded("drafts/x.md") || c.Excluded("x.md") {
		t.Error("exclude with relative paths")
	}
	// A file outside is named by its whole path.
	_, err := l.For("../bad/x.md")
	if err == nil || without(root, err.Error()) != `bad/.qbank.yaml:1:1: unknown key "x"` {
		t.Error(err)
	}

	l = &Loader{Rules: catalogueOfTest(), File: "../other/team.yaml"}
	c, err = l.For("x.md")
	if err != nil || c.File != "../other/team.yaml" || flow(c.Ignore) != "[QB2]" || c.Origins["ignore"].String() != "../other/team.yaml:1" {
		t.Fatalf("%+v, %v", c, err)
	}
	if !c.Excluded("old/x.md") || !c.Excluded("../other/own/x.md") || c.Excluded("own/x.md") {
		t.Error("globs are not relative to the file")
	}
	if again, _ := l.For("../bad/x.md"); again != c {
		t.Error("the named file does not count for all inputs")
	}
	l.Isolated = true
	if c, err := l.For("x.md"); err != nil || c.File != "" || len(c.Ignore) > 0 {
		t.Error("isolated, and a file counts")
	}
	l = &Loader{Rules: catalogueOfTest(), File: "nowhere.yaml"}
	if _, err := l.For("x.md"); err == nil || err.Error() != "nowhere.yaml: cannot be read: there is no such file" {
		t.Error(err)
	}
}

func TestFilesWithoutValues(t *testing.T) {
	for _, text := range []string{"", "\n\n", "# only a comment\n", "---\n", "~\n", "null", "{}", "\ufeff", "select:\nrules:\n  # QB401\nmarks:\nformat:\nextends:\nseverity: \n", "--- # x\n...\n"} {
		c, err := loadText(t, text)
		if err != nil {
			t.Errorf("%q: %v", text, err)
			continue
		}
		if !reflect.DeepEqual(values(c), values(defaults())) {
			t.Errorf("%q is not the default", text)
		}
	}
}

// defaults are the configuration without a file.
func defaults() *Config {
	c, _ := (&Loader{Rules: catalogueOfTest(), Isolated: true}).For("")
	return c
}

// values are a configuration without anything that depends on its file.
func values(c *Config) Config {
	out := *c
	out.File, out.Folder, out.Extended, out.Origins, out.Unknown = "", "", nil, nil, nil
	out.catalogue, out.settings = nil, nil
	return out
}

func TestDefaults(t *testing.T) {
	c := defaults()
	if !reflect.DeepEqual(c.Dialect(), parser.DefaultDialect()) {
		t.Error("another dialect")
	}
	opts := c.Linter(Overrides{})
	rules, err := opts.Selection.Choose(opts.Rules)
	want, _ := lint.Selection{}.Choose(opts.Rules)
	if err != nil || !reflect.DeepEqual(rules, want) {
		t.Errorf("other rules: %v, %v", rules, err)
	}
	for path, origin := range c.Origins {
		if origin != fromDefault {
			t.Errorf("%s is from %s", path, origin)
		}
	}
	if c.Excluded("x.md") || c.Ignored("x.md", "QB101") {
		t.Error("files are left out")
	}
	if _, err := lint.New(opts); err != nil {
		t.Error(err)
	}
}

func TestValues(t *testing.T) {
	c, err := loadText(t, `# All of it.
select: [QB1, missing-analysis]
ignore: [QB101]
severity: {missing-analysis: error, QB001: info}
exclude: [drafts/, "*.tmp.md"]
marks:
  pro: o
  con: [x, "❌"]
  star: ["★\uFE0F"]
analysisTitles: [Notes]
optionSectionTitles: []
answerWords: [Key]
requiredSections: [요구사항, "결론"]
rules:
  QB401: {words: 5.0, ratio: 1, strict: true, mode: runes, terms: [], none: [a], shift: 2}
format: {wrap: 80, markPlacement: keep, blankLineBetweenOptions: false}
`)
	if err != nil {
		t.Fatal(err)
	}
	check := func(what string, got, want any) {
		t.Helper()
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s is %#v, want %#v", what, got, want)
		}
	}
	check("enabled", c.Enabled(), []string{"QB301"})
	check("severities", c.Severities, map[string]lint.Severity{"QB301": lint.Error, "QB001": lint.Info})
	check("pro", c.Marks.Pro, []string{"o"})
	check("con", c.Marks.Con, []string{"x", "❌"})
	check("caution", c.Marks.Caution, parser.DefaultDialect().Marks.Caution)
	check("titles", c.Dialect().AnalysisTitles, []string{"Notes"})
	check("option titles", c.Dialect().OptionSectionTitles, []string{})
	check("sections", c.Linter(Overrides{}).RequiredSections, []string{"요구사항", "결론"})
	check("options", c.Linter(Overrides{}).RuleOptions["QB401"], map[string]any{
		"words": 5, "ratio": 1.0, "strict": true, "mode": "runes", "terms": []string{}, "none": []string{"a"}, "shift": 2,
	})
	check("format", c.Format, Format{80, MarkKeep, false})
	for path, line := range map[string]int{"select": 2, "severity.QB301": 4, "marks.pro": 7, "rules.QB401.words": 15, "format.wrap": 16, "marks.caution": 0} {
		check("origin of "+path, c.Origins[path].Line, line)
	}
	check("unset origin", c.Origins["marks.caution"].String(), "default")
}

// TestMarksMove gives a glyph that qbank knows another meaning.
func TestMarksMove(t *testing.T) {
	c, err := loadText(t, "marks: {con: [\"✔\\uFE0F\"]}\n")
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(c.Marks.Pro, ""); got != "✅✓⭕🟢" {
		t.Errorf("pro is %s", got)
	}
	if got := strings.Join(defaults().Marks.Pro, ""); !strings.Contains(got, "✔") {
		t.Errorf("the default has changed to %s", got)
	}
}

func TestPermission(t *testing.T) {
	root := tree(t, map[string]string{"qbank.yaml": ""})
	path := filepath.Join(root, "qbank.yaml")
	if err := os.Chmod(path, 0); err != nil {
		t.Fatal(err)
	}
	if _, err := os.ReadFile(path); err == nil {
		t.Skip("may read everything")
	}
	_, err := load(t, root, "x.md")
	if err == nil || without(root, err.Error()) != "qbank.yaml: cannot be read: permission denied" {
		t.Error(err)
	}
}

// TestForFile checks that it gives what For gives, where that takes the path for
// a file's.
func TestForFile(t *testing.T) {
	root := tree(t, map[string]string{
		".qbank.yaml":          "ignore: [QB1]\n",
		"a/qbank.yaml":         "ignore: [QB2]\nperFileIgnores: {'x*.md': [QB3]}\nexclude: [y.md]\n",
		"a/b/x.md":             "",
		"broken/.qbank.yaml":   "ignored: [QB1]\n",
		"twice/.qbank.yaml":    "",
		"twice/qbank.yaml":     "",
		"folder.md/x.md":       "",
		"folder.md/qbank.yaml": "ignore: [QB5]\n",
	})
	t.Chdir(root)
	l, other := &Loader{Rules: catalogueOfTest()}, &Loader{Rules: catalogueOfTest()}
	for range 2 {
		for _, name := range []string{"x.md", "a/x.md", "a/b/x.md", "a/b/y.md", "./a/b/x.md", "a/../x.md", "broken/x.md", "twice/x.md", "no/such/x.md", "folder.md/x.md"} {
			for _, path := range []string{filepath.FromSlash(name), filepath.Join(root, filepath.FromSlash(name))} {
				got, gotErr := l.ForFile(path)
				want, wantErr := other.For(path)
				if (gotErr == nil) != (wantErr == nil) || gotErr != nil && gotErr.Error() != wantErr.Error() {
					t.Errorf("%s: error %v, want %v", path, gotErr, wantErr)
					continue
				}
				if gotErr != nil {
					continue
				}
				if got.File != want.File {
					t.Errorf("%s: %s, want %s", path, got.File, want.File)
				}
				if got.Ignored(path, "QB301") != (name == "a/x.md" || strings.HasSuffix(name, "a/b/x.md")) || got.Excluded(path) != (name == "a/b/y.md") {
					t.Errorf("%s: ignored %v, excluded %v", path, got.Ignored(path, "QB301"), got.Excluded(path))
				}
			}
		}
	}
	if c, err := l.ForFile("folder.md"); err != nil || flow(c.Ignore) != "[QB1]" {
		t.Errorf("what is called a file is taken for a folder: %v", err)
	}
	for _, l := range []*Loader{{Rules: catalogueOfTest(), Isolated: true}, {Rules: catalogueOfTest(), File: "a/qbank.yaml"}} {
		got, err := l.ForFile("x.md")
		if err != nil || got.File != filepath.ToSlash(l.File) {
			t.Errorf("got %v, %v, want %q", got, err, l.File)
		}
	}
}
