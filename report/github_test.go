package report

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/qbank-dev/qbank/lint"
)

// command is a workflow command of GitHub Actions.
type command struct {
	name       string
	properties map[string]string
	data       string
}

// parseCommand reads a line as the runner does: white space, "::name key=value,
// key=value::data", where the data may hold %25, %0D and %0A, and the values also
// %3A and %2C. Any other percent sign stands for itself, so that none may be left.
func parseCommand(line string) (command, error) {
	rest, ok := strings.CutPrefix(strings.TrimLeft(line, " \t"), "::")
	if !ok {
		return command{}, fmt.Errorf("%q does not begin a command", line)
	}
	head, data, ok := strings.Cut(rest, "::")
	if !ok {
		return command{}, fmt.Errorf("%q does not end its properties", line)
	}
	name, list, _ := strings.Cut(head, " ")
	c := command{name: name, properties: map[string]string{}}
	for property := range strings.SplitSeq(list, ",") {
		key, value, ok := strings.Cut(property, "=")
		if !ok || key == "" || value == "" {
			return c, fmt.Errorf("%q is no property", property)
		}
		if _, twice := c.properties[key]; twice {
			return c, fmt.Errorf("%s is there twice", key)
		}
		text, err := unescape(value, "%3A", ":", "%2C", ",")
		if err != nil {
			return c, err
		}
		c.properties[key] = text
	}
	var err error
	c.data, err = unescape(data)
	return c, err
}

func unescape(s string, more ...string) (string, error) {
	left := strings.NewReplacer(append(more, "%25", "", "%0D", "", "%0A", "")...).Replace(s)
	if strings.ContainsAny(left, "%\r\n") {
		return "", fmt.Errorf("%q is not escaped", s)
	}
	return strings.NewReplacer(append(more, "%25", "%", "%0D", "\r", "%0A", "\n")...).Replace(s), nil
}

// commands reads an output of which each line is a command.
func commands(t *testing.T, out []byte) []command {
	t.Helper()
	var list []command
	// A carriage return and the line ends of Unicode may end a line of the log.
	for _, line := range strings.FieldsFunc(string(out), func(r rune) bool { return strings.ContainsRune("\r\n\v\f\u0085\u2028\u2029", r) }) {
		c, err := parseCommand(line)
		if err != nil {
			t.Errorf("%v", err)
		}
		list = append(list, c)
	}
	return list
}

func TestGitHub(t *testing.T) {
	r := sample(t)
	list := commands(t, written(t, "github", r))
	if len(list) != len(r.Diagnostics) {
		t.Fatalf("%d commands, want %d", len(list), len(r.Diagnostics))
	}
	for i, c := range list {
		d := &r.Diagnostics[i]
		checkCommand(t, c, d)
	}
}

func checkCommand(t *testing.T, c command, d *lint.Diagnostic) {
	t.Helper()
	if want := map[lint.Severity]string{lint.Error: "error", lint.Warning: "warning", lint.Info: "notice"}[d.Severity]; c.name != want {
		t.Errorf("command %q, want %q", c.name, want)
	}
	want := map[string]string{"file": Safe(relative(d.File)), "title": d.Code + " " + d.Name}
	if d.Start.Line > 0 {
		want["line"] = strconv.Itoa(d.Start.Line)
		want["endLine"] = strconv.Itoa(lastLine(d))
	}
	if d.Start.Line > 0 && d.Start.Line == d.End.Line {
		want["col"] = strconv.Itoa(d.Start.Column)
		want["endColumn"] = strconv.Itoa(d.End.Column)
	}
	for key, value := range want {
		if c.properties[key] != value {
			t.Errorf("%s: %s is %q, want %q", d.Code, key, c.properties[key], value)
		}
	}
	if len(c.properties) != len(want) {
		t.Errorf("%s: properties %v, want %v", d.Code, c.properties, want)
	}
	if lines := strings.Split(c.data, "\n"); lines[0] != Safe(d.Message) || slices.Contains(lines[1:], "") || len(lines) > 2 {
		t.Errorf("%s: message %q", d.Code, c.data)
	}
}

// TestGitHubHasNoSecondCommand: whatever a bank holds, each line is one command,
// and it is about the file that it should be.
func TestGitHubHasNoSecondCommand(t *testing.T) {
	texts := append(hostileTexts(),
		"\n::error::x", "\r\n::stop-commands::x", "\r::add-mask::x", "%0A::error::x", "%250A::error::x", "%0d%0a::error::x",
		"::error file=b.md::x", ",line=9", ":,=%", ",file=b.md", "::", ":::", "%", "%2", "%3A%3A", "x::y", " ", "\u2028::error::x",
	)
	for _, text := range texts {
		list := commands(t, written(t, "github", everywhere(text)))
		if len(list) != 1 {
			t.Errorf("%q makes %d commands", text, len(list))
			continue
		}
		checkCommand(t, list[0], &everywhere(text).Diagnostics[0])
	}
}

// TestGitHubOldCommands: the runner also knows "##[name]" anywhere in a line, but
// only in lines that begin no command.
func TestGitHubOldCommands(t *testing.T) {
	for line := range strings.Lines(string(written(t, "github", everywhere("##[add-mask]a")))) {
		if !strings.HasPrefix(line, "::error ") {
			t.Errorf("%q", line)
		}
	}
}
