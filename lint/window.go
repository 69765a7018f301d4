package lint

import (
	"cmp"
	"slices"
	"strings"

	"github.com/qbank-dev/qbank/parser"
)

// Window is what the rules found in a window of a large file (see
// [parser.Index]), and what it takes to put all windows of the file together.
type Window struct {
	found []Diagnostic
	tags  []findingTag // of the findings
	facts []Fact
	// entries are those of the directives, with places in the file.
	entries []*entry
	// whole tells that a rule needs to see the whole file.
	whole bool
}

// findingTag says of a finding by which rule it is: a directive elsewhere in the file
// may hide it yet.
type findingTag struct {
	rule *Rule
	// file tells that it is about the file; of such findings of one rule one is
	// left.
	file bool
}

// Window runs the rules of files and questions over a window.
func (l *Linter) Window(f *parser.File) *Window {
	w := &Window{}
	_, w.facts = l.checkFile(f, w)
	w.readDirectives(l, f)
	return w
}

// report keeps a finding that is the business of the window.
func (w *Window) report(file *parser.File, rule *active, f Finding) {
	if file.Source.Owns(f.Span.Start) {
		w.found = append(w.found, keepable(newDiagnostic(file, rule, f)))
		w.tags = append(w.tags, findingTag{rule.Rule, f.WholeFile})
	}
}

// keepable is a diagnostic that does not keep the text of its window in memory.
func keepable(d Diagnostic) Diagnostic {
	if d.Fix != nil {
		for i := range d.Fix.Edits {
			d.Fix.Edits[i].Text = strings.Clone(d.Fix.Edits[i].Text)
		}
	}
	return d
}

// readDirectives prepares what the directives of the window say.
func (w *Window) readDirectives(l *Linter, f *parser.File) {
	s := newSuppressions(f, l.catalogue)
	if s == nil {
		return
	}
	unused, unknown := l.activeIn(f.Source.Name, codeUnusedSuppression), l.activeIn(f.Source.Name, codeUnknownRule)
	l.unknownIn(s, func(finding Finding) {
		if unknown != nil {
			w.report(f, unknown, finding)
		}
	})
	if unused != nil {
		s.groups(func(group []*entry) {
			for i, e := range group {
				if e.reported {
					continue
				}
				e.single = keepable(newDiagnostic(f, unused, e.unusedFinding(f)))
				if i == 0 && len(group) > 1 {
					e.whole = keepable(newDiagnostic(f, unused, e.directive.unusedFinding(f)))
				}
			}
		})
	}
	s.moveToFile(f.Source)
	w.entries = s.entries
}

// moveToFile turns the places of a window into those of the file.
func (s *Suppressions) moveToFile(src *parser.Source) {
	move := func(span *parser.Span) {
		start := src.Offset(span.Start)
		*span = parser.Span{Start: start, End: start + span.Len()}
	}
	seen := map[*parser.Span]bool{}
	s.groups(func(group []*entry) {
		d := group[0].directive
		move(&d.span)
		move(&d.verbSpan)
		for i := range d.selectors {
			move(&d.selectors[i].span)
			d.selectors[i].text = strings.Clone(d.selectors[i].text)
		}
		d.verb = strings.Clone(d.verb)
		for _, e := range group {
			e.selector = strings.Clone(e.selector)
			move(&e.span)
			if len(e.spans) == 0 || seen[&e.spans[0]] {
				continue
			}
			seen[&e.spans[0]] = true
			switch d.verb {
			case verbDisable:
				e.spans[0] = parser.Span{Start: d.span.End, End: src.Size() + 1}
			case verbDisableFile:
				e.spans[0] = parser.Span{Start: 0, End: src.Size() + 1}
			default:
				for k := range e.spans {
					move(&e.spans[k])
				}
			}
		}
	})
}

// Windows puts the windows of a file together.
type Windows struct {
	linter *Linter
	name   string
	sum    Window
}

// NewWindows begins a file of so many questions.
func (l *Linter) NewWindows(name string, questions int) *Windows {
	return &Windows{linter: l, name: name, sum: Window{facts: make([]Fact, 0, questions)}}
}

// Add takes the next window of the file.
func (s *Windows) Add(w *Window) {
	s.AddFindings(w)
	s.sum.facts = append(s.sum.facts, w.facts...)
}

// AddFindings takes the next window without its facts, which is all that is needed
// where no rule over the whole run follows.
func (s *Windows) AddFindings(w *Window) {
	s.sum.found = append(s.sum.found, w.found...)
	s.sum.tags = append(s.sum.tags, w.tags...)
	s.sum.entries = append(s.sum.entries, w.entries...)
	s.sum.whole = s.sum.whole || w.whole
}

// Findings is how many findings there are so far.
func (s *Windows) Findings() int { return len(s.sum.found) }

// Result is what [Linter.File] gives for the whole file. It is not ok where that
// has to be asked, since a rule could not tell from single windows what becomes of
// the file.
func (s *Windows) Result() (result FileResult, ok bool) {
	if s.sum.whole {
		return FileResult{}, false
	}
	result = FileResult{File: s.name, linter: s.linter, Facts: s.sum.facts}
	if len(s.sum.entries) > 0 {
		result.suppressions = joinSuppressions(s.sum.entries, s.linter.catalogue)
	}
	// A million findings are not copied: those that stay move up.
	found, tags := s.sum.found, s.sum.tags
	kept := found[:0]
	about := map[*Rule][]Diagnostic{} // those about the file
	for i := range found {
		switch {
		case tags[i].file:
			about[tags[i].rule] = append(about[tags[i].rule], found[i])
		case !result.suppressions.hides(tags[i].rule, found[i].Start.Offset):
			kept = append(kept, found[i])
		}
	}
	for _, rule := range s.linter.rules {
		if list := about[rule.Rule]; list != nil {
			if d := joinFindings(list); !result.suppressions.hides(rule.Rule, d.Start.Offset) {
				kept = append(kept, d)
			}
		}
	}
	result.Diagnostics = kept
	return result, true
}

// joinSuppressions makes one list of the directives of all windows.
func joinSuppressions(entries []*entry, catalogue []*Rule) *Suppressions {
	slices.SortStableFunc(entries, func(a, b *entry) int { return cmp.Compare(a.directive.span.Start, b.directive.span.Start) })
	s := &Suppressions{covers: map[string]*cover{}, entries: entries}
	for _, e := range entries {
		e.ended = false
	}
	if slices.ContainsFunc(entries, func(e *entry) bool { return e.directive.verb == verbEnable }) {
		s.markEnded(catalogue)
	}
	return s
}

// joinFindings makes one finding of those of a rule about the file: the first one,
// with the edits of all.
func joinFindings(list []Diagnostic) Diagnostic {
	slices.SortStableFunc(list, func(a, b Diagnostic) int { return cmp.Compare(a.Start.Offset, b.Start.Offset) })
	first := list[0]
	if first.Fix == nil {
		return first
	}
	fix := Fix{Safe: true}
	for _, d := range list {
		fix.Safe = fix.Safe && d.Fix.Safe
		fix.Edits = append(fix.Edits, d.Fix.Edits...)
	}
	slices.SortStableFunc(fix.Edits, func(a, b Edit) int { return cmp.Compare(a.Start.Offset, b.Start.Offset) })
	first.Fix = &fix
	return first
}
