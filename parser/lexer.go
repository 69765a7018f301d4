package parser

import "strings"

// part is where in a record the lexer stands; it decides what a line may be.
type part uint8

const (
	inStem part = iota
	inOptions
	inAnalysis
	inStray
)

// blockLexer cuts one record into blocks.
type blockLexer struct {
	parser *Parser
	lines
	end     int // of the record
	regions []region

	part part
	// level is that of the question; a heading that is not deeper is no section.
	level int
	// section is the level of the section with the option analyses while the
	// lexer is inside it, else 0.
	section int
	// last is the label of the last option, the zero label before the first.
	last label
	// found are the lines ahead that may begin an option; see ahead.
	found *candidates

	// known is the line whose end was found last: the line that ends a block is
	// looked at again as the first of the next one.
	known struct{ start, end, next int }

	// pieces are the blocks so far, those of the record from first on.
	pieces []piece
	first  int
}

// lexRecord cuts the record that begins with heading and ends at end. Level is
// that of the question which the record belongs to.
func (p *Parser) lexRecord(text lines, c *landmark, end, level int, regions []region, pieces []piece) []piece {
	x := blockLexer{parser: p, lines: text, end: end, regions: regions, level: level, pieces: pieces, first: len(pieces)}
	kind := QuestionHeadingBlock
	if c.heading.kind == analysisHeading || c.heading.kind == bareAnalysis {
		kind, x.part = AnalysisHeadingBlock, inAnalysis
	}
	x.emit(kind, Span{c.start, c.end})
	x.lex(c.next)
	return x.pieces
}

func (x *blockLexer) emit(kind Kind, span Span) {
	x.pieces = append(x.pieces, piece{kind, trimmed(x.text, span)})
}

// lineEnd is like the method of lines.
func (x *blockLexer) lineEnd(pos int) (end, next int) {
	if pos != x.known.start || x.known.next == 0 {
		x.known.start = pos
		x.known.end, x.known.next = x.lines.lineEnd(pos)
	}
	return x.known.end, x.known.next
}

// lex cuts all that stands from pos to the record's end.
func (x *blockLexer) lex(pos int) {
	for pos < x.end {
		end, next := x.lineEnd(pos)
		line := x.text[pos:end]
		if blank(line) {
			pos = next
			continue
		}
		if r, ok := x.regionAt(pos); ok {
			x.emit(r.kind, Span{pos, min(r.span.End, x.end)})
			pos = r.span.End
			continue
		}
		pos = x.block(pos, end, next, line)
	}
}

// regionAt is the opaque region that begins at pos.
func (x *blockLexer) regionAt(pos int) (region, bool) {
	for len(x.regions) > 0 && x.regions[0].span.Start < pos {
		x.regions = x.regions[1:]
	}
	if len(x.regions) > 0 && x.regions[0].span.Start == pos {
		return x.regions[0], true
	}
	return region{}, false
}

// block emits the block that begins with the line and returns where the next
// one may begin.
func (x *blockLexer) block(pos, end, next int, line string) int {
	c := lead(line)
	if c == '#' {
		if h, ok := x.heading(line); ok {
			x.headingBlock(h, Span{pos, end}, line)
			return next
		}
	}
	switch x.part {
	case inStem, inOptions:
		if l, ok := x.option(line, pos); ok {
			return x.optionBlock(l, line, pos, next)
		}
		if c == '<' && isBreak(line) {
			x.emit(BreakBlock, Span{pos, end})
			return next
		}
	case inAnalysis:
		if x.opensOptionAnalysis(c, line) {
			x.emit(OptionAnalysisBlock, Span{pos, end})
			return next
		}
	}
	if x.answerLine(c, line) {
		x.emit(AnswerLineBlock, Span{pos, end})
		return next
	}
	if item, ok := listItem(line); ok {
		return x.listItem(item, pos, next)
	}
	switch {
	case c == '|':
		return x.run(TableBlock, pos, next, func(s string) bool { return strings.HasPrefix(trimLeft(s), "|") })
	case c == '>':
		return x.run(QuoteBlock, pos, next, nil)
	case thematicBreak(line):
		x.emit(RuleBlock, Span{pos, end})
		return next
	}
	if delimited(x.text[next:x.end], line) {
		return x.run(TableBlock, pos, next, nil)
	}
	return x.run(ParagraphBlock, pos, next, nil)
}

// opensOptionAnalysis tells whether a line, which begins with the byte c, is an
// option-analysis heading where such may stand.
func (x *blockLexer) opensOptionAnalysis(c byte, line string) bool {
	// Neither small letters nor Hangul begin one, nor does an item without
	// emphasis; those are most lines.
	if x.section == 0 || 'a' <= c && c <= 'z' || 0xEA <= c && c <= 0xED ||
		c == '-' && !strings.Contains(line, "**") && !strings.Contains(line, "__") {
		return false
	}
	_, ok := readOptionAnalysisLine(line)
	return ok
}

