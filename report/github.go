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

// writeGitHub writes workflow commands. The columns of a span over several lines
// are left out: with them GitHub does not show the annotation at its line.
// Source: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
func writeGitHub(w io.Writer, r *Report) error {
	out := bufio.NewWriter(w)
	for i := range r.Diagnostics {
		d := &r.Diagnostics[i]
		fmt.Fprintf(out, "::%s file=%s", githubCommand(d.Severity), githubProperty.Replace(Safe(relative(d.File))))
		if d.Start.Line > 0 {
			fmt.Fprintf(out, ",line=%d,endLine=%d", d.Start.Line, lastLine(d))
			if d.End.Line == d.Start.Line {
				fmt.Fprintf(out, ",col=%d,endColumn=%d", d.Start.Column, d.End.Column)
			}
		}
		// The log of a run is a terminal too.
		message := Safe(d.Message)
		if d.Help != "" {
			message += "\n" + Safe(d.Help)
		}
		fmt.Fprintf(out, ",title=%s::%s\n", githubProperty.Replace(d.Code+" "+d.Name), githubData.Replace(message))
	}
	return out.Flush()
}

func githubCommand(s lint.Severity) string {
	if s == lint.Info {
		return "notice"
	}
	return s.String()
}

// They keep a text of a bank from beginning a workflow command of its own.
var (
	githubData     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	githubProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)
