package config

import (
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/qbank-dev/qbank/internal/testing/banks"
	"github.com/qbank-dev/qbank/lint"
)

// FuzzLoad reads any bytes as a configuration. It must not panic; errors have
// places in the file, in order; a configuration that loads can be used, and
// what Explain writes of it loads again.
func FuzzLoad(f *testing.F) {
	for _, text := range explained {
		f.Add([]byte(text))
	}
	f.Add([]byte(Template(catalogueOfTest())))
	for _, text := range []string{
		"", "select: [QB1\n", "extends: qbank.yaml\n", "extends: other.yaml\nselect: [x]\n", "a: &a [*a]\n", "? [x]\n: y\n",
		"select: &a [QB1]\nignore: *a\nmarks: {pro: *a}\n", "\xff\xfe", "a: b: c", "marks: {pro: [✅], con: ✅}\n",
		"rules: {QB401: {words: 1e3, ratio: .nan, shift: 0x10}}\n", "perFileIgnores: {'a[': [], '{a,b}/**': [QB1]}\n",
	} {
		f.Add([]byte(text))
	}
	for _, file := range banks.All(f) {
		f.Add([]byte(file.Text))
	}
	// The catalogue is made once.
	catalogue := newCatalogue(catalogueOfTest())
	f.Fuzz(func(t *testing.T, data []byte) {
		read := func(string) ([]byte, error) { return data, nil }
		c, err := (&Loader{Rules: catalogue.rules, File: "folder/qbank.yaml", catalogue: catalogue, read: read}).For("folder/x.md")
		if err != nil {
			var list Errors
			if !errors.As(err, &list) || len(list) == 0 {
				t.Fatalf("a %T: %v", err, err)
			}
			lines := strings.Count(strings.NewReplacer("\r", "\n", "\u0085", "\n", "\u2028", "\n", "\u2029", "\n").Replace(string(data)), "\n") + 1
			for i, e := range list {
				if e.Message == "" || e.File == "" || e.Line < 0 || e.Line > lines || (e.Line == 0) != (e.Column == 0) {
					t.Fatalf("%+v", *e)
				}
				if i > 0 && e.Line > 0 && list[i-1].File == e.File && list[i-1].Line > e.Line {
					t.Fatalf("not in order:\n%v", err)
				}
			}
			return
		}
		if _, err := lint.New(c.Linter(Overrides{})); err != nil {
			t.Fatal(err)
		}
		c.Ignored("folder/x.md", "QB101")
		c.Excluded("folder/x.md")
		if err := c.Explain(io.Discard, "json"); err != nil {
			t.Fatal(err)
		}
		var b strings.Builder
		if err := c.Explain(&b, "yaml"); err != nil {
			t.Fatal(err)
		}
		read = func(string) ([]byte, error) { return []byte(b.String()), nil }
		again, err := (&Loader{Rules: catalogue.rules, File: "folder/qbank.yaml", catalogue: catalogue, read: read}).For("")
		if err != nil {
			var list Errors
			if errors.As(err, &list) && strings.Contains(list[0].Message, "longer than") {
				return // comments made it so
			}
			t.Fatalf("%v\n%s", err, b.String())
		}
		if got, want := strings.Join(again.Enabled(), " "), strings.Join(c.Enabled(), " "); got != want {
			t.Fatalf("%s run, want %s\n%s", got, want, b.String())
		}
	})
}
