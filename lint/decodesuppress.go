package lint

import "github.com/qbank-dev/qbank/parser"

const (
	leastSpan  = 2
	leastGroup = 4
	leastEntry = 8
)

// suppressions takes the comments of a file. Which findings they hid is told to
// the rules again, so that where they cover what is worked out as for the file.
func (d *decoder) suppressions() *Suppressions {
	if !d.bool() {
		return nil
	}
	lists := make([][]parser.Span, d.count(1))
	for i := range lists {
		lists[i] = make([]parser.Span, d.count(leastSpan))
		for k := range lists[i] {
			lists[i][k] = d.span()
		}
	}
	s := &Suppressions{covers: map[string]*cover{}}
	for range d.count(leastGroup) {
		dir := &directive{verb: d.text(), span: d.span()}
		n := d.count(leastEntry)
		for range n {
			s.entries = append(s.entries, d.entry(dir, n, lists))
		}
	}
	for range d.count(leastSpan) {
		rule := d.rule()
		offsets := make([]int, d.count(1))
		for i := range offsets {
			offsets[i] = d.number()
		}
		if d.bad {
			return nil
		}
		s.cover(rule).hidden = offsets
	}
	return s
}

func (d *decoder) entry(dir *directive, siblings int, lists [][]parser.Span) *entry {
	e := &entry{directive: dir, at: dir.span.Start, siblings: siblings, selector: d.text(), span: d.span()}
	switch place := d.number(); {
	case place > len(lists):
		d.fail()
	case place > 0:
		e.spans = lists[place-1]
	}
	e.reported, e.ended = d.bool(), d.bool()
	for _, prepared := range []*Diagnostic{&e.single, &e.whole} {
		if d.bool() {
			d.diagnostic(prepared)
		}
	}
	return e
}

func (d *decoder) span() parser.Span { return parser.Span{Start: d.number(), End: d.number()} }
