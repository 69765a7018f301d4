package lint

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/qbank-dev/qbank/internal/text"
	"github.com/qbank-dev/qbank/parser"
)

// The rules about suppressions are part of the linter, which knows the ones that
// were of use.
const (
	codeUnusedSuppression = "QB901"
	codeUnknownRule       = "QB902"
)

// checkDirectives reports directives that name no rule or no known verb, and
// prepares what is to be said of those that turn out to hide nothing.
func (l *Linter) checkDirectives(f *parser.File, segment *Segment) {
	if len(segment.entries) == 0 {
		return
	}
	unused, unknown := l.activeIn(f.Source.Name, codeUnusedSuppression), l.activeIn(f.Source.Name, codeUnknownRule)
	var list []Diagnostic
	l.unknownIn(segment.entries, func(finding Finding) {
		if unknown != nil {
			list = append(list, newDiagnostic(f, unknown, finding))
		}
	})
	if list != nil {
		segment.found = append(segment.found, ruleFindings{unknown.Rule, list})
	}
	if unused == nil {
		return
	}
	groups(segment.entries, func(group []*entry) {
		for i, e := range group {
			if e.reported {
				continue
			}
			e.single = newDiagnostic(f, unused, e.unusedFinding(f))
			if i == 0 && len(group) > 1 {
				e.whole = newDiagnostic(f, unused, e.directive.unusedFinding(f))
			}
		}
	})
}

// unknownIn finds the directives that name no rule or no known verb.
func (l *Linter) unknownIn(entries []*entry, found func(Finding)) {
	report := func(e *entry, finding Finding) {
		e.reported = true
		found(finding)
	}
	groups(entries, func(group []*entry) {
		d := group[0].directive
		if !slices.Contains(verbs, d.verb) {
			report(group[0], Finding{
				Span:    d.verbSpan,
				Message: fmt.Sprintf("%q is no comment that qbank knows%s", directivePrefix+d.verb, text.DidYouMean(d.verb, verbs)),
				Help:    "write one of: " + directivePrefix + strings.Join(verbs, ", "+directivePrefix),
			})
			for _, e := range group {
				e.reported = true
			}
			return
		}
		for _, e := range group {
			if e.selector == "" {
				continue
			}
			if err := CheckSelector(l.catalogue, e.selector); err != nil {
				report(e, Finding{Span: e.span, Message: err.Error(), Help: "name a code such as QB307, a prefix such as QB3, or a rule's name"})
			}
		}
	})
}

// unusedFinding returns the finding that an entry hides nothing. Its fix removes the
// entry alone.
func (e *entry) unusedFinding(f *parser.File) Finding {
	finding := e.directive.unusedFinding(f)
	if e.selector == "" {
		return finding
	}
	finding.Span = e.span
	finding.Message = fmt.Sprintf("this comment turns %s off, but hides no finding", e.selector)
	if e.directive.verb == verbEnable {
		finding.Message = fmt.Sprintf("this comment turns %s on again, but it was not off", e.selector)
	}
	if e.siblings > 1 {
		finding.Fix = deletion(withSeparator(e.directive, e.span))
	}
	return finding
}

// unusedFinding returns the finding that a whole directive hides nothing.
func (d *directive) unusedFinding(f *parser.File) Finding {
	finding := Finding{
		Span:    d.span,
		Message: "this comment turns rules off, but hides no finding",
		Help:    "delete it",
	}
	if place, ok := cutComment(f.Source, d.span); ok {
		finding.Fix = deletion(place)
	}
	if d.verb == verbEnable {
		finding.Message = "this comment turns rules on again that were not off"
	}
	return finding
}

func deletion(span parser.Span) *parser.Fix {
	return &parser.Fix{Safe: true, Edits: []parser.Edit{{Span: span}}}
}

const byteOrderMark = "\ufeff"

// cutComment returns the place of a comment and of what would be left over without
// it: the whole line, or the white space before the comment, or that after it where
// nothing comes before. It is not ok where the rest of the line would change its
// meaning: after a comment of several lines it is no text, and a comment that goes on
// below would become one.
func cutComment(src *parser.Source, span parser.Span) (place parser.Span, ok bool) {
	first, last := src.Line(src.LineAt(span.Start)), src.Line(src.LineAt(span.End-1))
	if first.Start == 0 && strings.HasPrefix(src.Text, byteOrderMark) {
		first.Start = len(byteOrderMark)
	}
	before, after := src.Text[first.Start:span.Start], src.Text[span.End:last.End]
	text := strings.TrimRightFunc(before, unicode.IsSpace)
	switch rest := strings.TrimLeftFunc(after, unicode.IsSpace); {
	case text != "":
		return parser.Span{Start: first.Start + len(text), End: span.End}, true
	case rest != "":
		ok = first.End == last.End && strings.Count(rest, commentOpen) <= strings.Count(rest, commentClose)
		return parser.Span{Start: span.Start, End: last.End - len(rest)}, ok
	}
	end := last.End
	for _, lineEnd := range []string{"\r\n", "\n", "\r"} {
		if strings.HasPrefix(src.Text[end:], lineEnd) {
			end += len(lineEnd)
			break
		}
	}
	return parser.Span{Start: first.Start, End: end}, true
}

// withSeparator returns the place of a selector and the separator on one side of it.
func withSeparator(d *directive, span parser.Span) parser.Span {
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

// judged reports whether the run could have used an entry: the rules that it names
// ran, but for those that are off by default. bank says that the rules over the
// whole run have run.
func (l *Linter) judged(e *entry, ran func(code string) bool, bank bool) bool {
	if e.directive.verb == verbEnable {
		return true
	}
	some := false
	for _, r := range l.catalogue {
		if !e.fits(r) {
			continue
		}
		switch {
		case ran(r.Code) && (bank || r.CheckBank == nil):
			some = true
		case ran(r.Code), !r.Off:
			return false
		}
	}
	return some
}

// unused returns the findings about entries that hid nothing. bank says that the
// rules over the whole run have run.
func (r *FileResult) unused(bank bool) (out []Diagnostic) {
	s, l := r.suppressions, r.linter
	rule := l.activeIn(r.File, codeUnusedSuppression)
	if s == nil || rule == nil {
		return nil
	}
	took := map[string]bool{}
	for _, rule := range l.rules {
		took[rule.Code] = r.Ran(rule.Code)
	}
	ran := func(code string) bool { return took[code] }
	// The entries about QB901 itself come last: the findings about the others may be
	// what they hide.
	for _, own := range []bool{false, true} {
		used := s.usage()
		groups(s.entries, func(group []*entry) {
			var found []*entry
			for _, e := range group {
				if e.fits(rule.Rule) == own && !e.reported && !used(e) && l.judged(e, ran, bank) {
					found = append(found, e)
				}
			}
			fixable := !bank || !slices.ContainsFunc(found, func(e *entry) bool { return !l.judged(e, ran, false) })
			list := make([]Diagnostic, 0, len(found))
			if len(found) == len(group) && len(group) > 1 {
				list = append(list, group[0].whole) // the comment goes in one piece
				found = nil
			}
			for _, e := range found {
				list = append(list, e.single)
			}
			for _, d := range list {
				if !own && s.hides(rule.Rule, d.Start.Offset) {
					continue
				}
				if !fixable {
					d.Fix = nil // fixing looks at one file, which cannot tell
				}
				out = append(out, d)
			}
		})
	}
	return out
}
