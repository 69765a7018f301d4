package rules_test

import (
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/lint/rules"
)

// TestCatalogue proves that the catalogue is whole: codes once and in order,
// names once, both examples, and every file under qbNNN.go in the list.
func TestCatalogue(t *testing.T) {
	names := map[string]bool{}
	codes := map[string]string{} // to names
	before := ""
	for _, r := range rules.All() {
		if !regexp.MustCompile(`^QB\d{3}$`).MatchString(r.Code) || r.Code <= before {
			t.Errorf("the code %q does not follow %q", r.Code, before)
		}
		before = r.Code
		codes[r.Code] = r.Name
		if names[r.Name] || !regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`).MatchString(r.Name) {
			t.Errorf("%s: the name %q is taken or not in kebab-case", r.Code, r.Name)
		}
		names[r.Name] = true
		if r.Since == "" || r.Severity < lint.Info || r.Severity > lint.Error {
			t.Errorf("%s: since %q, severity %v", r.Code, r.Since, r.Severity)
		}
		for part, text := range map[string]string{"what": r.Doc.What, "why": r.Doc.Why, "bad": r.Doc.Bad, "good": r.Doc.Good} {
			if strings.TrimSpace(text) == "" {
				t.Errorf("%s: the documentation has no %s", r.Code, part)
			}
		}
		if r.Doc.Bad == r.Doc.Good {
			t.Errorf("%s: both examples are the same", r.Code)
		}
		for _, o := range r.Options {
			switch o.Default.(type) {
			case int, float64, bool, string, []string:
			default:
				t.Errorf("%s: the option %s has a default of type %T", r.Code, o.Name, o.Default)
			}
			if o.Doc == "" {
				t.Errorf("%s: the option %s is not explained", r.Code, o.Name)
			}
		}
	}
	files, err := filepath.Glob("qb[0-9][0-9][0-9]_*.go")
	if err != nil {
		t.Fatal(err)
	}
	files = slices.DeleteFunc(files, func(file string) bool { return strings.HasSuffix(file, "_test.go") })
	for _, file := range files {
		code, name, _ := strings.Cut(strings.TrimSuffix(file, ".go"), "_")
		if want := codes[strings.ToUpper(code)]; strings.ReplaceAll(name, "_", "-") != want {
			t.Errorf("%s holds no rule of that code and name: the code is that of %q", file, want)
		}
	}
	if len(files) != len(codes) {
		t.Errorf("%d rules in %d files", len(codes), len(files))
	}
}
