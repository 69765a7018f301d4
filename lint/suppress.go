package lint

import (
	"cmp"
	"math"
	"slices"
	"sort"

	"github.com/qbank-dev/qbank/parser"
)

// Suppressions are the comments of one file that turn rules off. They filter
// findings after the file is gone.
type Suppressions struct {
	entries []*entry
	covers  map[string]*cover // by code, made when a rule's first finding asks
}

// entry is one selector of one directive, or a directive without selectors,
// which is about every rule.
type entry struct {
	directive *directive
	at        int    // the byte offset of the directive in the file
	selector  string // "" is every rule
	span      parser.Span
	siblings  int // how many entries the directive has, this one included
	// spans are where it turns rules off, by offsets in the file; one of "disable"
	// ends earlier for a rule that a later comment turns on again.
	spans []parser.Span
	// reported says that the entry is wrong, so it is not called unused too.
	reported bool
	// ended says that an entry of "enable" turns a rule on that was off.
	ended bool
	// single is the finding that this entry hides nothing, whole the one that the
	// whole directive does. Only the directive's first entry has the latter.
	single, whole Diagnostic
}

// fits reports whether an entry is about a rule.
func (e *entry) fits(r *Rule) bool { return e.selector == "" || Match(e.selector, r) }

// newSuppressions makes entries ready to filter findings; nil where there are none.
func newSuppressions(entries []*entry, catalogue []*Rule) *Suppressions {
	if len(entries) == 0 {
		return nil
	}
	s := &Suppressions{covers: map[string]*cover{}, entries: entries}
	if slices.ContainsFunc(entries, func(e *entry) bool { return e.directive.verb == verbEnable }) {
		s.markEnded(catalogue)
	}
	return s
}

// readEntries reads the directives of a file or a segment.
func readEntries(f *parser.File) (list []*entry) {
	questions := questionPlaces{file: f}
	for _, block := range f.Directives {
		for _, d := range readDirectives(block) {
			var spans []parser.Span
			switch d.verb {
			case verbDisable:
				spans = []parser.Span{{Start: f.Source.Offset(d.span.End), End: math.MaxInt}}
			case verbDisableNextLine:
				line := f.Source.Line(f.Source.LineAt(d.span.End-1) + 1)
				spans = []parser.Span{{Start: f.Source.Offset(line.Start), End: f.Source.Offset(line.End + 1)}}
			case verbDisableQuestion:
				spans = questions.at(d.span.Start)
			case verbDisableFile:
				spans = []parser.Span{{Start: 0, End: math.MaxInt}}
			}
			list = append(list, d.entries(f.Source.Offset(d.span.Start), spans)...)
		}
	}
	return list
}

// entries returns the entries of a directive at an offset in the file.
func (d *directive) entries(at int, spans []parser.Span) (list []*entry) {
	if len(d.selectors) == 0 {
		return []*entry{{directive: d, at: at, span: d.span, siblings: 1, spans: spans}}
	}
	for _, selector := range d.selectors {
		list = append(list, &entry{
			directive: d, at: at, selector: selector.text, span: selector.span, siblings: len(d.selectors), spans: spans,
		})
	}
	return list
}

// groups calls visit with the entries of each directive.
func groups(entries []*entry, visit func(group []*entry)) {
	for i := 0; i < len(entries); {
		n := entries[i].siblings
		visit(entries[i : i+n])
		i += n
	}
}

// markEnded finds the entries of "enable" that turn something on.
func (s *Suppressions) markEnded(catalogue []*Rule) {
	for _, r := range catalogue {
		off := false
		groups(s.entries, func(group []*entry) {
			after := off
			for _, e := range group {
				switch verb := e.directive.verb; {
				case verb == verbDisable && e.fits(r):
					after = true
				case verb == verbEnable && e.fits(r):
					e.ended = e.ended || off
					after = false
				}
			}
			off = after
		})
	}
}

// clone returns a copy that counts what it hides for itself: results may be kept for
// another run, in which less is found.
func (s *Suppressions) clone() *Suppressions {
	if s == nil {
		return nil
	}
	c := &Suppressions{entries: s.entries, covers: make(map[string]*cover, len(s.covers))}
	for code, old := range s.covers {
		cover := *old
		cover.hidden = slices.Clone(old.hidden)
		c.covers[code] = &cover
	}
	return c
}

// cover is where one rule is turned off in a file.
type cover struct {
	rule   *Rule
	spans  []parser.Span // disjoint and in order
	ends   []int         // where comments turn the rule on again, in order
	hidden []int         // the offsets of the findings that were hidden
}

