package parser

// SameTitle tells whether two section titles are the same but for emoji,
// emphasis, numbering, a final colon and case.
func (p *Parser) SameTitle(a, b string) bool {
	return newWord(plainTitle(b)).matches(plainTitle(a))
}

// MarksIn are the marks of a text that stands at offset base of the source;
// code spans are opaque.
func (p *Parser) MarksIn(text string, base int) []Mark { return p.glyphs.scan(nil, text, base) }
