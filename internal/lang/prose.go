package lang

import (
	"strings"
)

// opaque stands for each byte of code in prose. It is a control character, so
// that texts do not hold it for another reason.
const opaque = 0x1f

// Prose is text with each byte of what is not read as words replaced: of code
// spans, images and addresses by a sign that [Scan] takes for a word of which
// nothing is known, of fences, tags, comments and link destinations by a space.
// Offsets stay what they are.
func Prose(text string) string {
	if Plain(text) {
		return text
	}
	m := masker{text: text, out: []byte(text)}
	for i := range m.out {
		if m.out[i] == opaque {
			m.out[i] = ' '
		}
	}
	m.lines()
	return string(m.out)
}

// Plain tells of most texts without anything to replace that they are their own
// prose.
func Plain(text string) bool {
	return strings.IndexByte(text, '`') < 0 && strings.IndexByte(text, '<') < 0 && !strings.Contains(text, "](") &&
		!strings.Contains(text, "~~~") && !strings.Contains(text, "://") && strings.IndexByte(text, opaque) < 0
}

// Blank writes spaces over a part of prose, line breaks excepted: blank lines
// stay what separates sentences.
func Blank(prose []byte) {
	for i, c := range prose {
		if c != '\n' && c != '\r' {
			prose[i] = ' '
		}
	}
}

type masker struct {
	text string
	out  []byte
	// open tells that some comment is never closed, so that none after it is.
	open bool
}

// lines masks fences and hands the paragraphs between them on.
func (m *masker) lines() {
	paragraph, fence := 0, -1
	var opener string
	for pos := 0; pos < len(m.text); {
		end := len(m.text)
		if n := strings.IndexByte(m.text[pos:], '\n'); n >= 0 {
			end = pos + n + 1
		}
		line := strings.TrimSpace(m.text[pos:end])
		switch run, info := fenceRun(line); {
		case fence >= 0:
			if len(run) >= len(opener) && run == line && run[0] == opener[0] {
				Blank(m.out[fence:end])
				fence, paragraph = -1, end
			}
		case run != "" && !(run[0] == '`' && strings.IndexByte(info, '`') >= 0):
			m.inline(paragraph, pos)
			fence, opener = pos, run
		case line == "":
			m.inline(paragraph, pos)
			paragraph = end
		}
		pos = end
	}
	if fence >= 0 {
		Blank(m.out[fence:])
		return
	}
	m.inline(paragraph, len(m.text))
}

// fenceRun is the run of three or more backticks or tildes that a line begins
// with, behind a list marker or not, and what follows it.
func fenceRun(line string) (run, info string) {
	line = strings.TrimLeft(line, "-*+ \t")
	n := 0
	for n < len(line) && line[n] == line[0] && (line[0] == '`' || line[0] == '~') {
		n++
	}
	if n < 3 {
		return "", ""
	}
	return line[:n], line[n:]
}

// inline masks what stands within a paragraph.
func (m *masker) inline(start, end int) {
	if start >= end {
		return
	}
	text := m.text[:end]
	var last *lastRuns // of backticks
	for i := start; i < end; {
		switch text[i] {
		case '`':
			if last == nil {
				last = backtickRuns(text, i)
			}
			i = m.codeSpan(text, i, last)
		case '<':
			i = m.tag(text, i)
		case ']':
			i = m.destination(text, i)
		case ':':
			i = m.address(text, i, start)
		default:
			i++
		}
	}
}

func run(text string, i int, c byte) int {
	n := i
	for n < len(text) && text[n] == c {
		n++
	}
	return n - i
}

// lastRuns tells by its length where the last run begins.
type lastRuns struct {
	short [4]int
	long  map[int]int
}

func (l *lastRuns) of(n int) int {
	if n < len(l.short) {
		return l.short[n]
	}
	return l.long[n]
}

func backtickRuns(text string, i int) *lastRuns {
	last := &lastRuns{}
	for i < len(text) {
		n := run(text, i, '`')
		if n == 0 {
			next := strings.IndexByte(text[i:], '`')
			if next < 0 {
				break
			}
			i += next
			continue
		}
		if n < len(last.short) {
			last.short[n] = i
		} else {
			if last.long == nil {
				last.long = map[int]int{}
			}
			last.long[n] = i
		}
		i += n
	}
	return last
}

// codeSpan masks the code span at i, if an equal run closes it (CommonMark 6.1).
func (m *masker) codeSpan(text string, i int, last *lastRuns) int {
	n := run(text, i, '`')
	if last.of(n) <= i {
		return i + n
	}
	for j := i + n; j < len(text); {
		k := run(text, j, '`')
		if k == 0 {
			j += strings.IndexByte(text[j:], '`')
			continue
		}
		j += k
		if k == n {
			m.mask(i, j)
			return j
		}
	}
	return i + n
}

func (m *masker) mask(i, j int) {
	for ; i < j; i++ {
		m.out[i] = opaque
	}
}

// maxTag is how long a tag or link destination is at most.
const maxTag = 500

// tag masks a tag or comment; "x < y" is none.
func (m *masker) tag(text string, i int) int {
	rest := text[i+1:]
	if rest == "" || !('a' <= rest[0]|0x20 && rest[0]|0x20 <= 'z' || rest[0] == '/' || rest[0] == '!') {
		return i + 1
	}
	end := strings.IndexByte(rest[:min(len(rest), maxTag)], '>')
	if strings.HasPrefix(rest, "!--") && !m.open {
		end = strings.Index(rest, "-->")
		if m.open = end < 0; !m.open {
			end += len("--")
		}
	}
	if end < 0 {
		return i + 1
	}
	Blank(m.out[i : i+1+end+1])
	return i + 1 + end + 1
}

// destination masks that of a link or image.
func (m *masker) destination(text string, i int) int {
	if !strings.HasPrefix(text[i:], "](") {
		return i + 1
	}
	rest := text[i+2:]
	rest = rest[:min(len(rest), maxTag)]
	depth := 1
	for j := 0; j < len(rest) && rest[j] != '\n'; j++ {
		switch rest[j] {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				Blank(m.out[i+2 : i+2+j])
				m.image(text, i, i+3+j)
				return i + 2 + j
			}
		}
	}
	return i + 1
}

// image masks an image whose description ends at i: it is no sentence.
func (m *masker) image(text string, i, end int) {
	from := max(0, i-maxTag)
	if n := strings.LastIndexByte(text[from:i], '['); n > 0 && text[from+n-1] == '!' {
		m.mask(from+n-1, end)
	}
}

// address masks "https://example.com/all" from its scheme to the next space.
func (m *masker) address(text string, i, start int) int {
	if !strings.HasPrefix(text[i:], "://") {
		return i + 1
	}
	from := i
	for from > start && i-from < 16 && 'a' <= text[from-1]|0x20 && text[from-1]|0x20 <= 'z' {
		from--
	}
	to := i + len("://")
	for to < len(text) && text[to] > ' ' && text[to] != '<' && text[to] != ')' && text[to] != '`' {
		to++
	}
	m.mask(from, to)
	return to
}
