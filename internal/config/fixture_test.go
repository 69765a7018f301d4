package config

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/qbank-dev/qbank/lint"
)

// catalogueOfTest has a rule of each kind that the configuration knows.
func catalogueOfTest() []*lint.Rule {
	rule := func(code, name string, severity lint.Severity) *lint.Rule {
		return &lint.Rule{Code: code, Name: name, Severity: severity, Doc: lint.Doc{What: "What " + name + " is, with <angles>."}}
	}
	off := rule("QB315", "missing-section", lint.Warning)
	off.Off = true
	longest := rule("QB401", "longest-option-correct", lint.Info)
	longest.Options = []lint.Option{
		{Name: "words", Default: 4, Doc: "How many words the key has at least."},
		{Name: "ratio", Default: 0.75, Doc: "How long the longest distractor is at most."},
		{Name: "strict", Default: false, Doc: "Whether equal lengths count."},
		{Name: "mode", Default: "graphemes", Doc: "What is counted."},
		{Name: "terms", Default: []string{"all: of", "모두", "null"}, Doc: "Words of the language."},
		{Name: "none", Default: []string(nil), Doc: "Nothing."},
		{Name: "shift", Default: -1, Doc: "May be negative."},
	}
	return []*lint.Rule{
		rule("QB001", "malformed-question-heading", lint.Error),
		rule("QB101", "missing-stem", lint.Error),
		rule("QB201", "no-correct-option", lint.Error),
		rule("QB301", "missing-analysis", lint.Warning),
		rule("QB302", "missing-option-analysis-section", lint.Warning),
		off,
		longest,
		rule("QB701", "schema-violation", lint.Error),
	}
}

// tree writes files into a new folder, whose path it gives. A .git in it keeps
// the search from going on above. A name that ends in a slash is a folder.
func tree(t *testing.T, files map[string]string) string {
	t.Helper()
	root := t.TempDir()
	if real, err := filepath.EvalSymlinks(root); err == nil {
		root = real
	}
	make := func(name string) {
		if err := os.MkdirAll(name, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	make(filepath.Join(root, ".git"))
	for name, text := range files {
		path := filepath.Join(root, filepath.FromSlash(name))
		if strings.HasSuffix(name, "/") {
			make(path)
			continue
		}
		make(filepath.Dir(path))
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

// load loads the configuration for a file in the folder.
func load(t *testing.T, root, input string) (*Config, error) {
	t.Helper()
	l := &Loader{Rules: catalogueOfTest()}
	return l.For(filepath.Join(root, filepath.FromSlash(input)))
}

// mustLoad is load for a configuration without errors.
func mustLoad(t *testing.T, root, input string) *Config {
	t.Helper()
	c, err := load(t, root, input)
	if err != nil {
		t.Fatal(without(root, err.Error()))
	}
	return c
}

// loadText loads a configuration file that holds the text.
func loadText(t *testing.T, text string) (*Config, error) {
	t.Helper()
	root := tree(t, map[string]string{".qbank.yaml": text})
	return load(t, root, "x.md")
}

// without is a text with paths relative to the root.
func without(root, text string) string {
	return strings.ReplaceAll(text, filepath.ToSlash(root)+"/", "")
}
