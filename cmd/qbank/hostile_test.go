package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/urfave/cli/v2"

	"github.com/qbank-dev/qbank/report"
)

// hostile drives a terminal and the runner of GitHub Actions, as far as each obeys:
// a link, an empty screen, the bell, colours by one character, text that goes
// back over itself or from right to left, line ends of Unicode, nothing visible,
// and commands for the runner in both of its notations.
const hostile = "\x1b]8;;http://x\x07\x1b[2J\u009b31m\x7f\b\r\v\f\u0085\u202e\u2066\u2028\u2029\u200b\u2060::error::x%0A##[error]y"

// hostileName is a part of a path; a name holds no slash.
var hostileName = strings.ReplaceAll(hostile, "/", "")

// hostileBank has the text wherever a bank has text, a fault of most families,
// and fixes; the suppression names no rule.
var hostileBank = strings.NewReplacer("HOSTILE", strings.NewReplacer("\r", "", "\v", "", "\f", "", "\u0085", "", "\u2028", "", "\u2029", "").Replace(hostile), "RAW", hostile).Replace(
	"Preamble RAW\n\n<!-- qbank-disable QB9HOSTILE, HOSTILE -- RAW -->\n## Question #x HOSTILE\n\n" +
		"## Question #7 (HOSTILE)\nStem HOSTILE not RAW \u00a0\n\nA. HOSTILE \u202e\n\nB. HOSTILE \u202e\n\nB.HOSTILE\n\nD. RAW\n\n" +
		"# Chapter HOSTILE\nRAW\n\n" +
		"## Question #7 분석 (HOSTILE)\n\n### **HOSTILE\n\n### 선택지 분석\n\n**A. HOSTILE** ⭐\n- HOSTILE ❌\n- RAW ✅ ❌\n\n" +
		"**B. HOSTILE** ⭐\n- HOSTILE ✔\n\n**Z. HOSTILE**\n- x ⭐\n\n정답: C\n\n" +
		"## Question #9 해설 HOSTILE\n\n```HOSTILE\nRAW\n")

// hostileFiles are all files of the run, by name.
func hostileFiles() map[string]string {
	q := strconv.QuoteToASCII(hostile) // YAML has all of Go's escapes
	quoted, err := json.Marshal(hostile)
	if err != nil {
		panic(err)
	}
	j := string(quoted)
	return map[string]string{
		"bank/" + hostileName + "/" + hostileName + ".md": hostileBank,
		"bank/broken.md":          "## Question #1\n\xff\xfe" + hostile + "\n",
		"bank/.qbank.yaml":        "select: [ALL, " + q + "]\nignore: [QB9, " + q + "]\nrequiredSections: [" + q + "]\nseverity: {" + q + ": error}\nperFileIgnores: {" + q + ": [" + q + "]}\nexclude: [" + q + "]\nanswerWords: [정답, " + q + "]\n",
		"key/.qbank.yaml":         q + ": 1\nselect: " + q + "\nrules: {QB401: {" + q + ": " + q + "}}\nextends: " + q + "\nmarks: {star: [" + q + "]}\n",
		"key/a.md":                hostileBank,
		"yaml/.qbank.yaml":        "a: *" + hostile + "\n\t- [" + hostile + "\n",
		"yaml/a.md":               hostileBank,
		"gone.json":               `{"schemaVersion": 1, "findings": [{"file": ` + j + `, "code": ` + j + `, "hash": ` + j + `, "count": 1}]}`,
		hostileName + ".folder/x": "",
		"odd.json":                `{"schemaVersion": 1, ` + j + `: ` + j + `}`,
		"broken.json":             hostile,
		"doc.json":                `{"schemaVersion": 1, ` + j + `: 1, "questions": [{"number": ` + j + `, ` + j + `: 2, "stem": "", "options": [{"label": ` + j + `}]}]}`,
		"doc.yaml":                "schemaVersion: 1\n? " + q + "\n: &a " + q + "\nquestions: [{number: " + q + ", note: *a}]\n",
		"bad.yaml":                "a: *" + hostile + "\n",
		"doc.jsonl":               `{` + j + `: 1}` + "\n" + hostile + "\n",
		hostileName + ".js":       "x",
	}
}

