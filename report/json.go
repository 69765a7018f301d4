package report

import (
	"io"

	"github.com/qbank-dev/qbank/lint"
)

var jsonFormat = Format{
	Name:        "json",
	Description: "one JSON document (docs/json.md)",
	Write:       writeJSON,
}

// The JSON report: its keys are a contract.
type (
	jsonReport struct {
		SchemaVersion int              `json:"schemaVersion"`
		Diagnostics   []jsonDiagnostic `json:"diagnostics"`
		Summary       jsonSummary      `json:"summary"`
	}
	jsonDiagnostic struct {
		File     string        `json:"file"`
		Code     string        `json:"code"`
		Name     string        `json:"name"`
		Severity string        `json:"severity"`
		Message  string        `json:"message"`
		Question int64         `json:"question,omitempty"`
		Start    jsonPosition  `json:"start"`
		End      jsonPosition  `json:"end"`
		Help     string        `json:"help,omitempty"`
		URL      string        `json:"url,omitempty"`
		Fix      *jsonFix      `json:"fix,omitempty"`
		Related  []jsonRelated `json:"related,omitempty"`
	}
	jsonPosition struct {
		Line   int `json:"line"`
		Column int `json:"column"`
		Offset int `json:"offset"`
	}
	jsonFix struct {
		Safe  bool       `json:"safe"`
		Edits []jsonEdit `json:"edits"`
	}
	jsonEdit struct {
		Start jsonPosition `json:"start"`
		End   jsonPosition `json:"end"`
		Text  string       `json:"text"`
	}
	jsonRelated struct {
		File    string       `json:"file"`
		Start   jsonPosition `json:"start"`
		Message string       `json:"message"`
	}
	jsonSummary struct {
		Files     int `json:"files"`
		Questions int `json:"questions"`
		Errors    int `json:"errors"`
		Warnings  int `json:"warnings"`
		Infos     int `json:"infos"`
		Fixable   int `json:"fixable"`
	}
)

func writeJSON(w io.Writer, r *Report) error {
	doc := jsonReport{SchemaVersion: 1, Diagnostics: []jsonDiagnostic{}, Summary: jsonSummary(r.Summary)}
	return encodeJSON(w, doc, `"diagnostics": []`, len(r.Diagnostics), func(i int) any {
		return newJSONDiagnostic(&r.Diagnostics[i])
	})
}

func newJSONDiagnostic(d *lint.Diagnostic) jsonDiagnostic {
	j := jsonDiagnostic{
		File:     d.File,
		Code:     d.Code,
		Name:     d.Name,
		Severity: d.Severity.String(),
		Message:  d.Message,
		Question: d.Question,
		Start:    jsonPosition(d.Start),
		End:      jsonPosition(d.End),
		Help:     d.Help,
		URL:      d.URL,
	}
	if d.Fix != nil {
		j.Fix = &jsonFix{Safe: d.Fix.Safe, Edits: []jsonEdit{}}
		for _, e := range d.Fix.Edits {
			j.Fix.Edits = append(j.Fix.Edits, jsonEdit{jsonPosition(e.Start), jsonPosition(e.End), e.Text})
		}
	}
	for _, related := range d.Related {
		j.Related = append(j.Related, jsonRelated{related.File, jsonPosition(related.Start), related.Message})
	}
	return j
}
