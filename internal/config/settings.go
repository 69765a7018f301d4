package config

import (
	"fmt"
	"maps"

	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/parser"
)

// everyRule is the selector of all rules that are not off by nature.
const everyRule = "ALL"

// The keys of a configuration, in the order in which they are written.
var keys = []string{
	"extends",
	"select", "ignore", "extendSelect", "severity", "perFileIgnores", "exclude",
	"marks", "analysisTitles", "optionSectionTitles", "answerWords", "requiredSections",
	"rules", "format",
}

var (
	markKeys   = []string{"pro", "con", "caution", "star"}
	formatKeys = []string{"wrap", "markPlacement", "blankLineBetweenOptions"}
)

// settings are values of a configuration by their key paths, such as "select",
// "marks.pro" and "rules.QB401.ratio". What is merged by key has a path for
// each key, so that merging two configurations is to put the settings of one
// over those of the other. A path holds always the same type:
//
//	select, ignore, the titles, words and marks   []string
//	exclude                                       []Glob
//	extendSelect.SELECTOR                         string, the selector
//	severity.CODE                                 lint.Severity
//	perFileIgnores.GLOB                           FileIgnore
//	rules.CODE.OPTION                             the type of the option
//	format.wrap                                   int, 0 for none
//	format.markPlacement                          MarkPlacement
//	format.blankLineBetweenOptions                bool
type settings map[string]setting

// setting is a value with the place that set it.
type setting struct {
	value  any
	origin Origin
}

// over puts the settings of s over those of base.
func (s settings) over(base settings) settings {
	out := maps.Clone(base)
	if out == nil {
		out = settings{}
	}
	maps.Copy(out, s)
	return out
}

// defaultSettings are those that hold where no file says otherwise. Only the
// keys that are merged, and empty by default, are not in them.
func defaultSettings(rules []*lint.Rule) settings {
	s := settings{}
	set := func(key string, value any) { s[key] = setting{value, fromDefault} }
	dialect := parser.DefaultDialect()
	set("select", []string{everyRule})
	set("ignore", []string{})
	set("exclude", []Glob{})
	set("marks.pro", dialect.Marks.Pro)
	set("marks.con", dialect.Marks.Con)
	set("marks.caution", dialect.Marks.Caution)
	set("marks.star", dialect.Marks.Star)
	set("analysisTitles", dialect.AnalysisTitles)
	set("optionSectionTitles", dialect.OptionSectionTitles)
	set("answerWords", dialect.AnswerWords)
	set("requiredSections", []string{})
	set("format.wrap", 0)
	set("format.markPlacement", MarkEnd)
	set("format.blankLineBetweenOptions", true)
	for _, r := range rules {
		for _, o := range r.Options {
			set("rules."+r.Code+"."+o.Name, optionDefault(o))
		}
	}
	return s
}

// optionDefault is the default of an option; a list is never null in a file.
func optionDefault(o lint.Option) any {
	if list, ok := o.Default.([]string); ok && list == nil {
		return []string{}
	}
	return o.Default
}

// plainValue is the value of a setting as a file writes it.
func plainValue(path string, value any) any {
	switch v := value.(type) {
	case []Glob:
		texts := make([]string, len(v))
		for i, g := range v {
			texts[i] = g.Text
		}
		return texts
	case FileIgnore:
		return v.Rules
	case lint.Severity:
		return v.String()
	case int:
		if path == "format.wrap" && v == 0 {
			return noWrap
		}
	}
	return value
}

// noWrap is how a file says that lines are left as they are.
const noWrap = "none"

// Origin tells where a value of a configuration was set.
type Origin struct {
	// Source is "default", "command line", "preset qbank:strict" or the name
	// of a file.
	Source string
	// Line is the line in the file, counted from 1; 0 where it is no file.
	Line int
}

var (
	fromDefault     = Origin{Source: "default"}
	fromCommandLine = Origin{Source: "command line"}
)

// String is the source, with the line where there is one.
func (o Origin) String() string {
	if o.Line == 0 {
		return shown(o.Source)
	}
	return fmt.Sprintf("%s:%d", shown(o.Source), o.Line)
}
