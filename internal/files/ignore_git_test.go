package files

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	_ "github.com/qbank-dev/qbank/internal/testing/gitenv"
)

// ignoreTrees are rules to compare with git: each case is a folder with these
// rules in its .gitignore, with the files below.
var ignoreTrees = []struct {
	about, rules string
	files        []string
}{
	{"names", "draft.md\n*.txt\n", []string{"a.md", "draft.md", "x.txt", "sub/draft.md", "sub/x.txt", "draft.md2.md"}},
	{"negated", "*.md\n!keep.md\n", []string{"a.md", "keep.md", "sub/keep.md", "keep.md.md"}},
	{"a negated name does not bring back what is below it", "*.md\n!keep\n!some/dir\n", []string{"keep/x.md", "some/dir/x.md", "x.md"}},
	{"folders only", "build/\n", []string{"build/a.md", "sub/build/a.md", "other/build.md", "file/build"}},
	{"a child of an ignored folder stays ignored", "build/\n!build/keep.md\n", []string{"build/keep.md", "build/sub/keep.md"}},
	{"a child of a folder whose content is ignored comes back", "build/*\n!build/keep.md\n", []string{"build/keep.md", "build/a.md"}},
	{"content ignored with two stars", "build/**\n!build/keep.md\n!build/sub\n", []string{"build/keep.md", "build/a.md", "build/sub/keep.md", "build/sub/a.md"}},
	{"all but", "*\n!*/\n!*.md\n", []string{"a.md", "a.txt", "sub/a.md", "sub/deep/a.md", "sub/a.txt"}},
	{"anchored", "/x.md\nsub/y.md\n/dir/\n", []string{"x.md", "sub/x.md", "sub/y.md", "sub/sub/y.md", "dir/a.md", "sub/dir/a.md"}},
	{"two stars", "**/a.md\nb/**/c.md\nd/**\n/**/e.md\n", []string{"a.md", "x/y/a.md", "b/c.md", "b/x/c.md", "b/x/y/c.md", "z/b/c.md", "d/x.md", "z/d/x.md", "x/e.md", "e.md"}},
	{"two stars in two places", "a/**/b/**/c.md\n", []string{"a/b/c.md", "a/x/b/y/z/c.md", "a/x/c.md", "b/c.md", "a/b/b/c.md", "a/b/x/b/d.md"}},
	{"two stars that are not alone", "x**y.md\np/q**\nr/**s.md\nt**/u.md\n", []string{"xzy.md", "x/y.md", "p/qq.md", "p/q/r.md", "p/q.md", "r/zs.md", "r/z/s.md", "t/u.md", "tx/u.md", "tx/y/u.md", "tu.md", "a/tu.md"}},
	{"only stars", "**\n!*.md\n!sub/\n", []string{"a.md", "sub/a.md", "sub/a.txt", "dir/a.md"}},
	{"three stars", "a/***/b.md\n", []string{"a/b.md", "a/x/b.md", "a/x/y/b.md"}},
	{"comments", "#a.md\n\\#b.md\n # c.md\n", []string{"#a.md", "a.md", "#b.md", "b.md", " # c.md", "c.md"}},
	{"escapes", "\\!a.md\n\\*.md\nb\\?.md\nc\\\\.md\n!!d.md\n\\e.md\n", []string{"!a.md", "a.md", "*.md", "b?.md", "bx.md", "!d.md", "e.md"}},
	{"a backslash at the end", "a\\\nb/\\\nsub\\/\nsub/x\\\n", []string{"a", "b/a.md", "sub/a.md", "sub/x"}},
	{"spaces", "a.md  \nb.md\\ \nc.md\\  \n d.md\ne.md \\ \n\\ f\n", []string{"a.md", "b.md", "b.md ", "c.md ", "c.md  ", " d.md", "d.md", "e.md  ", "e.md", " f"}},
	{"a tab is no space", "a.md\t\nb.md \t \n", []string{"a.md", "a.md\t", "b.md", "b.md \t"}},
	{"line ends of Windows", "a.md\r\n\r\n!b.md\r\n*.txt  \r\ndir/\r\nlast.md\r", []string{"a.md", "b.md", "c.txt", "dir/a.md", "last.md", "c.md"}},
	{"line ends of Windows with a return too many", "a.md\r\r\nb\\\r\n", []string{"a.md", "b"}},
	{"a byte order mark", "\ufeffa.md\nb.md\n", []string{"a.md", "b.md"}},
	{"a byte order mark before a comment", "\ufeff# a.md\n\ufeffb.md\n", []string{"# a.md", "b.md"}},
	{"a zero byte", "a.md\x00b\nc.md\n", []string{"a.md", "c.md", "a.mdb"}},
	{"empty patterns", "!\n/\n//\n!/\n\n \na//b.md\n//c.md\n", []string{"a/b.md", "c.md", "a.md"}},
	{"classes", "[ab].md\n[!c-e]x.md\n[^c-e]y.md\n[]z].txt\n[a-].txt\n[\\]q].mdx\n", []string{"a.md", "c.md", "cx.md", "fx.md", "cy.md", "fy.md", "].txt", "z.txt", "-.txt", "a.txt", "b.txt", "].mdx", "q.mdx"}},
	{"named classes", "[[:digit:]].md\n[[:upper:][:space:]]a.md\n[[:nope:]]b.md\n[[:alpha:]-z]c.md\n[![:punct:]]d.md\n", []string{"1.md", "x.md", "Qa.md", " a.md", "qa.md", "xb.md", "-c.md", "zc.md", "1c.md", "!d.md", "xd.md"}},
	{"broken classes", "[a.md\n[.md\na[]\n[[:alpha:].md\n[z-a].txt\n[a-c-e].txt\n[a\\\n", []string{"[a.md", "a.md", "[.md", "a[]", "x.md", "z.txt", "-.txt", "e.txt", "d.txt", "b.txt"}},
	{"a class does not match a slash", "a[/]b.md\na[!x]c.md\nsub/d[.-0]e.md\nq[a/]r.md\n", []string{"a/b.md", "a/c.md", "axc.md", "ayc.md", "sub/d/e.md", "sub/d.e.md", "q/r.md", "qar.md"}},
	{"braces are plain", "{a,b}.md\n{c}.md\n{d\n", []string{"a.md", "b.md", "{a,b}.md", "{c}.md", "c.md", "{d"}},
	{"question marks", "?.md\nsub/??.md\n", []string{"a.md", "ab.md", "sub/ab.md", "sub/abc.md", "sub/a.md", "sub/x/ab.md"}},
	{"hidden files", "*.md\n.*\n!.keep\n", []string{".a.txt", ".dir/a.txt", ".keep", "a.txt"}},
	{"the last rule wins", "a.md\n!a.md\na.md\n!b.md\nb.md\n!b.md\n", []string{"a.md", "b.md", "sub/b.md"}},
	{"letters that are not English", "prüfung*.md\n[é].txt\nfrågor/\n", []string{"prüfung1.md", "frågor/a.md", "x/frågor/a.md", "fragor/a.md"}},
}

