package files

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/qbank-dev/qbank/lint"
)

// lineTexts are lines of single letters.
func lineTexts(letters string) string {
	return strings.Join(strings.Split(letters, ""), "\n") + "\n"
}

// TestChangedLines checks the arithmetic of hunks.
func TestChangedLines(t *testing.T) {
	tests := []struct {
		name, before, after string
		want                []int
	}{
		{"nothing", "abcdef", "abcdef", nil},
		{"one line", "abcdef", "abXdef", []int{3}},
		{"the first line", "abcdef", "Xbcdef", []int{1}},
		{"the last line", "abcdef", "abcdeX", []int{6}},
		{"two places", "abcdef", "aXcdXf", []int{2, 5}},
		{"neighbours", "abcdef", "aXYdef", []int{2, 3}},
		{"lines put in", "abcdef", "abXYcdef", []int{3, 4}},
		{"lines put in at the start", "abcdef", "XYabcdef", []int{1, 2}},
		{"lines put in at the end", "abcdef", "abcdefXY", []int{7, 8}},
		{"one line for two", "abcdef", "aXdef", []int{2}},
		{"two lines for one", "abcdef", "aXYcdef", []int{2, 3}},
		{"lines taken away: those on either side", "abcdef", "abef", []int{2, 3}},
		{"the first lines taken away", "abcdef", "cdef", []int{1}},
		{"the last lines taken away", "abcdef", "abcd", []int{4}},
		{"taken away and put in elsewhere", "abcdef", "acdefX", []int{1, 2, 6}},
		{"what stands behind moves", "abcdef", "XYZabcdeQ", []int{1, 2, 3, 9}},
		{"all lines", "abcdef", "ABCDEF", []int{1, 2, 3, 4, 5, 6}},
		{"taken away right before a change", "abcdef", "acXef", []int{1, 2, 3}},
	}
	newRepository(t)
	for _, test := range tests {
		writeFile(t, test.name+".md", lineTexts(test.before))
	}
	commit(t)
	for _, test := range tests {
		writeFile(t, test.name+".md", lineTexts(test.after))
	}
	c := since(t, "HEAD")
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := changedLines(c, test.name+".md", len(test.after)); !slices.Equal(got, test.want) {
				t.Errorf("changed are %v, want %v", got, test.want)
			}
		})
	}
}

// TestKeep checks which findings stand on changed lines.
func TestKeep(t *testing.T) {
	newRepository(t)
	writeFile(t, "a.md", lineTexts("abcdefgh"))
	commit(t)
	writeFile(t, "a.md", lineTexts("abXdefYh"))
	c := since(t, "HEAD")
	at := func(line, column, endLine, endColumn int) lint.Diagnostic {
		return lint.Diagnostic{File: "a.md", Start: lint.Position{Line: line, Column: column}, End: lint.Position{Line: endLine, Column: endColumn}}
	}
	tests := []struct {
		name string
		at   lint.Diagnostic
		want bool
	}{
		{"on a changed line", at(3, 1, 3, 2), true},
		{"of no width", at(3, 1, 3, 1), true},
		{"above it", at(2, 1, 2, 2), false},
		{"above it with its line end", at(2, 1, 3, 1), false},
		{"into it", at(2, 1, 3, 2), true},
		{"from it", at(3, 1, 5, 1), true},
		{"around it", at(1, 1, 6, 1), true},
		{"between two", at(4, 1, 6, 2), false},
		{"of no width between two", at(4, 1, 4, 1), false},
		{"behind the last", at(8, 1, 9, 1), false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := len(c.Keep([]lint.Diagnostic{test.at})) == 1; got != test.want {
				t.Errorf("kept: %v", got)
			}
		})
	}
}

// TestFileNames checks that names are found whatever is in them.
func TestFileNames(t *testing.T) {
	names := []string{
		"plain.md", "with space.md", "문제 은행.md", "폴더/하위 폴더/1.md", "e\u0301.md", "quote's.md", "#1 (2).md", "-dash.md", "a/b/c.md", "[1].md", "$HOME.md",
	}
	if filepath.Separator == '/' {
		names = append(names, `double "quotes".md`, "tab\tname.md", `back\slash.md`, "line\nend.md", "two  spaces ")
	}
	newRepository(t)
	for _, name := range names {
		writeFile(t, name, lineTexts("abc"))
	}
	commit(t)
	for _, name := range names {
		writeFile(t, name, lineTexts("abX"))
	}
	c := since(t, "HEAD")
	for _, name := range names {
		if got := changedLines(c, name, 3); !slices.Equal(got, []int{3}) {
			t.Errorf("%q: changed are %v", name, got)
		}
	}
}

// TestKindsOfFiles checks files that are new, moved, binary, or not known to git.
func TestKindsOfFiles(t *testing.T) {
	newRepository(t)
	all := []int{1, 2, 3}
	writeFile(t, ".gitignore", "ignored.md\n")
	for _, name := range []string{"same.md", "old name.md", "binary.md", "mode.md", "deleted.md", "untracked now.md", "staged.md", "staged and more.md"} {
		writeFile(t, name, lineTexts("abc"))
	}
	writeFile(t, "lf.md", "a\nb\nc")
	commit(t)

	runGit(t, "mv", "old name.md", "new name.md")
	writeFile(t, "new.md", lineTexts("abc"))
	writeFile(t, "ignored.md", lineTexts("abc"))
	writeFile(t, "added.md", lineTexts("abc"))
	runGit(t, "add", "added.md")
	writeFile(t, "binary.md", "a\n\x00\nc\n")
	if err := os.Chmod("mode.md", 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove("deleted.md"); err != nil {
		t.Fatal(err)
	}
	runGit(t, "rm", "-q", "--cached", "untracked now.md")
	writeFile(t, "staged.md", lineTexts("aXc"))
	writeFile(t, "staged and more.md", lineTexts("aXc"))
	runGit(t, "add", "staged.md", "staged and more.md")
	writeFile(t, "staged and more.md", lineTexts("aXY"))
	writeFile(t, "lf.md", "a\nb\nc\n")

	c := since(t, "HEAD")
	for name, want := range map[string][]int{
		"same.md":            nil,
		"new name.md":        all, // a file under a new name is a new file
		"new.md":             all,
		"ignored.md":         all,
		"added.md":           all,
		"binary.md":          all,
		"mode.md":            nil,
		"untracked now.md":   all,
		"staged.md":          {2},
		"staged and more.md": {2, 3},
		"lf.md":              {3},
		"../elsewhere.md":    all,
		"<stdin>":            all,
	} {
		if got := changedLines(c, name, 3); !slices.Equal(got, want) {
			t.Errorf("%s: changed are %v, want %v", name, got, want)
		}
	}
}
