package schema

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"unicode/utf8"

	"github.com/qbank-dev/qbank/internal/yamltree"
	"github.com/qbank-dev/qbank/parser"
)

// Finding is something wrong in a document, with its place in the file.
type Finding struct {
	// File is the name that the document was given.
	File string
	// Line and Column are counted from 1, columns in Unicode code points.
	Line, Column int
	// Offset is counted in bytes from the start of the file, from 0.
	Offset int
	// Pointer is the JSON pointer (RFC 6901) in the JSON value, the line or
	// the YAML document; it is empty for what concerns the whole.
	Pointer string
	// Keyword names the kind of finding, as in [Violation]; beyond those there
	// are "syntax", "encoding", "empty" and "document".
	Keyword string
	// Message says in plain English what is wrong.
	Message string
	// Question is the number of the question, 0 where it is unknown.
	Question int64
}

// ValidateDocument checks a whole document: its encoding and syntax, that it
// keeps to the JSON Schema, and what no schema can say, such as that no two
// questions have one number. A document is a bank, a question, a list of
// questions, JSON Lines of questions, or a stream of YAML documents that are
// any of these.
//
// The findings are in the order of their places; a document without findings
// is valid. The time is proportional to the length of the document, and JSON
// Lines are never held decoded as a whole.
func ValidateDocument(name string, data []byte, format Format) []Finding {
	d := documentReader{file: name, data: data}
	d.read(format)
	return d.findings
}

// ReadDocument reads the questions of a document and checks it as
// [ValidateDocument] does. It returns every question that keeps to the JSON
// Schema, also where parts of it contradict each other, and whatever is wrong
// with the others.
func ReadDocument(name string, data []byte, format Format) ([]Question, []Finding) {
	d := documentReader{file: name, data: data, keep: true}
	d.read(format)
	return d.questions, d.findings
}

const byteOrderMark = "\uFEFF"

// documentReader reads one document.
type documentReader struct {
	file      string
	data      []byte
	keep      bool // the questions
	questions []Question
	findings  []Finding

	source *parser.Source // made when the first finding needs it
	values int            // top-level values that were read
	first  map[int64]int  // where each number was used first
}

func (d *documentReader) read(format Format) {
	d.first = map[int64]int{}
	body, base := d.data, 0
	if bytes.HasPrefix(body, []byte(byteOrderMark)) {
		base = len(byteOrderMark)
		body = body[base:]
	}
	if format == FormatAuto {
		format = formatByName(d.file)
	}
	if len(bytes.TrimLeft(body, " \t\r\n")) == 0 {
		// A tab alone would be a fault in YAML.
		body = nil
	}
	switch format {
	case FormatJSON:
		d.json(body, base, false)
	case FormatJSONL:
		d.jsonLines(body, base)
	case FormatYAML:
		d.yaml(body, base)
	default:
		d.unknown(body, base)
	}
	if d.values == 0 && len(d.findings) == 0 {
		d.report(base, 0, Violation{Keyword: "empty", Message: "the document is empty"})
	}
	slices.SortStableFunc(d.findings, func(a, b Finding) int {
		return cmp.Or(
			cmp.Compare(a.Offset, b.Offset),
			cmp.Compare(a.Message, b.Message),
			cmp.Compare(a.Pointer, b.Pointer),
		)
	})
}

// unknown reads a document of which neither the caller nor the name says what
// it is.
func (d *documentReader) unknown(body []byte, base int) {
	switch formatByContent(body) {
	case FormatJSON:
		d.json(body, base, true)
	case FormatJSONL:
		d.jsonLines(body, base)
	default:
		d.yaml(body, base)
	}
}

// json reads a JSON document; stream allows several, one after the other.
func (d *documentReader) json(body []byte, base int, stream bool) {
	if !d.decodable(body, base) {
		return
	}
	r := newJSONReader(body, base)
	for at, more := r.rest(); more; at, more = r.rest() {
		if d.values > 0 && !stream {
			d.syntax(FormatJSON, faultAt(base+at, afterJSON(body[at])))
			return
		}
		root, bad := r.value(nil)
		if bad != nil {
			d.syntax(FormatJSON, bad)
			return
		}
		d.document(&root)
	}
}

