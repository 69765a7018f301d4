package parser

import "strings"

// mayHoldRegions tells whether a text may hold a fence or a comment.
func mayHoldRegions(text string) bool {
	return strings.Contains(text, "```") || strings.Contains(text, "~~~") || strings.Contains(text, "<!--")
}

// joinWindow pairs analyses with questions as the index says. Headings outside of
// the window take part in none of it.
func (f *File) joinWindow(cuts []cut) error {
	ix := f.index
	questions := map[int]*Question{}
	for i, r := range f.Records {
		q := r.Question
		switch {
		case q == nil:
			continue
		case !f.outside[r]:
			q.Analysis = headless(q)
			questions[cuts[i].record] = q
		}
		if q.Heading.Number > 0 {
			f.Questions = append(f.Questions, q)
		} else if !f.outside[r] {
			f.Unnumbered = append(f.Unnumbered, q)
		}
	}
	above := -1 // the last question before a record
	for i, r := range f.Records {
		at := cuts[i].record
		a := r.Analysis
		if a == nil {
			above = at
			continue
		}
		if f.outside[r] {
			// Whether it is surplus matters to a question without an analysis
			// right above it only.
			if q := questions[at-1]; q != nil && !q.joined() && len(ix.joinedTo(at-1, at)) == 0 {
				var err error
				if a.Surplus, err = ix.surplus(at); err != nil {
					return err
				}
			}
			continue
		}
		target := ix.movedTo(at)
		switch {
		case ix.isOrphan(at):
			f.Orphans = append(f.Orphans, a)
			continue
		case target < 0:
			target = above
		}
		q := questions[target]
		if q == nil {
			f.Orphans = append(f.Orphans, a) // the question could not be parsed
			continue
		}
		a.Adjacent = target == at-1
		attach(q, a)
	}
	return nil
}

// joined tells whether an analysis with a heading of its own was joined.
func (q *Question) joined() bool { return q.Analysis != nil && q.Analysis.Heading != nil }

// checkWindow reports what ParseText reports.
func (f *File) checkWindow(preamble Span) {
	l := layout{text: newLines(f.Source.Text), regions: f.regions}
	f.checkFences(l)
	f.checkRecords()
	if !preamble.Empty() {
		f.checkPreambleOptions(l)
	}
	f.collectDirectives(l)
	f.sortDiagnostics()
	own := f.Directives[:0]
	for _, d := range f.Directives {
		if f.Source.Owns(d.Span.Start) {
			own = append(own, d)
		}
	}
	f.Directives = own
}

// IsWindow tells whether the file is a window of a larger one.
func (f *File) IsWindow() bool { return f.index != nil }

// LineEnds counts the line ends of the file; in a window those of the whole file.
func (f *File) LineEnds() LineEnds {
	if f.index != nil {
		return f.index.lineEnds
	}
	return countLineEnds(f.Source.Text)
}

// HasNumber tells whether a question of the file has the number; in a window it
// may be one of the whole file.
func (f *File) HasNumber(number int64) bool {
	if f.index != nil {
		return f.index.numbers().hasQuestion(number)
	}
	for _, q := range f.Questions {
		if q.Heading.Number == number {
			return true
		}
	}
	return false
}

// IsShared tells of a window whether what has the number of one question may stand
// in different windows: other questions, or an analysis that belongs to a question
// without a number.
func (f *File) IsShared(number int64) bool {
	return f.index != nil && f.index.numbers().isShared(number)
}
