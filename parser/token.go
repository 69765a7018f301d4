package parser

import (
	"iter"

	"github.com/alecthomas/participle/v2/lexer"
)

// Kind is the kind of a block. Blocks are the tokens of the grammar.
type Kind lexer.TokenType

// The kinds of blocks.
const (
	QuestionHeadingBlock Kind = iota + 1 // ## Question #7 (Choose two)
	AnalysisHeadingBlock                 // ## Question #7 분석
	OptionBlock                          // A. text, with the lines that follow it
	SectionHeadingBlock                  // ### 요구사항
	OptionSectionBlock                   // ### 선택지 분석
	OptionAnalysisBlock                  // **A. short name** ⭐
	StrayHeadingBlock                    // # Chapter 2, between two questions
	SubheadingBlock                      // a heading inside a stem
	AnswerLineBlock                      // **정답: A + C**
	ListItemBlock                        // - text, with what is indented below it
	ParagraphBlock                       // any other lines
	TableBlock                           // lines that begin with |
	QuoteBlock                           // lines that begin with >
	RuleBlock                            // ---
	BreakBlock                           // a line that is only <br>
	FenceBlock                           // ``` to ```
	CommentBlock                         // <!-- to -->
	DirectiveBlock                       // <!-- qbank-… -->
	FrontMatterBlock                     // --- to ---, before the first question
	TriviaBlock                          // blank lines, line ends and a byte-order mark
)

// kindTable holds the name of each kind, as the grammar and the AST in JSON use
// it, and what it is, as the documentation says it.
var kindTable = [...]struct{ name, what string }{
	QuestionHeadingBlock: {"QuestionHeading", "a heading that names a question: ## Question #7 (Choose two)"},
	AnalysisHeadingBlock: {"AnalysisHeading", "the same with an analysis word behind: ## Question #7 분석; or that word alone"},
	OptionBlock:          {"Option", "a line that begins with a label, A. text, and the lines below it"},
	SectionHeadingBlock:  {"SectionHeading", "a heading deeper than that of the question"},
	OptionSectionBlock:   {"OptionSectionHeading", "the same with a title such as 선택지 분석 or Option analysis"},
	OptionAnalysisBlock:  {"OptionAnalysisHeading", "a line or heading that begins with a label, in that section: **A. name** ⭐"},
	StrayHeadingBlock:    {"StrayHeading", "a heading that is not deeper than that of the question and has no meaning"},
	SubheadingBlock:      {"Subheading", "a heading in a stem"},
	AnswerLineBlock:      {"AnswerLine", "an answer word, a colon and labels, after the options: 정답: A + C"},
	ListItemBlock:        {"ListItem", "a list marker, its text, and what is indented below"},
	ParagraphBlock:       {"Paragraph", "any other lines up to a blank one"},
	TableBlock:           {"Table", "lines that begin with |, or a line with | and a row of dashes below it"},
	QuoteBlock:           {"Quote", "lines that begin with >"},
	RuleBlock:            {"Rule", "three or more of the same of - * _ and nothing else"},
	BreakBlock:           {"Break", "a line that is only <br>, in a question"},
	FenceBlock:           {"Fence", "from three or more backticks or tildes to as many of them"},
	CommentBlock:         {"Comment", "<!-- to -->, at the start of a line"},
	DirectiveBlock:       {"Directive", "a comment that speaks to qbank: <!-- qbank-… -->"},
	FrontMatterBlock:     {"FrontMatter", "from --- on the first line of a file to ---, before the first question"},
	TriviaBlock:          {"Trivia", "blank lines, line ends and a byte-order mark, between all others"},
}

// String is the block's name, as the grammar writes it.
func (k Kind) String() string {
	if k < 1 || int(k) >= len(kindTable) {
		return "EOF"
	}
	return kindTable[k].name
}

// Block is one block with its place in the source.
type Block struct {
	Kind Kind
	Span Span
	Text string // the source at Span
}

func block(t *lexer.Token) Block {
	return Block{Kind: Kind(t.Type), Span: tokenSpan(t), Text: t.Value}
}

func tokenSpan(t *lexer.Token) Span { return Span{t.Pos.Offset, t.Pos.Offset + len(t.Value)} }

