package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestReplaceBlock proves that a part replaces its own block and nothing else.
func TestReplaceBlock(t *testing.T) {
	path := filepath.Join(t.TempDir(), "performance.md")
	write := func(text string) {
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	write("before\n\n" + blocksEnd + "\n\nafter\n")
	blocks := map[string]string{}
	for _, name := range []string{"convert", "growth", "parse", "cache"} { // another order than in the document
		if !slices.Contains(partNames(), name) {
			t.Fatalf("no part %q", name)
		}
		blocks[name] = block(part{name: name, title: "Title of " + name}, []row{{"what", "1 s", "2 ×", "3 ×"}}, "machine")
		if err := replaceBlock(path, name, blocks[name]); err != nil {
			t.Fatal(err)
		}
	}
	want := "before\n\n" + blocks["parse"] + "\n\n" + blocks["cache"] + "\n\n" + blocks["growth"] + "\n\n" + blocks["convert"] + "\n\n" + blocksEnd + "\n\nafter\n"
	if got := read(t, path); got != want {
		t.Errorf("the document is\n%s\nnot\n%s", got, want)
	}
	again := strings.Replace(blocks["convert"], "1 s", "9 s", 1)
	if err := replaceBlock(path, "convert", again); err != nil {
		t.Fatal(err)
	}
	if got, want := read(t, path), strings.Replace(want, blocks["convert"], again, 1); got != want {
		t.Errorf("the document is\n%s\nnot\n%s", got, want)
	}

	write("no place for blocks\n")
	if err := replaceBlock(path, "convert", again); err == nil || !strings.Contains(err.Error(), "is missing") {
		t.Errorf("the error is %v", err)
	}
	write("<!-- compare: convert -->\nnever closed\n")
	if err := replaceBlock(path, "convert", again); err == nil || read(t, path) != "<!-- compare: convert -->\nnever closed\n" {
		t.Errorf("the error is %v, the document %q", err, read(t, path))
	}
}

func read(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestNanoseconds(t *testing.T) {
	got := nanoseconds([]byte("goos: linux\nBenchmarkA/b         \t       6\t  9e9 ns/op\t  23.01 MB/s\t  87432398.5 cpu-ns/op\nPASS\n"))
	if len(got) != 1 || got["BenchmarkA/b"] != 87432398.5 {
		t.Errorf("%v", got)
	}
	if m := median([]float64{5, 1, 3}); m != 3 {
		t.Errorf("the median is %v", m)
	}
}

func TestChoose(t *testing.T) {
	if all, err := choose(nil); err != nil || len(all) != len(parts) {
		t.Errorf("%d parts: %v", len(all), err)
	}
	for _, names := range [][]string{{"peer"}, {"start", "all"}} {
		if _, err := choose(names); err == nil {
			t.Errorf("%q was accepted", names)
		}
	}
	for list, ok := range map[string]bool{"1": true, "10,20": true, "": false, "1,x": false, "0": false} {
		if _, err := numbers(list); (err == nil) != ok {
			t.Errorf("%q: %v", list, err)
		}
	}
}

func TestReadAll(t *testing.T) {
	first, err := readAll(strings.NewReader("a\nb\n"), time.Now().Add(-time.Hour))
	if err != nil || first < time.Hour {
		t.Errorf("%v, %v", first, err)
	}
	if first, err := readAll(strings.NewReader("no line"), time.Now()); err != nil || first != 0 {
		t.Errorf("%v, %v", first, err)
	}
}
