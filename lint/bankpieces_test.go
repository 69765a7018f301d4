package lint_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/lint/rules"
	"github.com/qbank-dev/qbank/parser"
)

// bankFiles are the texts of the banks under testdata, the correct ones and
// those with a fault each, by path.
var bankFiles = sync.OnceValues(func() (map[string]string, error) {
	files := map[string]string{}
	for _, dir := range []string{"bank", "faulty"} {
		err := filepath.WalkDir(filepath.Join("..", "testdata", dir), func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			data, err := os.ReadFile(path)
			files[filepath.ToSlash(path)] = string(data)
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return files, nil
})

// testBanks are the texts of the banks under testdata, in the order of their
// paths.
func testBanks(t testing.TB) (paths []string, texts map[string]string) {
	t.Helper()
	texts, err := bankFiles()
	if err != nil {
		t.Fatal(err)
	}
	for path := range texts {
		paths = append(paths, path)
	}
	slices.Sort(paths)
	if len(paths) < 40 {
		t.Fatalf("only %d files under testdata", len(paths))
	}
	return paths, texts
}

// bankPieces are the records of all banks under testdata: questions and
// analyses from one heading to the next.
func bankPieces(t testing.TB) []string {
	t.Helper()
	paths, texts := testBanks(t)
	var pieces []string
	for _, path := range paths {
		f := parser.Parse(path, []byte(texts[path]))
		for pos := f.Preamble.End; pos < len(texts[path]); {
			span := f.RecordSpan(pos)
			pieces = append(pieces, f.Source.Slice(span))
			pos = span.End
		}
	}
	slices.Sort(pieces)
	return slices.Compact(pieces)
}

// comments are directives that mostly hide nothing.
var comments = []string{
	"<!-- qbank-disable QB301, QB105 -->", "<!-- qbank-disable-next-line QB307 -- a reason -->", "<!-- qbank-disable-question QB2, missing-stem -->",
	"<!-- qbank-disable-file QB314 -->", "<!-- qbank-enable QB3 -->", "<!-- qbank-disable\n  QB207\n  QB303\n-->", "<!-- qbank-disable-next-line QB6 -->",
}

// drawBank puts a bank together from pieces, with lines and ends of lines from
// extra at random places.
func drawBank(t *rapid.T, pieces, extra []string) string {
	var b strings.Builder
	for range rapid.IntRange(1, 4).Draw(t, "pieces") {
		b.WriteString(rapid.SampledFrom(pieces).Draw(t, "piece"))
	}
	lines := strings.SplitAfter(b.String(), "\n")
	for range rapid.IntRange(0, 6).Draw(t, "extras") {
		at := rapid.IntRange(0, len(lines)-1).Draw(t, "line")
		text := rapid.SampledFrom(extra).Draw(t, "extra")
		more := slices.Clone(lines)
		// A comment that begins behind something ends on its line, or is text.
		if rapid.Bool().Draw(t, "own line") || strings.Contains(text, "\n") {
			more = slices.Insert(more, at, text+"\n")
		} else {
			kept := strings.TrimRight(lines[at], "\r\n")
			more[at] = kept + " " + text + lines[at][len(kept):]
		}
		// In the middle of a list item, say, a comment may mean something to the
		// parser. To take it away is then no matter of fixes.
		if strings.HasPrefix(text, "<!--") && !cmp.Equal(documents(strings.Join(lines, "")), documents(strings.Join(more, ""))) {
			continue
		}
		lines = more
	}
	text := strings.Join(lines, "")
	if rapid.Bool().Draw(t, "CRLF") {
		text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\n", "\r\n")
	}
	return text
}

// ruleLinter runs all rules, or those that selectors name.
func ruleLinter(t testing.TB, selectors ...string) *lint.Linter {
	t.Helper()
	l, err := lint.New(lint.Options{Rules: rules.All(), Selection: lint.Selection{Select: selectors}})
	if err != nil {
		t.Fatal(err)
	}
	return l
}
