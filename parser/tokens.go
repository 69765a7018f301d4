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
	var tokens []lexer.Token
	first := len(text)
	if len(l.cuts) > 0 {
		first = l.cuts[0].start
	}
	preamble := blockLexer{parser: p, lines: l.text, end: first, regions: l.regions, part: inStray}
	preamble.lex(start)
	tokens = append(tokens, preamble.tokens...)
	level := 0
	for i, c := range l.cuts {
		end := len(text)
		if i+1 < len(l.cuts) {
			end = l.cuts[i+1].start
		}
		level = recordLevel(level, &c.heading)
		tokens = p.lexRecord(l.text, c, end, level, regionsFrom(l.regions, c.start), tokens)
	}
	var out []Block
	pos := 0
	trivia := func(to int) {
		if pos < to {
			out = append(out, Block{Kind: TriviaBlock, Span: Span{pos, to}, Text: text[pos:to]})
		}
	}
	for i := range tokens {
		b := block(&tokens[i])
		trivia(b.Span.Start)
		out = append(out, b)
		pos = b.Span.End
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
	var tokens []lexer.Token
	for _, b := range Default().Tokens(string(src)) {
		if b.Kind != TriviaBlock {
			tokens = append(tokens, lexer.Token{Type: lexer.TokenType(b.Kind), Value: b.Text, Pos: lexer.Position{Offset: b.Span.Start}})
		}
	}
	return &tokenLexer{tokens: tokens, end: lexer.Position{Offset: len(src)}}, nil
}
