package yamltree

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"github.com/qbank-dev/qbank/internal/text"
)

// longestSearched is the length of a YAML stream, in bytes, up to which the
// place of a fault is searched for; the search reads the stream some ten times
// more.
const longestSearched = 512 << 10

// explain says what the library found wrong in a stream when it gave err, and at
// which offset. The library gives no column, and of many faults only the line
// where the list or mapping around them begins. The message is one clause without a full stop; it says "list"
// and "object", as JSON does.
func explain(data []byte, err error) (offset int, message string) {
	line, problem := splitError(err.Error())
	if len(data) <= longestSearched {
		offset = search(data, err.Error(), problem)
	} else {
		offset = startOfLine(data, line)
	}
	if name, ok := unknownAnchor(problem); ok {
		return max(0, offset-len(name)), "no anchor is named " + text.Quote(name)
	}
	if offset < len(data) && data[offset] == '\t' && strings.HasPrefix(problem, noToken) {
		problem = tabProblem
	}
	return offset, plainProblem(problem)
}

// decode decodes the next document. The library panics where it finds its own
// state impossible, which is bad input to us.
func decode(decoder *yaml.Decoder, document *yaml.Node) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("yaml: %v", r)
		}
	}()
	return decoder.Decode(document)
}

var errorForm = regexp.MustCompile(`(?s)^yaml: (?:line (\d+): )?(.*)$`)

// splitError takes an error of the library apart. The line is counted from
// 1, as far as it can be relied on.
func splitError(text string) (line int, problem string) {
	parts := errorForm.FindStringSubmatch(text)
	if parts == nil {
		return 1, text
	}
	line, _ = strconv.Atoi(parts[1])
	// Errors of its parser count from 0, those of its scanner from 1.
	if strings.HasPrefix(parts[2], "did not find expected") {
		line++
	}
	return max(line, 1), parts[2]
}

func unknownAnchor(problem string) (string, bool) {
	name, ok := strings.CutPrefix(problem, "unknown anchor '")
	if !ok {
		return "", false
	}
	return strings.CutSuffix(name, "' referenced")
}

// search returns the offset of the last character of the shortest
// beginning of data that gives the same error: that is where the library
// noticed.
func search(data []byte, text, problem string) int {
	ends := lineEnds(data)
	fails := func(end int) bool {
		return errorOf(bytes.NewReader(data[:end])) == text
	}
	line := searchLine(data, ends, fails)
	if line == len(ends)-1 && problem == neverClosed {
		// Of a quotation mark on the first line, the error tells only the
		// last line, so that no shorter beginning gives the same.
		inFirst := func(end int) bool {
			_, p := splitError(errorOf(bytes.NewReader(data[:end])))
			return p == problem
		}
		if inFirst(ends[0]) {
			line, fails = 0, inFirst
		}
	}
	start := 0
	if line > 0 {
		start = ends[line-1]
	}
	characters := []int{start} // where each begins, and where the last ends
	for i := start; i < ends[line]; {
		_, size := utf8.DecodeRune(data[i:])
		i += size
		characters = append(characters, i)
	}
	n := sort.Search(len(characters), func(i int) bool { return fails(characters[i]) })
	if n == 0 || n == len(characters) {
		return start
	}
	return characters[n-1]
}

// searchLine returns the first line, counted from 0, at whose end the
// stream fails already.
func searchLine(data []byte, ends []int, fails func(end int) bool) int {
	// What the library had read of the stream when it stopped bounds the
	// search, and is mostly only a line further.
	reader := &byteReader{data: data}
	errorOf(reader)
	high := min(sort.SearchInts(ends, reader.read), len(ends)-1)
	low := high
	for step := 1; low >= 0 && fails(ends[low]); step *= 2 {
		high = low
		low -= step
	}
	low = max(low, -1)
	return low + 1 + sort.Search(high-low-1, func(i int) bool { return fails(ends[low+1+i]) })
}

// Problems of the library that are treated apart.
const (
	neverClosed = "found unexpected end of stream" // of a quotation mark
	noToken     = "found character that cannot start any token"
	tabProblem  = "found a tab character"
)

// lineEnds returns the offsets behind the lines of data, which is not empty.
func lineEnds(data []byte) []int {
	var ends []int
	for i, c := range data {
		if c == '\n' {
			ends = append(ends, i+1)
		}
	}
	if len(ends) == 0 || ends[len(ends)-1] < len(data) {
		ends = append(ends, len(data))
	}
	return ends
}

func startOfLine(data []byte, line int) int {
	ends := lineEnds(data)
	if line == 1 {
		return 0
	}
	return ends[min(line-2, len(ends)-1)]
}

// errorOf returns the error that a stream gives, "" where it gives none.
func errorOf(stream io.Reader) string {
	decoder := yaml.NewDecoder(stream)
	for {
		var document yaml.Node
		switch err := decode(decoder, &document); {
		case errors.Is(err, io.EOF):
			return ""
		case err != nil:
			return err.Error()
		}
	}
}

// byteReader hands out one byte a read and counts them.
type byteReader struct {
	data []byte
	read int
}

func (r *byteReader) Read(p []byte) (int, error) {
	if r.read == len(r.data) || len(p) == 0 {
		return 0, io.EOF
	}
	p[0] = r.data[r.read]
	r.read++
	return 1, nil
}

// problems are the problems of the library, by their beginnings.
var problems = []struct{ problem, words string }{
	{"mapping values are not allowed", "a colon and a space begin a value, and none can stand here: put the text in quotation marks, or fix the indentation"},
	{"did not find expected key", "a key has to stand here: fix the indentation, or the quotation marks before it"},
	{"did not find expected '-' indicator", "a list item has to stand here: fix the indentation"},
	{"did not find expected ',' or ']'", "a comma is missing here, or the bracket ] that closes the list"},
	{"did not find expected ',' or '}'", "a comma is missing here, or the bracket } that closes the object"},
	{"did not find expected node content", "a value is missing here"},
	{"did not find expected <document start>", "the document is over before this line: fix the indentation, or put --- between documents"},
	{noToken, "a text that begins with this character has to stand in quotation marks"},
	{tabProblem, "a tab stands where YAML wants spaces"},
	{neverClosed, "the quotation mark that opens here is never closed"},
	{"found unexpected document indicator", "the quotation mark before this is never closed"},
	{"could not find expected ':'", "a colon is missing after a key"},
	{"found unknown escape character", `YAML does not know this escape; in single quotation marks, \ is a character like any other`},
	{"did not find expected hexdecimal number", "an escape lacks hexadecimal digits here"},
	{"found invalid Unicode character escape code", "an escape stands for no character here"},
	{"block sequence entries are not allowed", "a list item cannot stand here: begin it on a line of its own"},
	{"mapping keys are not allowed", "a key cannot stand here"},
	{"exceeded max depth", "lists and objects are nested too deep"},
	{"control characters are not allowed", "a control character stands here"},
	{"did not find expected alphabetic or numeric character", "the name of an anchor is missing here"},
	{"found duplicate %YAML directive", "the %YAML line stands twice"},
	{"found incompatible YAML document", "the %YAML line asks for a version of YAML that is not known"},
}

func plainProblem(problem string) string {
	for _, known := range problems {
		if strings.HasPrefix(problem, known.problem) {
			return known.words
		}
	}
	return problem
}
