package parser

import (
	"sort"
	"strings"
	"sync"
	"unicode"
)

// Dialect holds the words and glyphs that a bank may choose for itself. The
// zero value stands for [DefaultDialect] in every list that is nil.
type Dialect struct {
	// AnalysisTitles are the words that make a question heading the heading of
	// an analysis.
	AnalysisTitles []string
	// OptionSectionTitles are the titles of the section that holds the option
	// analyses, without emoji, emphasis, number and final colon.
	OptionSectionTitles []string
	// AnswerWords stand before the colon of an answer line.
	AnswerWords []string
	// Marks are the glyphs of reasons and keys.
	Marks Marks
}

// Marks are glyphs by meaning, without U+FE0F. The first of each list is the
// canonical one.
type Marks struct {
	Pro, Con, Caution, Star []string
}

// DefaultDialect is the dialect that [Parse] reads.
func DefaultDialect() Dialect {
	return Dialect{
		AnalysisTitles:      []string{"분석", "해설", "풀이", "Analysis", "Explanation", "Solution"},
		OptionSectionTitles: []string{"선택지 분석", "보기 분석", "선지 분석", "Option analysis", "Options", "Choices"},
		AnswerWords:         []string{"정답", "답", "Answer", "Answers", "Correct Answer", "Correct Answers"},
		Marks: Marks{
			Pro:     []string{"✅", "✔", "✓", "⭕", "🟢"},
			Con:     []string{"❌", "✖", "✗", "✘", "×", "🔴"},
			Caution: []string{"⚠", "⚡", "△", "🟡"},
			Star:    []string{"⭐", "🌟", "★"},
		},
	}
}

// Parser reads banks of one dialect. It is safe for concurrent use.
type Parser struct {
	analysisTitles      wordList
	optionSectionTitles wordList
	answerWords         wordList
	glyphs              glyphTable
	dialect             Dialect
}

// New returns a parser for a dialect.
func New(d Dialect) *Parser {
	def := DefaultDialect()
	p := &Parser{
		analysisTitles:      words(d.AnalysisTitles, def.AnalysisTitles),
		optionSectionTitles: words(d.OptionSectionTitles, def.OptionSectionTitles),
		answerWords:         words(d.AnswerWords, def.AnswerWords),
		dialect:             d.withDefaults(def),
	}
	p.glyphs = newGlyphTable(p.dialect.Marks)
	return p
}

// withDefaults returns the dialect with the words of def where it has none of its
// own.
func (d Dialect) withDefaults(def Dialect) Dialect {
	own := func(list, known []string) []string {
		if len(list) == 0 {
			return known
		}
		return list
	}
	d.Marks = mergeMarks(d.Marks, def.Marks)
	d.AnalysisTitles = own(d.AnalysisTitles, def.AnalysisTitles)
	d.OptionSectionTitles = own(d.OptionSectionTitles, def.OptionSectionTitles)
	d.AnswerWords = own(d.AnswerWords, def.AnswerWords)
	return d
}

// Dialect returns what the parser reads, with the defaults filled in.
func (p *Parser) Dialect() Dialect { return p.dialect }

// InScript returns the first of words in the script of a text: one with Hangul where
// the text has any, else one without. It is the first of all where none fits.
func InScript(words []string, text string) string {
	hangul := func(r rune) bool { return unicode.Is(unicode.Hangul, r) }
	for _, w := range words {
		if strings.ContainsFunc(w, hangul) == strings.ContainsFunc(text, hangul) {
			return w
		}
	}
	return words[0]
}

// Marks returns the glyphs that the parser knows, the canonical one first.
func (p *Parser) Marks() Marks { return p.dialect.Marks }

// mergeMarks returns the configured glyphs in front of the known ones: a bank that
// chooses its own marks still has the others recognised, so that a rule can say
// which glyph to use instead. A known glyph that the bank gives another meaning
// has only that.
func mergeMarks(own, known Marks) Marks {
	claimed := map[string]bool{}
	for _, list := range [][]string{own.Pro, own.Con, own.Caution, own.Star} {
		for _, g := range list {
			claimed[trimVariation(g)] = true
		}
	}
	merge := func(own, known []string) []string {
		seen := map[string]bool{"": true}
		var out []string
		for _, g := range own {
			if g = trimVariation(g); !seen[g] {
				seen[g] = true
				out = append(out, g)
			}
		}
		for _, g := range known {
			if !claimed[g] {
				out = append(out, g)
			}
		}
		return out
	}
	return Marks{
		Pro:     merge(own.Pro, known.Pro),
		Con:     merge(own.Con, known.Con),
		Caution: merge(own.Caution, known.Caution),
		Star:    merge(own.Star, known.Star),
	}
}

func words(own, known []string) wordList {
	if own == nil {
		own = known
	}
	var out wordList
	for _, w := range own {
		if w = trim(w); w == "" {
			continue
		}
		made := newWord(w)
		out = append(out, made)
		// Korean is written with and without the space: "선택지분석".
		if joined := strings.ReplaceAll(made.text, " ", ""); !made.latin && joined != made.text {
			out = append(out, newWord(joined))
		}
	}
	// The longest is first, so that "Correct Answer" is not read as less.
	sort.SliceStable(out, func(i, j int) bool { return len(out[i].text) > len(out[j].text) })
	return out
}

// knownAnalysisTitles returns the analysis words of the default dialect. They say
// what a title means whatever words a bank has chosen.
var knownAnalysisTitles = sync.OnceValue(func() wordList { return words(nil, DefaultDialect().AnalysisTitles) })

var defaultParser = sync.OnceValue(func() *Parser { return New(Dialect{}) })

// Default returns the parser of [DefaultDialect].
func Default() *Parser { return defaultParser() }
