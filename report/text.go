package report

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"

	"github.com/muesli/termenv"

	"github.com/qbank-dev/qbank/lint"
)

var textFormat = Format{
	Name:        "text",
	Description: "for people: with the source line, the place underlined, and a hint",
	Write:       writeText,
}

// palette paints the parts of a text report.
type palette struct{ profile termenv.Profile }

func (p palette) paint(s, color string, bold bool) string {
	if p.profile == termenv.Ascii || s == "" {
		return s
	}
	style := p.profile.String(s).Foreground(p.profile.Color(color))
	if bold {
		style = style.Bold()
	}
	return style.String()
}

func (p palette) severity(s lint.Severity, text string) string {
	color := "12"
	switch s {
	case lint.Error:
		color = "9"
	case lint.Warning:
		color = "11"
	}
	return p.paint(text, color, true)
}

func (p palette) gutter(s string) string { return p.paint(s, "4", true) }

func (p palette) star(s string) string { return p.paint(s, "6", true) }

func writeText(w io.Writer, r *Report) error {
	out := bufio.NewWriter(w)
	p := palette{r.Color}
	for i := range r.Diagnostics {
		writeDiagnostic(out, p, &r.Diagnostics[i])
	}
	if len(r.Diagnostics) > 0 {
		fmt.Fprintln(out, Summarize(r.Summary))
	}
	return out.Flush()
}

func writeDiagnostic(out *bufio.Writer, p palette, d *lint.Diagnostic) {
	fmt.Fprintf(out, "%s %s: %s", p.severity(d.Severity, d.Severity.String()+"["+d.Code+"]"), d.Name, p.paint(sentence(d.Message), "", true))
	if fixable(d) {
		fmt.Fprintf(out, " %s", p.star("[*]"))
	}
	number := strconv.Itoa(d.Start.Line)
	pad := strings.Repeat(" ", len(number))
	fmt.Fprintf(out, "\n%s%s %s\n", pad, p.gutter("-->"), place(d.File, d.Start))
	// The line of a finding far to the right in a very long line is not kept.
	shown := d.Start.Line > 0 && (d.Excerpt != "" || d.Start.Column == 1)
	if shown {
		line, carets := snippet(d)
		fmt.Fprintf(out, "%s %s\n", pad, p.gutter("|"))
		fmt.Fprintf(out, "%s%s\n", p.gutter(number+" |"), spaced(line))
		indent := len(carets) - len(strings.TrimLeft(carets, " "))
		label := carets[indent:]
		if last := lastLine(d); last > d.Start.Line {
			label += fmt.Sprintf(" to line %d", last)
		}
		fmt.Fprintf(out, "%s %s %s%s\n", pad, p.gutter("|"), carets[:indent], p.severity(d.Severity, label))
	}
	if shown && (d.Help != "" || len(d.Related) > 0) {
		fmt.Fprintf(out, "%s %s\n", pad, p.gutter("|"))
	}
	for _, related := range d.Related {
		fmt.Fprintf(out, "%s %s note: %s: %s\n", pad, p.gutter("="), place(related.File, related.Start), sentence(related.Message))
	}
	if d.Help != "" {
		fmt.Fprintf(out, "%s %s help: %s\n", pad, p.gutter("="), sentence(d.Help))
	}
	fmt.Fprintln(out)
}

// fixable tells whether --fix mends a finding.
func fixable(d *lint.Diagnostic) bool { return d.Fix != nil && d.Fix.Safe }

// spaced keeps the gutter of an empty line from ending in a space.
func spaced(line string) string {
	if line == "" {
		return ""
	}
	return " " + line
}

// sentence is a text that ends a line.
func sentence(s string) string { return strings.TrimRightFunc(Safe(s), unicode.IsSpace) }

// place is a position as editors and terminals make it a link.
func place(file string, at lint.Position) string {
	if at.Line == 0 {
		return sentence(file)
	}
	return fmt.Sprintf("%s:%d:%d", Safe(file), at.Line, at.Column)
}
