package parser

import (
	"strings"
)

// recordPart is where in a record a line stands; it decides what the line may be.
type recordPart uint8

const (
	inStem recordPart = iota
	inOptions
	inAnalysis
	inStray
)

// blockLexer cuts the lines of a record into blocks. Any text is some block: it never
// fails.
type blockLexer struct {
	parser *Parser
	layout *layout
	text   string
	lines  []line
	// first is the index of the first line behind the heading of the record.
	first int

	part recordPart
	// level is that of the question; a heading that is not deeper is no section.
	level int
	// section is the level of the section with the option analyses while the
	// lexer is inside it, else 0.
	section int
	// last is the label of the last option, the zero label before the first.
	last label
	// ahead are the lines of the record that may begin an option, nil until somebody
	// asks for them.
	ahead *optionLines

	blocks []Block
}

// lexRecord returns the blocks of the record with an index.
func (p *Parser) lexRecord(s *scan, i int) []Block {
	c := &s.cuts[i]
	lines := s.record(i)
	x := blockLexer{parser: p, layout: &plainLayout, text: s.text, lines: lines, first: 1, level: c.level}
	x.blocks = make([]Block, 0, len(lines)/2+1) // about every other line is blank
	kind := QuestionHeadingBlock
	if c.heading.isAnalysis() {
		kind, x.part = AnalysisHeadingBlock, inAnalysis
	}
	x.emit(kind, 0, 1)
	x.lex(x.first)
	return x.blocks
}

// lexPreamble returns the blocks of what stands before the first record.
func (p *Parser) lexPreamble(s *scan) []Block {
	x := blockLexer{parser: p, layout: &plainLayout, text: s.text, lines: s.preamble(), part: inStray}
	x.lex(0)
	return x.blocks
}

// lex cuts the lines from one with an index on.
func (x *blockLexer) lex(i int) {
	for i < len(x.lines) {
		switch l := &x.lines[i]; {
		case l.blank():
			i++
		case l.region != nil:
			x.emit(l.region.kind, i, i+1)
			i++
		default:
			i = x.block(i)
		}
	}
}

// emit adds a block of the lines from one index up to another.
func (x *blockLexer) emit(kind Kind, from, to int) {
	span := trimmed(x.text, Span{x.lines[from].start, x.lines[to-1].end})
	x.blocks = append(x.blocks, Block{Kind: kind, Span: span, Text: x.text[span.Start:span.End]})
}

// one emits a block of a single line and returns the index of the next one.
func (x *blockLexer) one(kind Kind, i int) int {
	x.emit(kind, i, i+1)
	return i + 1
}

// lineText returns the text of the line with an index.
func (x *blockLexer) lineText(i int) string { return x.lines[i].text(x.text) }

// block emits the block that begins with the line and returns the index of the line
// after it.
func (x *blockLexer) block(i int) int {
	l, text := &x.lines[i], x.lineText(i)
	if h, ok := x.heading(i); ok {
		return x.one(x.headingKind(h, i), i)
	}
	if kind, label, ok := x.marker(i, text); ok {
		if kind == OptionBlock {
			return x.option(i, label)
		}
		return x.one(kind, i)
	}
	if item, ok := listItem(text); ok {
		return x.listItem(i, item)
	}
	switch {
	case l.lead == '|':
		return x.run(TableBlock, i, i+1)
	case l.lead == '>':
		return x.run(QuoteBlock, i, i+1)
	case thematicBreak(text):
		return x.one(RuleBlock, i)
	case i+1 < len(x.lines) && isTableHeader(text, x.lineText(i+1)):
		return x.run(TableBlock, i, i+1)
	}
	return x.run(ParagraphBlock, i, i+1)
}

// marker reads a line as one with a meaning in this part of the record: an option, with
// its label, a <br>, an option-analysis heading or an answer line.
func (x *blockLexer) marker(i int, text string) (kind Kind, l label, ok bool) {
	switch x.part {
	case inStem, inOptions:
		if l, ok := x.optionAt(i); ok {
			return OptionBlock, l, true
		}
		if x.lines[i].lead == '<' && isBreak(text) {
			return BreakBlock, l, true
		}
	case inAnalysis:
		if x.section > 0 {
			if l, ok := readOptionAnalysisLine(text); ok {
				return OptionAnalysisBlock, l, true
			}
		}
	}
	if x.part != inStem && x.layout.answerLines {
		if _, ok := x.parser.readAnswerLine(text); ok {
			return AnswerLineBlock, l, true
		}
	}
	return 0, l, false
}

// heading reads level and text of a line that is a heading in this record.
func (x *blockLexer) heading(i int) (heading, bool) {
	if x.lines[i].lead != '#' || x.lines[i].region != nil {
		return heading{}, false
	}
	// Level and text are enough here; the rest matters to what is a heading only
	// where no space follows the hashes.
	text := x.lineText(i)
	if h, _, ok := headingText(text); !ok || !h.glued {
		return h, ok
	}
	return x.parser.readHeading(text)
}

// headingKind returns the kind of the heading with an index, and moves to the part of
// the record that it opens.
func (x *blockLexer) headingKind(h heading, i int) Kind {
	text := x.lineText(i)
	title := text[h.text.Start:h.text.End]
	options := x.parser.isOptionSection(title)
	switch {
	case x.part == inStray || h.level <= x.level && !options:
		x.part, x.section = inStray, 0
		return StrayHeadingBlock
	case x.section > 0:
		if _, ok := readOptionAnalysis(text, h.text.Start); ok {
			return OptionAnalysisBlock
		}
	case x.part == inStem && !x.parser.opensOptionAnalyses(title) && x.optionsBehind(i):
		// "### Options" above the options themselves belongs to the stem.
		return SubheadingBlock
	}
	x.part = inAnalysis
	switch {
	case options:
		// One inside of another ends where the outer one does.
		if x.section == 0 || h.level < x.section {
			x.section = h.level
		}
		return OptionSectionBlock
	case h.level <= x.section:
		x.section = 0
	}
	return SectionHeadingBlock
}

