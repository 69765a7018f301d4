// Package config finds and reads the configuration of qbank: .qbank.yaml or
// qbank.yaml, the nearest one upwards from each input, and what it extends.
//
// A [Loader] gives the [Config] for an input; the Config gives the options of
// the linter, the dialect of the parser, and which files are left out. Values
// know where they were set, and errors where they stand.
package config

import (
	"maps"
	"path/filepath"
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

	// Origins tell where values were set, by key path: "select", "marks.pro",
	// "rules.QB401.ratio", "severity.QB301", "perFileIgnores.GLOB". Where an
	// item of a list has an origin of its own its path is "ignore.QB301".
	Origins map[string]Origin
	// Unknown are the selectors of all files that fit no rule.
	Unknown []UnknownRule

	catalogue *catalogue
	current   string // the current folder; "" where that cannot be told
	settings  settings
	own       Overrides // what the files say
	overrides Overrides // what the command line says
}

// Format is what the formatter writes.
type Format struct {
	// Wrap is the column at which paragraphs are wrapped, 0 for nowhere.
	Wrap int
	// MarkPlacement says where the mark of a reason goes.
	MarkPlacement MarkPlacement
	// BlankLineBetweenOptions reports whether one stands there.
	BlankLineBetweenOptions bool
}

// MarkPlacement says where the mark of a reason goes.
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
	// Key is the key that it stands under.
	Key string
	// File is the file as people know it; Line and Column are counted from 1,
	// columns in code points.
	File         string
	Line, Column int
	// Suggestion is the nearest selector that there is, "" where none is near.
	Suggestion string
}

// newConfig makes a configuration of the settings of files.
func newConfig(c *catalogue, own settings) *Config {
	s := own.over(c.defaults)
	s.separateMarks()
	cfg := &Config{
		Select:      s["select"].value.([]string),
		Ignore:      s["ignore"].value.([]string),
		Exclude:     s["exclude"].value.([]Glob),
		Severities:  map[string]lint.Severity{},
		RuleOptions: map[string]map[string]any{},
		Marks: parser.Marks{
			Pro:     s["marks.pro"].value.([]string),
			Con:     s["marks.con"].value.([]string),
			Caution: s["marks.caution"].value.([]string),
			Star:    s["marks.star"].value.([]string),
		},
		AnalysisTitles:      s["analysisTitles"].value.([]string),
		OptionSectionTitles: s["optionSectionTitles"].value.([]string),
		AnswerWords:         s["answerWords"].value.([]string),
		RequiredSections:    s["requiredSections"].value.([]string),
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

// separateMarks takes glyphs out of the lists of known ones that a file gives
// another meaning: who writes "con: [✔]" means that ✔ no longer speaks for an
// option.
func (s settings) separateMarks() {
	claimed := map[string]string{}
	for _, key := range markKeys {
		if one := s["marks."+key]; one.origin != fromDefault {
			for _, glyph := range one.value.([]string) {
				claimed[plainGlyph(glyph)] = key
			}
		}
	}
	for _, key := range markKeys {
		one := s["marks."+key]
		if one.origin != fromDefault {
			continue
		}
		s["marks."+key] = setting{slices.DeleteFunc(slices.Clone(one.value.([]string)), func(glyph string) bool {
			by := claimed[plainGlyph(glyph)]
			return by != "" && by != key
		}), one.origin}
	}
}

// locate fills in what needs to know the file.
func (c *Config) locate(file, folder string, extended []string) {
	c.File, c.Folder, c.Extended = file, folder, extended
	c.Origins = map[string]Origin{"extendSelect": fromDefault, "severity": fromDefault, "perFileIgnores": fromDefault}
	for path, one := range c.settings {
		if ignore, ok := one.value.(FileIgnore); ok {
			path = "perFileIgnores." + ignore.Glob.from(folder)
		}
		c.Origins[path] = one.origin
	}
}

// Dialect is the dialect of the banks.
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
	if rule == nil {
		return false
	}
	for _, ignore := range c.PerFileIgnores {
		fits := func(selector string) bool { return lint.Match(selector, rule) }
		if !slices.ContainsFunc(ignore.Rules, fits) {
			continue
		}
		if abs, err := c.abs(path); err == nil && ignore.Glob.Match(abs) {
			return true
		}
	}
	return false
}

// Excluded reports whether a file, or a folder that it is in, is left out of
// searches by exclude. The path is relative to the current folder or absolute.
func (c *Config) Excluded(path string) bool {
	if len(c.Exclude) == 0 {
		return false
	}
	abs, err := c.abs(path)
	if err != nil {
		return false
	}
	return slices.ContainsFunc(c.Exclude, func(g Glob) bool { return g.Match(abs) })
}

// abs is the absolute path of a file. To ask the system for the current folder
// each time would cost a run more than to match the globs.
func (c *Config) abs(path string) (string, error) {
	if c.current == "" || filepath.IsAbs(path) {
		return filepath.Abs(path)
	}
	return filepath.Join(c.current, path), nil
}
