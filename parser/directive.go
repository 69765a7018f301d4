package parser

import "strings"

// A directive is a comment that speaks to qbank itself, "<!-- qbank-… -->". It
// may stand on lines of its own or behind text, and is never part of the
// document's text.

// isDirective tells whether a comment is a directive.
func isDirective(comment string) bool {
	s, ok := strings.CutPrefix(trimLeft(comment), "<!--")
	return ok && strings.HasPrefix(strings.TrimLeft(s, " \t\r\n"), "qbank-")
}

// findDirective finds the first directive on a line at or after pos. Code spans
// are opaque; start is -1 where there is none.
func findDirective(line string, pos int) (start, end int) {
	for pos < len(line) {
		n := strings.IndexAny(line[pos:], "<`")
		if n < 0 {
			break
		}
		pos += n
		if line[pos] == '`' {
			pos += codeSpan(line[pos:])
			continue
		}
		if !strings.HasPrefix(line[pos:], "<!--") {
			pos++
			continue
		}
		n = strings.Index(line[pos:], "-->")
		if n < 0 {
			break
		}
		end = pos + n + len("-->")
		if isDirective(line[pos:end]) {
			return pos, end
		}
		pos = end
	}
	return -1, -1
}

// collectDirectives fills in the file's directives: those on lines of their own,
// which are regions, and those behind text. What stands in another region is
// text.
func (f *File) collectDirectives(l layout) {
	pos := 0
	for _, r := range l.regions {
		f.inlineDirectives(Span{pos, r.span.Start})
		if pos = r.span.End; r.kind == DirectiveBlock {
			f.addDirective(r.span)
		}
	}
	f.inlineDirectives(Span{pos, len(f.Source.Text)})
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
		for at := 0; at >= 0; {
			var start int
			if start, at = findDirective(text[line:end], at); start >= 0 {
				f.addDirective(Span{line + start, line + at})
			}
		}
	}
}

func (f *File) addDirective(span Span) {
	text := f.Source.Slice(span)
	start := span.Start + spaces(text)
	text = strings.TrimRight(text[start-span.Start:], "\r\n")
	text = trimRight(text)
	f.Directives = append(f.Directives, Block{Kind: DirectiveBlock, Span: Span{start, start + len(text)}, Text: text})
}

// withoutDirectives is a text without its directives, but for those in fences,
// code spans and other comments. A line that held nothing else goes with them.
func withoutDirectives(s string) string {
	if !strings.Contains(s, "<!--") || !strings.Contains(s, "qbank-") {
		return s
	}
	var b strings.Builder
	var fence fenceLine
	closed := true // a comment may yet be closed
	for pos := 0; pos < len(s); {
		end, next := lineEnd(s, pos)
		line := s[pos:end]
		switch {
		case fence.step(line):
		case closed && opensComment(line):
			directive := isDirective(s[pos:])
			n := strings.Index(s[end:], "-->")
			if closed = n >= 0; !closed {
				break
			}
			if _, next = lineEnd(s, end+n); directive {
				pos = next
				continue
			}
		default:
			if kept := cutDirectives(line); kept != line {
				if !blank(kept) {
					b.WriteString(kept)
					b.WriteString(s[end:next])
				}
				pos = next
				continue
			}
		}
		b.WriteString(s[pos:next])
		pos = next
	}
	return b.String()
}

// opensComment tells whether a line begins a comment that it does not end.
func opensComment(line string) bool {
	return strings.HasPrefix(trimLeft(line), "<!--") && !strings.Contains(line, "-->")
}

// cutDirectives cuts the directives of one line, with the white space before
// them or, at the line's start, behind them.
func cutDirectives(line string) string {
	var b strings.Builder
	for pos := 0; ; {
		start, end := findDirective(line, pos)
		if start < 0 {
			b.WriteString(line[pos:])
			return b.String()
		}
		if before := line[pos:start]; b.Len() == 0 && blank(before) {
			b.WriteString(before)
			end += spaces(line[end:])
		} else {
			b.WriteString(trimRight(before))
		}
		pos = end
	}
}