func afterJSON(next byte) string {
	switch next {
	case '{':
		return "another value follows after the document; questions that stand one after the other are JSON Lines"
	case '/', '#':
		return "JSON has no comments"
	}
	return "something else follows after the document"
}

// jsonLines reads JSON Lines, one line at a time.
func (d *documentReader) jsonLines(body []byte, base int) {
	lineEnd := byte('\n')
	if bytes.IndexByte(body, lineEnd) < 0 {
		lineEnd = '\r'
	}
	for start := 0; start < len(body); {
		end := len(body)
		if i := bytes.IndexByte(body[start:], lineEnd); i >= 0 {
			end = start + i + 1
		}
		d.jsonLine(bytes.TrimRight(body[start:end], " \t\r\n"), base+start)
		start = end
	}
}

func (d *documentReader) jsonLine(line []byte, base int) {
	if !d.decodable(line, base) {
		return
	}
	r := newJSONReader(line, base)
	if _, more := r.rest(); !more {
		return
	}
	root, bad := r.value(nil)
	if bad != nil {
		if bad.unfinished {
			bad.message += "; in JSON Lines every question stands on one line"
		}
		d.syntax(FormatJSONL, bad)
		return
	}
	if at, more := r.rest(); more {
		d.syntax(FormatJSONL, faultAt(base+at, "something else follows on the line after the question"))
		return
	}
	d.values++
	switch {
	case root.Kind == yamltree.List:
		d.report(root.Offset, 0, Violation{Keyword: "document", Message: "a list stands here where JSON Lines have one question a line"})
	case root.Member("questions") != nil:
		d.report(root.Offset, 0, Violation{Keyword: "document", Message: "a whole bank stands here where JSON Lines have one question a line"})
	default:
		d.question(&root, "", "the question")
	}
}

func (d *documentReader) yaml(body []byte, base int) {
	if !d.decodable(body, base) {
		return
	}
	reader := yamltree.Reader{MaxAliased: maxAliased, ObjectName: "object"}
	faults := reader.Read(body, base, func(_ int, root *yamltree.Node) {
		if root != nil {
			d.document(root)
		}
	})
	if len(faults) > 0 {
		d.syntax(FormatYAML, faultAt(faults[0].Offset, faults[0].Message))
	}
}

// maxAliased is how many values the aliases of a YAML file may stand for.
const maxAliased = 100_000

func jsonNumber(text string) any { return json.Number(text) }

// decodable reports whether the bytes, which begin at the offset base of the
// file, are UTF-8, and adds a finding where they are not. Nothing of such a
// part is read: the decoders would replace the wrong bytes.
func (d *documentReader) decodable(part []byte, base int) bool {
	if utf8.Valid(part) {
		return true
	}
	at := 0
	for {
		r, size := utf8.DecodeRune(part[at:])
		if r == utf8.RuneError && size <= 1 {
			break
		}
		at += size
	}
	message := fmt.Sprintf("the text is not UTF-8: byte 0x%02X stands here", part[at])
	if base == 0 && (bytes.HasPrefix(part, []byte("\xff\xfe")) || bytes.HasPrefix(part, []byte("\xfe\xff"))) {
		message = "the file is UTF-16: save it as UTF-8"
	}
	d.report(base+at, 0, Violation{Keyword: "encoding", Message: message})
	return false
}

func (d *documentReader) syntax(format Format, bad *fault) {
	d.report(bad.offset, 0, Violation{Keyword: "syntax", Message: "not valid " + format.String() + ": " + bad.message})
}

// report adds a finding about the value at the offset.
func (d *documentReader) report(offset int, question int64, v Violation) {
	line, column := d.locate(offset)
	d.findings = append(d.findings, Finding{
		File:     d.file,
		Line:     line,
		Column:   column,
		Offset:   offset,
		Pointer:  v.Pointer,
		Keyword:  v.Keyword,
		Message:  v.Message,
		Question: question,
	})
}

func (d *documentReader) locate(offset int) (line, column int) {
	if d.source == nil {
		d.source = parser.NewSource(d.file, string(d.data))
	}
	at := d.source.Position(offset, parser.Runes)
	return at.Line, at.Column
}

// onLine returns the line of an offset in words.
func (d *documentReader) onLine(offset int) string {
	line, _ := d.locate(offset)
	return "on line " + strconv.Itoa(line)
}
