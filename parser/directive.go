package parser

import "strings"

// A directive is a comment for qbank itself, "<!-- qbank-… -->". It may be on lines
// of its own or behind text, and is never part of the document's text.

// isDirective reports whether a comment is a directive.
func isDirective(comment string) bool {
	s, ok := strings.CutPrefix(trimLeft(comment), "<!--")
	return ok && strings.HasPrefix(strings.TrimLeft(s, " \t\r\n"), "qbank-")
}

// directivesIn returns the places of the directives of a line.
func directivesIn(line string) (list []Span) {
	if !strings.Contains(line, "<!--") {
		return nil
	}
	for piece := range Inlines(line) {
		if s := piece.Span; piece.Kind == InlineComment && isDirective(line[s.Start:s.End]) {
			list = append(list, s)
		}
	}
	return list
}

// nextComment finds the first comment of s at or after pos; start is -1 where
// there is none that is closed.
func nextComment(s string, pos int) (start, end int) {
	start = strings.Index(s[pos:], "<!--")
	if start < 0 {
		return -1, -1
	}
	start += pos
	n := commentLen(s[start:])
	if n == 0 {
		return -1, -1
	}
	return start, start + n
}

// onlyDirectives reports whether s holds nothing but directives.
func onlyDirectives(s string) bool {
	pos := 0
	for {
		start, end := nextComment(s, pos)
		if start < 0 {
			return blankLines(s[pos:])
		}
		if !isDirective(s[start:end]) || !blankLines(s[pos:start]) {
			return false
		}
		pos = end
	}
}

// collectDirectives fills in the file's directives: those on lines of their own,
// which are regions, and those behind text. What stands in another region is
// text.
func (f *File) collectDirectives(found *scan) {
	pos := 0
	for _, r := range found.regions {
		f.inlineDirectives(Span{pos, r.span.Start})
		if pos = r.span.End; r.kind == DirectiveBlock || r.kind == CommentBlock {
			f.regionDirectives(r.span)
		}
	}
	f.inlineDirectives(Span{pos, len(f.Source.Text)})
}

func (f *File) regionDirectives(span Span) {
	text := f.Source.Slice(span)
	for pos := 0; ; {
		start, end := nextComment(text, pos)
		if start < 0 {
			return
		}
		if isDirective(text[start:end]) {
			f.addDirective(span.Start+start, span.Start+end)
		}
		pos = end
	}
}

func (f *File) inlineDirectives(span Span) {
	text := f.Source.Text[:span.End]
	for pos := span.Start; ; {
		n := strings.Index(text[pos:], "<!--")
		if n < 0 {
			return
		}
		line := pos + 1 + strings.LastIndexAny(text[pos:pos+n], "\r\n")
		end, next := lineEnd(text, pos+n)
		pos = next
		for _, d := range directivesIn(text[line:end]) {
			f.addDirective(line+d.Start, line+d.End)
		}
	}
}

func (f *File) addDirective(start, end int) {
	f.Directives = append(f.Directives, Block{Kind: DirectiveBlock, Span: Span{start, end}, Text: f.Source.Text[start:end]})
}

// withoutDirectives returns a text without its directives, but for those in fences,
// code spans and other comments. A line that held nothing else goes with them.
func withoutDirectives(s string) string {
	if !strings.Contains(s, "<!--") || !strings.Contains(s, "qbank-") {
		return s
	}
	out := make([]byte, 0, len(s))
	var fence fenceLine
	closed := true // a comment may yet be closed
	for pos := 0; pos < len(s); {
		end, next := lineEnd(s, pos)
		if fence.step(s[pos:end]) {
			out = append(out, s[pos:next]...)
			pos = next
			continue
		}
		start, line := pos, len(out)
		skip := func() {
			n, _ := indentOf(s[pos:])
			out = append(out, s[pos:pos+n]...)
			pos += n
		}
		skip()
		// Comments that begin the line may go on over further ones.
		for closed && strings.HasPrefix(s[pos:], "<!--") {
			n := commentLen(s[pos:])
			if closed = n > 0; !closed {
				break
			}
			if isDirective(s[pos : pos+n]) {
				pos += n
				n, _ := indentOf(s[pos:])
				pos += n
				continue
			}
			out = append(out, s[pos:pos+n]...)
			pos += n
			skip()
		}
		end, next = lineEnd(s, pos)
		out = append(out, cutDirectives(s[pos:end])...)
		if len(out)-line < end-start && blank(string(out[line:])) {
			out = out[:line]
		} else {
			out = append(out, s[end:next]...)
		}
		pos = next
	}
	return string(out)
}

// cutDirectives cuts the directives of one line with the white space before
// them.
func cutDirectives(line string) string {
	var b strings.Builder
	pos := 0
	for _, d := range directivesIn(line) {
		b.WriteString(trimRight(line[pos:d.Start]))
		pos = d.End
	}
	b.WriteString(line[pos:])
	return b.String()
}
