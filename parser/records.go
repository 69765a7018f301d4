package parser

import "github.com/alecthomas/participle/v2/lexer"

// records are the records of many tokens. The library is called once for all of
// them: for each record it makes a context, and for each part that the grammar has
// an error and values by reflection, whether it is there or not, which took a
// fourth of the time of parsing. Questions and analyses are read here as the tags
// of their fields say, which a test compares with what the library makes of them.
type records struct {
	list []parsedRecord
}

// parsedRecord is a record with its tokens; a question or an analysis, or neither
// where the grammar does not take the tokens.
type parsedRecord struct {
	tokens   []lexer.Token
	question *Question
	analysis *Analysis
}

var (
	recordHeadingKinds = questionHeadingKinds | analysisHeadingKinds
	strayHeadingKinds  = kindSet(StrayHeadingBlock)
	strayKinds         = contentKinds | kindSet(StrayHeadingBlock, AnswerLineBlock)
)

// Parse implements participle.Parseable. It takes all tokens: none but the first
// of a record is the heading of one. Those of the library are outlines, in a list
// that is used again (see [tokenList]).
func (r *records) Parse(lex *lexer.PeekingLexer) error {
	c := cursor{tokens: unoutlined(lex)}
	var count [TriviaBlock + 1]int
	for i := range c.tokens {
		count[c.tokens[i].Type]++
	}
	c.options.grow(count[OptionBlock])
	c.sections.grow(count[SectionHeadingBlock] + count[OptionSectionBlock])
	c.analysed.grow(count[OptionAnalysisBlock])
	questions := make([]Question, count[QuestionHeadingBlock])
	analyses := make([]Analysis, count[AnalysisHeadingBlock])
	r.list = make([]parsedRecord, 0, len(questions)+len(analyses))
	for all := c.tokens; len(all) > 0; {
		n := 1
		for n < len(all) && !recordHeadingKinds.has(all[n].Type) {
			n++
		}
		c.tokens, c.pos = all[:n], 0
		all = all[n:]
		record := parsedRecord{tokens: c.tokens}
		switch c.kind() {
		case QuestionHeadingBlock:
			if questions[0].take(&c) && c.pos == n {
				record.question = &questions[0]
			}
			questions = questions[1:]
		case AnalysisHeadingBlock:
			if analyses[0].take(&c) && c.pos == n {
				record.analysis = &analyses[0]
			}
			analyses = analyses[1:]
		}
		r.list = append(r.list, record)
	}
	return nil
}

func (q *Question) take(c *cursor) bool {
	if !c.one(&q.heading.Line, questionHeadingKinds) {
		return false
	}
	q.Heading = &q.heading
	if q.stem.take(c, stemKinds) {
		q.Stem = &q.stem
	}
	if q.optionRun.take(c) {
		q.OptionRun = &q.optionRun
	}
	if q.tail.take(c, bodyKinds) {
		q.Tail = &q.tail
	}
	if q.sectionRun.take(c) {
		q.SectionRun = &q.sectionRun
	}
	q.Stray = takeStray(c)
	q.Tokens = c.tokens[:c.pos]
	return true
}

func (a *Analysis) take(c *cursor) bool {
	if !c.one(&a.heading.Line, analysisHeadingKinds) {
		return false
	}
	a.Heading = &a.heading
	if a.body.take(c, bodyKinds) {
		a.Body = &a.body
	}
	if a.sectionRun.take(c) {
		a.SectionRun = &a.sectionRun
	}
	a.Stray = takeStray(c)
	a.Tokens = c.tokens[:c.pos]
	return true
}

func takeStray(c *cursor) *Stray {
	if !c.at(strayHeadingKinds) {
		return nil
	}
	tokens, _ := c.run(strayKinds)
	return &Stray{node: node{tokens}, First: tokens[0], Blocks: tokens[1:]}
}
