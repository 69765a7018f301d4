package parser

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the grammar in docs/format.md")

const grammarStart, grammarEnd = "<!-- grammar -->\n", "<!-- /grammar -->\n"

func formatPage(t *testing.T) (path, text string) {
	t.Helper()
	path = filepath.Join("..", "docs", "format.md")
	page, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return path, strings.ReplaceAll(string(page), "\r\n", "\n")
}

// The page of the format shows the grammar that the parser was built from.
func TestGrammarInDocs(t *testing.T) {
	path, page := formatPage(t)
	before, rest, ok := strings.Cut(page, grammarStart)
	got, after, ok2 := strings.Cut(rest, grammarEnd)
	if !ok || !ok2 {
		t.Fatalf("%s has no place for the grammar", path)
	}
	want := "\n```ebnf\n" + EBNF() + "```\n\n"
	if got == want {
		return
	}
	if !*update {
		t.Fatalf("the grammar in %s is not that of the parser; run go test ./parser -run GrammarInDocs -update\ngot:\n%s\nwant:\n%s", path, got, want)
	}
	if err := os.WriteFile(path, []byte(before+grammarStart+want+grammarEnd+after), 0o644); err != nil {
		t.Fatal(err)
	}
}

// Each example of the page holds the faults that its fence names, and no others.
func TestExamplesInDocs(t *testing.T) {
	_, page := formatPage(t)
	examples := 0
	for _, token := range Default().Tokens(page) {
		if token.Kind != FenceBlock {
			continue
		}
		lines := strings.SplitAfter(token.Text, "\n")
		info, ok := strings.CutPrefix(strings.TrimSpace(strings.TrimLeft(lines[0], "`")), "markdown")
		if !ok {
			continue
		}
		examples++
		text := strings.Join(lines[1:len(lines)-1], "")
		f := Parse("example.md", []byte(text))
		if info, ok = strings.CutPrefix(info, " canonical"); ok && f.Print(Style{}, nil) != text {
			t.Errorf("this is not canonical:\n%s", token.Text)
		}
		var codes []string
		for _, d := range f.Diagnostics {
			codes = append(codes, d.Code)
		}
		if got := strings.Join(codes, " "); got != strings.TrimSpace(info) {
			t.Errorf("got %q, want %q in the example:\n%s", got, info, token.Text)
		}
		for _, q := range f.Questions {
			if len(q.Options) < 2 {
				t.Errorf("question #%d has %d options in the example:\n%s", q.Heading.Number, len(q.Options), token.Text)
			}
		}
		checkTree(t, f)
	}
	if examples < 6 {
		t.Errorf("found %d examples", examples)
	}
}

func TestEBNF(t *testing.T) {
	if first, second := EBNF(), EBNF(); first != second {
		t.Error("the grammar is not printed in a fixed order")
	}
	for _, want := range []string{"Record = Question | Analysis .\n", "Option = <Option> .\n", "\n<SectionHeading> ", "\nListItem "} {
		if !strings.Contains(EBNF(), want) {
			t.Errorf("%q is missing in\n%s", want, EBNF())
		}
	}
	for _, line := range strings.Split(EBNF(), "\n") {
		if strings.Contains(line, "<>") {
			t.Errorf("a name is missing in %q", line)
		}
	}
}
