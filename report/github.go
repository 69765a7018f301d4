package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/qbank-dev/qbank/lint"
)

var githubFormat = Format{
	Name:        "github",
	Description: "annotations for GitHub Actions",
	Write:       writeGitHub,
}

// writeGitHub writes workflow commands. GitHub shows an annotation at its line
// only where column and end column stand on the same line, so that both are
// left out for a span over several lines.
// Source: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
func writeGitHub(w io.Writer, r *Report) error {
	out := bufio.NewWriter(w)
	for i := range r.Diagnostics {
		d := &r.Diagnostics[i]
		fmt.Fprintf(out, "::%s file=%s", githubCommand(d.Severity), githubProperty(Safe(relative(d.File))))
		if d.Start.Line > 0 {
			last := lastLine(d)
			fmt.Fprintf(out, ",line=%d,endLine=%d", d.Start.Line, last)
			if d.End.Line == d.Start.Line {
				fmt.Fprintf(out, ",col=%d,endColumn=%d", d.Start.Column, d.End.Column)
			}
		}
		// The log of a run is a terminal too.
		message := Safe(d.Message)
		if d.Help != "" {
			message += "\n" + Safe(d.Help)
		}
		fmt.Fprintf(out, ",title=%s::%s\n", githubProperty(d.Code+" "+d.Name), githubData(message))
	}
	return out.Flush()
}

func githubCommand(s lint.Severity) string {
	switch s {
	case lint.Error:
		return "error"
	case lint.Warning:
		return "warning"
	}
	return "notice"
}

var githubDataEscapes = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")

// githubData escapes a message, so that no text of a bank can begin a workflow
// command of its own.
func githubData(s string) string { return githubDataEscapes.Replace(s) }

var githubPropertyEscapes = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")

func githubProperty(s string) string { return githubPropertyEscapes.Replace(s) }
