package config

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"go.yaml.in/yaml/v3"

	"github.com/qbank-dev/qbank/internal/text"
)

// ExplainFormats are the formats of [Config.Explain].
func ExplainFormats() []string { return []string{"yaml", "json"} }

// Explain writes the configuration: "yaml" is a file that sets the same, with a
// comment on each value that says where it comes from; "json" is an object with
// the values, their origins and the codes of the rules that run.
func (c *Config) Explain(w io.Writer, format string) error {
	switch format {
	case "yaml":
		_, err := io.WriteString(w, c.explainYAML())
		return err
	case "json":
		e := json.NewEncoder(w)
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		return e.Encode(c.explanation())
	}
	return fmt.Errorf("unknown format %q%s: choose %s", format,
		text.DidYouMean(format, ExplainFormats()), or(ExplainFormats()))
}

func (c *Config) explainYAML() string {
	var b strings.Builder
	switch {
	case c.File == "":
		b.WriteString("# No configuration file: these are the defaults.\n")
	case len(c.Extended) == 0:
		fmt.Fprintf(&b, "# From %s.\n", shown(c.File))
	default:
		list := make([]string, len(c.Extended))
		for i, name := range c.Extended {
			list[i] = shown(name)
		}
		fmt.Fprintf(&b, "# From %s, which extends %s.\n", shown(c.File), strings.Join(list, ", "))
	}
	enabled := c.Enabled()
	fmt.Fprintf(&b, "# %d of %d rules run", len(enabled), len(c.catalogue.rules))
	var off []string
	for _, r := range c.catalogue.rules {
		if !slices.Contains(enabled, r.Code) {
			off = append(off, r.Code)
		}
	}
	if len(off) > 0 {
		fmt.Fprintf(&b, "; off: %s", strings.Join(off, ", "))
	}
	b.WriteString(".\n")
	for _, u := range c.Unknown {
		fmt.Fprintf(&b, "# %s:%d:%d: no rule is called %s.\n", shown(u.File), u.Line, u.Column, quoted(u.Selector))
	}
	for _, key := range keys {
		c.explainKey(&b, key)
	}
	return b.String()
}

// explainKey writes a key of the top level with all that is below it.
func (c *Config) explainKey(b *strings.Builder, key string) {
	switch key {
	case "extends":
		// Its values are among the others.
	case "select", "ignore", "extendSelect":
		c.explainSelectors(b, key, map[string][]string{
			"select": c.Select, "ignore": c.Ignore, "extendSelect": c.ExtendSelect,
		}[key])
	case "severity":
		if len(c.Severities) == 0 {
			c.line(b, "", key, "{}", key)
			return
		}
		fmt.Fprintf(b, "%s:\n", key)
		for _, code := range slices.Sorted(maps.Keys(c.Severities)) {
			c.line(b, "  ", code, c.Severities[code].String(), key+"."+code)
		}
	case "perFileIgnores":
		if len(c.PerFileIgnores) == 0 {
			c.line(b, "", key, "{}", key)
			return
		}
		fmt.Fprintf(b, "%s:\n", key)
		for _, ignore := range c.PerFileIgnores {
			glob := ignore.Glob.from(c.Folder)
			c.line(b, "  ", scalarText(glob), flow(ignore.Rules), key+"."+glob)
		}
	case "exclude":
		globs := []string{}
		for _, g := range c.Exclude {
			globs = append(globs, g.from(c.Folder))
		}
		c.line(b, "", key, flow(globs), key)
	case "marks":
		c.explainMembers(b, key, markKeys)
	case "format":
		c.explainMembers(b, key, formatKeys)
	case "rules":
		c.explainRules(b)
	default:
		c.line(b, "", key, c.valueText(key), key)
	}
}

func (c *Config) explainMembers(b *strings.Builder, key string, members []string) {
	fmt.Fprintf(b, "%s:\n", key)
	for _, member := range members {
		path := key + "." + member
		c.line(b, "  ", member, c.valueText(path), path)
	}
}

func (c *Config) valueText(path string) string {
	return valueText(plainValue(path, c.settings[path].value))
}

// explainSelectors writes a list on one line where all of it has one origin.
func (c *Config) explainSelectors(b *strings.Builder, key string, list []string) {
	var origins []Origin
	for _, selector := range list {
		origin, ok := c.Origins[key+"."+selector]
		if !ok {
			origin = c.Origins[key]
		}
		origins = append(origins, origin)
	}
	if len(list) == 0 || len(slices.Compact(slices.Clone(origins))) == 1 {
		origin := c.Origins[key]
		if len(list) > 0 {
			origin = origins[0]
		}
		fmt.Fprintf(b, "%s: %s # %s\n", key, flow(list), origin)
		return
	}
	fmt.Fprintf(b, "%s:\n", key)
	for i, selector := range list {
		fmt.Fprintf(b, "  - %s # %s\n", scalarText(selector), origins[i])
	}
}

