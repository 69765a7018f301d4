package main

import (
	"bytes"
	"context"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestBankDocuments compares the documents of testdata/bank with the golden
// files; -update rewrites them.
func TestBankDocuments(t *testing.T) {
	t.Chdir("../..")
	for _, format := range []string{"json", "yaml"} {
		t.Run(format, func(t *testing.T) {
			var out, errs bytes.Buffer
			args := []string{"qbank", "convert", "--to", format, "testdata/bank"}
			if code := Main(context.Background(), args, Streams{In: &bytes.Buffer{}, Out: &out, Err: &errs}); code != exitOK {
				t.Fatalf("exit code %d: %s", code, errs.String())
			}
			golden := "testdata/golden/bank." + format
			if *update {
				if err := os.WriteFile(golden, out.Bytes(), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), out.String()); diff != "" {
				t.Errorf("%s differs from what is written now (-golden +now):\n%s", golden, diff)
			}
		})
	}
}
