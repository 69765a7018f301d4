package lint_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/lint/rules"
	"github.com/qbank-dev/qbank/parser"
	"github.com/qbank-dev/qbank/report"
)

// decoded is a result that was written and read again. It must be written the
// same once more.
func decoded(t rapid.TB, l *lint.Linter, r lint.FileResult) lint.FileResult {
	t.Helper()
	data := r.AppendBinary([]byte("before"))
	if !bytes.HasPrefix(data, []byte("before")) {
		t.Fatalf("what stood there before is gone: %q", data)
	}
	data = data[len("before"):]
	out, err := l.DecodeResult(r.File, string(data))
	if err != nil {
		t.Fatal(err)
	}
	if again := out.AppendBinary(nil); !bytes.Equal(again, data) {
		t.Fatalf("%q is read and written as %q", data, again)
	}
	return out
}

// sameFindings checks that a run over results that were kept finds what a run
// over the files does.
func sameFindings(t rapid.TB, l *lint.Linter, results []lint.FileResult) {
	t.Helper()
	kept := make([]lint.FileResult, len(results))
	for i, r := range results {
		kept[i] = decoded(t, l, r)
		if diff := cmp.Diff(r.Diagnostics, kept[i].Diagnostics); diff != "" {
			t.Fatalf("the findings in %s are not those that were kept:\n%s", r.File, diff)
		}
		if diff := cmp.Diff(r.Facts, kept[i].Facts); diff != "" {
			t.Fatalf("the facts of %s are not those that were kept:\n%s", r.File, diff)
		}
	}
	want := lint.Finish(results)
	// Twice, as one may be used again.
	for range 2 {
		if diff := cmp.Diff(want, lint.Finish(kept)); diff != "" {
			t.Fatalf("the findings of the run are not those of the results that were kept:\n%s", diff)
		}
	}
}

func TestKeptResults(t *testing.T) {
	paths, texts := testBanks(t)
	for _, selectors := range [][]string{{"ALL", "QB107", "QB108"}, {"QB1", "QB901"}, {"QB5"}, {"QB3", "QB902"}} {
		l := ruleLinter(t, selectors...)
		var results []lint.FileResult
		for _, path := range paths {
			results = append(results, l.File(parser.Parse(path, []byte(texts[path]))))
		}
		sameFindings(t, l, results)
	}
}

// TestKeptResultsOfAnyBank is the same for banks with comments in all places,
// several files at a time.
func TestKeptResultsOfAnyBank(t *testing.T) {
	pieces := bankPieces(t)
	extra := append([]string{"\u200b", "\u00a0", "  ", "\ufeff", "✔", "e\u0301", "\t", "<!-- qbank-disable-file QB5, QB106 -->", "<!-- qbank-off -->"}, comments...)
	l := ruleLinter(t, "ALL", "QB107", "QB108")
	rapid.Check(t, func(t *rapid.T) {
		var results []lint.FileResult
		for i := range rapid.IntRange(1, 3).Draw(t, "files") {
			results = append(results, l.File(parser.Parse(fmt.Sprintf("bank/%d.md", i), []byte(drawBank(t, pieces, extra)))))
		}
		sameFindings(t, l, results)
	})
}

// TestKeptSize checks that many findings on one line do not take many times its
// length.
func TestKeptSize(t *testing.T) {
	l := ruleLinter(t, "ALL")
	line := strings.Repeat("<!-- qbank-disable-next-line QB301, QB302 -->", 200)
	text := "## Question #1\n" + line + "\nx\n\nA. y\n\nB. z\n"
	r := l.File(parser.Parse("bank.md", []byte(text)))
	sameFindings(t, l, []lint.FileResult{r})
	if size := len(r.AppendBinary(nil)); size > 20*len(text) {
		t.Errorf("%d bytes are kept of a file of %d", size, len(text))
	}
}

// TestCutResults checks that a part of a result is none, and neither is one with
// something behind it.
func TestCutResults(t *testing.T) {
	l := ruleLinter(t, "ALL")
	_, texts := testBanks(t)
	r := l.File(parser.Parse("bank.md", []byte(texts["../testdata/faulty/QB901-unused-suppression.md"]+texts["../testdata/faulty/QB314-non-canonical-mark.md"])))
	if len(r.Diagnostics) == 0 || len(r.Facts) == 0 {
		t.Fatalf("%d findings and %d facts", len(r.Diagnostics), len(r.Facts))
	}
	data := string(r.AppendBinary(nil))
	for n := range data {
		if _, err := l.DecodeResult("bank.md", data[:n]); !errors.Is(err, lint.ErrBadResult) {
			t.Errorf("the first %d of %d bytes are read: %v", n, len(data), err)
		}
	}
	if _, err := l.DecodeResult("bank.md", data+"\x00"); !errors.Is(err, lint.ErrBadResult) {
		t.Errorf("one byte more is read: %v", err)
	}
}

// FuzzDecodeResult checks that any bytes are a result or an error, and that a
// result can be used.
func FuzzDecodeResult(f *testing.F) {
	l := ruleLinter(f, "ALL", "QB107", "QB108")
	paths, texts := testBanks(f)
	for _, path := range paths {
		if r := l.File(parser.Parse(path, []byte(texts[path]))); len(r.Facts) < 5 {
			f.Add(string(r.AppendBinary(nil)))
		}
	}
	r := l.File(parser.Parse("bank.md", []byte("## Question #1\n"+strings.Join(comments, "\n")+"\n\nA. x\n\nB.\n")))
	f.Add(string(r.AppendBinary(nil)))
	f.Add("")
	f.Fuzz(func(t *testing.T, data string) {
		r, err := l.DecodeResult("bank.md", data)
		if err != nil {
			return
		}
		found := lint.Finish([]lint.FileResult{r})
		for _, format := range report.Formats() {
			if err := format.Write(io.Discard, &report.Report{Diagnostics: found, Rules: rules.All()}); err != nil {
				t.Fatal(err)
			}
		}
	})
}
