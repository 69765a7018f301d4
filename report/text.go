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

// The colours of a terminal, as termenv numbers them.
const (
	noColor     = ""
	blue        = "4"
	cyan        = "6"
	brightRed   = "9"
	brightAmber = "11"
	brightBlue  = "12"
)

// palette paints the parts of a text report.
type palette struct{ profile termenv.Profile }

// bold returns s in a colour and bold, where the terminal has colours.
func (p palette) bold(s, color string) string {
	if p.profile == termenv.Ascii || s == "" {
		return s
	}
	return p.profile.String(s).Foreground(p.profile.Color(color)).Bold().String()
}

func (p palette) severity(s lint.Severity, text string) string {
	switch s {
	case lint.Error:
		return p.bold(text, brightRed)
	case lint.Warning:
		return p.bold(text, brightAmber)
	}
	return p.bold(text, brightBlue)
}

func (p palette) gutter(s string) string { return p.bold(s, blue) }

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
	fmt.Fprintf(out, "%s %s: %s", p.severity(d.Severity, d.Severity.String()+"["+d.Code+"]"), d.Name, p.bold(sentence(d.Message), noColor))
	if fixable(d) {
		fmt.Fprintf(out, " %s", p.bold("[*]", cyan))
	}
	number := strconv.Itoa(d.Start.Line)
	pad := strings.Repeat(" ", len(number))
	fmt.Fprintf(out, "\n%s%s %s\n", pad, p.gutter("-->"), place(d.File, d.Start))
	hasLine := hasSourceLine(d)
	if hasLine {
		line, carets := snippet(d)
		fmt.Fprintf(out, "%s %s\n", pad, p.gutter("|"))
		if line != "" {
			line = " " + line
		}
		fmt.Fprintf(out, "%s%s\n", p.gutter(number+" |"), line)
		indent := len(carets) - len(strings.TrimLeft(carets, " "))
		label := carets[indent:]
		if last := lastLine(d); last > d.Start.Line {
			label += fmt.Sprintf(" to line %d", last)
		}
		fmt.Fprintf(out, "%s %s %s%s\n", pad, p.gutter("|"), carets[:indent], p.severity(d.Severity, label))
	}
	if hasLine && (d.Help != "" || len(d.Related) > 0) {
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

// hasSourceLine reports whether the source line of a finding is known. Of a very
// long line it is not kept where the finding is far to the right; an empty excerpt
// at column 1 is an empty line.
func hasSourceLine(d *lint.Diagnostic) bool {
	return d.Start.Line > 0 && (d.Excerpt != "" || d.Start.Column == 1)
}

// fixable reports whether --fix fixes a finding.
func fixable(d *lint.Diagnostic) bool { return d.Fix != nil && d.Fix.Safe }

// sentence returns a text that ends a line.
func sentence(s string) string { return strings.TrimRightFunc(Safe(s), unicode.IsSpace) }

// place returns a position in the form that editors and terminals make a link of.
func place(file string, at lint.Position) string {
	if at.Line == 0 {
		return sentence(file)
	}
	return fmt.Sprintf("%s:%d:%d", Safe(file), at.Line, at.Column)
}
