// Package config finds and reads the configuration of qbank: .qbank.yaml or
// qbank.yaml, the nearest one upwards from each input, and what it extends.
//
// A [Loader] gives the [Config] for an input; the Config gives the options of
// the linter, the dialect of the parser, and which files are left out. Values
// know where they were set, and errors where they are.
package config

import (
	"maps"
	"slices"
	"strings"

	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/parser"
)

// Config is the configuration of some inputs, with everything that it extends
// and the defaults filled in. It must not be changed: inputs share it.
type Config struct {
	// File is the file as people know it, "" where there is none.
	File string
	// Extended are the files and presets that it extends, the weakest first.
	Extended []string
	// Folder is the absolute path of the folder of the file.
	Folder string

	// Select, ExtendSelect and Ignore are selectors as written, those too that
	// fit no rule.
	Select, ExtendSelect, Ignore []string
	// Severities are those that are set, by code.
	Severities map[string]lint.Severity
	// RuleOptions are the values of all options of all rules, by code and name,
	// in the types of their defaults.
	RuleOptions map[string]map[string]any
	// PerFileIgnores are rules that are silent in some files.
	PerFileIgnores []FileIgnore
	// Exclude are globs of files and folders that are left out.
	Exclude []Glob
	// Marks are glyphs by meaning.
	Marks parser.Marks
	// AnalysisTitles, OptionSectionTitles and AnswerWords are as in
	// [parser.Dialect].
	AnalysisTitles, OptionSectionTitles, AnswerWords []string
	// RequiredSections are titles of sections that every analysis must have.
	RequiredSections []string
	// Format is what the formatter writes.
	Format Format

	// Origins are the places where values were set, by key path: "select", "marks.pro",
	// "rules.QB401.ratio", "severity.QB301", "perFileIgnores.GLOB". Where an
	// item of a list has an origin of its own, its path is "ignore.QB301".
	Origins map[string]Origin
	// Unknown are the selectors of all files that fit no rule.
	Unknown []UnknownRule

	catalogue *catalogue
	current   string // the current folder; "" where it is not known
	settings  settings
	own       Overrides // what the files say
	overrides Overrides // what the command line says
}

// Format is what the formatter writes.
type Format struct {
	// Wrap is the column at which paragraphs are wrapped, 0 for nowhere.
	Wrap          int
	MarkPlacement MarkPlacement
	// BlankLineBetweenOptions reports whether a blank line separates options.
	BlankLineBetweenOptions bool
}

// MarkPlacement is where the mark of a reason goes.
type MarkPlacement string

// The placements of marks.
const (
	MarkEnd  MarkPlacement = "end"  // at the end of the reason
	MarkKeep MarkPlacement = "keep" // where it is
)

// UnknownRule is a selector of a file that fits no rule. It is no error, so
// that a file can be written for several versions; the rule QB902 reports it.
type UnknownRule struct {
	// Selector is what the file says.
	Selector string
	// Key is the key that holds it.
	Key string
	// File is the file as people know it; Line and Column are counted from 1,
	// columns in code points.
	File         string
	Line, Column int
	// Suggestion is the nearest selector that there is, "" where none is near.
	Suggestion string
}

