package report

import (
	"slices"
	"testing"
)

// TestGitLab checks the fields that GitLab documents for Code Quality reports.
func TestGitLab(t *testing.T) {
	r := sample(t)
	var issues []struct {
		Description string `json:"description"`
		CheckName   string `json:"check_name"`
		Fingerprint string `json:"fingerprint"`
		Severity    string `json:"severity"`
		Location    struct {
			Path  string `json:"path"`
			Lines struct {
				Begin *int `json:"begin"`
				End   *int `json:"end"`
			} `json:"lines"`
		} `json:"location"`
	}
	decodeStrict(t, written(t, "gitlab", r), &issues)
	if len(issues) != len(r.Diagnostics) {
		t.Fatalf("%d issues, want %d", len(issues), len(r.Diagnostics))
	}
	prints := map[string]bool{}
	for i, issue := range issues {
		d := &r.Diagnostics[i]
		if issue.Description != d.Code+": "+d.Message || issue.CheckName != d.Name {
			t.Errorf("%q, %q", issue.Description, issue.CheckName)
		}
		if !slices.Contains([]string{"info", "minor", "major", "critical", "blocker"}, issue.Severity) {
			t.Errorf("severity %q", issue.Severity)
		}
		if issue.Location.Path != d.File {
			t.Errorf("path %q, want %q", issue.Location.Path, d.File)
		}
		begin, end := issue.Location.Lines.Begin, issue.Location.Lines.End
		if begin == nil || end == nil || *begin < 1 || *begin != max(1, d.Start.Line) || *end < *begin || *end > max(1, d.End.Line) {
			t.Errorf("lines %v to %v of %+v", begin, end, d)
		}
		if issue.Fingerprint == "" || prints[issue.Fingerprint] {
			t.Errorf("fingerprint %q is empty or there twice", issue.Fingerprint)
		}
		prints[issue.Fingerprint] = true
	}
	if got := string(written(t, "gitlab", &Report{})); got != "[]\n" {
		t.Errorf("without findings %q", got)
	}
}

func TestGitLabPath(t *testing.T) {
	r := everywhere("x")
	r.Diagnostics[0].File = "./bank/x.md"
	var issues []struct{ Location struct{ Path string } }
	if err := unmarshal(written(t, "gitlab", r), &issues); err != nil || issues[0].Location.Path != "bank/x.md" {
		t.Errorf("%+v, %v", issues, err)
	}
}