// gitIgnored asks git which of the files below the current folder are ignored.
func gitIgnored(t *testing.T, files []string) map[string]bool {
	t.Helper()
	cmd := exec.Command("git", "-c", "core.ignoreCase=false", "check-ignore", "--no-index", "--stdin", "-z")
	cmd.Env = gitEnv(t)
	cmd.Stdin = strings.NewReader(strings.Join(files, "\x00") + "\x00")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if exit, ok := err.(*exec.ExitError); err != nil && (!ok || exit.ExitCode() != 1) {
		t.Fatalf("git check-ignore: %v\n%s", err, stderr.String())
	}
	ignored := map[string]bool{}
	for name := range strings.SplitSeq(string(out), "\x00") {
		ignored[name] = true
	}
	return ignored
}

// gitEnv keeps the settings of the machine out.
func gitEnv(t *testing.T) []string {
	return append(os.Environ(), "GIT_CONFIG_NOSYSTEM=1", "GIT_CONFIG_GLOBAL="+os.DevNull, "HOME="+t.TempDir(), "XDG_CONFIG_HOME="+t.TempDir())
}

// inRepository makes the files in a new repository that is the current folder.
func inRepository(t *testing.T, files map[string]string) {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skipf("git is the judge of this test, and is not on this machine: %v", err)
	}
	inTree(t, nil)
	cmd := exec.Command("git", "init", "-q", ".")
	cmd.Env = gitEnv(t)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("git init: %v\n%s", err, out)
	}
	for name, text := range files {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Logf("left out %q, which this system does not take: %v", name, err)
		}
	}
}

