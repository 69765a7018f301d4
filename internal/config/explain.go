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
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"github.com/qbank-dev/qbank/internal/text"
	"github.com/qbank-dev/qbank/lint"
)

// entry is a key of a configuration with its value as a file writes it.
type entry struct {
	key  string
	path string // in Config.Origins
	// value is a bool, a number, a text, a list of texts or, for a mapping, a
	// list of entries.
	value any
	note  string // a comment on the line of the key
	doc   string // of an option
}

// entries returns the whole configuration but for extends, in the order in
// which files are written.
func (c *Config) entries() []entry {
	of := func(path string) entry {
		_, key, _ := strings.Cut(path, ".")
		if key == "" {
			key = path
		}
		return entry{key: key, path: path, value: plainValue(path, c.settings[path].value)}
	}
	severities, ignores, rules := []entry{}, []entry{}, []entry{}
	for _, code := range slices.Sorted(maps.Keys(c.Severities)) {
		severities = append(severities, entry{key: code, path: "severity." + code, value: c.Severities[code].String()})
	}
	for _, ignore := range c.PerFileIgnores {
		glob := ignore.Glob.from(c.Folder)
		ignores = append(ignores, entry{key: glob, path: "perFileIgnores." + glob, value: ignore.Rules})
	}
	globs := []string{}
	for _, g := range c.Exclude {
		globs = append(globs, g.from(c.Folder))
	}
	for _, r := range c.catalogue.rules {
		options := []entry{}
		for _, o := range r.Options {
			path := "rules." + r.Code + "." + o.Name
			options = append(options, entry{key: o.Name, path: path, value: c.settings[path].value, doc: o.Doc})
		}
		if len(options) > 0 {
			rules = append(rules, entry{key: r.Code, value: options, note: r.Name})
		}
	}
	return []entry{
		{key: "select", path: "select", value: c.Select},
		{key: "ignore", path: "ignore", value: c.Ignore},
		{key: "extendSelect", path: "extendSelect", value: c.ExtendSelect},
		{key: "severity", path: "severity", value: severities},
		{key: "perFileIgnores", path: "perFileIgnores", value: ignores},
		{key: "exclude", path: "exclude", value: globs},
		{key: "marks", value: []entry{of("marks.pro"), of("marks.con"), of("marks.caution"), of("marks.star")}},
		of("analysisTitles"), of("optionSectionTitles"), of("answerWords"), of("requiredSections"),
		{key: "rules", value: rules},
		{key: "format", value: []entry{of("format.wrap"), of("format.markPlacement"), of("format.blankLineBetweenOptions")}},
	}
}

// ExplainFormats returns the formats of [Config.Explain].
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
	separator := "; off: "
	for _, r := range c.catalogue.rules {
		if !slices.Contains(enabled, r.Code) {
			b.WriteString(separator + r.Code)
			separator = ", "
		}
	}
	b.WriteString(".\n")
	for _, u := range c.Unknown {
		fmt.Fprintf(&b, "# %s:%d:%d: no rule is called %s.\n", shown(u.File), u.Line, u.Column, text.Quote(u.Selector))
	}
	w := yamlWriter{b: &b, origins: c.Origins}
	w.write("", c.entries())
	return b.String()
}

// explanation is the configuration as JSON; the keys are in the order of the
// output.
type explanation struct {
	File     string            `json:"file,omitempty"`
	Extended []string          `json:"extended,omitempty"`
	Enabled  []string          `json:"enabled"`
	Config   object            `json:"config"`
	Origins  map[string]string `json:"origins"`
	Unknown  []unknownJSON     `json:"unknown,omitempty"`
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
	out := explanation{
		File: c.File, Extended: c.Extended, Enabled: append([]string{}, c.Enabled()...),
		Origins: map[string]string{},
	}
	for _, e := range c.entries() {
		out.Config = append(out.Config, member{e.key, jsonValue(e.value)})
	}
	for path, origin := range c.Origins {
		out.Origins[path] = origin.String()
	}
	for _, u := range c.Unknown {
		out.Unknown = append(out.Unknown, unknownJSON(u))
	}
	return out
}

// jsonValue returns the value of an entry for encoding/json.
func jsonValue(value any) any {
	switch v := value.(type) {
	case []string:
		return append([]string{}, v...) // never null
	case []entry:
		out := map[string]any{}
		for _, e := range v {
			out[e.key] = jsonValue(e.value)
		}
		return out
	}
	return value
}