// enterHostileFolder makes the files in a folder of their own, a repository where
// there is git, and goes there.
func enterHostileFolder(t *testing.T) {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("this system refuses such names of files")
	}
	t.Chdir(t.TempDir())
	for name, text := range hostileFiles() {
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Skipf("this system refuses such names of files: %v", err)
		}
	}
	if git, err := exec.LookPath("git"); err == nil {
		if out, err := exec.Command(git, "init", "-q").CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
	}
}

// hostileRuns are command lines with the text in each place that a command has;
// those of TestHostileText for all flags come on top.
func hostileRuns() [][]string {
	file := "bank/" + hostileName + "/" + hostileName + ".md"
	return [][]string{
		{"lint", "bank"}, {"lint", file}, {"lint", "--isolated", "--format", "concise", file},
		{"lint", "--format", "github", "bank"}, {"lint", "--statistics", "--format", "concise", "bank"},
		{"lint", "key"}, {"lint", "yaml"}, {"lint", "--config", "key/.qbank.yaml", "bank"},
		{"lint", "--baseline", "gone.json", "bank"}, {"lint", "--baseline", "odd.json", "bank"},
		{"lint", "--baseline", "broken.json", "bank"}, {"lint", "--baseline", "gone.json", "--prune-baseline", "bank"},
		{"lint", "--write-baseline", hostileName, "bank"}, {"lint", "--baseline", hostileName, "bank"},
		{"lint", "--write-baseline", "no/" + hostile, "bank"},
		{"lint", "--output", hostileName + ".txt", "bank"}, {"lint", "--format", "sarif=" + hostile + "/x", "bank"},
		{"lint", "--stdin-filename", hostile, "-"}, {"lint", hostile + "*"}, {"lint", "[" + hostile}, {"lint", "bank/broken.md"},
		{"convert", "--to", "json", "bank"}, {"convert", "--to", "yaml", "--strict", "bank"}, {"convert", "--to", "jsonl", "-o", hostile + "/x", "bank"},
		{"validate", "doc.json", "doc.yaml", "doc.jsonl", "bad.yaml", "broken.json", hostileName + ".js"},
		{"validate", "--stdin-filename", hostile, "-"},
		{"ast", "bank"}, {"config", file}, {"config", "key"}, {"config", "yaml"}, {"config", "--format", "json", file},
		{"config", "--select", "QB1", hostileName}, {"init", hostileName + ".folder"}, {"init", "bank"},
		{"rules", hostile}, {"rules", "QB603"}, {"rules"}, {"rules", "QB6"}, {"schema", hostile}, {"completion", hostile},
		{"__complete", "--", "lint", "--select", hostile + ",QB1"}, {"version", hostile},
		{hostile}, {"lint", "--" + hostile}, {"--" + hostile}, {"help", hostile}, {hostileName + ".js"},
		{"lint", "--new-from", hostile, "bank"}, {"lint", "--new-from", "HEAD", "bank"},
		{"lint", "--fix", "--stdin-filename", hostile, "-"},
		{"lint", "--diff", "--unsafe-fixes", "bank"}, {"lint", "--unsafe-fixes", "bank"},
	}
}

// hostilePhrases are said beside the text by one of these runs: each tells that a
// place was reached.
var hostilePhrases = []string{
	"QB902 ", "QB307 ", "QB602 ", "QB603 ", "unknown flag --", "unknown command", "No help topic", "no file matches", "no rule is called",
	"no longer occurs; --prune-baseline", "dropped 1 gone finding from gone.json", " to \\x1b]8", "\n\\x1b]8;;http:x\\x07\\x1b[2J", " hides ", "is no baseline",
	"wrote \\x1b]8", "unknown key", "not valid YAML", "not valid JSON", "fixed ", "cannot write", "unknown format", "unknown severity",
	"--color takes", "for flag -jobs", "exists already", "::error file=", "stem is empty",
}

// flagRuns give each flag of each command that takes a value the text as its
// value, and each command the text as its argument, so that no new one is
// forgotten. All formats of reports come on top.
func flagRuns() [][]string {
	var runs [][]string
	for _, format := range report.Names() {
		runs = append(runs, []string{"lint", "--format", format, "bank"})
	}
	for _, command := range newApp(Streams{}).Commands {
		runs = append(runs, []string{command.Name, hostile}, []string{command.Name, "bank"})
		for _, f := range command.Flags {
			if _, isBool := f.(*cli.BoolFlag); isBool {
				continue
			}
			runs = append(runs, []string{command.Name, "--" + f.Names()[0], hostile, "bank"})
		}
	}
	return runs
}

