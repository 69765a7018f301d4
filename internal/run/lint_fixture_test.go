package run

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/qbank-dev/qbank/internal/files"
	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/parser"
)

// replacing returns a rule that finds a word and replaces it by another.
func replacing(code, word, instead string, safe bool) *lint.Rule {
	return &lint.Rule{Code: code, Name: "word-" + strings.ToLower(code), Severity: lint.Warning, CheckFile: func(p *lint.Pass) {
		text := p.File.Source.Text
		for pos := 0; ; {
			n := strings.Index(text[pos:], word)
			if n < 0 {
				return
			}
			span := parser.Span{Start: pos + n, End: pos + n + len(word)}
			pos = span.End
			p.Report(lint.Finding{Span: span, Message: "the word " + word, Fix: &parser.Fix{Safe: safe, Edits: []parser.Edit{{Span: span, Text: instead}}}})
		}
	}}
}

// twice finds numbers that were used before in the run.
func twice() *lint.Rule {
	return &lint.Rule{Code: "QB106", Name: "twice", Severity: lint.Error, CheckBank: func(p *lint.BankPass) {
		seen := map[int64]bool{}
		for i := range p.Facts {
			if seen[p.Facts[i].Number] {
				p.Report(p.Facts[i], "again", "")
			}
			seen[p.Facts[i].Number] = true
		}
	}}
}

// options are those of a run with these rules over files of the folder in which
// the test stands; asked counts how often a linter was asked for.
func options(t *testing.T, asked *atomic.Int64, rules []*lint.Rule, names ...string) LintOptions {
	t.Helper()
	linter, err := lint.New(lint.Options{Rules: append([]*lint.Rule{twice(), {Code: "QB901", Name: "unused", Severity: lint.Warning}}, rules...)})
	if err != nil {
		t.Fatal(err)
	}
	o := LintOptions{
		Files: Files{Jobs: 4},
		Linter: func(string) (*lint.Linter, error) {
			if asked != nil {
				asked.Add(1)
			}
			return linter, nil
		},
	}
	for _, name := range names {
		o.Inputs = append(o.Inputs, files.Input{Path: filepath.FromSlash(name), Name: name, Named: true})
	}
	return o
}

func run(t *testing.T, o LintOptions) *Outcome {
	t.Helper()
	out, err := Lint(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func write(t *testing.T, name, content string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(content), 0o666); err != nil {
		t.Fatal(err)
	}
}

func wantContent(t *testing.T, name, want string) {
	t.Helper()
	got, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Errorf("%s holds %q, want %q", name, got, want)
	}
}

// found are the findings as "file:line CODE".
func found(out *Outcome) string {
	var b strings.Builder
	for _, d := range out.Diagnostics {
		b.WriteString(d.File + ":" + string(rune('0'+d.Start.Line)) + " " + d.Code + "\n")
	}
	return b.String()
}
