package parser

import (
	"io"

	"github.com/alecthomas/participle/v2/lexer"
)

// Tokens are all blocks of a text in source order, trivia included: their texts
// put together are the input, byte for byte.
func (p *Parser) Tokens(text string) []Block {
	start := 0
	if len(text) >= len(byteOrderMark) && text[:len(byteOrderMark)] == byteOrderMark {
		start = len(byteOrderMark)
	}
	l := p.scan(text, start)
	first := len(text)
	if len(l.cuts) > 0 {
		first = l.cuts[0].start
	}
	preamble := blockLexer{parser: p, lines: l.text, end: first, regions: l.regions, part: inStray}
	preamble.lex(start)
	pieces := preamble.pieces
	level := 0
	regions := l.regions
	for i, c := range l.cuts {
		end := len(text)
		if i+1 < len(l.cuts) {
			end = l.cuts[i+1].start
		}
		level = recordLevel(level, &c.heading)
		regions = regionsFrom(regions, c.start)
		pieces = p.lexRecord(l.text, c, end, level, regions, pieces)
	}
	var out []Block
	pos := 0
	trivia := func(to int) {
		if pos < to {
			out = append(out, Block{Kind: TriviaBlock, Span: Span{pos, to}, Text: text[pos:to]})
		}
	}
	for _, b := range pieces {
		trivia(b.span.Start)
		out = append(out, Block{Kind: b.kind, Span: b.span, Text: text[b.span.Start:b.span.End]})
		pos = b.span.End
	}
	trivia(len(text))
	return out
}

// recordLevel is the level of the question that a record belongs to, after
// one of the level before.
func recordLevel(before int, h *heading) int {
	if (h.kind == analysisHeading || h.kind == bareAnalysis) && before != 0 {
		return min(before, h.level)
	}
	return h.level
}

func regionsFrom(regions []region, start int) []region {
	for len(regions) > 0 && regions[0].span.Start < start {
		regions = regions[1:]
	}
	return regions
}

// Lex implements lexer.Definition. It is here for the library's sake: the parser
// cuts records first and lexes each by itself.
func (d definition) Lex(_ string, r io.Reader) (lexer.Lexer, error) {
	src, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	lex := &tokenLexer{text: string(src)}
	for _, b := range Default().Tokens(lex.text) {
		if b.Kind != TriviaBlock {
			lex.pieces = append(lex.pieces, piece{b.Kind, b.Span})
		}
	}
	return lex, nil
}
