package convert

import (
	"slices"
	"strconv"
	"strings"

	"github.com/qbank-dev/qbank/parser"
	"github.com/qbank-dev/qbank/schema"
)

// draft is a question as text with every part in its place. The formatter does
// the rest.
type draft struct {
	parser *parser.Parser
	b      strings.Builder
}

// block writes a text with a blank line below it.
func (d *draft) block(text string) {
	if text != "" {
		d.b.WriteString(text)
		d.b.WriteString("\n\n")
	}
}

func (d *draft) question(q *schema.Question) {
	heading := "## Question #" + strconv.FormatInt(q.Number, 10)
	d.block(d.parser.HeadingWithNote(heading, oneLine(q.Note)))
	d.block(q.Stem)
	for _, o := range q.Options {
		d.block(o.Label + ". " + optionText(o.Text))
	}
	a := q.Analysis
	if a == nil {
		a = &schema.Analysis{}
	}
	if title := oneLine(a.Title); title != "" || a.Note != "" {
		if title == "" {
			title = parser.InScript(d.parser.Dialect().AnalysisTitles, q.Stem)
		}
		d.block(d.parser.HeadingWithNote(heading+" "+title, oneLine(a.Note)))
	}
	d.block(a.Body)
	options := keyed(a.Options, q.Answer)
	if len(options) == 0 && len(a.Answer) == 0 && len(q.Answer) > 0 {
		// Nothing else says which option is right.
		d.block(parser.InScript(d.parser.Dialect().AnswerWords, q.Stem) + ": " + strings.Join(q.Answer, ", "))
	}
	for _, s := range a.Sections {
		options = d.section(&s, options)
	}
	if len(options) > 0 {
		d.section(&schema.Section{Title: parser.InScript(d.parser.Dialect().OptionSectionTitles, q.Stem), Level: 3, Kind: schema.KindOptions}, options)
	}
}

// keyed returns the option analyses with one for each right option, if there are
// any: a star on some means that the others are wrong.
func keyed(options []schema.OptionAnalysis, answer []string) []schema.OptionAnalysis {
	if len(options) == 0 {
		return nil
	}
	known := map[string]bool{}
	for _, o := range options {
		known[o.Label] = true
	}
	options = slices.Clip(options)
	for _, label := range answer {
		if !known[label] {
			options = append(options, schema.OptionAnalysis{Label: label, Correct: true})
		}
	}
	return options
}

// optionText returns the text of an option, on lines of its own where it begins
// with a block that cannot follow a label.
func optionText(text string) string {
	for _, block := range []string{"```", "~~~", "- ", "* ", "|", ">"} {
		if strings.HasPrefix(text, block) {
			return "\n" + text
		}
	}
	return text
}

// section writes a section, with the option analyses where it is the one for
// them, and returns those that are still to be written.
func (d *draft) section(s *schema.Section, options []schema.OptionAnalysis) []schema.OptionAnalysis {
	d.block(strings.Repeat("#", s.Level) + " " + oneLine(s.Title))
	if s.Kind != schema.KindOptions {
		d.block(s.Body)
		return options
	}
	// An answer line and what follows it go below the option analyses.
	before, rest := d.parser.CutAnswerLine(s.Body)
	d.block(before)
	for i := range options {
		d.optionAnalysis(&options[i])
	}
	d.block(rest)
	return nil
}

func (d *draft) optionAnalysis(o *schema.OptionAnalysis) {
	heading := "**" + strings.TrimSpace(o.Label+". "+oneLine(o.Title)) + "**"
	if o.Correct {
		heading += " " + d.parser.Marks().Canonical(parser.Star)
	}
	d.block(heading)
	// Most banks have a fence above the reasons, and a paragraph below them.
	fenceFirst := strings.HasPrefix(o.Body, "```") || strings.HasPrefix(o.Body, "~~~")
	if fenceFirst {
		d.block(o.Body)
	}
	for _, r := range o.Reasons {
		d.reason(r)
	}
	if len(o.Reasons) > 0 {
		d.b.WriteString("\n")
	}
	if !fenceFirst {
		d.block(o.Body)
	}
}

// markKinds are the marks of the document model.
var markKinds = map[string]parser.MarkKind{"pro": parser.Pro, "con": parser.Con, "caution": parser.Caution}

// reason writes a reason with its mark in front, where no reader takes it for
// another's. The formatter moves it.
func (d *draft) reason(r schema.Reason) {
	d.b.WriteString("-")
	if glyph := d.parser.Marks().Canonical(markKinds[r.Mark]); glyph != "" {
		d.b.WriteString(" " + glyph)
	}
	for i, line := range strings.Split(r.Text, "\n") {
		switch {
		case i == 0 && line != "":
			d.b.WriteString(" " + line)
		case i > 0 && line != "":
			d.b.WriteString("\n  " + line)
		case i > 0:
			d.b.WriteString("\n")
		}
	}
	d.b.WriteString("\n")
}

// oneLine returns a text with a space for each run of white space.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
