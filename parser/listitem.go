package parser

// item is the first line of a list item.
type item struct {
	indent int // columns before the marker
	number int // of an ordered item, else -1
	text   int // offset of the text after the marker
}

// itemFirst are the bytes that a list marker begins with; the last is the first
// of "•".
var itemFirst = func() (t [256]bool) {
	for _, c := range []byte("-*+0123456789\xe2") {
		t[c] = true
	}
	return t
}()

// listItem reads a line as the first of a list item.
func listItem(line string) (it item, ok bool) {
	i, columns := indentOf(line)
	if i == len(line) || !itemFirst[line[i]] {
		return item{}, false
	}
	n := listMarker(line[i:])
	if n == 0 || thematicBreak(line) {
		return item{}, false
	}
	it = item{indent: columns, number: -1}
	if isDigit(line[i]) {
		it.number = 0
		for _, c := range []byte(line[i : i+n]) {
			if isDigit(c) {
				it.number = it.number*10 + int(c-'0')
			}
		}
	}
	i += n
	it.text = i + spaces(line[i:])
	return it, true
}

// listItem emits a list item with its wrapped lines and all that is indented
// below it. A directive to qbank between two of its lines does not end it.
func (x *blockLexer) listItem(it item, pos, next int) int {
	resume := place{next, x.regions}
	for next < x.end {
		lineStop, after := x.lineEnd(next)
		line := x.text[next:lineStop]
		if blank(line) {
			below, ok := x.indentedBelow(it, after)
			if !ok {
				break
			}
			next = below
			continue
		}
		_, columns := indentOf(line)
		inner := columns >= it.indent+2
		if r, ok := x.regionAt(next); ok {
			next = min(r.span.End, x.end)
			if r.kind == DirectiveBlock {
				continue
			}
			if !inner {
				break
			}
		} else if inner && x.indentedOption(line, next) || !inner && x.endsItem(line, next) {
			break
		} else {
			next = after
		}
		resume = place{next, x.regions}
	}
	x.emit(ListItemBlock, Span{pos, resume.pos})
	x.regions = resume.regions
	return resume.pos
}

// indentedOption tells whether an indented line is an option nonetheless: a list
// at the end of a stem does not swallow the options.
func (x *blockLexer) indentedOption(line string, pos int) bool {
	if x.part != inStem && x.part != inOptions {
		return false
	}
	l, ok := x.option(line, pos)
	return ok && !l.bullet && l.form == wellFormed
}

// indentedBelow skips blank lines from pos and tells whether the line after
// them still belongs to the item by its indent.
func (x *blockLexer) indentedBelow(it item, pos int) (int, bool) {
	pos = x.skipBlank(pos)
	if pos >= x.end {
		return pos, false
	}
	end, _ := x.lineEnd(pos)
	_, columns := indentOf(x.text[pos:end])
	return pos, columns >= it.indent+2
}

// endsItem tells whether a line that is not indented below an item ends it; any
// other such line is a wrapped one.
func (x *blockLexer) endsItem(line string, pos int) bool {
	if _, ok := listItem(line); ok {
		return true
	}
	return x.interrupts(ListItemBlock, line, pos)
}
