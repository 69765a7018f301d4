package schema

import (
	"bytes"
	"errors"
	"io"
	"regexp"
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// longestSearched is the length of a YAML stream, in bytes, up to which the
// place of a fault is searched for; the search reads the stream some ten times
// more.
const longestSearched = 512 << 10

// explainYAML says in plain words what the library found wrong, and where. The
// library gives no column, and of many faults only the line where the list or
// object around them begins.
func explainYAML(data []byte, base int, err error) *fault {
	line, problem := splitYAMLError(err.Error())
	var offset int
	if len(data) <= longestSearched {
		offset = searchYAMLFault(data, err.Error(), problem)
	} else {
		offset = startOfYAMLLine(data, line)
	}
	if name, ok := unknownAnchor(problem); ok {
		offset = max(0, offset-len(name))
		return faultAt(base+offset, "no anchor is named "+quoted(name))
	}
	return faultAt(base+offset, plainYAMLProblem(problem))
}

var yamlErrorForm = regexp.MustCompile(`(?s)^yaml: (?:line (\d+): )?(.*)$`)

// splitYAMLError takes an error of the library apart. The line is counted from
// 1, as far as it can be relied on.
func splitYAMLError(text string) (line int, problem string) {
	parts := yamlErrorForm.FindStringSubmatch(text)
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

// searchYAMLFault returns the offset of the last character of the shortest
// beginning of data that gives the same error: that is where the library
// noticed.
func searchYAMLFault(data []byte, text, problem string) int {
	ends := lineEnds(data)
	fails := func(end int) bool {
		return yamlError(bytes.NewReader(data[:end])) == text
	}
	line := searchYAMLLine(data, ends, fails)
	if line == len(ends)-1 && problem == neverClosed {
		// Of a quotation mark on the first line, the error tells only the
		// last line, so that no shorter beginning gives the same.
		inFirst := func(end int) bool {
			_, p := splitYAMLError(yamlError(bytes.NewReader(data[:end])))
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

// searchYAMLLine returns the first line, counted from 0, at whose end the
// stream fails already.
func searchYAMLLine(data []byte, ends []int, fails func(end int) bool) int {
	// What the library had read of the stream when it stopped bounds the
	// search, and is mostly only a line further.
	reader := &byteReader{data: data}
	yamlError(reader)
	high := min(sort.SearchInts(ends, reader.read), len(ends)-1)
	low := high
	for step := 1; low >= 0 && fails(ends[low]); step *= 2 {
		high = low
		low -= step
	}
	low = max(low, -1)
	return low + 1 + sort.Search(high-low-1, func(i int) bool { return fails(ends[low+1+i]) })
}

// neverClosed is the problem of the library with a quotation mark.
const neverClosed = "found unexpected end of stream"

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

func startOfYAMLLine(data []byte, line int) int {
	ends := lineEnds(data)
	if line == 1 {
		return 0
	}
	return ends[min(line-2, len(ends)-1)]
}

// yamlError returns the error that a stream gives, "" where it gives none.
func yamlError(stream io.Reader) string {
	decoder := yaml.NewDecoder(stream)
	for {
		var document yaml.Node
		switch err := decodeYAML(decoder, &document); {
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

// yamlProblems are the problems of the library, by their beginnings.
var yamlProblems = []struct{ problem, words string }{
	{"mapping values are not allowed", "a colon and a space begin a value, and none can stand here: put the text in quotation marks, or mend the indentation"},
	{"did not find expected key", "a key has to stand here: mend the indentation, or the quotation marks before it"},
	{"did not find expected '-' indicator", "a list item has to stand here: mend the indentation"},
	{"did not find expected ',' or ']'", "a comma is missing here, or the bracket ] that closes the list"},
	{"did not find expected ',' or '}'", "a comma is missing here, or the bracket } that closes the object"},
	{"did not find expected node content", "a value is missing here"},
	{"did not find expected <document start>", "the document is over before this line: mend the indentation, or put --- between documents"},
	{"found character that cannot start any token", "a text that begins with this character has to stand in quotation marks"},
	{"found a tab character", "a tab stands where YAML wants spaces"},
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

func plainYAMLProblem(problem string) string {
	for _, known := range yamlProblems {
		if strings.HasPrefix(problem, known.problem) {
			return known.words
		}
	}
	return problem
}
