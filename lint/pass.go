package lint

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"github.com/qbank-dev/qbank/parser"
)

// Pass is one rule's run over one file.
type Pass struct {
	// File is the file as it was read.
	File *parser.File

	linter    *Linter
	rule      *active
	question  *Question
	questions []*Question
	found     []Diagnostic
}

// Questions returns the questions of the file with a usable number, in source order.
func (p *Pass) Questions() []*Question { return p.questions }

// Enabled reports whether the rule with a code runs.
func (p *Pass) Enabled(code string) bool { return p.linter.enabled(code) }

// Handled reports whether the rule with a code runs or was turned off on purpose. A
// general rule leaves the faults of such a rule alone.
func (p *Pass) Handled(code string) bool { return p.linter.enabled(code) || p.linter.refused[code] }

// RequiredSections returns the section titles that the configuration requires.
func (p *Pass) RequiredSections() []string { return p.linter.requiredSections }

// Report adds a finding.
func (p *Pass) Report(f Finding) {
	if f.Question == 0 && p.question != nil {
		f.Question = p.question.Heading.Number
	}
	p.found = append(p.found, newDiagnostic(p.File, p.rule, f))
}

// newDiagnostic resolves the places of a finding.
func newDiagnostic(file *parser.File, rule *active, f Finding) Diagnostic {
	src := file.Source
	d := Diagnostic{
		File:     src.Name,
		Code:     rule.Code,
		Name:     rule.Name,
		Severity: rule.severity,
		Message:  f.Message,
		Question: f.Question,
		Start:    src.Position(f.Span.Start, parser.Runes),
		End:      src.Position(f.Span.End, parser.Runes),
		Help:     f.Help,
		URL:      rule.url,
	}
	d.StartByte = src.Position(f.Span.Start, parser.Bytes).Column
	d.EndByte = src.Position(f.Span.End, parser.Bytes).Column
	d.Excerpt = excerpt(src, f.Span.Start)
	d.Hash = textHash(src.Slice(f.Span))
	for _, r := range f.Related {
		d.Related = append(d.Related, Related{File: src.Name, Start: src.Position(r.Span.Start, parser.Runes), Message: r.Message})
	}
	if f.Fix != nil {
		d.Fix = &Fix{Safe: f.Fix.Safe}
		for _, e := range f.Fix.Edits {
			d.Fix.Edits = append(d.Fix.Edits, Edit{
				Start: src.Position(e.Span.Start, parser.Runes),
				End:   src.Position(e.Span.End, parser.Runes),
				Text:  e.Text,
			})
		}
	}
	return d
}

// Reportf adds a finding with a message and nothing more.
func (p *Pass) Reportf(span parser.Span, help, format string, args ...any) {
	p.Report(Finding{Span: span, Message: fmt.Sprintf(format, args...), Help: help})
}

// textHash returns a hash of a text, short enough to read and long enough not to
// collide by chance.
func textHash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:8])
}

// maxExcerpt is the number of bytes of a line that reports keep on either side of a
// finding. A line may have many megabytes.
const maxExcerpt = 1 << 10

// excerpt returns the line that holds an offset, cut to a length for reports.
func excerpt(src *parser.Source, at int) string {
	at = min(at, len(src.Text))
	line := src.Line(src.LineAt(at))
	if line.Len() > 2*maxExcerpt {
		// Reports count columns from the line's start, so only its end can be cut.
		// A finding far to the right is shown without its line.
		if at-line.Start > maxExcerpt {
			return ""
		}
		line.End = line.Start + 2*maxExcerpt
	}
	// Positions do not count a byte-order mark as a character. The copy keeps a
	// finding from holding the whole file in memory.
	return strings.Clone(strings.TrimPrefix(src.Slice(line), byteOrderMark))
}
