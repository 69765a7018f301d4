package lint

import (
	"slices"
	"strings"

	"github.com/qbank-dev/qbank/parser"
)

// Segment is what the rules found in a segment of a large file, or in a whole file.
type Segment struct {
	found   []ruleFindings
	facts   []Fact
	entries []*entry
}

// ruleFindings are findings of one rule.
type ruleFindings struct {
	rule *Rule
	list []Diagnostic
}

// Segment runs the rules of files and questions over a segment.
func (l *Linter) Segment(f *parser.File) *Segment {
	s := &Segment{entries: readEntries(f)}
	var passes []*Pass
	passes, s.facts = l.checkFile(f)
	for _, p := range passes {
		if len(p.found) > 0 {
			s.found = append(s.found, ruleFindings{p.rule.Rule, p.found})
		}
	}
	l.checkDirectives(f, s)
	for _, of := range s.found {
		for i := range of.list {
			of.list[i].releaseText()
		}
	}
	return s
}

// releaseText copies what is a part of the file's text, which would keep all of it in
// memory.
func (d *Diagnostic) releaseText() {
	if d.Fix == nil {
		return
	}
	for i := range d.Fix.Edits {
		d.Fix.Edits[i].Text = strings.Clone(d.Fix.Edits[i].Text)
	}
}

// Segments puts together what was found in the segments of one file. A comment that
// turns rules off counts in all of them.
type Segments struct {
	linter *Linter
	name   string
	all    Segment
	once   map[*Rule]bool // the rules with OncePerFile that have reported
}

// NewSegments begins the results of a file.
func (l *Linter) NewSegments(name string) *Segments {
	return &Segments{linter: l, name: name, once: map[*Rule]bool{}}
}

// Add adds the results of the next segment.
func (s *Segments) Add(next *Segment) {
	s.AddFindings(next)
	s.all.facts = append(s.all.facts, next.facts...)
}

// AddFindings adds the findings of the next segment alone, for a run without rules
// over all files.
func (s *Segments) AddFindings(next *Segment) {
	for _, of := range next.found {
		if of.rule.OncePerFile && s.once[of.rule] {
			continue
		}
		s.once[of.rule] = true
		s.all.found = append(s.all.found, of)
	}
	s.all.entries = append(s.all.entries, next.entries...)
}

// Result returns the findings that no comment hides, by segment and rule.
func (s *Segments) Result() FileResult {
	r := FileResult{File: s.name, linter: s.linter, Facts: s.all.facts}
	r.suppressions = newSuppressions(s.all.entries, s.linter.catalogue)
	count := 0
	for _, of := range s.all.found {
		count += len(of.list)
	}
	r.Diagnostics = slices.Grow(r.Diagnostics, count)
	for _, of := range s.all.found {
		r.Diagnostics = append(r.Diagnostics, r.suppressions.filter(of.rule, of.list)...)
	}
	return r
}
