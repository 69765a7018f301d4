package parser

import "strings"

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
