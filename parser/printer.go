package parser

import (
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Style is how [File.Print] writes.
type Style struct {
	// Wrap is the widest line, in columns, of paragraphs of stems and analyses.
	// Paragraphs are not wrapped where it is 0.
	Wrap int
	// Width returns the columns of a text. It must be set where Wrap is not 0.
	Width func(text string) int
	// KeepMarks leaves the marks of a reason at their places in its text instead
	// of moving them to its end.
	KeepMarks bool
	// TightOptions leaves out the blank lines between options.
	TightOptions bool
}

// Care is how carefully [File.Print] treats a record.
type Care uint8

// The degrees of care.
const (
	Unwrapped Care = iota + 1 // its paragraphs are not wrapped
	Verbatim                  // it stays byte for byte as it is
)

// PreambleIndex is the index of the preamble in the care for [File.Print].
const PreambleIndex = -1

// Print writes the file in canonical form (docs/format.md, "Canonical form"). Care
// holds the records that need some, by their index in Records, and the preamble
// by [PreambleIndex]. What could not be parsed is written byte for byte. A file in
// UTF-16, and one without any record, stay as they are.
//
// Print changes layout only, as far as the text is like a question bank. It does
// not prove that: package format does, and leaves what would change.
func (f *File) Print(style Style, care map[int]Care) string {
	if f.utf16 || len(f.Records) == 0 {
		return f.Source.Text
	}
	p := printer{file: f, style: style, care: care}
	p.flow = flow{source: f.Source.Text, keep: true}
	p.broken = f.brokenRecords()
	for _, d := range f.Diagnostics {
		if d.Code == CodeUnclosedFence {
			p.raw = append(p.raw, d.Span.Start)
		}
	}
	p.preamble()
	for i, r := range f.Records {
		p.record(i, r)
	}
	text := p.flow.finish()
	if p.verbatimEnd {
		return text + f.Source.Text[p.flow.end:]
	}
	return text + "\n"
}

// printer writes one file.
type printer struct {
	file   *File
	style  Style
	care   map[int]Care
	broken map[int]bool
	// raw are the offsets of the fences without an end: the blocks that hold them
	// are written byte for byte.
	raw  []int
	flow flow
	// question is the number of the question above, for an analysis without one.
	question int64
	// verbatimEnd tells that the last thing written stays as it is to the file's
	// end.
	verbatimEnd bool
}

// brokenRecords are the records that stay as they are because of their heading or
// their encoding. Stray headings, malformed options and fences without an end stay
// as they are by themselves, among the rest.
func (f *File) brokenRecords() map[int]bool {
	broken := map[int]bool{}
	i := 0
	for _, d := range f.Diagnostics {
		if d.Code != CodeMalformedQuestionHeading {
			continue
		}
		for i+1 < len(f.Records) && f.Records[i+1].start() <= d.Span.Start {
			i++
		}
		broken[i] = true
	}
	for i := range f.Records {
		if text := f.Source.Slice(f.recordSpan(i)); !utf8.ValidString(text) || strings.IndexByte(text, 0) >= 0 {
			broken[i] = true
		}
	}
	return broken
}

func (p *printer) preamble() {
	f := p.file
	text := f.Source.Slice(f.Preamble)
	if p.care[PreambleIndex] == Verbatim || !utf8.ValidString(text) || strings.IndexByte(text, 0) >= 0 {
		p.verbatim(f.Preamble)
		return
	}
	if text = tidy(composed(text)); text == "" {
		return
	}
	kind := ParagraphBlock
	if strings.HasSuffix(text, "-->") {
		kind = CommentBlock
	}
	p.flow.writeBlock(kind, text, trimmed(f.Source.Text, f.Preamble), blankLine)
}

// trimmed is a span without the white space and line ends at its end.
func trimmed(source string, span Span) Span {
	text := trimRight(source[span.Start:span.End])
	for strings.HasSuffix(text, "\n") {
		text = trimRight(text[:len(text)-1])
	}
	return Span{span.Start, span.Start + len(text)}
}

// verbatim writes a part of the source as it is, but for the blank lines at its
// end.
func (p *printer) verbatim(span Span) {
	whole := trimmed(p.file.Source.Text, span)
	if whole.Empty() {
		return
	}
	p.writeVerbatim(StrayHeadingBlock, whole, p.flow.gapBeforePart(whole.Start))
	p.verbatimEnd = span.End == len(p.file.Source.Text)
}

// writeVerbatim writes a stretch of the source byte for byte, with the white space at
// the end of its last line and a CR there.
func (p *printer) writeVerbatim(kind Kind, span Span, g gap) {
	source := p.file.Source.Text
	n := strings.IndexByte(source[span.End:], '\n')
	if n < 0 {
		n = len(source) - span.End
	}
	if blankLines(source[span.End : span.End+n]) {
		span.End += n
	}
	p.flow.writeBlock(kind, source[span.Start:span.End], span, g)
}

func (p *printer) record(i int, r *Record) {
	p.verbatimEnd = false
	if r.Question != nil {
		p.question = r.Question.Heading.Number
	}
	wrap := p.style.Wrap
	if p.care[i] == Unwrapped {
		p.style.Wrap = 0
	}
	defer func() { p.style.Wrap = wrap }()
	switch {
	case p.care[i] == Verbatim || p.broken[i]:
		p.verbatim(p.file.recordSpan(i))
	case r.Question != nil:
		p.questionRecord(i, r.Question)
	default:
		p.analysisRecord(i, r.Analysis)
	}
}

func (p *printer) questionRecord(i int, q *Question) {
	h := q.Heading
	p.heading(&h.Line, "## Question #"+strconv.FormatInt(h.Number, 10), h.NoteSpan)
	if q.Stem != nil {
		p.stem(&q.Stem.Body)
	}
	for n, o := range q.Options {
		p.option(o, p.style.TightOptions && n > 0 && !q.Options[n-1].Body.writesAnything())
	}
	p.body(q.Tail)
	p.sections(q.Sections)
	p.stray(i, q.Stray)
}

func (p *printer) analysisRecord(i int, a *Analysis) {
	h := a.Heading
	number := h.Number
	if number == 0 {
		number = p.question
	}
	text := "## "
	if number > 0 {
		text += "Question #" + strconv.FormatInt(number, 10) + " "
	}
	p.heading(&h.Line, text+p.text(h.TitleSpan), h.NoteSpan)
	p.body(a.Body)
	p.sections(a.Sections)
	p.stray(i, a.Stray)
}

// text is a part of the source as canonical text holds it.
func (p *printer) text(span Span) string { return tidy(composed(p.file.Source.Slice(span))) }

// heading writes the heading of a record with its note, and the comments that
// stand behind it.
func (p *printer) heading(line *Block, text string, note Span) {
	text = p.file.parser.HeadingWithNote(text, p.text(note))
	p.flow.writeBlock(QuestionHeadingBlock, text+commentsBehind(line.Text), line.Span, p.flow.gapBeforePart(line.Span.Start))
}

// commentsBehind are the comments behind the text of a heading line, with a space
// before them; "" for none.
func commentsBehind(line string) string {
	h, whole, _ := headingText(line)
	comments := trim(line[max(whole.End, h.text.End):])
	if comments == "" {
		return ""
	}
	return " " + tidy(composed(comments))
}

// stray writes the heading that belongs to no question, and all below it, as it
// is.
func (p *printer) stray(i int, s *Stray) {
	if s != nil {
		p.verbatim(Span{s.Span().Start, p.file.recordSpan(i).End})
	}
}

// isRaw reports whether a span holds a fence without an end.
func (p *printer) isRaw(span Span) bool {
	i := sort.SearchInts(p.raw, span.Start)
	return i < len(p.raw) && p.raw[i] < span.End
}

// stem writes what stands between a heading and the options as it is, but for the
// blank lines around it.
func (p *printer) stem(b *Body) { p.writeBlocks(b.blocks, ParagraphBlock) }

// writeBlocks writes blocks as they stand. Directives at the end wait for what comes
// below.
func (p *printer) writeBlocks(tokens []Block, kind Kind) {
	end := len(tokens)
	for end > 0 && (tokens[end-1].Kind == DirectiveBlock || tokens[end-1].Kind == BreakBlock) {
		end--
	}
	rest := tokens[end:]
	tokens = tokens[:end]
	for len(tokens) > 0 && tokens[0].Kind == BreakBlock {
		tokens = tokens[1:]
	}
	if len(tokens) > 0 {
		if last := tokens[len(tokens)-1].Kind; last == CommentBlock {
			kind = last
		}
		span := blocksSpan(tokens)
		if g := p.flow.gapBeforePart(span.Start); p.isRaw(span) {
			p.writeVerbatim(kind, span, g)
		} else {
			p.flow.writeBlock(kind, tidy(composed(p.file.wrapped(tokens, p.style))), span, g)
		}
	}
	for i := range rest {
		if rest[i].Kind == DirectiveBlock {
			p.flow.directive(&rest[i])
		} else {
			p.flow.advance(rest[i].Span)
		}
	}
}

func (p *printer) option(o *Option, close bool) {
	f := p.file
	label := string(rune(o.Label)) + "."
	if o.Malformed || p.isRaw(o.FirstLine()) {
		p.writeVerbatim(OptionBlock, o.FirstLine(), p.flow.gapBeforePart(o.FirstLine().Start))
		if o.Body != nil {
			p.writeBlocks(o.Body.blocks, OptionBlock)
		}
		return
	}
	text := strings.TrimLeft(tidy(composed(o.open+dedentRest(f.Source.Slice(o.TextSpan)))), "\n")
	switch {
	case text == "":
		text = label
	case beginsBlock(text):
		text = label + "\n" + text
	default:
		text = label + " " + text
	}
	g := p.flow.gapBeforePart(o.FirstLine().Start)
	if close {
		g = tight
	}
	p.flow.writeBlock(OptionBlock, text, o.FirstLine(), g)
	if o.Body != nil {
		p.writeBlocks(without(BreakBlock, o.Body.blocks), OptionBlock)
	}
}

// writesAnything reports whether anything of a body of an option is written.
func (b *Body) writesAnything() bool {
	return b != nil && !onlyKinds(b.blocks, kindSet(BreakBlock, DirectiveBlock))
}

// beginsBlock reports whether a text begins with a block that can only stand on a
// line of its own.
func beginsBlock(text string) bool {
	end, next := lineEnd(text, 0)
	line := text[:end]
	if _, ok := listItem(line); ok {
		return true
	}
	if _, ok := readFence(line); ok {
		return true
	}
	return line[0] == '|' || line[0] == '>' || isTableHeader(line, firstLine(text[next:]))
}

// body writes a body of an analysis.
func (p *printer) body(b *Body) {
	if b == nil {
		return
	}
	layout := trimmedBreaks(b.blocks)
	for i := range b.blocks {
		p.block(&b.blocks[i], layout)
	}
}

func (p *printer) block(t *Block, layout breaks) {
	kind := t.Kind
	if p.isRaw(t.Span) {
		p.writeVerbatim(kind, t.Span, p.flow.gapBeforeBlock(kind))
		return
	}
	if kind == ParagraphBlock && p.style.Wrap > 0 && len(p.flow.pending) == 0 && !strings.Contains(t.Text, "<!--") {
		text := wrap(layoutBlock(kind, tidy(composed(t.Text))), p.style)
		p.flow.writeBlock(kind, text, t.Span, p.flow.gapBeforeBlock(kind))
		return
	}
	p.file.putBlock(&p.flow, t, layout)
}

// firstLine returns the first line of a text without its line end.
func firstLine(text string) string {
	end, _ := lineEnd(text, 0)
	return text[:end]
}

// SectionLevels are the heading levels of sections in canonical form: 3 for one
// that stands in no other, one more for each that it stands in. Sections are those
// of one analysis in source order.
func SectionLevels(sections []*Section) []int {
	levels := make([]int, len(sections))
	var open []int // the levels, as written, of the sections around
	for i, s := range sections {
		for len(open) > 0 && open[len(open)-1] >= s.Heading.Level {
			open = open[:len(open)-1]
		}
		open = append(open, s.Heading.Level)
		levels[i] = min(2+len(open), 6)
	}
	return levels
}

func (p *printer) sections(list []*Section) {
	levels := SectionLevels(list)
	for i, s := range list {
		p.section(s, levels[i])
	}
}

func (p *printer) section(s *Section, level int) {
	h := s.Heading
	text := strings.Repeat("#", level)
	if title := p.text(h.TitleSpan); title != "" {
		text += " " + title
	}
	text += commentsBehind(h.Line.Text)
	p.flow.writeBlock(SectionHeadingBlock, text, h.Span(), p.flow.gapBeforePart(h.Span().Start))
	p.body(s.Body)
	options, closing := s.Options, s.Closing
	for len(options)+len(closing) > 0 {
		if len(closing) == 0 || len(options) > 0 && options[0].Span().Start < closing[0].Span().Start {
			p.optionAnalysis(options[0])
			options = options[1:]
			continue
		}
		p.body(&closing[0].Body)
		closing = closing[1:]
	}
}

func (p *printer) optionAnalysis(o *OptionAnalysis) {
	h := o.Heading
	label := string(rune(h.Label)) + "."
	var text strings.Builder
	if title := tidy(composed(h.Title)); title != "" {
		text.WriteString("**" + label + " " + title + "**")
	} else {
		text.WriteString("**" + label + "**")
	}
	if h.Starred() {
		text.WriteString(" " + p.glyph(Star))
	}
	for _, m := range h.Marks {
		if m.Kind != Star {
			text.WriteString(" " + p.glyph(m.Kind))
		}
	}
	for _, comment := range commentsIn(h.Line.Text) {
		text.WriteString(" " + tidy(composed(comment)))
	}
	p.flow.writeBlock(OptionAnalysisBlock, text.String(), h.Span(), p.flow.gapBeforePart(h.Span().Start))
	if o.Content == nil {
		return
	}
	reasons := o.Reasons
	for i := range o.Content.blocks {
		t := &o.Content.blocks[i]
		if t.Kind != ListItemBlock {
			p.block(t, breaks{})
			continue
		}
		g := p.flow.gapBeforeBlock(ListItemBlock)
		if p.flow.last == ListItemBlock {
			g = tight
		}
		if span := t.Span; p.isRaw(span) {
			p.writeVerbatim(ListItemBlock, span, g)
		} else {
			p.flow.writeBlock(ListItemBlock, p.reason(reasons[0]), span, g)
		}
		reasons = reasons[1:]
	}
}

// glyph is the canonical glyph of a mark as it is written.
func (p *printer) glyph(kind MarkKind) string {
	return p.file.parser.Marks().Canonical(kind)
}

// commentsIn returns the comments of a line.
func commentsIn(line string) (list []string) {
	for piece := range Inlines(line) {
		if piece.Kind == InlineComment {
			list = append(list, line[piece.Span.Start:piece.Span.End])
		}
	}
	return list
}

// reason is a reason in canonical form: "- ", its text, its marks, and what is
// indented below it.
func (p *printer) reason(r *Reason) string {
	f := p.file
	own := p.ownReason(r)
	var b strings.Builder
	b.WriteString("-")
	for i, line := range splitLines(tidy(composed(own))) {
		switch {
		case i == 0:
			b.WriteString(" " + line)
		default:
			b.WriteString("\n  " + line)
		}
	}
	if r.Children.Empty() {
		return b.String()
	}
	if children := itemBlocks(tidy(composed(f.dedentChildren(r, f.Source.Slice(r.Children)))), 0); children != "" {
		if f.apartFromChildren(r) {
			b.WriteString("\n")
		}
		writeIndented(&b, children, 2)
	}
	return b.String()
}

// directiveApplies reports whether a directive applies to one line of several: that line must
// keep what stands in it.
func (p *printer) directiveApplies(span Span) bool {
	text := p.file.Source.Slice(span)
	return lineEnds(text) > 0 && (len(p.flow.pending) > 0 || strings.Contains(text, "<!--"))
}

// ownReason is the reason's own text with its marks: at its end, but before the
// comments there, or where they are.
func (p *printer) ownReason(r *Reason) string {
	source := p.file.Source.Text
	if p.style.KeepMarks || p.directiveApplies(r.Text) {
		var b strings.Builder
		pos := r.Text.Start
		for _, m := range r.Marks {
			if m.Kind == Star {
				continue
			}
			b.WriteString(source[pos:m.Span.Start])
			b.WriteString(p.glyph(m.Kind))
			pos = m.Span.End
		}
		b.WriteString(source[pos:r.Text.End])
		return trimLines(b.String())
	}
	own := p.file.ownReasonText(r)
	end := trimComments(own, Span{0, len(own)}).End
	var b strings.Builder
	b.WriteString(own[:end])
	for _, m := range r.Marks {
		if m.Kind != Star {
			b.WriteString(" " + p.glyph(m.Kind))
		}
	}
	if comments := trim(own[end:]); comments != "" {
		b.WriteString(" " + comments)
	}
	return trimLeft(b.String())
}
