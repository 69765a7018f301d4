package report

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/muesli/termenv"

	"github.com/qbank-dev/qbank/lint"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden compares an output with its golden file.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", "golden", name)
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s differs (-want +got); -update accepts it:\n%s", path, diff)
	}
}

// written is a report in a format.
func written(t *testing.T, format string, r *Report) []byte {
	t.Helper()
	f, err := Lookup(format)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := f.Write(&out, r); err != nil {
		t.Fatalf("%s: %v", format, err)
	}
	return out.Bytes()
}

func TestGolden(t *testing.T) {
	for _, f := range Formats() {
		t.Run(f.Name, func(t *testing.T) {
			golden(t, "sample."+f.Name, written(t, f.Name, sample(t)))
			golden(t, "empty."+f.Name, written(t, f.Name, &Report{Summary: lint.Summary{Files: 1, Questions: 3}}))
		})
	}
	t.Run("color", func(t *testing.T) {
		r := sample(t)
		r.Color = termenv.ANSI
		golden(t, "sample.color", written(t, "text", r))
	})
	t.Run("statistics", func(t *testing.T) {
		var out bytes.Buffer
		if err := Statistics(&out, sample(t).Diagnostics); err != nil {
			t.Fatal(err)
		}
		golden(t, "sample.statistics", out.Bytes())
	})
}
