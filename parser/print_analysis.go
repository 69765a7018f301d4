package parser

import (
	"strings"
)

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

// commentsIn are the comments of a line, but for those in code spans.
func commentsIn(line string) (list []string) {
	var comments openComments
	for i := 0; i < len(line); {
		switch line[i] {
		case '`':
			i += codeSpan(line[i:])
			continue
		case '<':
			if n := comments.length(line[i:]); n > 0 {
				list = append(list, line[i:i+n])
				i += n
				continue
			}
		}
		i++
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