// machine are the outputs that are documents for programs, which get the text as
// it is where their format allows it; a terminal never does.
func machine(args []string) bool {
	switch args[0] {
	case "ast", "convert", "fmt":
		return true
	case "config":
		return slices.Contains(args, "json")
	case "lint":
		return slices.Contains(args, "--diff") || slices.Contains(args, "--fix")
	}
	return false
}

// document are the outputs that are no text for people, so that the runner of
// GitHub Actions is not kept from reading them: those for machines, a
// configuration, what a shell completes, and reports for other services.
func document(args []string) bool {
	switch args[0] {
	case "config", "__complete":
		return true
	case "lint":
		people := []string{"text", "concise", "github"}
		if len(args) > 2 && args[1] == "--format" && !slices.Contains(people, args[2]) {
			return true
		}
	}
	return machine(args)
}

// TestHostileText plants the text in every place that a command reads and looks
// at what comes out.
func TestHostileText(t *testing.T) {
	for _, actions := range []string{"", "true"} {
		t.Run("GITHUB_ACTIONS="+actions, func(t *testing.T) {
			t.Setenv("GITHUB_ACTIONS", actions)
			enterHostileFolder(t)
			escaped, all := 0, ""
			for _, args := range slices.Concat(hostileRuns(), flagRuns()) {
				var out, errs bytes.Buffer
				Main(context.Background(), append([]string{"qbank"}, args...), Streams{In: strings.NewReader(hostileBank), Out: &out, Err: &errs})
				escaped += strings.Count(out.String()+errs.String(), `\u202e`)
				all += out.String() + errs.String()
				checkShown(t, args, "standard error", errs.String())
				if !machine(args) {
					checkShown(t, args, "standard output", out.String())
				}
				if args[0] == "ast" || len(args) > 2 && slices.Contains([]string{"json", "jsonl", "sarif", "gitlab", "rdjson"}, args[2]) {
					checkJSONLines(t, args, out.Bytes())
				}
				if actions != "" && !document(args) {
					checkCommands(t, args, out.String())
				}
				if actions != "" {
					checkCommands(t, args, errs.String())
				}
			}
			if escaped < 200 {
				t.Errorf("the text was shown %d times only: the test does not plant it any more", escaped)
			}
			for _, phrase := range hostilePhrases {
				if !strings.Contains(all, phrase) {
					t.Errorf("no run says %q", phrase)
				}
			}
		})
	}
}

// checkShown checks that a terminal obeys nothing of a text.
func checkShown(t *testing.T, args []string, where, text string) {
	t.Helper()
	for line := range strings.Lines(text) {
		for _, r := range strings.TrimSuffix(line, "\n") {
			if r != '\t' && unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == '\u2028' || r == '\u2029' || r == '\u200b' || r == '\u2060' {
				t.Errorf("qbank %q: %U is on %s: %q", args, r, where, line)
				return
			}
		}
	}
	if !utf8.ValidString(text) {
		t.Errorf("qbank %q: what is on %s is not UTF-8", args, where)
	}
}

// checkJSONLines checks that documents are JSON whatever they hold.
func checkJSONLines(t *testing.T, args []string, out []byte) {
	t.Helper()
	for dec := json.NewDecoder(bytes.NewReader(out)); dec.More(); {
		var v any
		if err := dec.Decode(&v); err != nil {
			t.Errorf("qbank %q: %v", args, err)
			return
		}
	}
}

var (
	quiet      = regexp.MustCompile(`(?s)::stop-commands::(qbank-[0-9a-f]{64})\n.*?\n::qbank-[0-9a-f]{64}::\n`)
	annotation = regexp.MustCompile(`^::(error|warning|notice) file=[^:]*::`)
)

// checkCommands checks that the runner of GitHub Actions finds no command in what
// it reads but the annotations of qbank.
func checkCommands(t *testing.T, args []string, text string) {
	t.Helper()
	for line := range strings.Lines(quiet.ReplaceAllString(text, "")) {
		switch trimmed := strings.TrimSpace(line); {
		case annotation.MatchString(trimmed):
		case strings.HasPrefix(trimmed, "::"), strings.Contains(line, "##["):
			t.Errorf("qbank %q gives the runner a command: %q", args, line)
			return
		}
	}
}
