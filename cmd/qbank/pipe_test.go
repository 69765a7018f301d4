//go:build unix

package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// manyQuestions is a bank of one file a question.
func manyQuestions(t *testing.T, folder string, count int) string {
	t.Helper()
	files := map[string]string{}
	for i := range count {
		files[fmt.Sprintf("%s/%04d.md", folder, i)] = strings.Replace(plainQuestion, "#1", fmt.Sprintf("#%d", i+1), 1) + strings.Repeat("  \n", 3)
	}
	return writeFiles(t, files)
}

// A reader that has seen enough ends the program without a word.
func TestReaderGoesAway(t *testing.T) {
	dir := manyQuestions(t, "bank", 700)
	whole := filepath.Join(dir, "whole.txt")
	var all strings.Builder
	for _, text := range readTree(t, filepath.Join(dir, "bank")) {
		all.WriteString(text)
	}
	if err := os.WriteFile(whole, []byte(all.String()), 0o666); err != nil {
		t.Fatal(err)
	}
	for _, args := range []string{
		"convert bank", "convert --to jsonl bank", "convert --to yaml bank", "convert --strict bank", "ast bank",
		"lint --select ALL bank", "lint --format json --select ALL bank", "lint --diff --select QB6 bank", "lint --fix --select QB6 -",
		"fmt --diff bank", "fmt --check bank", "fmt -",
		"rules", "rules --format markdown", "rules QB202", "schema bank", "config", "completion bash", "--help", "lint --help", "version",
	} {
		t.Run(args, func(t *testing.T) {
			c := program(t, strings.Fields(args)...)
			c.Dir = dir
			var errs bytes.Buffer
			c.Stderr = &errs
			if strings.HasSuffix(args, "-") {
				in, err := os.Open(whole)
				if err != nil {
					t.Fatal(err)
				}
				defer in.Close()
				c.Stdin = in
			}
			r, w, err := os.Pipe()
			if err != nil {
				t.Fatal(err)
			}
			c.Stdout = w
			// The program has the only end to write to, and nobody reads.
			if err := r.Close(); err != nil {
				t.Fatal(err)
			}
			if err := c.Start(); err != nil {
				t.Fatal(err)
			}
			w.Close()
			got := ended(t, c, &bytes.Buffer{}, &errs)
			if got.code != exitOK || strings.Contains(got.stderr, "qbank:") || strings.Contains(got.stderr, "pipe") {
				t.Errorf("exit code %d, and it says %q", got.code, got.stderr)
			}
		})
	}
}

// What nobody will read is not made: the last input is a pipe that never ends,
// and the program ends all the same.
func TestNoWorkWithoutReader(t *testing.T) {
	// "!" sorts before the "/" of the pipe's name.
	dir := manyQuestions(t, "!bank", 2000)
	for _, args := range []string{"convert --to jsonl", "convert --to yaml", "ast", "fmt --diff"} {
		endless, hold, err := os.Pipe()
		if err != nil {
			t.Fatal(err)
		}
		c := program(t, append(strings.Fields(args), "--jobs", "1", "!bank", "/dev/fd/3")...)
		c.Dir = dir
		c.ExtraFiles = []*os.File{endless}
		var errs bytes.Buffer
		c.Stderr = &errs
		out, err := c.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		if _, err := io.ReadFull(out, make([]byte, 100)); err != nil {
			t.Fatalf("%s: %v", args, err)
		}
		out.Close()
		if got := ended(t, c, &bytes.Buffer{}, &errs); got.code != exitOK || strings.Contains(got.stderr, "qbank:") {
			t.Errorf("%s: exit code %d, and it says %q", args, got.code, got.stderr)
		}
		endless.Close()
		hold.Close()
	}
}
