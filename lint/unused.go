package lint

import (
	"fmt"
	"slices"
	"strings"

	"github.com/qbank-dev/qbank/internal/suggest"
	"github.com/qbank-dev/qbank/parser"
)

// The rules about suppressions are part of the linter: only it knows which of
// them were used.
const (
	codeUnusedSuppression = "QB901"
	codeUnknownRule       = "QB902"
)

// checkDirectives reports directives that name no rule or no known verb, and
// prepares what is to be said of those that turn out to hide nothing.
func (l *Linter) checkDirectives(f *parser.File, result *FileResult) {
	s := result.suppressions
	if s == nil {
		return
	}
	unused, unknown := l.active(codeUnusedSuppression), l.active(codeUnknownRule)
	report := func(finding Finding) {
		if unknown != nil {
			result.Diagnostics = append(result.Diagnostics, newDiagnostic(f, unknown, finding))
		}
	}
	for i, e := range s.entries {
		d := e.directive
		switch err := CheckSelector(l.catalogue, e.selector); {
		case !slices.Contains(verbs, d.verb):
			e.used = true
			if i == 0 || s.entries[i-1].directive.span != d.span {
				report(Finding{
					Span:    d.verbSpan,
					Message: fmt.Sprintf("%q is no comment that qbank knows%s", "qbank-"+d.verb, suggest.DidYouMean(d.verb, verbs)),
					Help:    "write one of: qbank-" + strings.Join(verbs, ", qbank-"),
				})
			}
		case e.selector != "" && err != nil:
			e.used = true
			report(Finding{Span: e.span, Message: err.Error(), Help: "name a code such as QB307, a prefix such as QB3, or a rule's name"})
		case unused != nil:
			e.single = newDiagnostic(f, unused, e.unusedFinding(f))
			e.whole = newDiagnostic(f, unused, d.unusedFinding(f))
		}
	}
}

// unusedFinding says that an entry hides nothing, with the edit that removes
// just it.
func (e *entry) unusedFinding(f *parser.File) Finding {
	if e.siblings == 1 && e.selector == "" {
		return e.directive.unusedFinding(f)
	}
	what := e.selector
	finding := Finding{
		Span:    e.span,
		Message: fmt.Sprintf("this comment turns %s off, but hides no finding", what),
		Help:    "delete it",
	}
	if e.directive.verb == verbEnable {
		finding.Message = fmt.Sprintf("this comment turns %s on again, but it was not off", what)
	}
	edit := parser.Edit{Span: commentLine(f.Source, e.directive.span)}
	if e.siblings > 1 {
		edit.Span = withSeparator(e.directive, e.span)
	}
	finding.Fix = &parser.Fix{Safe: true, Edits: []parser.Edit{edit}}
	return finding
}

// unusedFinding says that a whole directive hides nothing.
func (d directive) unusedFinding(f *parser.File) Finding {
	finding := Finding{
		Span:    d.span,
		Message: "this comment turns rules off, but hides no finding",
		Help:    "delete it",
		Fix:     &parser.Fix{Safe: true, Edits: []parser.Edit{{Span: commentLine(f.Source, d.span)}}},
	}
	if d.verb == verbEnable {
		finding.Message = "this comment turns rules on again that were not off"
	}
	return finding
}

// commentLine is the place of a comment, with its line where it has that to
// itself.
func commentLine(src *parser.Source, span parser.Span) parser.Span {
	first, last := src.Line(src.LineAt(span.Start)), src.Line(src.LineAt(span.End-1))
	if strings.TrimSpace(src.Text[first.Start:span.Start]) != "" || strings.TrimSpace(src.Text[span.End:last.End]) != "" {
		return span
	}
	end := last.End
	for _, lineEnd := range []string{"\r\n", "\n", "\r"} {
		if strings.HasPrefix(src.Text[end:], lineEnd) {
			end += len(lineEnd)
			break
		}
	}
	return parser.Span{Start: first.Start, End: end}
}

// withSeparator is the place of a selector with the separator on one side of
// it, so that a tidy list is left.
func withSeparator(d directive, span parser.Span) parser.Span {
	if d.selectors[0].span == span {
		return parser.Span{Start: span.Start, End: d.selectors[1].span.Start}
	}
	for i := 1; i < len(d.selectors); i++ {
		if d.selectors[i].span == span {
			return parser.Span{Start: d.selectors[i-1].span.End, End: span.End}
		}
	}
	return span
}

// judged tells whether the run could have used an entry: all rules that it names
// took part, but for those that are off by nature.
func (l *Linter) judged(e *entry, bank bool) bool {
	for _, r := range l.catalogue {
		if e.selector != "" && !Match(e.selector, r) {
			continue
		}
		if !l.enabled[r.Code] && !r.Off || !bank && r.CheckBank != nil && l.enabled[r.Code] {
			return false
		}
	}
	return true
}

// unusedOf are the findings about entries that hid nothing. Bank tells whether
// the rules over the whole run had their say.
func (l *Linter) unusedOf(s *Suppressions, bank bool) (out []Diagnostic) {
	if s == nil || !l.enabled[codeUnusedSuppression] {
		return nil
	}
	for i := 0; i < len(s.entries); {
		group := s.entries[i : i+s.entries[i].siblings]
		i += len(group)
		var unused []*entry
		for _, e := range group {
			if !e.used && l.judged(e, bank) {
				unused = append(unused, e)
			}
		}
		switch {
		case len(unused) == len(group) && len(group) > 1:
			// The comment goes in one piece.
			out = append(out, group[0].whole)
		default:
			for _, e := range unused {
				out = append(out, e.single)
			}
		}
	}
	return out
}