// heading reads level and text of a line that is a heading in this record.
func (x *blockLexer) heading(line string) (heading, bool) {
	if lead(line) != '#' {
		return heading{}, false
	}
	// Level and text are enough here; the rest matters to what is a heading only
	// where no space follows the hashes.
	if h, _, ok := headingText(line); !ok || !h.glued {
		return h, ok
	}
	return x.parser.readHeading(line)
}

// headingBlock emits a heading and moves to the part that it opens.
func (x *blockLexer) headingBlock(h heading, span Span, line string) {
	title := line[h.text.Start:h.text.End]
	options := x.parser.isOptionSection(title)
	switch {
	case x.part == inStray || h.level <= x.level && !options:
		x.part, x.section = inStray, 0
		x.emit(StrayHeadingBlock, span)
		return
	case x.section > 0:
		if _, ok := readOptionAnalysis(line, h.text.Start); ok {
			x.emit(OptionAnalysisBlock, span)
			return
		}
	case x.part == inStem && !x.parser.opensOptionAnalyses(title) && x.optionsAhead(span.End):
		// "### Options" above the options themselves belongs to the stem.
		x.emit(SubheadingBlock, span)
		return
	}
	x.part = inAnalysis
	switch {
	case options:
		// One inside of another ends where the outer one does.
		if x.section == 0 || h.level < x.section {
			x.section = h.level
		}
		x.emit(OptionSectionBlock, span)
		return
	case h.level <= x.section:
		x.section = 0
	}
	x.emit(SectionHeadingBlock, span)
}

// optionBlock emits an option with the lines that follow it. Where its own line
// holds nothing but the label, the block below is its text.
func (x *blockLexer) optionBlock(l label, line string, pos, next int) int {
	x.part, x.last = inOptions, l
	if trimBreaks(line[l.text:]) == "" {
		next = x.skipBlank(next)
	}
	return x.run(OptionBlock, pos, next, nil)
}

// skipBlank is the offset of the first line at or after pos that is not blank.
func (x *blockLexer) skipBlank(pos int) int {
	for pos < x.end {
		end, next := x.lineEnd(pos)
		if !blank(x.text[pos:end]) {
			break
		}
		pos = next
	}
	return pos
}

func (x *blockLexer) answerLine(c byte, line string) bool {
	if x.part == inStem {
		return false
	}
	_, ok := x.parser.readAnswerLine(line)
	return ok
}

// place is where the lexer goes on: an offset and the regions from there.
type place struct {
	pos     int
	regions []region
}

// run emits a block of kind from pos, with all lines from next on that neither
// begin another block nor fail the test more, and returns the offset after it.
// A directive to qbank between two of its lines does not end it.
func (x *blockLexer) run(kind Kind, pos, next int, more func(line string) bool) int {
	resume := place{next, x.regions}
	for next < x.end {
		lineStop, after := x.lineEnd(next)
		line := x.text[next:lineStop]
		if r, ok := x.regionAt(next); ok {
			next = min(r.span.End, x.end)
			if r.kind == DirectiveBlock {
				continue
			}
			if kind != OptionBlock || r.kind != FenceBlock {
				break
			}
			// A fence right below an option is part of its text.
		} else if blank(line) || more != nil && !more(line) || x.interrupts(kind, line, next) {
			break
		} else {
			next = after
		}
		resume = place{next, x.regions}
	}
	x.emit(kind, Span{pos, resume.pos})
	x.regions = resume.regions
	return resume.pos
}

// interrupts tells whether a line begins another block although no blank line
// stands before it.
func (x *blockLexer) interrupts(kind Kind, line string, pos int) bool {
	c := lead(line)
	if c == '#' {
		if _, ok := x.heading(line); ok {
			return true
		}
	}
	switch x.part {
	case inStem, inOptions:
		if c == '<' && isBreak(line) {
			return true
		}
		if _, ok := x.option(line, pos); ok {
			return true
		}
	case inAnalysis:
		if x.opensOptionAnalysis(c, line) {
			return true
		}
	}
	if x.answerLine(c, line) || thematicBreak(line) {
		return true
	}
	if kind == OptionBlock {
		return false
	}
	if c == '|' && kind != TableBlock || c == '>' && kind != QuoteBlock {
		return true
	}
	item, ok := listItem(line)
	// "2024. 1. 1" in the middle of a sentence is no list (CommonMark 5.2).
	return ok && (item.number < 0 || item.number == 1)
}

// delimited tells whether the line before rest is the header of a table: the
// delimiter row follows it (GitHub Flavored Markdown 4.10).
func delimited(rest, line string) bool {
	if strings.IndexByte(line, '|') < 0 {
		return false
	}
	end, _ := lineEnd(rest, 0)
	row := trim(rest[:end])
	return strings.Trim(row, "|:- ") == "" && strings.Contains(row, "-") && strings.Contains(row, "|")
}
