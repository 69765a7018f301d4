package lint

import "github.com/qbank-dev/qbank/parser"

// Stored is a [FileResult] as packages such as encoding/gob can write and read it.
type Stored struct {
	Diagnostics []Diagnostic
	Facts       []Fact
	Directives  []StoredDirective
	// Hidden are the offsets of the findings that were hidden, by code.
	Hidden map[string][]int
}

// StoredDirective is a comment that turns rules off or on.
type StoredDirective struct {
	Verb    string
	At      int
	Spans   []parser.Span
	Entries []StoredEntry
}

// StoredEntry is one selector of a directive.
type StoredEntry struct {
	Selector        string
	Reported, Ended bool
	Single, Whole   *Diagnostic
}

// Store returns the result as it can be written.
func (r *FileResult) Store() *Stored {
	s := &Stored{Diagnostics: r.Diagnostics, Facts: r.Facts}
	if r.suppressions == nil {
		return s
	}
	groups(r.suppressions.entries, func(group []*entry) {
		d := StoredDirective{Verb: group[0].directive.verb, At: group[0].at, Spans: group[0].spans}
		for _, e := range group {
			d.Entries = append(d.Entries, StoredEntry{e.selector, e.reported, e.ended, stored(e.single), stored(e.whole)})
		}
		s.Directives = append(s.Directives, d)
	})
	s.Hidden = map[string][]int{}
	for code, c := range r.suppressions.covers {
		s.Hidden[code] = c.hidden
	}
	return s
}

func stored(d Diagnostic) *Diagnostic {
	if d.Code == "" {
		return nil
	}
	return &d
}

// Restore returns the result of a file from what was stored of it, for a linter with
// the settings of the one that it is from. It shares the memory of s.
func (l *Linter) Restore(file string, s *Stored) FileResult {
	r := FileResult{File: file, linter: l, Diagnostics: s.Diagnostics, Facts: s.Facts}
	if len(s.Directives) == 0 {
		return r
	}
	r.suppressions = &Suppressions{covers: map[string]*cover{}}
	for i := range s.Directives {
		d := &s.Directives[i]
		for _, e := range d.Entries {
			entry := &entry{directive: &directive{verb: d.Verb}, at: d.At, selector: e.Selector, siblings: len(d.Entries),
				spans: d.Spans, reported: e.Reported, ended: e.Ended}
			if e.Single != nil {
				entry.single = *e.Single
			}
			if e.Whole != nil {
				entry.whole = *e.Whole
			}
			r.suppressions.entries = append(r.suppressions.entries, entry)
		}
	}
	for code, hidden := range s.Hidden {
		if i, ok := l.codes[code]; ok {
			r.suppressions.cover(l.catalogue[i]).hidden = hidden
		}
	}
	return r
}
