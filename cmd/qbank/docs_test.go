package main

import (
	"bytes"
	"cmp"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the output shown in the documentation")

// TestDocs runs each command after "$ " in a console block of the documentation, at
// the top of the repository, and compares its output with the page. A line "…" in a
// page matches any lines.
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
	commands := 0
	for _, page := range pages(t) {
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

// standIns are commands of sh blocks that .ci/run does not run as they are, with
// what it runs in their place; "" for what no check can run.
var standIns = map[string]string{
	".ci/fuzz 20m":                                           ".ci/fuzz 10s",
	"go test -run '^$' -bench . ./parser":                    "go test -run '^$' -bench . -benchtime 1x ./parser",
	"(cd bench/compare && go run .)":                         "(cd bench/compare && go run . -document '' -runs 1",
	"docker build -t qbank .":                                "",
	`docker run --rm -v "$PWD:/bank:ro" -w /bank qbank lint`: "",
}

// TestDocsShell checks that each command of an sh block is run: those of qbank
// here, in a repository with a folder bank, and all others by .ci/run.
func TestDocsShell(t *testing.T) {
	for _, tool := range []string{"bash", "git"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skipf("the commands of the documentation are not run: there is no %s here", tool)
		}
	}
	checks, err := os.ReadFile("../../.ci/run")
	if err != nil {
		t.Fatal(err)
	}
	demo, err := filepath.Abs("../../testdata/demo")
	if err != nil {
		t.Fatal(err)
	}
	path := "PATH=" + buildBinary(t) + string(os.PathListSeparator) + os.Getenv("PATH")
	dir := t.TempDir()
	shell := func(command string) (code int, out string) {
		cmd := exec.Command("bash", "-c", command)
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), path, "QBANK_CACHE_DIR=off")
		text, _ := cmd.CombinedOutput() // the caller looks at the exit code
		return cmd.ProcessState.ExitCode(), string(text)
	}
	if code, out := shell("cp -r '" + filepath.ToSlash(demo) + "' bank && git init -q && git add . && git -c user.name=x -c user.email=x@example.com commit -qm x && git update-ref refs/remotes/origin/main HEAD"); code != 0 {
		t.Fatalf("there is no repository: %s", out)
	}
	for _, page := range pages(t) {
		src, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		for _, command := range shellCommands(string(src)) {
			if strings.HasPrefix(command, "qbank ") {
				command, _, _ = strings.Cut(command, " | reviewdog")
				if code, out := shell(command); code != 0 && code != 1 {
					t.Errorf("%s: %s ends with %d: %s", filepath.Base(page), command, code, out)
				}
				continue
			}
			run, ok := standIns[command]
			if !ok {
				run = command
			}
			if !strings.Contains(string(checks), run) {
				t.Errorf("%s: .ci/run does not run %s", filepath.Base(page), run)
			}
		}
		for _, m := range regexp.MustCompile("`go test (?:-run (\\w+) )?\\./([\\w/]+)`").FindAllStringSubmatch(string(src), -1) {
			if !hasTest(t, filepath.Join("../..", m[2]), cmp.Or(m[1], "Test")) {
				t.Errorf("%s: there is no test for %s", filepath.Base(page), m[0])
			}
		}
	}
}

// shellCommands returns the commands of the sh blocks of a page. bench/compare writes
// the blocks between its marks with the commands that it has run.
func shellCommands(page string) (commands []string) {
	inside, measured := false, false
	for line := range strings.Lines(page) {
		line, _, _ = strings.Cut(strings.TrimSpace(line), " # ")
		switch {
		case strings.HasPrefix(line, "<!-- compare: "):
			measured = !strings.HasPrefix(line, "<!-- compare: end")
		case strings.HasPrefix(line, "```"):
			inside = line == "```sh"
		case inside && !measured && line != "":
			commands = append(commands, strings.TrimSpace(line))
		}
	}
	return commands
}

// hasTest reports whether a test file of a folder has a test whose
// name begins with name.
func hasTest(t *testing.T, folder, name string) bool {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(folder, "*_test.go"))
	if err != nil {
		t.Fatal(err)
	}
	return slices.ContainsFunc(files, func(file string) bool {
		src, err := os.ReadFile(file)
		return err == nil && bytes.Contains(src, []byte("func "+name))
	})
}

// pages returns the paths of the pages whose commands are run.
func pages(t *testing.T) []string {
	t.Helper()
	list, err := filepath.Glob("../../docs/*.md")
	if err != nil || len(list) == 0 {
		t.Fatalf("there are no pages: %v", err)
	}
	return append(list, "../../README.md", "../../CONTRIBUTING.md")
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
