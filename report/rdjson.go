package report

import (
	"io"
	"strings"
	"unicode/utf8"

	"github.com/qbank-dev/qbank/lint"
)

var rdjsonFormat = Format{
	Name:        "rdjson",
	Description: "the Reviewdog Diagnostic Format",
	Write:       writeRDJSON,
}

// The Reviewdog Diagnostic Format. Columns are in bytes, from 1, and the end of a
// range is exclusive.
// Source: https://github.com/reviewdog/reviewdog/blob/master/proto/rdf/reviewdog.proto
type (
	rdjsonResult struct {
		Source      rdjsonSource       `json:"source"`
		Diagnostics []rdjsonDiagnostic `json:"diagnostics"`
	}
	rdjsonSource struct {
		Name string `json:"name"`
		URL  string `json:"url"`
	}
	rdjsonDiagnostic struct {
		Message     string             `json:"message"`
		Location    rdjsonLocation     `json:"location"`
		Severity    string             `json:"severity"`
		Code        rdjsonCode         `json:"code"`
		Suggestions []rdjsonSuggestion `json:"suggestions,omitempty"`
	}
	rdjsonCode struct {
		Value string `json:"value"`
		URL   string `json:"url,omitempty"`
	}
	rdjsonLocation struct {
		Path  string       `json:"path"`
		Range *rdjsonRange `json:"range,omitempty"`
	}
	rdjsonRange struct {
		Start rdjsonPosition `json:"start"`
		End   rdjsonPosition `json:"end"`
	}
	rdjsonPosition struct {
		Line   int `json:"line"`
		Column int `json:"column,omitempty"`
	}
	rdjsonSuggestion struct {
		Range rdjsonRange `json:"range"`
		Text  string      `json:"text"`
	}
)

func writeRDJSON(w io.Writer, r *Report) error {
	doc := rdjsonResult{Source: rdjsonSource{"qbank", homepage}, Diagnostics: []rdjsonDiagnostic{}}
	return encodeJSON(w, doc, `"diagnostics": []`, len(r.Diagnostics), func(i int) any {
		return newRDJSONDiagnostic(&r.Diagnostics[i])
	})
}

func newRDJSONDiagnostic(d *lint.Diagnostic) rdjsonDiagnostic {
	lines := linesOf(d)
	j := rdjsonDiagnostic{
		Message:     rdjsonMessage(d),
		Location:    rdjsonLocation{Path: relative(d.File)},
		Severity:    strings.ToUpper(d.Severity.String()),
		Code:        rdjsonCode{d.Code, d.URL},
		Suggestions: suggestions(d, lines),
	}
	if d.Start.Line > 0 {
		span, ok := lines.span(d.Start, d.End)
		if !ok {
			// Without columns the range is whole lines, the last one included.
			span = rdjsonRange{rdjsonPosition{Line: d.Start.Line}, rdjsonPosition{Line: lastLine(d)}}
		}
		j.Location.Range = &span
	}
	return j
}

// rdjsonMessage returns the message with the help and the related places. The
// format has a field for these, but older versions of reviewdog reject a report
// with it.
func rdjsonMessage(d *lint.Diagnostic) string {
	message := d.Message
	if d.Help != "" {
		message += "\n" + d.Help
	}
	for _, related := range d.Related {
		message += "\n" + place(relative(related.File), related.Start) + ": " + related.Message
	}
	return message
}

// suggestions returns the edits of a finding, and none at all where the columns of
// one are not known.
func suggestions(d *lint.Diagnostic, lines lineStarts) []rdjsonSuggestion {
	if d.Fix == nil {
		return nil
	}
	var out []rdjsonSuggestion
	for _, e := range d.Fix.Edits {
		span, ok := lines.span(e.Start, e.End)
		if !ok {
			return nil
		}
		out = append(out, rdjsonSuggestion{span, e.Text})
	}
	return out
}

// lineStarts are the byte offsets of lines, by 1-based line, as far as known.
type lineStarts map[int]int

// linesOf returns the starts of the lines on which a finding starts and ends, and
// of those at whose first column an edit begins or ends.
func linesOf(d *lint.Diagnostic) lineStarts {
	lines := lineStarts{}
	at := func(p lint.Position) {
		if p.Column == 1 {
			lines[p.Line] = p.Offset
		}
	}
	if d.Fix != nil {
		for _, e := range d.Fix.Edits {
			at(e.Start)
			at(e.End)
		}
	}
	// What is known exactly comes last: on the first line a byte-order mark may
	// come before the first column.
	at(d.Start)
	at(d.End)
	if n, ok := bytesBefore(d.Excerpt, d.Start.Column); ok {
		lines[d.Start.Line] = d.Start.Offset - n
	}
	if d.StartByte > 0 {
		lines[d.Start.Line] = d.Start.Offset - d.StartByte + 1
	}
	if d.EndByte > 0 {
		lines[d.End.Line] = d.End.Offset - d.EndByte + 1
	}
	return lines
}

// bytesBefore returns how many bytes of a line come before a column; false where
// the line has no such column.
func bytesBefore(line string, column int) (n int, ok bool) {
	for ; column > 1; column-- {
		_, size := utf8.DecodeRuneInString(line[n:])
		if size == 0 {
			return 0, false
		}
		n += size
	}
	return n, column == 1
}

// span returns a range with its columns; false where one of them is not known.
func (l lineStarts) span(start, end lint.Position) (r rdjsonRange, ok bool) {
	from, ok := l[start.Line]
	if !ok {
		return r, false
	}
	to, ok := l[end.Line]
	if !ok {
		return r, false
	}
	return rdjsonRange{
		rdjsonPosition{start.Line, max(1, start.Offset-from+1)},
		rdjsonPosition{end.Line, max(1, end.Offset-to+1)},
	}, true
}
