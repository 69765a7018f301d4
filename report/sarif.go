package report

import (
	"io"
	"strings"

	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"

	"github.com/qbank-dev/qbank/internal/docgen"
	"github.com/qbank-dev/qbank/lint"
)

var sarifFormat = Format{
	Name:        "sarif",
	Description: "SARIF 2.1.0, for code scanning",
	Write:       writeSARIF,
}

// sarifSchema is the address of the standard's JSON Schema.
const sarifSchema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

// fingerprintKey names how the fingerprints are made. It is not
// primaryLocationLineHash, which GitHub computes itself from the file.
const fingerprintKey = "qbankFinding/v1"

// sarifLog is the root of a document. It is used in place of the library's Report,
// which has a method that fetches schemas: the JSON encoder keeps all methods of a
// value in the program, and with that one an HTTP client.
type sarifLog struct {
	Schema  string       `json:"$schema"`
	Version string       `json:"version"`
	Runs    []*sarif.Run `json:"runs"`
}

func writeSARIF(w io.Writer, r *Report) error {
	run := sarif.NewRunWithInformationURI("qbank", homepage)
	run.WithColumnKind("unicodeCodePoints")
	// A lone carriage return ends a line of a bank too.
	run.WithNewlineSequences([]string{"\r\n", "\n", "\r"})
	if r.Version != "" {
		run.Tool.Driver.WithVersion(r.Version)
	}
	index := make(map[string]int, len(r.Rules))
	for i, rule := range r.Rules {
		index[rule.Code] = i
		run.Tool.Driver.AddRule(sarifRule(rule))
	}
	doc := sarifLog{Schema: sarifSchema, Version: "2.1.0", Runs: []*sarif.Run{run}}
	prints := fingerprints(r.Diagnostics)
	return encodeJSON(w, doc, `"results": []`, len(r.Diagnostics), func(i int) any {
		d := &r.Diagnostics[i]
		result := sarifResult(d).WithPartialFingerprints(map[string]string{fingerprintKey: prints[i]})
		if n, ok := index[d.Code]; ok {
			result.WithRuleIndex(n)
		}
		return result
	})
}

func sarifRule(r *lint.Rule) *sarif.ReportingDescriptor {
	config := sarif.NewReportingConfiguration().WithEnabled(!r.Off).WithLevel(sarifLevel(r.Severity))
	help := sarif.NewMultiformatMessageString().
		WithText(r.Doc.What + "\n\n" + r.Doc.Why).
		WithMarkdown(docgen.Page(r))
	return sarif.NewReportingDescriptor().
		WithID(r.Code).
		// The standard wants a name that differs from the code.
		WithName(pascalCase(r.Name)).
		WithShortDescription(sarif.NewMultiformatMessageString().WithText(sentenceCase(r.Name))).
		WithFullDescription(sarif.NewMultiformatMessageString().WithText(r.Doc.What)).
		WithHelp(help).
		WithHelpURI(r.URL()).
		WithDefaultConfiguration(config)
}

func sarifResult(d *lint.Diagnostic) *sarif.Result {
	text := d.Message
	if d.Help != "" {
		text += "\n" + d.Help
	}
	result := sarif.NewRuleResult(d.Code).
		WithLevel(sarifLevel(d.Severity)).
		WithMessage(sarifMessage(text)).
		AddLocation(sarif.NewLocation().WithPhysicalLocation(sarifPlace(d.File, sarifRegion(d.Start, d.End))))
	for i, related := range d.Related {
		// The schema wants places to be unique, and an id makes equal ones so.
		result.AddRelatedLocation(sarif.NewLocation().
			WithID(i + 1).
			WithPhysicalLocation(sarifPlace(related.File, sarifRegion(related.Start, lint.Position{}))).
			WithMessage(sarifMessage(related.Message)))
	}
	if d.Fix != nil && len(d.Fix.Edits) > 0 {
		result.AddFixe(sarifFix(d))
	}
	if d.Question > 0 {
		result.WithProperties(sarif.NewPropertyBag().Add("question", d.Question))
	}
	return result
}

func sarifFix(d *lint.Diagnostic) *sarif.Fix {
	change := sarif.NewArtifactChange().WithArtifactLocation(sarif.NewArtifactLocation().WithURI(uri(d.File)))
	for _, e := range d.Fix.Edits {
		replacement := sarif.NewReplacement().WithDeletedRegion(sarifRegion(e.Start, e.End))
		if e.Text != "" {
			replacement.WithInsertedContent(sarif.NewArtifactContent().WithText(e.Text))
		}
		change.AddReplacement(replacement)
	}
	description := "Fix it without changing what the bank means"
	if !d.Fix.Safe {
		description = "Fix it, which may change what the bank means: look at it before you accept it"
	}
	return sarif.NewFix().WithDescription(sarifMessage(description)).AddArtifactChange(change)
}

func sarifPlace(file string, region *sarif.Region) *sarif.PhysicalLocation {
	place := sarif.NewPhysicalLocation().WithArtifactLocation(sarif.NewArtifactLocation().WithURI(uri(file)))
	if region != nil {
		place.WithRegion(region)
	}
	return place
}

// sarifRegion returns a region in lines and code points, nil for a finding about a
// whole file. Without an end the region reaches to the end of the line.
func sarifRegion(start, end lint.Position) *sarif.Region {
	if start.Line == 0 {
		return nil
	}
	region := sarif.NewRegion().WithStartLine(start.Line).WithStartColumn(start.Column)
	if end.Line > 0 {
		region.WithEndLine(end.Line).WithEndColumn(end.Column)
	}
	return region
}

var (
	sarifBraces = strings.NewReplacer("{", "{{", "}", "}}")
	sarifLinks  = strings.NewReplacer(`\`, `\\`, "[", `\[`, "]", `\]`)
)

// sarifMessage returns a plain text message. It doubles braces, which would begin
// a placeholder, and escapes what the standard reads as a link, "[text](place)".
func sarifMessage(text string) *sarif.Message {
	text = sarifBraces.Replace(text)
	if strings.Contains(text, "](") {
		text = sarifLinks.Replace(text)
	}
	return sarif.NewMessage().WithText(text)
}

func sarifLevel(s lint.Severity) string {
	switch s {
	case lint.Error:
		return sarif.LevelError
	case lint.Warning:
		return sarif.LevelWarning
	}
	return sarif.LevelNote
}

// pascalCase returns "MissingStem" for "missing-stem".
func pascalCase(name string) string {
	var b strings.Builder
	for word := range strings.SplitSeq(name, "-") {
		b.WriteString(capitalized(word))
	}
	return b.String()
}

// sentenceCase returns "Missing stem" for "missing-stem".
func sentenceCase(name string) string {
	return capitalized(strings.ReplaceAll(name, "-", " "))
}

func capitalized(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}