// compareWithGit walks the current folder and holds the result against git's.
func compareWithGit(t *testing.T, explain func(name string) string) {
	t.Helper()
	var all []string
	err := filepath.WalkDir(".", func(path string, d os.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && d.Name() == gitName:
			return filepath.SkipDir
		case !d.IsDir() && d.Name() != ignoreName:
			all = append(all, filepath.ToSlash(path))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	ignored := gitIgnored(t, all)
	// The glob takes every file, whatever its extension.
	found := map[string]bool{}
	for _, in := range Find(t.Context(), Options{Paths: []string{"**"}}).Inputs {
		found[in.Name] = true
	}
	for _, name := range all {
		if got, want := !found[name], ignored[name]; got != want {
			t.Errorf("%q: ignored is %v, and git says %v; rules:\n%s", name, got, want, explain(name))
		}
	}
}

func TestIgnoreAgainstGit(t *testing.T) {
	for _, tt := range ignoreTrees {
		t.Run(tt.about, func(t *testing.T) {
			files := map[string]string{ignoreName: tt.rules}
			for _, name := range tt.files {
				files[name] = ""
			}
			inRepository(t, files)
			compareWithGit(t, func(string) string { return fmt.Sprintf("%q", tt.rules) })
		})
		t.Run(tt.about+", in a sub-folder", func(t *testing.T) {
			files := map[string]string{ignoreName: "*.md\n!a.md\n", "s/t/" + ignoreName: tt.rules}
			for _, name := range tt.files {
				files["s/t/"+name] = ""
				files[name] = ""
			}
			inRepository(t, files)
			compareWithGit(t, func(string) string { return fmt.Sprintf("%q", tt.rules) })
		})
	}
}

// TestRandomIgnoreAgainstGit makes up rules from the pieces that mean something.
// All trees are folders of one repository, so that git is asked only once.
func TestRandomIgnoreAgainstGit(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	pick := func(from ...string) string { return from[rng.IntN(len(from))] }
	pieces := strings.Split("a a b b ab . * * ** *** ? / / / [ab] [!a] [^b-c] [a-c] [[:alpha:]] [ ] \\a \\* \\ ! -", " ")
	files := map[string]string{}
	for i := range 250 {
		top := fmt.Sprintf("t%d/", i)
		var text strings.Builder
		for range 1 + rng.IntN(5) {
			if rng.IntN(3) == 0 {
				text.WriteString("!")
			}
			for range 1 + rng.IntN(6) {
				text.WriteString(pick(pieces...))
			}
			text.WriteString(pick("\n", "\n", "\n", " \n", "/\n", "\r\n"))
		}
		files[top+ignoreName] = text.String()
		for range 12 {
			name := top
			for range rng.IntN(4) {
				name += pick("a", "b", "ab", "c") + pick("", "", "b") + "/"
			}
			// Files and folders have names of their own, as no name can be both.
			files[name+pick("a", "b", "ab", "c", "ba", "bb")+pick(".a", ".b", "-")] = ""
		}
	}
	inRepository(t, files)
	compareWithGit(t, func(name string) string {
		top, _, _ := strings.Cut(name, "/")
		return fmt.Sprintf("%q", files[top+"/"+ignoreName])
	})
}