// option emits an option with the lines that follow it. Where its own line holds
// nothing but the label, the block below is its text.
func (x *blockLexer) option(i int, l label) int {
	x.part, x.last = inOptions, l
	next := i + 1
	if trimBreaks(x.lineText(i)[l.text:]) == "" {
		next = x.skipBlank(next)
	}
	return x.run(OptionBlock, i, next)
}

// skipBlank returns the index of the first line from one on that is not blank.
func (x *blockLexer) skipBlank(i int) int {
	for i < len(x.lines) && x.lines[i].blank() {
		i++
	}
	return i
}

// run emits a block that begins with the line i, with all lines from next on that do
// not begin another one, and returns the index of the line after it. A directive to
// qbank between two of its lines does not end it.
func (x *blockLexer) run(kind Kind, i, next int) int {
	header := kind == TableBlock && x.lines[i].lead == '|'
	end := min(next, len(x.lines))
	for ; next < len(x.lines); next++ {
		l := &x.lines[next]
		if l.region != nil && l.region.kind == DirectiveBlock {
			continue
		}
		// A fence right below an option is part of its text.
		if l.region != nil && (kind != OptionBlock || l.region.kind != FenceBlock) {
			break
		}
		if l.region == nil && (l.blank() || header && l.lead != '|' || x.interrupts(kind, next)) {
			break
		}
		end = next + 1
	}
	x.emit(kind, i, end)
	return end
}

// interrupts reports whether a line begins another block although no blank line stands
// before it.
func (x *blockLexer) interrupts(kind Kind, i int) bool {
	l, text := &x.lines[i], x.lineText(i)
	if _, ok := x.heading(i); ok {
		return true
	}
	if _, _, ok := x.marker(i, text); ok || thematicBreak(text) {
		return true
	}
	if kind == OptionBlock {
		return false
	}
	if l.lead == '|' && kind != TableBlock || l.lead == '>' && kind != QuoteBlock {
		return true
	}
	item, ok := listItem(text)
	// "2024. 1. 1" in the middle of a sentence is no list (CommonMark 5.2).
	return ok && (item.number < 0 || item.number == 1)
}

// isTableHeader reports whether a line is the header of a table: the delimiter row
// follows it (GitHub Flavored Markdown 4.10).
func isTableHeader(line, below string) bool {
	row := trim(below)
	return strings.Contains(line, "|") && strings.Trim(row, "|:- ") == "" && strings.Contains(row, "-") && strings.Contains(row, "|")
}

// listItem emits a list item with its wrapped lines and all that is indented below it,
// and returns the index of the line after it. A directive to qbank between two of its
// lines does not end it.
func (x *blockLexer) listItem(i int, it item) int {
	end := i + 1
	for next := end; next < len(x.lines); {
		l := &x.lines[next]
		if l.blank() {
			below := x.skipBlank(next)
			if below == len(x.lines) || !x.indented(below, it) {
				break
			}
			next = below
			continue
		}
		inner := x.indented(next, it)
		switch {
		case l.region != nil && l.region.kind == DirectiveBlock:
			next++
			continue
		case l.region != nil && inner:
		case l.region != nil,
			inner && x.indentedOption(next),
			!inner && x.endsItem(next):
			x.emit(ListItemBlock, i, end)
			return end
		}
		next++
		end = next
	}
	x.emit(ListItemBlock, i, end)
	return end
}

// indented reports whether a line stands below a list item by its indent.
func (x *blockLexer) indented(i int, it item) bool {
	_, columns := indentOf(x.text[x.lines[i].start:x.lines[i].end])
	return columns >= it.indent+2
}

// indentedOption reports whether an indented line is an option nonetheless: a list at
// the end of a stem does not swallow the options.
func (x *blockLexer) indentedOption(i int) bool {
	if x.part != inStem && x.part != inOptions {
		return false
	}
	l, ok := x.optionAt(i)
	return ok && !l.bullet && l.form == wellFormed
}

// endsItem reports whether a line that is not indented below an item ends it; any
// other such line is a wrapped one.
func (x *blockLexer) endsItem(i int) bool {
	if _, ok := listItem(x.lineText(i)); ok {
		return true
	}
	return x.interrupts(ListItemBlock, i)
}

// Tokens are all blocks of a text in source order, trivia included: their texts
// put together are the input, byte for byte.
func (p *Parser) Tokens(text string) []Block {
	start := 0
	if strings.HasPrefix(text, byteOrderMark) {
		start = len(byteOrderMark)
	}
	found := p.scan(text, start)
	blocks := p.lexPreamble(found)
	for i := range found.cuts {
		blocks = append(blocks, p.lexRecord(found, i)...)
	}
	var out []Block
	pos := 0
	trivia := func(to int) {
		if pos < to {
			out = append(out, Block{Kind: TriviaBlock, Span: Span{pos, to}, Text: text[pos:to]})
		}
	}
	for _, b := range blocks {
		trivia(b.Span.Start)
		out = append(out, b)
		pos = b.Span.End
	}
	trivia(len(text))
	return out
}