func blocks(tokens []lexer.Token) iter.Seq[Block] {
	return func(yield func(Block) bool) {
		for i := range tokens {
			if !yield(block(&tokens[i])) {
				return
			}
		}
	}
}

// definition is the lexer as participle knows it.
type definition struct{}

// Symbols implements lexer.Definition.
func (d definition) Symbols() map[string]lexer.TokenType {
	symbols := map[string]lexer.TokenType{"EOF": lexer.EOF}
	for kind := Kind(1); int(kind) < len(kindTable); kind++ {
		symbols[kind.String()] = lexer.TokenType(kind)
	}
	return symbols
}

// piece is a block as the lexer finds it: a token without its text, of a third of
// the size and without pointers.
type piece struct {
	kind Kind
	span Span
}

// tokenLexer makes tokens of the pieces of a text that were found beforehand. The
// lexer itself never fails: there is no text that is not some block.
type tokenLexer struct {
	text   string
	pieces []piece
}

// Next implements lexer.Lexer.
func (l *tokenLexer) Next() (lexer.Token, error) {
	if len(l.pieces) == 0 {
		return lexer.EOFToken(lexer.Position{Offset: len(l.text)}), nil
	}
	p := &l.pieces[0]
	l.pieces = l.pieces[1:]
	return p.token(l.text), nil
}

func (p *piece) token(text string) lexer.Token {
	return lexer.Token{
		Type:  lexer.TokenType(p.kind),
		Value: text[p.span.Start:p.span.End],
		Pos:   lexer.Position{Offset: p.span.Start},
	}
}

// tokenList is a list of tokens of the library that is used again and again. The
// library appends tokens to a list of its own one by one, which took half of the
// memory of parsing and a tenth of the time. The list serves to read records only:
// it holds outlines of the tokens, from which the tokens themselves are made where
// they stay.
type tokenList struct {
	lex   *lexer.PeekingLexer
	start lexer.Checkpoint
	room  []lexer.Token // the list, with the token at the end
	end   int           // the index of that
}

// fill puts outlines of pieces in place of those before. A list that is too short
// is made anew, for maxBatch tokens at least.
func (l *tokenList) fill(text string, pieces []piece) *lexer.PeekingLexer {
	n := len(pieces)
	if n >= len(l.room) {
		size := max(n, maxBatch)
		// Making a list cannot fail, for tokenLexer does not.
		l.lex, _ = lexer.Upgrade(&tokenLexer{pieces: make([]piece, size)})
		l.start = l.lex.MakeCheckpoint()
		l.room, l.end = l.lex.Range(0, lexer.RawCursor(size+1)), 0
	}
	l.room[l.end].Value = ""
	for i := range pieces {
		p, t := &pieces[i], &l.room[i]
		t.Type, t.Pos.Offset, t.Pos.Column = lexer.TokenType(p.kind), p.span.Start, p.span.Len()
	}
	l.room[n] = lexer.EOFToken(lexer.Position{Offset: len(text)})
	l.room[n].Value = text
	l.end = n
	l.lex.LoadCheckpoint(l.start)
	return l.lex
}

// unoutlined makes tokens of the outlines ahead of a lexer, and takes them. An
// outline is a token that holds no text but the length of one, where the library
// has a column; the text of all stands in the token at the end.
func unoutlined(lex *lexer.PeekingLexer) []lexer.Token {
	outlines := tokensAhead(lex)
	if len(outlines) == 0 {
		return nil
	}
	end := lex.RawCursor() + lexer.RawCursor(len(outlines))
	text := lex.Range(end, end+1)[0].Value
	tokens := make([]lexer.Token, len(outlines))
	for i := range outlines {
		o, t := &outlines[i], &tokens[i]
		t.Type, t.Pos.Offset = o.Type, o.Pos.Offset
		t.Value = text[o.Pos.Offset : o.Pos.Offset+o.Pos.Column]
	}
	// To take them one by one, the library would ask a table for each whether it is
	// to be skipped.
	outlines[0].Type = lexer.EOF
	return tokens
}

// forget drops the text, and a list that a long record has made large.
func (l *tokenList) forget() {
	switch {
	case len(l.room) > maxBatch+1:
		*l = tokenList{}
	case l.room != nil:
		l.room[l.end].Value = ""
	}
}