func (c *Config) explainRules(b *strings.Builder) {
	if len(c.RuleOptions) == 0 {
		b.WriteString("rules: {}\n")
		return
	}
	b.WriteString("rules:\n")
	for _, r := range c.catalogue.rules {
		if len(r.Options) > 0 {
			fmt.Fprintf(b, "  %s: # %s\n", r.Code, r.Name)
		}
		for _, o := range r.Options {
			path := "rules." + r.Code + "." + o.Name
			c.line(b, "    ", o.Name, c.valueText(path), path)
		}
	}
}

// line writes a key with its value and its origin.
func (c *Config) line(b *strings.Builder, indent, key, value, path string) {
	fmt.Fprintf(b, "%s%s: %s # %s\n", indent, key, value, c.Origins[path])
}

// explanation is the configuration as JSON; the keys are in the order of the
// output.
type explanation struct {
	File     string            `json:"file,omitempty"`
	Extended []string          `json:"extended,omitempty"`
	Enabled  []string          `json:"enabled"`
	Config   explainedConfig   `json:"config"`
	Origins  map[string]string `json:"origins"`
	Unknown  []unknownJSON     `json:"unknown,omitempty"`
}

type explainedConfig struct {
	Select              []string                  `json:"select"`
	Ignore              []string                  `json:"ignore"`
	ExtendSelect        []string                  `json:"extendSelect"`
	Severity            map[string]string         `json:"severity"`
	PerFileIgnores      map[string][]string       `json:"perFileIgnores"`
	Exclude             []string                  `json:"exclude"`
	Marks               map[string]any            `json:"marks"`
	AnalysisTitles      []string                  `json:"analysisTitles"`
	OptionSectionTitles []string                  `json:"optionSectionTitles"`
	AnswerWords         []string                  `json:"answerWords"`
	RequiredSections    []string                  `json:"requiredSections"`
	Rules               map[string]map[string]any `json:"rules"`
	Format              map[string]any            `json:"format"`
}

type unknownJSON struct {
	Selector   string `json:"selector"`
	Key        string `json:"key"`
	File       string `json:"file"`
	Line       int    `json:"line"`
	Column     int    `json:"column"`
	Suggestion string `json:"suggestion,omitempty"`
}

func (c *Config) explanation() explanation {
	members := func(key string, members []string) map[string]any {
		out := map[string]any{}
		for _, member := range members {
			path := key + "." + member
			out[member] = plainValue(path, c.settings[path].value)
		}
		return out
	}
	list := func(l []string) []string { return append([]string{}, l...) }
	out := explanation{
		File: c.File, Extended: c.Extended, Enabled: list(c.Enabled()),
		Config: explainedConfig{
			Select: list(c.Select), Ignore: list(c.Ignore), ExtendSelect: list(c.ExtendSelect),
			Severity: map[string]string{}, PerFileIgnores: map[string][]string{}, Exclude: []string{},
			Marks:          members("marks", markKeys),
			AnalysisTitles: list(c.AnalysisTitles), OptionSectionTitles: list(c.OptionSectionTitles),
			AnswerWords: list(c.AnswerWords), RequiredSections: list(c.RequiredSections),
			Rules:  c.RuleOptions,
			Format: members("format", formatKeys),
		},
		Origins: map[string]string{},
	}
	for code, severity := range c.Severities {
		out.Config.Severity[code] = severity.String()
	}
	for _, ignore := range c.PerFileIgnores {
		out.Config.PerFileIgnores[ignore.Glob.from(c.Folder)] = list(ignore.Rules)
	}
	for _, g := range c.Exclude {
		out.Config.Exclude = append(out.Config.Exclude, g.from(c.Folder))
	}
	for path, origin := range c.Origins {
		out.Origins[path] = origin.String()
	}
	for _, u := range c.Unknown {
		out.Unknown = append(out.Unknown, unknownJSON(u))
	}
	return out
}

// flow writes a list of texts on one line of YAML.
func flow(items []string) string {
	texts := make([]string, len(items))
	for i, item := range items {
		texts[i] = scalarText(item)
	}
	return "[" + strings.Join(texts, ", ") + "]"
}

// valueText writes a value of a setting on one line of YAML.
func valueText(value any) string {
	switch v := value.(type) {
	case string:
		return scalarText(v)
	case []string:
		return flow(v)
	case float64:
		return numberText(v)
	}
	return fmt.Sprint(value)
}

// scalarText writes a text in YAML, in quotation marks where it needs them.
func scalarText(s string) string {
	if isPlain(s) {
		return s
	}
	// All escapes of Go are those of YAML too, for text that is UTF-8.
	return strconv.Quote(s)
}

// isPlain reports whether a text means the same without quotation marks, in a
// list on one line too. It is sure rather than exact.
func isPlain(s string) bool {
	if s == "" || strings.HasPrefix(s, "-") || strings.HasSuffix(s, " ") {
		return false
	}
	for i, r := range s {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r), r == '-', r == '_', r == '.', r == '/':
		case r == ' ' && i > 0:
		default:
			return false
		}
	}
	// What YAML takes for a number, a date or a truth value.
	n := yaml.Node{Kind: yaml.ScalarNode, Value: s}
	return n.ShortTag() == "!!str"
}
