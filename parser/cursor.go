package parser

import (
	"github.com/alecthomas/participle/v2"
	"github.com/alecthomas/participle/v2/lexer"
)

// cursor is where the nodes that parse themselves stand among the tokens, with
// room for the nodes that they are made of. The tokens are those of the library's
// lexer, which asks a table at each step whether a token is to be skipped.
type cursor struct {
	tokens []lexer.Token
	pos    int

	options  nodeList[Option]
	sections nodeList[Section]
	analysed nodeList[OptionAnalysis]
	closings nodeList[Closing]
}

// tokensAhead are the tokens of the library's lexer from where it stands up to
// the end.
func tokensAhead(lex *lexer.PeekingLexer) []lexer.Token {
	start := lex.RawCursor()
	end := start
	for !lex.Range(end, end+1)[0].EOF() {
		end++
	}
	return lex.Range(start, end)
}

// parseNode parses a node by itself, for the library.
func parseNode(lex *lexer.PeekingLexer, take func(*cursor) bool) error {
	c := cursor{tokens: tokensAhead(lex)}
	if !take(&c) {
		return participle.NextMatch
	}
	lex.FastForward(lex.RawCursor() + lexer.RawCursor(c.pos) - 1)
	return nil
}

// kind is that of the next token, 0 at the end.
func (c *cursor) kind() Kind {
	if c.pos == len(c.tokens) {
		return 0
	}
	return Kind(c.tokens[c.pos].Type)
}

// at tells whether the next token is of a kind in the set.
func (c *cursor) at(set kinds) bool {
	return c.pos < len(c.tokens) && set.has(c.tokens[c.pos].Type)
}

// one takes the next token where it is of a kind in the set.
func (c *cursor) one(line *lexer.Token, set kinds) bool {
	if !c.at(set) {
		return false
	}
	*line = c.tokens[c.pos]
	c.pos++
	return true
}

// run takes the tokens that are of a kind in the set, and tells which kinds they are.
func (c *cursor) run(set kinds) (tokens []lexer.Token, taken kinds) {
	start := c.pos
	for c.at(set) {
		taken |= 1 << c.tokens[c.pos].Type
		c.pos++
	}
	return c.tokens[start:c.pos], taken
}

// nodeList makes nodes of a type, in one piece where it is known how many there
// will be: a bank has tens of thousands, and making them one by one took a
// twentieth of all time.
type nodeList[N any] struct {
	free []N
	list []*N // all so far
}

// grow makes room for n nodes.
func (l *nodeList[N]) grow(n int) {
	if n > 0 {
		l.free, l.list = make([]N, n), make([]*N, 0, n)
	}
}

func (l *nodeList[N]) add() *N {
	if len(l.free) == 0 {
		l.free = make([]N, 1)
	}
	node := &l.free[0]
	l.free = l.free[1:]
	l.list = append(l.list, node)
	return node
}

// since are the nodes from the one with the index on, nil for none.
func (l *nodeList[N]) since(first int) []*N {
	n := len(l.list)
	if first == n {
		return nil
	}
	return l.list[first:n:n]
}
