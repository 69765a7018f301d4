package parser

import (
	"fmt"
	"io"
	"strings"

	"github.com/alecthomas/participle/v2/lexer"
)

// The kinds of parts, which are the tokens of the grammar: a heading or label line
// with the plain blocks below it.
const (
	questionPart lexer.TokenType = iota + 1
	optionPart
	tailPart
	analysisPart
	sectionPart
	optionAnalysisPart
	closingPart
	strayPart
)

// partTable holds the name of each kind of part as the grammar writes it, the
// blocks that begin one, those that may follow in it, and what these are.
var partTable = [...]struct {
	name         string
	first, below kinds
	what         string
}{
	questionPart:       {"QuestionHeading", kindSet(QuestionHeadingBlock), stemKinds, "the stem"},
	optionPart:         {"Option", kindSet(OptionBlock), bodyKinds, "what stands between it and the next option"},
	tailPart:           {"Tail", bodyKinds, bodyKinds, "what stands below the last option"},
	analysisPart:       {"AnalysisHeading", kindSet(AnalysisHeadingBlock), bodyKinds, "what stands before the first section"},
	sectionPart:        {"SectionHeading", kindSet(SectionHeadingBlock, OptionSectionBlock), bodyKinds, "the text of the section"},
	optionAnalysisPart: {"OptionAnalysisHeading", kindSet(OptionAnalysisBlock), contentKinds, "the reasons"},
	closingPart:        {"AnswerLine", kindSet(AnswerLineBlock), bodyKinds, "what follows it below the option analyses"},
	strayPart:          {"StrayHeading", kindSet(StrayHeadingBlock), strayKinds, "what belongs to no question with it"},
}

// definition is the lexer as the library knows it.
type definition struct{}

// Symbols implements lexer.Definition.
func (definition) Symbols() map[string]lexer.TokenType {
	symbols := map[string]lexer.TokenType{"EOF": lexer.EOF}
	for kind := questionPart; int(kind) < len(partTable); kind++ {
		symbols[partTable[kind].name] = kind
	}
	return symbols
}

// Lex implements lexer.Definition, which the library asks for when it builds the
// parser. Records are lexed one by one by [File.readRecords].
func (definition) Lex(string, io.Reader) (lexer.Lexer, error) {
	return nil, fmt.Errorf("a file is cut into records before it is parsed")
}

// partLexer makes parts of the blocks of a record.
type partLexer struct {
	blocks []Block
	text   string
	last   lexer.TokenType
}

// Next implements lexer.Lexer. A block that begins no part is a token that the
// grammar does not know.
func (l *partLexer) Next() (lexer.Token, error) {
	if len(l.blocks) == 0 {
		return lexer.EOFToken(lexer.Position{Offset: len(l.text)}), nil
	}
	kind := l.kind()
	n := 1
	for n < len(l.blocks) && partTable[kind].below.has(l.blocks[n].Kind) {
		n++
	}
	if kind == optionPart && (n == len(l.blocks) || l.blocks[n].Kind != OptionBlock) {
		n = 1 // what stands below the last option is no part of it
	}
	span := blocksSpan(l.blocks[:n])
	l.blocks, l.last = l.blocks[n:], kind
	return lexer.Token{Type: kind, Value: l.text[span.Start:span.End], Pos: lexer.Position{Offset: span.Start}}, nil
}

// kind is that of the part which begins with the next block, 0 for none.
func (l *partLexer) kind() lexer.TokenType {
	first := l.blocks[0].Kind
	if l.last == optionPart && bodyKinds.has(first) {
		return tailPart
	}
	for kind := range lexer.TokenType(len(partTable)) {
		if kind != tailPart && partTable[kind].first.has(first) {
			return kind
		}
	}
	return 0
}

// EBNF returns the grammar of a record, which the parser was built from, the parts
// that it is made of, and the blocks that these are made of. A file is a sequence of
// records.
func EBNF() string {
	grammar := grammar().String()
	for _, p := range partTable[1:] {
		// The library writes the names of tokens in small letters.
		grammar = strings.ReplaceAll(grammar, "<"+strings.ToLower(p.name)+">", "<"+p.name+">")
	}
	var b strings.Builder
	b.WriteString(grammar + "\n\n")
	for _, p := range partTable[1:] {
		fmt.Fprintf(&b, "%-24s%s\n%24sthen %s: %s\n", "<"+p.name+">", p.first, "", p.what, p.below)
	}
	b.WriteByte('\n')
	for kind := QuestionHeadingBlock; kind <= TriviaBlock; kind++ {
		plain := ""
		if contentKinds.has(kind) {
			plain = " (a plain block)"
		}
		fmt.Fprintf(&b, "%-24s%s%s\n", kind, kindTable[kind].what, plain)
	}
	return b.String()
}
