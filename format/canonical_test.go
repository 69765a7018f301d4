package format

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/clipperhouse/displaywidth"
	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/qbank-dev/qbank/parser"
)

var update = flag.Bool("update", false, "write the outputs of testdata anew")

// namedStyles are those that a file of testdata may ask for in its comment.
var namedStyles = map[string]parser.Style{
	"":              {},
	"keep-marks":    {KeepMarks: true},
	"tight-options": {TightOptions: true},
	"wrap":          {Wrap: 40, Width: displaywidth.String},
}

// Each archive of testdata holds a text, "in", and its canonical form, "out". The
// first line of its comment may name a style.
func TestCanonicalForm(t *testing.T) {
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatal(paths, err)
	}
	for _, path := range paths {
		t.Run(filepath.Base(path), func(t *testing.T) {
			archive, err := txtar.ParseFile(path)
			if err != nil || len(archive.Files) != 2 {
				t.Fatal(len(archive.Files), err)
			}
			name, _, _ := cutLine(string(archive.Comment))
			style, ok := namedStyles[name]
			if !ok {
				t.Fatalf("no style is called %q", name)
			}
			got := check(t, string(archive.Files[0].Data), style)
			if len(got.Kept) > 0 {
				t.Errorf("%v stays as it is", got.Kept)
			}
			if *update {
				archive.Files[1].Data = []byte(got.Text)
				if err := os.WriteFile(path, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if diff := cmp.Diff(string(archive.Files[1].Data), got.Text); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func cutLine(s string) (line, rest string, ok bool) {
	for i := range s {
		if s[i] == '\n' {
			return s[:i], s[i+1:], true
		}
	}
	return s, "", false
}

// These differ in bytes that an archive does not show.
func TestBytes(t *testing.T) {
	const want = "## Question #1\n\n가나\n\nA. x\n\nB. y\n"
	for name, in := range map[string]string{
		"CRLF":              "## Question #1\r\n가나\r\nA. x\r\nB. y\r\n",
		"CR":                "## Question #1\r가나\rA. x\rB. y",
		"byte-order mark":   "\ufeff## Question #1\n가나\nA. x\nB. y\n",
		"decomposed Hangul": "## Question #1\n\u1100\u1161\u1102\u1161\nA. x\nB. y\n",
		"white space":       "## Question #1 \t\n가나\u00a0\nA. x \u200b\nB. y\n\n \n",
		"no line end":       "## Question #1\n가나\nA. x\nB. y",
	} {
		if got := check(t, in, parser.Style{}).Text; got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
}

// What could not be parsed stays byte for byte, and the rest is formatted.
func TestUntouched(t *testing.T) {
	const sloppy, clean = "## Question #2\nStem.\nA) x\nB) y\n", "## Question #2\n\nStem.\n\nA. x\n\nB. y\n"
	for name, broken := range map[string]string{
		"no number":       "## Question #\nStem.\nA) x  \nB) y\n",
		"glued heading":   "##Question #1\nStem.\nA) x\nB) y\n",
		"invalid UTF-8":   "## Question #1\nSt\xffem.\nA) x\nB) y\n",
		"NUL":             "## Question #1\nSt\x00em.\nA) x\nB) y\n",
		"stray heading":   "# Chapter\nSome  text\n* a\n",
		"CRLF in a break": "## Question #\r\nStem.\r\n",
	} {
		got := check(t, sloppy+"\n"+broken+"\n"+sloppy, parser.Style{}).Text
		if want := clean + "\n" + broken + "\n" + clean; got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
	// A malformed option and an open fence stay as they are among the rest.
	for in, want := range map[string]string{
		"## Question #1\nStem.\nA) x\nB.y\nC) z\n":                                 "## Question #1\n\nStem.\n\nA. x\n\nB.y\n\nC. z\n",
		"## Question #1\nStem.\nA) x\nB) z\n\n### 정리\n```yaml\n  a:   \n\n\nb\r\n": "## Question #1\n\nStem.\n\nA. x\n\nB. z\n\n### 정리\n\n```yaml\n  a:   \n\n\nb\r\n",
	} {
		if got := check(t, in, parser.Style{}).Text; got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	// Bytes of the preamble that are no text leave the questions alone.
	if got, want := check(t, "Title \xff\n\n\n\n"+sloppy, parser.Style{}).Text, "Title \xff\n\n"+clean; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	// UTF-16, and a text without questions, stay as they are.
	for _, text := range []string{"\xff\xfe#\x00 \x00Q\x001\x00\n\x00", "# Title\nA)  x  \n\n\n\nB) y", ""} {
		if got := Format(parse(text), parser.Style{}).Text; got != text {
			t.Errorf("got %q, want %q", got, text)
		}
	}
}