// newConfig makes a configuration of what a file says, which may be nil.
func newConfig(c *catalogue, own settings) *Config {
	s := own.over(c.defaults)
	s.separateMarks()
	texts := func(path string) []string { return s[path].value.([]string) }
	cfg := &Config{
		Select:      texts("select"),
		Ignore:      texts("ignore"),
		Exclude:     s["exclude"].value.([]Glob),
		Severities:  map[string]lint.Severity{},
		RuleOptions: map[string]map[string]any{},
		Marks: parser.Marks{
			Pro: texts("marks.pro"), Con: texts("marks.con"), Caution: texts("marks.caution"), Star: texts("marks.star"),
		},
		AnalysisTitles:      texts("analysisTitles"),
		OptionSectionTitles: texts("optionSectionTitles"),
		AnswerWords:         texts("answerWords"),
		RequiredSections:    texts("requiredSections"),
		Format: Format{
			Wrap:                    s["format.wrap"].value.(int),
			MarkPlacement:           s["format.markPlacement"].value.(MarkPlacement),
			BlankLineBetweenOptions: s["format.blankLineBetweenOptions"].value.(bool),
		},
		catalogue: c,
		settings:  s,
	}
	for _, path := range slices.Sorted(maps.Keys(s)) {
		key, rest, _ := strings.Cut(path, ".")
		switch value := s[path].value; key {
		case "extendSelect":
			cfg.ExtendSelect = append(cfg.ExtendSelect, rest)
		case "severity":
			cfg.Severities[rest] = value.(lint.Severity)
		case "perFileIgnores":
			cfg.PerFileIgnores = append(cfg.PerFileIgnores, value.(FileIgnore))
		case "rules":
			code, option, _ := strings.Cut(rest, ".")
			if cfg.RuleOptions[code] == nil {
				cfg.RuleOptions[code] = map[string]any{}
			}
			cfg.RuleOptions[code][option] = value
		}
	}
	cfg.own = Overrides{Select: cfg.Select, ExtendSelect: cfg.ExtendSelect, Ignore: cfg.Ignore}
	return cfg
}

// separateMarks takes glyphs out of the default lists that a file gives another
// meaning: who writes "con: [✔]" means that ✔ no longer speaks for an option.
func (s settings) separateMarks() {
	paths := []string{"marks.pro", "marks.con", "marks.caution", "marks.star"}
	claimed := map[string]bool{}
	for _, path := range paths {
		if one := s[path]; one.origin != fromDefault {
			for _, glyph := range one.value.([]string) {
				claimed[plainGlyph(glyph)] = true
			}
		}
	}
	for _, path := range paths {
		if one := s[path]; one.origin == fromDefault {
			left := slices.Clone(one.value.([]string))
			one.value = slices.DeleteFunc(left, func(glyph string) bool { return claimed[plainGlyph(glyph)] })
			s[path] = one
		}
	}
}

// locate fills in what needs to know the file, the current folder and the folder
// of the file.
func (c *Config) locate(file, current, folder string) {
	c.File, c.current, c.Folder = file, current, folder
	c.Origins = map[string]Origin{"extendSelect": fromDefault, "severity": fromDefault, "perFileIgnores": fromDefault}
	for path, one := range c.settings {
		if ignore, ok := one.value.(FileIgnore); ok {
			path = "perFileIgnores." + ignore.Glob.from(folder)
		}
		c.Origins[path] = one.origin
	}
}

// Dialect returns the dialect of the banks.
func (c *Config) Dialect() parser.Dialect {
	return parser.Dialect{
		AnalysisTitles:      c.AnalysisTitles,
		OptionSectionTitles: c.OptionSectionTitles,
		AnswerWords:         c.AnswerWords,
		Marks:               c.Marks,
	}
}

// Ignored reports whether a rule is silent in a file by perFileIgnores. The path
// is relative to the current folder or absolute.
func (c *Config) Ignored(path, ruleCode string) bool {
	rule := c.catalogue.byKey[ruleCode]
	return rule != nil && slices.ContainsFunc(c.PerFileIgnores, func(ignore FileIgnore) bool {
		return matches(ignore.Rules, rule) && c.fits(ignore.Glob, path)
	})
}

// Excluded reports whether a file, or a folder that it is in, is left out of
// searches by exclude. The path is relative to the current folder or absolute.
func (c *Config) Excluded(path string) bool {
	return slices.ContainsFunc(c.Exclude, func(g Glob) bool { return c.fits(g, path) })
}

func (c *Config) fits(g Glob, path string) bool {
	abs, err := absolute(c.current, path)
	return err == nil && g.Match(abs)
}
