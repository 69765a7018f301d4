package generate_test

import (
	"cmp"
	"io"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/qbank-dev/qbank/internal/testing/generate"
	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/lint/rules"
	"github.com/qbank-dev/qbank/parser"
)

// TestPlantedFaults proves that the default rules find what was planted, where it
// was planted, and nothing else.
func TestPlantedFaults(t *testing.T) {
	planted := map[string]bool{}
	for _, c := range []struct {
		name  string
		files int
		opts  generate.Options
	}{
		{"some", 1, generate.Options{Questions: 2000, Seed: 1, Faults: 0.3}},
		{"all", 1, generate.Options{Questions: 1000, Seed: 2, Faults: 1}},
		{"analyses last", 1, generate.Options{Questions: 500, Seed: 3, Faults: 0.5, AnalysesLast: true}},
		{"files", 40, generate.Options{Questions: 500, Seed: 4, Faults: 0.5}},
		{"files with analyses last", 7, generate.Options{Questions: 300, Seed: 5, Faults: 0.5, AnalysesLast: true}},
	} {
		t.Run(c.name, func(t *testing.T) {
			files, want := split(t, c.files, c.opts)
			for i := range want {
				planted[want[i].Code] = true
				want[i].Question = 0 // not every finding has one
			}
			if diff := gocmp.Diff(inOrder(want), inOrder(findings(t, files))); diff != "" {
				t.Errorf("other findings than planted (-planted +found):\n%s", diff)
			}
		})
	}
	for _, code := range generate.Codes() {
		if !planted[code] {
			t.Errorf("%s was never planted", code)
		}
	}
}

// TestSoundBank proves that the default rules find nothing in a bank without
// faults, be it small or large.
func TestSoundBank(t *testing.T) {
	for _, c := range []struct {
		questions, files int
		last             bool
	}{{1, 1, false}, {40, 3, false}, {41, 1, true}, {130, 1, false}, {600, 5, true}, {1500, 1, false}} {
		for seed := range uint64(1 + min(2, 1000/c.questions)) {
			files, want := split(t, c.files, generate.Options{Questions: c.questions, Seed: seed, AnalysesLast: c.last})
			if len(want) > 0 {
				t.Errorf("%d faults were planted", len(want))
			}
			for _, f := range findings(t, files) {
				t.Errorf("%d questions, seed %d: %+v", c.questions, seed, f)
			}
		}
	}
}

// TestNearDuplicates proves that QB502 finds those stems that are nearly others',
// however far apart they stand, and no others.
func TestNearDuplicates(t *testing.T) {
	files, want := split(t, 3, generate.Options{Questions: 2000, Seed: 6, Faults: 0.15, Codes: []string{"QB501", "QB502"}})
	codes := map[string]int{}
	for i := range want {
		codes[want[i].Code]++
		want[i].Question = 0
	}
	if codes["QB501"] < 50 || codes["QB502"] < 50 {
		t.Errorf("too few were planted: %v", codes)
	}
	if diff := gocmp.Diff(inOrder(want), inOrder(findings(t, files))); diff != "" {
		t.Errorf("other findings than planted (-planted +found):\n%s", diff)
	}
}

// split writes a bank into memory, as one file or several.
func split(t testing.TB, files int, opts generate.Options) (texts map[string][]byte, faults []generate.Fault) {
	t.Helper()
	if files == 1 {
		text, faults := generate.Bank(opts)
		return map[string][]byte{"": text}, faults
	}
	texts = map[string][]byte{}
	err := generate.Split(files, opts, func(name string) (io.WriteCloser, error) {
		return &memoryFile{name: name, texts: texts}, nil
	}, func(f generate.Fault) { faults = append(faults, f) })
	if err != nil {
		t.Fatal(err)
	}
	return texts, faults
}

// memoryFile is a file that is kept when it is closed.
type memoryFile struct {
	strings.Builder
	name  string
	texts map[string][]byte
}

func (f *memoryFile) Close() error {
	f.texts[f.name] = []byte(f.String())
	return nil
}

// findings are those of the default rules, as faults without a question.
func findings(t testing.TB, files map[string][]byte) (found []generate.Fault) {
	t.Helper()
	linter, err := lint.New(lint.Options{Rules: rules.All()})
	if err != nil {
		t.Fatal(err)
	}
	const unnamed = "bank.md"
	var results []lint.FileResult
	for name, text := range files {
		results = append(results, linter.File(parser.Parse(cmp.Or(name, unnamed), text)))
	}
	slices.SortFunc(results, func(a, b lint.FileResult) int { return cmp.Compare(a.File, b.File) })
	for _, d := range lint.Finish(results) {
		f := generate.Fault{File: d.File, Line: d.Start.Line, Code: d.Code}
		if f.File == unnamed {
			f.File = ""
		}
		found = append(found, f)
	}
	return found
}

func inOrder(faults []generate.Fault) []generate.Fault {
	slices.SortFunc(faults, func(a, b generate.Fault) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Code, b.Code))
	})
	return faults
}
