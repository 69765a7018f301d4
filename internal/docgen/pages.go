// Package docgen writes the documentation that is made from the rules: the
// catalogue and a page for each.
package docgen

//go:generate go run ./generate ../../docs

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
	"unicode"
	"unicode/utf8"

	"github.com/qbank-dev/qbank/lint"
)

// Page returns the documentation of a rule in markdown, as docs/rules holds it and
// "qbank rules CODE" prints it.
func Page(r *lint.Rule) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s %s\n\n", r.Code, r.Name)
	facts := []string{"Severity: " + r.Severity.String()}
	if r.Off {
		facts = append(facts, "off unless selected by its code or name")
	}
	switch r.Fix {
	case lint.SafeFix:
		facts = append(facts, "`--fix` fixes it")
	case lint.UnsafeFix:
		facts = append(facts, "`--unsafe-fixes` fixes it")
	}
	facts = append(facts, "since "+r.Since)
	fmt.Fprintf(&b, "%s.\n\n", strings.Join(facts, "; "))
	fmt.Fprintf(&b, "## What it reports\n\n%s\n\n## Why\n\n%s\n\n", r.Doc.What, r.Doc.Why)
	fmt.Fprintf(&b, "## Bad\n\n%s\n## Good\n\n%s\n", fenced(r.Doc.Bad), fenced(r.Doc.Good))
	b.WriteString(configuration(r))
	if r.Off {
		fmt.Fprintf(&b, "## How to turn it on\n\nFor a run: `qbank lint --extend-select %s`.\n", r.Code)
	} else {
		fmt.Fprintf(&b, "## How to turn it off\n\nFor a run: `qbank lint --ignore %s`.\n", r.Code)
	}
	if r.Doc.Reference != "" {
		fmt.Fprintf(&b, "\n## Reference\n\n%s\n", r.Doc.Reference)
	}
	return b.String()
}

// configuration returns the options of a rule with their defaults, as a
// configuration file writes them, or "" if it has none.
func configuration(r *lint.Rule) string {
	if len(r.Options) == 0 {
		return ""
	}
	var b strings.Builder
	fmt.Fprintf(&b, "## How to configure it\n\nIn `.qbank.yaml`, here with what holds by default:\n\n```yaml\nrules:\n  %s:\n", r.Code)
	for _, o := range r.Options {
		// JSON is YAML too.
		value, err := json.Marshal(defaultValue(o))
		if err != nil {
			panic(fmt.Sprintf("the default of %s.%s: %v", r.Code, o.Name, err)) // a fault of the rule
		}
		fmt.Fprintf(&b, "    # %s\n    %s: %s\n", o.Doc, o.Name, value)
	}
	b.WriteString("```\n\n")
	return b.String()
}

// defaultValue returns the default of an option. A list is never nil, which JSON
// would write as null.
func defaultValue(o lint.Option) any {
	if list, ok := o.Default.([]string); ok && list == nil {
		return []string{}
	}
	return o.Default
}

// longest is how many lines of an example a page shows. The examples of rules about
// a whole bank hold dozens of questions.
const longest = 60

// cut shortens an example at a blank line, and returns how many lines are left out.
func cut(example string) (shown string, left int) {
	lines := strings.SplitAfter(example, "\n")
	if len(lines) <= longest+1 {
		return example, 0
	}
	n := longest
	for n > 1 && strings.TrimSpace(lines[n-1]) != "" {
		n--
	}
	return strings.Join(lines[:n], ""), len(lines) - n - 1
}

// fenced returns an example in a fence that is longer than any in it.
func fenced(example string) string {
	fence := "```"
	for strings.Contains(example, fence) {
		fence += "`"
	}
	if example != "" && !strings.HasSuffix(example, "\n") {
		example += "\n"
	}
	example, left := cut(example)
	text := fence + "markdown\n" + visible(example) + fence + "\n"
	if left > 0 {
		text += fmt.Sprintf("\n… and %d more lines like these.\n", left)
	}
	return text
}

