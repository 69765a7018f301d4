package config

import (
	"fmt"
	"maps"
	"strconv"

	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/parser"
)

// settings are values of a configuration by their key paths, such as "select",
// "marks.pro" and "rules.QB401.ratio". What is merged by key has a path for
// each key: to merge two configurations is to put the settings of one over
// those of the other. A path holds always the same type:
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

// over returns the settings of s put over those of base.
func (s settings) over(base settings) settings {
	out := settings{}
	maps.Copy(out, base)
	maps.Copy(out, s)
	return out
}

// defaultSettings returns those that hold where no file says otherwise. Keys
// that are merged, and empty by default, are not in them.
func defaultSettings(rules []*lint.Rule) settings {
	dialect := parser.DefaultDialect()
	values := map[string]any{
		"select":                         []string{everyRule},
		"ignore":                         []string{},
		"exclude":                        []Glob{},
		"marks.pro":                      dialect.Marks.Pro,
		"marks.con":                      dialect.Marks.Con,
		"marks.caution":                  dialect.Marks.Caution,
		"marks.star":                     dialect.Marks.Star,
		"analysisTitles":                 dialect.AnalysisTitles,
		"optionSectionTitles":            dialect.OptionSectionTitles,
		"answerWords":                    dialect.AnswerWords,
		"requiredSections":               []string{},
		"format.wrap":                    0,
		"format.markPlacement":           MarkEnd,
		"format.blankLineBetweenOptions": true,
	}
	for _, r := range rules {
		for _, o := range r.Options {
			values["rules."+r.Code+"."+o.Name] = optionDefault(o)
		}
	}
	s := settings{}
	for path, value := range values {
		s[path] = setting{value, fromDefault}
	}
	return s
}

// optionDefault returns the default of an option; a list is never null in a
// file.
func optionDefault(o lint.Option) any {
	if list, ok := o.Default.([]string); ok && list == nil {
		return []string{}
	}
	return o.Default
}

// noWrap is how a file says that lines are left as they are.
const noWrap = "none"

// plainValue returns the value of a setting as a file writes it.
func plainValue(path string, value any) any {
	switch v := value.(type) {
	case []Glob:
		texts := make([]string, len(v))
		for i, g := range v {
			texts[i] = g.Text
		}
		return texts
	case int:
		if path == "format.wrap" && v == 0 {
			return noWrap
		}
	}
	return value
}

// numberText returns a number as a person would write it.
func numberText(f float64) string { return strconv.FormatFloat(f, 'g', -1, 64) }

// Origin is where a value of a configuration was set.
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

// String returns the source, with the line where there is one.
func (o Origin) String() string {
	if o.Line == 0 {
		return shown(o.Source)
	}
	return fmt.Sprintf("%s:%d", shown(o.Source), o.Line)
}