// Template returns the file that "qbank init" writes: every key with its
// default and a comment that explains it. To load it is to load nothing.
func Template(rules []*lint.Rule) string {
	type described struct {
		Description string          `json:"description"`
		Examples    []any           `json:"examples"`
		Properties  json.RawMessage `json:"properties"` // or a placeholder
	}
	// What is embedded is known to be right.
	read := func(text []byte) (properties map[string]described) {
		_ = json.Unmarshal(text, &properties)
		return properties
	}
	var schema described
	_ = json.Unmarshal(baseSchema, &schema)
	properties := read(schema.Properties)

	var b strings.Builder
	comment(&b, "", "Configuration of qbank. Every value here is the default: change some, and delete the others. "+
		"\"qbank config FILE\" prints what holds for a file, and \"qbank rules\" lists the rules.")
	b.WriteString("#\n")
	comment(&b, "", schema.Description)
	for _, e := range append([]entry{{key: "extends", value: []string{}}}, newConfig(newCatalogue(rules), nil).entries()...) {
		of := properties[e.key]
		b.WriteByte('\n')
		comment(&b, "", of.Description)
		if len(of.Examples) > 0 {
			comment(&b, "", "For example:")
			w := yamlWriter{b: &b}
			w.write("#   ", []entry{{key: e.key, value: exampleValue(of.Examples[0])}})
		}
		members := read(of.Properties)
		if list, ok := e.value.([]entry); ok && members != nil {
			for i, m := range list {
				list[i].doc = members[m.key].Description
			}
		}
		w := yamlWriter{b: &b}
		w.write("", []entry{e})
	}
	return b.String()
}

// exampleValue returns an example of the schema as the value of an entry.
func exampleValue(value any) any {
	switch v := value.(type) {
	case []any:
		texts := make([]string, len(v))
		for i, item := range v {
			texts[i] = fmt.Sprint(item)
		}
		return texts
	case map[string]any:
		members := []entry{}
		for _, key := range slices.Sorted(maps.Keys(v)) {
			members = append(members, entry{key: key, value: exampleValue(v[key])})
		}
		return members
	}
	return value
}

// yamlWriter writes entries as YAML.
type yamlWriter struct {
	b *strings.Builder
	// origins are the comments behind values, by path. Without them there are
	// comments above options that explain them.
	origins map[string]Origin
}

func (w *yamlWriter) write(indent string, entries []entry) {
	for _, e := range entries {
		if w.origins == nil {
			comment(w.b, indent, e.doc)
		}
		origin := ""
		if o, ok := w.origins[e.path]; ok {
			origin = o.String()
		}
		w.b.WriteString(indent + scalarText(e.key) + ":")
		switch v := e.value.(type) {
		case []entry:
			if len(v) == 0 {
				w.end(" {}", origin)
				continue
			}
			w.end("", e.note)
			w.write(indent+"  ", v)
		case []string:
			origins := make([]string, len(v))
			for i, item := range v {
				origins[i] = origin
				if o, ok := w.origins[e.path+"."+item]; ok && indent == "" {
					origins[i] = o.String()
				}
			}
			switch len(slices.Compact(slices.Clone(origins))) {
			case 0:
				w.end(" []", origin)
			case 1:
				w.end(" "+flow(v), origins[0])
			default:
				w.end("", "")
				for i, item := range v {
					w.end(indent+"  - "+scalarText(item), origins[i])
				}
			}
		case string:
			w.end(" "+scalarText(v), origin)
		case float64:
			w.end(" "+numberText(v), origin)
		default:
			w.end(fmt.Sprint(" ", v), origin)
		}
	}
}

// end writes the end of a line.
func (w *yamlWriter) end(value, note string) {
	if note != "" {
		note = " # " + note
	}
	w.b.WriteString(value + note + "\n")
}

// commentWidth is the column at which comments are wrapped.
const commentWidth = 79

// comment writes a text as comment lines.
func comment(b *strings.Builder, indent, text string) {
	line := indent + "#"
	for _, word := range strings.Fields(text) {
		if utf8.RuneCountInString(line+" "+word) > commentWidth {
			b.WriteString(line + "\n")
			line = indent + "#"
		}
		line += " " + word
	}
	if text != "" {
		b.WriteString(line + "\n")
	}
}

// flow returns a list of texts on one line of YAML.
func flow(items []string) string {
	texts := make([]string, len(items))
	for i, item := range items {
		texts[i] = scalarText(item)
	}
	return "[" + strings.Join(texts, ", ") + "]"
}

// scalarText returns a text in YAML, in quotation marks where it needs them.
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
	plain := func(r rune) bool {
		return unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("-_./ ", r)
	}
	if s == "" || strings.HasPrefix(s, "-") || strings.TrimSpace(s) != s || strings.ContainsFunc(s, func(r rune) bool { return !plain(r) }) {
		return false
	}
	// What YAML takes for a number, a date or a truth value.
	n := yaml.Node{Kind: yaml.ScalarNode, Value: s}
	return n.ShortTag() == "!!str"
}
