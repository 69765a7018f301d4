package report

import (
	"encoding/xml"
	"io"
)

var checkstyleFormat = Format{
	Name:        "checkstyle",
	Description: "a Checkstyle report, version 4.3",
	Write:       writeCheckstyle,
}

type (
	checkstyleReport struct {
		XMLName xml.Name         `xml:"checkstyle"`
		Version string           `xml:"version,attr"`
		Files   []checkstyleFile `xml:"file"`
	}
	checkstyleFile struct {
		Name   string            `xml:"name,attr"`
		Errors []checkstyleError `xml:"error"`
	}
	checkstyleError struct {
		Line     int    `xml:"line,attr"`
		Column   int    `xml:"column,attr,omitempty"`
		Severity string `xml:"severity,attr"`
		Message  string `xml:"message,attr"`
		Source   string `xml:"source,attr"`
	}
)

// writeCheckstyle writes a file element for each file with findings. Hidden
// characters are escaped: XML does not allow most control characters.
func writeCheckstyle(w io.Writer, r *Report) error {
	doc := checkstyleReport{Version: "4.3"}
	for i := range r.Diagnostics {
		d := &r.Diagnostics[i]
		if i == 0 || d.File != r.Diagnostics[i-1].File {
			doc.Files = append(doc.Files, checkstyleFile{Name: Safe(relative(d.File))})
		}
		file := &doc.Files[len(doc.Files)-1]
		file.Errors = append(file.Errors, checkstyleError{
			Line:     d.Start.Line,
			Column:   d.Start.Column,
			Severity: d.Severity.String(),
			Message:  Safe(d.Message),
			Source:   "qbank." + d.Code,
		})
	}
	return writeXML(w, doc)
}
