package report

import (
	"io"

	"github.com/qbank-dev/qbank/lint"
)

var gitlabFormat = Format{
	Name:        "gitlab",
	Description: "a GitLab Code Quality report",
	Write:       writeGitLab,
}

// A Code Quality report is a list of issues.
// Source: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
type (
	gitlabIssue struct {
		Description string         `json:"description"`
		CheckName   string         `json:"check_name"`
		Fingerprint string         `json:"fingerprint"`
		Severity    string         `json:"severity"`
		Location    gitlabLocation `json:"location"`
	}
	gitlabLocation struct {
		Path  string      `json:"path"`
		Lines gitlabLines `json:"lines"`
	}
	gitlabLines struct {
		Begin int `json:"begin"`
		End   int `json:"end"`
	}
)

func writeGitLab(w io.Writer, r *Report) error {
	prints := fingerprints(r.Diagnostics)
	return encodeJSON(w, []gitlabIssue{}, "[]", len(r.Diagnostics), func(i int) any {
		d := &r.Diagnostics[i]
		return gitlabIssue{
			// The merge request shows the description alone.
			Description: d.Code + ": " + d.Message,
			CheckName:   d.Name,
			Fingerprint: prints[i],
			Severity:    gitlabSeverity(d.Severity),
			Location: gitlabLocation{
				Path: relative(d.File),
				// GitLab wants a line, also of a finding about a whole file.
				Lines: gitlabLines{Begin: max(1, d.Start.Line), End: max(1, lastLine(d))},
			},
		}
	})
}

// gitlabSeverity returns one of the three lowest of GitLab's levels; the two above
// them are for what stops a service.
func gitlabSeverity(s lint.Severity) string {
	switch s {
	case lint.Error:
		return "major"
	case lint.Warning:
		return "minor"
	}
	return "info"
}
