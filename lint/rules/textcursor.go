package rules

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/alecthomas/participle/v2/lexer"
	"github.com/qbank-dev/qbank/parser"
)

// textCursor finds the block that an offset stands in. It only goes forward, so
// that all blocks of a file are walked once however many offsets are asked for.
type textCursor struct {
	file *parser.File
	// preamble are the blocks before the first question that are still to come;
	// the tree does not hold them.
	preamble []parser.Block
	record   int
	token    int           // in the record
	tokens   []lexer.Token // of the record, nil before the first of them

	block parser.Block
	// fences are those inside the block: the lines of an option or a list item
	// may hold some. They are looked for where an offset in the block is asked for.
	fences []parser.Span
	fenced bool // whether they were
}

func newTextCursor(f *parser.File) *textCursor {
	return &textCursor{file: f, preamble: f.Parser().Tokens(f.Source.Text[:f.Preamble.End])}
}

// recordCursor is one that stands before the record of an index.
func recordCursor(f *parser.File, record int) *textCursor {
	return &textCursor{file: f, record: record}
}

// next goes to the next block; ok is false behind the last one.
func (c *textCursor) next() (ok bool) {
	for len(c.preamble) > 0 {
		b := c.preamble[0]
		c.preamble = c.preamble[1:]
		if b.Kind != parser.TriviaBlock {
			c.enter(b)
			return true
		}
	}
	for c.record < len(c.file.Records) {
		if c.tokens == nil {
			c.tokens = recordTokens(c.file.Records[c.record])
		}
		if c.token == len(c.tokens) {
			c.record, c.token, c.tokens = c.record+1, 0, nil
			continue
		}
		t := &c.tokens[c.token]
		c.token++
		start := t.Pos.Offset
		c.enter(parser.Block{Kind: parser.Kind(t.Type), Span: parser.Span{Start: start, End: start + len(t.Value)}, Text: t.Value})
		return true
	}
	c.block = parser.Block{Span: parser.Span{Start: len(c.file.Source.Text), End: len(c.file.Source.Text)}}
	c.fences, c.fenced = nil, true
	return false
}

func (c *textCursor) enter(b parser.Block) {
	c.block, c.fences = b, nil
	c.fenced = b.Kind != parser.ListItemBlock && b.Kind != parser.OptionBlock
}

// seek goes to the first block that ends behind the offset, and tells whether it
// holds the offset.
func (c *textCursor) seek(offset int) bool {
	for c.block.Span.End <= offset && c.next() {
	}
	return c.block.Span.Start <= offset && offset < c.block.Span.End
}

// opaque tells whether the offset stands in a fence or in front matter, where
// text is nobody's business but the author's.
func (c *textCursor) opaque(offset int) bool {
	if !c.seek(offset) {
		return false
	}
	if c.block.Kind == parser.FenceBlock || c.block.Kind == parser.FrontMatterBlock {
		return true
	}
	if !c.fenced {
		c.fenced, c.fences = true, c.fencesInside(c.block)
	}
	for len(c.fences) > 0 && c.fences[0].End <= offset {
		c.fences = c.fences[1:]
	}
	return len(c.fences) > 0 && c.fences[0].Start <= offset
}

// fencesInside are the fences in the lines of a block. Whatever is still open at
// the block's end was opaque up to there for the parser too.
func (c *textCursor) fencesInside(b parser.Block) (fences []parser.Span) {
	if !strings.Contains(b.Text, "```") && !strings.Contains(b.Text, "~~~") {
		return nil
	}
	src := c.file.Source
	var open fenceMark
	comment := b.Span.Start // where the last comment ends
	for n := src.LineAt(b.Span.Start); n <= src.Lines() && src.Line(n).Start < b.Span.End; n++ {
		line := src.Line(n)
		mark, ok := readFenceMark(src.Slice(line))
		switch {
		case open.length > 0:
			last := &fences[len(fences)-1]
			last.End = line.End
			if ok && mark.closes && mark.char == open.char && mark.length >= open.length {
				open = fenceMark{}
			}
		case line.Start < comment:
		case ok:
			open = mark
			fences = append(fences, line)
		case strings.HasPrefix(trimUnseen(src.Slice(line)), "<!--"):
			comment = b.Span.End
			if n := strings.Index(src.Text[line.Start:b.Span.End], "-->"); n >= 0 {
				comment = line.Start + n
			}
		}
	}
	return fences
}

// fenceMark is a line that opens or closes a fence.
type fenceMark struct {
	char   byte
	length int
	closes bool // it may also close one
}

// readFenceMark reads a line as the parser does: indented by any white space, or
// behind list markers, where it only opens.
func readFenceMark(line string) (m fenceMark, ok bool) {
	m.closes = true
	s := trimUnseen(line)
	for n := bulletLen(s); n > 0; n = bulletLen(s) {
		m.closes = false
		s = trimUnseen(s[n:])
	}
	if s == "" || s[0] != '`' && s[0] != '~' {
		return m, false
	}
	m.char = s[0]
	info := strings.TrimLeft(s, s[:1])
	m.length = len(s) - len(info)
	if trimUnseen(info) != "" {
		m.closes = false
	}
	return m, m.length >= 3 && (m.char == '~' || strings.IndexByte(info, '`') < 0)
}

// bulletLen is the length of a list marker at the start of s, 0 where there is
// none or no white space follows it.
func bulletLen(s string) int {
	n := 0
	switch {
	case s == "":
		return 0
	case s[0] == '-' || s[0] == '*' || s[0] == '+':
		n = 1
	case strings.HasPrefix(s, "•"):
		n = len("•")
	default:
		for n < len(s) && n < 9 && '0' <= s[n] && s[n] <= '9' {
			n++
		}
		if n == 0 || n == len(s) || s[n] != '.' && s[n] != ')' {
			return 0
		}
		n++
	}
	if n < len(s) && len(trimUnseen(s[n:])) == len(s)-n {
		return 0
	}
	return n
}

// trimUnseen cuts white space, and what takes no room, from the start of s.
func trimUnseen(s string) string {
	if s != "" && ' ' < s[0] && s[0] < utf8.RuneSelf {
		return s // most lines begin so
	}
	return strings.TrimLeftFunc(s, blankOrUnseen)
}

func blankOrUnseen(r rune) bool { return unicode.IsSpace(r) || unseen(r) }

// recordTokens are the blocks of a record in source order.
func recordTokens(r *parser.Record) []lexer.Token {
	if r.Question != nil {
		return r.Question.Tokens
	}
	return r.Analysis.Tokens
}
