package main

import (
	"bytes"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the output shown in the documentation")

// TestDocs runs each command that stands behind "$ " in a console block of the
// documentation, at the top of the repository, and compares what it prints with
// what the page shows. A line "…" in a page stands for any lines.
func TestDocs(t *testing.T) {
	bash, err := exec.LookPath("bash")
	if err != nil {
		t.Skip("the commands of the documentation are not run: there is no bash here")
	}
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	bin := buildBinary(t)
	pages, err := filepath.Glob(filepath.Join(root, "docs", "*.md"))
	if err != nil {
		t.Fatal(err)
	}
	pages = append(pages, filepath.Join(root, "README.md"), filepath.Join(root, "CONTRIBUTING.md"))
	commands := 0
	for _, page := range pages {
		src, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		var out strings.Builder
		for _, part := range splitConsole(string(src)) {
			if part.command == "" {
				out.WriteString(part.text)
				continue
			}
			commands++
			cmd := exec.Command(bash, "-c", part.command)
			cmd.Dir = root
			cmd.Env = append(os.Environ(), "PATH="+bin+string(os.PathListSeparator)+os.Getenv("PATH"), "NO_COLOR=1", "LC_ALL=C.UTF-8")
			got, _ := cmd.CombinedOutput() // the exit code is shown by the page's own "echo $?"
			if !sameOutput(part.text, string(got)) {
				if !*update {
					t.Errorf("%s: $ %s\nprints\n%s\nbut the page shows\n%s", filepath.Base(page), part.command, got, part.text)
				}
				part.text = string(got)
			}
			out.WriteString("$ " + part.command + "\n" + part.text)
		}
		if *update && out.String() != string(src) {
			if err := os.WriteFile(page, []byte(out.String()), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	if commands == 0 {
		t.Error("no command was found in any page")
	}
}

// buildBinary builds qbank into a folder of its own and returns the folder.
func buildBinary(t testing.TB) string {
	t.Helper()
	dir := t.TempDir()
	// git may refuse to tell the version of a folder that another user owns.
	cmd := exec.Command("go", "build", "-buildvcs=false", "-o", filepath.Join(dir, "qbank"), ".")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return dir
}

// consolePart is a command with the output that a page shows for it, or text
// between such.
type consolePart struct{ command, text string }

func splitConsole(page string) []consolePart {
	var parts []consolePart
	text := func(s string) {
		if n := len(parts); n > 0 && parts[n-1].command == "" {
			parts[n-1].text += s
			return
		}
		parts = append(parts, consolePart{text: s})
	}
	inside := false
	for line := range strings.Lines(page) {
		trimmed := strings.TrimRight(line, "\n")
		switch {
		case !inside:
			inside = trimmed == "```console"
			text(line)
		case trimmed == "```":
			inside = false
			text(line)
		case strings.HasPrefix(trimmed, "$ "):
			parts = append(parts, consolePart{command: trimmed[2:]})
		case len(parts) > 0 && parts[len(parts)-1].command != "":
			parts[len(parts)-1].text += line
		default:
			text(line)
		}
	}
	return parts
}

// sameOutput compares what a page shows with what a command printed.
func sameOutput(want, got string) bool {
	before, after, cut := strings.Cut(want, "…\n")
	if !cut || bytes.Contains([]byte(after), []byte("…\n")) {
		return want == got
	}
	return strings.HasPrefix(got, before) && strings.HasSuffix(got, after) && len(got) >= len(before)+len(after)
}