// cover returns where a rule is turned off.
func (s *Suppressions) cover(rule *Rule) *cover {
	if c := s.covers[rule.Code]; c != nil {
		return c
	}
	c := &cover{rule: rule}
	s.covers[rule.Code] = c
	var about []*entry
	for _, e := range s.entries {
		if !e.fits(rule) {
			continue
		}
		about = append(about, e)
		if e.directive.verb == verbEnable {
			c.ends = append(c.ends, e.at)
		}
	}
	// The entries of one directive share their places, and so do those in one question.
	seen := map[*parser.Span]bool{}
	for _, e := range about {
		if len(e.spans) == 0 || seen[&e.spans[0]] {
			continue
		}
		seen[&e.spans[0]] = true
		for _, span := range e.spans {
			c.spans = append(c.spans, c.cut(e, span))
		}
	}
	c.spans = union(c.spans)
	return c
}

// cut returns where an entry turns the rule off in one of its places.
func (c *cover) cut(e *entry, span parser.Span) parser.Span {
	if e.directive.verb == verbDisable {
		if n, _ := slices.BinarySearch(c.ends, span.Start); n < len(c.ends) {
			span.End = c.ends[n]
		}
	}
	return span
}

// union returns the spans in order, joined where they overlap or touch.
func union(spans []parser.Span) []parser.Span {
	slices.SortFunc(spans, func(a, b parser.Span) int { return cmp.Compare(a.Start, b.Start) })
	out := spans[:0]
	for _, span := range spans {
		if n := len(out); n > 0 && span.Start <= out[n-1].End {
			out[n-1].End = max(out[n-1].End, span.End)
			continue
		}
		out = append(out, span)
	}
	return out
}

// hides reports whether a finding of a rule at an offset is turned off, and
// remembers it.
func (s *Suppressions) hides(rule *Rule, offset int) bool {
	if s == nil {
		return false
	}
	c := s.cover(rule)
	n := sort.Search(len(c.spans), func(i int) bool { return c.spans[i].Start > offset })
	if n == 0 || offset >= c.spans[n-1].End {
		return false
	}
	c.hidden = append(c.hidden, offset)
	return true
}

// filter removes the findings of a rule that a comment turns off, and remembers
// them.
func (s *Suppressions) filter(rule *Rule, found []Diagnostic) []Diagnostic {
	if s == nil {
		return found
	}
	kept := found[:0]
	for _, d := range found {
		if !s.hides(rule, d.Start.Offset) {
			kept = append(kept, d)
		}
	}
	return kept
}

// usage returns a function that reports whether an entry was of use so far.
func (s *Suppressions) usage() func(e *entry) bool {
	var covers []*cover
	for _, c := range s.covers {
		if len(c.hidden) > 0 {
			slices.Sort(c.hidden)
			covers = append(covers, c)
		}
	}
	return func(e *entry) bool {
		if e.directive.verb == verbEnable {
			return e.ended
		}
		for _, c := range covers {
			if e.fits(c.rule) && slices.ContainsFunc(e.spans, func(span parser.Span) bool {
				return c.hid(c.cut(e, span))
			}) {
				return true
			}
		}
		return false
	}
}

// hid reports whether a finding was hidden in a place.
func (c *cover) hid(span parser.Span) bool {
	n, _ := slices.BinarySearch(c.hidden, span.Start)
	return n < len(c.hidden) && c.hidden[n] < span.End
}

// questionPlaces finds the places of questions.
type questionPlaces struct {
	file  *parser.File
	spans map[int][]parser.Span // by the start of each record of the question
}

// record returns the place in the file of the record that holds an offset.
func (p *questionPlaces) record(offset int) parser.Span {
	span := p.file.RecordSpan(offset)
	return parser.Span{Start: p.file.Source.Offset(span.Start), End: p.file.Source.Offset(span.End)}
}

// at returns the places in the file of the question that holds the offset: its own and
// those of its analyses. A record that belongs to no question is its own place.
func (p *questionPlaces) at(offset int) []parser.Span {
	record := p.record(offset)
	if record.Empty() {
		return nil
	}
	if p.spans == nil {
		p.spans = map[int][]parser.Span{}
		for _, q := range p.file.Questions {
			own := []parser.Span{p.record(q.Heading.Span().Start)}
			for _, a := range append([]*parser.Analysis{q.Analysis}, q.Duplicates...) {
				if a != nil && a.Heading != nil {
					own = append(own, p.record(a.Heading.Span().Start))
				}
			}
			for _, span := range own {
				p.spans[span.Start] = own
			}
		}
	}
	if spans, ok := p.spans[record.Start]; ok {
		return spans
	}
	return []parser.Span{record}
}
