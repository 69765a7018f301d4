package lint

import (
	"sync"

	"github.com/qbank-dev/qbank/parser"
)

// Options say what a linter does.
type Options struct {
	// Rules is the catalogue.
	Rules []*Rule
	// Selection chooses the rules that run.
	Selection Selection
	// Refused are the codes of rules that were turned off on purpose, in addition to
	// those that Selection ignores. No other rule reports their faults.
	Refused []string
	// RequiredSections are the section titles that each analysis must have, for
	// the rule missing-section.
	RequiredSections []string
	// Ignored reports whether a rule is turned off for a file; nil ignores none.
	Ignored func(file, code string) bool
	// Severities replace the rules' own, by code.
	Severities map[string]Severity
	// RuleOptions replace the defaults of the rules' options, by code and name;
	// the values have the types of the defaults.
	RuleOptions map[string]map[string]any
}

// Linter runs rules over files. It is safe for concurrent use.
type Linter struct {
	catalogue        []*Rule
	codes            map[string]int // the rules' places in the catalogue
	rules            []*active
	byCode           map[string]*active
	refused          map[string]bool // turned off on purpose
	requiredSections []string
	ignored          func(file, code string) bool
	// words are used again from file to file. Over files of ten questions this saves a
	// tenth of a run without a cache.
	words sync.Pool // of *wordReader
}

// active is a rule that runs, with the severity that the run gives it.
type active struct {
	*Rule
	severity Severity
	options  map[string]any // those that the configuration sets
	url      string         // one text for all findings
}

// New returns a linter. The error names a selector that fits no rule.
func New(opts Options) (*Linter, error) {
	chosen, err := opts.Selection.Choose(opts.Rules)
	if err != nil {
		return nil, err
	}
	l := &Linter{
		catalogue:        opts.Rules,
		byCode:           map[string]*active{},
		codes:            make(map[string]int, len(opts.Rules)),
		refused:          map[string]bool{},
		requiredSections: opts.RequiredSections,
		ignored:          opts.Ignored,
		words:            sync.Pool{New: func() any { return &wordReader{} }},
	}
	for i, r := range opts.Rules {
		l.codes[r.Code] = i
	}
	for _, r := range chosen {
		severity := r.Severity
		if s, ok := opts.Severities[r.Code]; ok {
			severity = s
		}
		a := &active{Rule: r, severity: severity, options: opts.RuleOptions[r.Code], url: r.URL()}
		l.rules = append(l.rules, a)
		l.byCode[r.Code] = a
	}
	for _, code := range opts.Refused {
		l.refused[code] = true
	}
	for _, r := range opts.Rules {
		for _, selector := range opts.Selection.Ignore {
			if Match(selector, r) && !l.enabled(r.Code) {
				l.refused[r.Code] = true
			}
		}
	}
	return l, nil
}

// activeIn returns the running rule with a code, nil where it does not run for a
// file.
func (l *Linter) activeIn(file, code string) *active {
	if l.isIgnored(file, code) {
		return nil
	}
	return l.byCode[code]
}

// FileResult is what the rules found in one file, and what rules over the whole
// run need to know of it.
type FileResult struct {
	// File is the path as people know it.
	File string
	// Diagnostics are the findings of the rules of files and questions.
	Diagnostics []Diagnostic
	// Facts are those of the file's questions, in source order.
	Facts []Fact

	linter       *Linter
	suppressions *Suppressions
}

// Ran reports whether the rule with a code ran over the file.
func (r *FileResult) Ran(code string) bool { return r.linter.activeIn(r.File, code) != nil }

// File runs the rules of files and questions over one file.
func (l *Linter) File(f *parser.File) FileResult {
	s := l.NewSegments(f.Source.Name)
	s.Add(l.Segment(f))
	return s.Result()
}

// enabled reports whether the rule with a code was selected.
func (l *Linter) enabled(code string) bool { return l.byCode[code] != nil }

func (l *Linter) isIgnored(file, code string) bool { return l.ignored != nil && l.ignored(file, code) }
