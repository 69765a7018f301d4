package lint

import (
	"maps"
	"slices"

	"github.com/qbank-dev/qbank/parser"
)

// suppressions appends the comments of a file. Entries share their places, those
// of one question for instance; the places are written once, so that the result
// is no longer than the file asks for.
func (e *encoder) suppressions(s *Suppressions) {
	e.bool(s != nil)
	if s == nil {
		return
	}
	places := map[*parser.Span]int{} // by the first span of the list, from 1
	var lists [][]parser.Span
	for _, entry := range s.entries {
		if len(entry.spans) > 0 && places[&entry.spans[0]] == 0 {
			lists = append(lists, entry.spans)
			places[&entry.spans[0]] = len(lists)
		}
	}
	e.count(len(lists))
	for _, spans := range lists {
		e.count(len(spans))
		for _, span := range spans {
			e.span(span)
		}
	}
	count := 0
	groups(s.entries, func([]*entry) { count++ })
	e.count(count)
	groups(s.entries, func(group []*entry) {
		d := group[0].directive
		e.text(d.verb)
		e.span(d.span)
		e.count(len(group))
		for _, entry := range group {
			place := 0
			if len(entry.spans) > 0 {
				place = places[&entry.spans[0]]
			}
			e.text(entry.selector)
			e.span(entry.span)
			e.count(place)
			e.bool(entry.reported)
			e.bool(entry.ended)
			e.prepared(&entry.single)
			e.prepared(&entry.whole)
		}
	})
	var hiding []string
	for _, code := range slices.Sorted(maps.Keys(s.covers)) {
		if len(s.covers[code].hidden) > 0 {
			hiding = append(hiding, code)
		}
	}
	e.count(len(hiding))
	for _, code := range hiding {
		e.count(e.codes[code])
		e.count(len(s.covers[code].hidden))
		for _, offset := range s.covers[code].hidden {
			e.count(offset)
		}
	}
}

func (e *encoder) span(s parser.Span) {
	e.count(s.Start)
	e.count(s.End)
}

// prepared appends a finding that may have to be reported, or that there is none.
func (e *encoder) prepared(d *Diagnostic) {
	e.bool(d.Code != "")
	if d.Code != "" {
		e.diagnostic(d)
	}
}