// visible writes bytes that are not UTF-8 as "<BA>" and invisible characters as
// "<U+202E>". Joiners and selectors inside emoji stay.
func visible(s string) string {
	var b strings.Builder
	var before rune
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		emoji := before > 0x2000 && (r == 0xFE0F || r == 0x200D)
		switch {
		case r == utf8.RuneError && n == 1:
			fmt.Fprintf(&b, "<%02X>", s[i])
		case r != '\n' && r != '\t' && !emoji && (unicode.In(r, unicode.C, unicode.Zl, unicode.Zp, unicode.Variation_Selector) || unicode.Is(unicode.Zs, r) && r != ' ' && r != '\u3000'):
			fmt.Fprintf(&b, "<U+%04X>", r)
		default:
			b.WriteString(s[i : i+n])
		}
		before = r
		i += n
	}
	return b.String()
}

// entry is a rule in the catalogue.
type entry struct {
	Code     string   `json:"code"`
	Name     string   `json:"name"`
	Severity string   `json:"severity"`
	Fix      string   `json:"fix,omitempty"`
	On       bool     `json:"on"`
	Since    string   `json:"since"`
	What     string   `json:"what"`
	Why      string   `json:"why"`
	Bad      string   `json:"bad"`
	Good     string   `json:"good"`
	URL      string   `json:"url"`
	Ref      string   `json:"reference,omitempty"`
	Options  []option `json:"options,omitempty"`
}

type option struct {
	Name    string `json:"name"`
	Default any    `json:"default"`
	Doc     string `json:"doc"`
}

func newEntry(r *lint.Rule) entry {
	var options []option
	for _, o := range r.Options {
		options = append(options, option{o.Name, defaultValue(o), o.Doc})
	}
	return entry{
		Code: r.Code, Name: r.Name, Severity: r.Severity.String(), Fix: r.Fix.String(), On: !r.Off, Since: r.Since,
		What: r.Doc.What, Why: r.Doc.Why, Bad: r.Doc.Bad, Good: r.Doc.Good, URL: r.URL(), Ref: r.Doc.Reference, Options: options,
	}
}

// Table writes the catalogue in aligned columns. The error is that of w, as it is
// for all writers of this package.
func Table(w io.Writer, rules []*lint.Rule) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "CODE\tNAME\tSEVERITY\tFIX\tON")
	for _, r := range rules {
		on := "on"
		if r.Off {
			on = "off"
		}
		fix := r.Fix.String()
		if fix == "" {
			fix = "-"
		}
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%s\n", r.Code, r.Name, r.Severity, fix, on)
	}
	return t.Flush()
}

// Markdown writes the catalogue as a markdown table with links to the pages.
func Markdown(w io.Writer, rules []*lint.Rule) error {
	_, err := io.WriteString(w, markdownTable(rules))
	return err
}

func markdownTable(rules []*lint.Rule) string {
	var b strings.Builder
	b.WriteString("| code | name | severity | fix | on |\n|------|------|----------|-----|----|\n")
	for _, r := range rules {
		on := "on"
		if r.Off {
			on = "off"
		}
		fmt.Fprintf(&b, "| [%s](%s.md) | %s | %s | %s | %s |\n", r.Code, r.Code, r.Name, r.Severity, r.Fix, on)
	}
	return b.String()
}

// Folder returns the files of docs/rules by name: a page for each rule, and
// README.md with the catalogue.
func Folder(rules []*lint.Rule) map[string]string {
	files := map[string]string{
		"README.md": "# Rules\n\nThis folder is generated: `go generate ./internal/docgen`.\n\n" + markdownTable(rules),
	}
	for _, r := range rules {
		files[r.Code+".md"] = Page(r)
	}
	return files
}

// JSON writes rules as a JSON array.
func JSON(w io.Writer, rules []*lint.Rule) error {
	entries := make([]entry, 0, len(rules))
	for _, r := range rules {
		entries = append(entries, newEntry(r))
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(entries)
}
