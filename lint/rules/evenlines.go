package rules

import (
	"strings"

	"github.com/qbank-dev/qbank/parser"
)

// evenLines tells of most records that emphasis opens and closes in each of their
// lines as often as it should: then it does so in whatever the lines are put
// together to.
type evenLines struct {
	slashes bool // an asterisk may be escaped
	returns bool // a line may end in a lone CR
}

func newEvenLines(f *parser.File) evenLines {
	return evenLines{
		slashes: strings.IndexByte(f.Source.Text, '\\') >= 0,
		returns: f.LineEnds().CR > 0,
	}
}

func (e evenLines) record(f *parser.File, r *parser.Record) bool {
	tokens := recordTokens(r)
	if e.returns || len(tokens) == 0 {
		return false
	}
	first, last := &tokens[0], &tokens[len(tokens)-1]
	text := f.Source.Text[first.Pos.Offset : last.Pos.Offset+len(last.Value)]
	if !e.escapes(text) && evenAsWhole(text) {
		return true
	}
	for i := range tokens {
		t := &tokens[i]
		if emphasisFree(parser.Kind(t.Type)) {
			continue
		}
		if e.escapes(t.Value) || !evenStarsByLine(t.Value) {
			return false
		}
	}
	return true
}

func (e evenLines) escapes(text string) bool { return e.slashes && strings.IndexByte(text, '\\') >= 0 }

// evenAsWhole tells of most records, whatever their blocks are, that an even number of
// ** stands in each line and no backtick in a line that has some: such a line is code
// from its start to its end or not at all. It does not know escapes.
func evenAsWhole(text string) bool {
	if strings.IndexByte(text, '`') < 0 {
		return evenStars(text)
	}
	for {
		at := strings.IndexByte(text, '*')
		if at < 0 {
			return true
		}
		start, end := strings.LastIndexByte(text[:at], '\n')+1, len(text)
		if n := strings.IndexByte(text[at:], '\n'); n >= 0 {
			end = at + n
		}
		if strings.IndexByte(text[start:end], '`') >= 0 || !evenStars(text[at:end]) {
			return false
		}
		text = text[end:]
	}
}

// evenStarsByLine tells of most texts that an even number of ** stands in each line,
// those in code aside, which begins and ends in its line. It does not know escapes.
func evenStarsByLine(text string) bool {
	if strings.IndexByte(text, '`') >= 0 {
		return evenStarsBesideCode(text)
	}
	return evenStars(text)
}

// evenStars tells whether an even number of ** stands in each line of a text.
func evenStars(text string) bool {
	pairs := 0 // so far: as long as no line is odd, an even number
	for {
		at := strings.IndexByte(text, '*')
		if at < 0 {
			return pairs%2 == 0
		}
		if pairs%2 != 0 && strings.IndexByte(text[:at], '\n') >= 0 {
			return false
		}
		text = text[at:]
		n := starsAt(text)
		pairs += n / 2
		text = text[n:]
	}
}

func evenStarsBesideCode(text string) bool {
	pairs, code := 0, false
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '`':
			if i+1 < len(text) && text[i+1] == '`' {
				return false
			}
			code = !code
		case '\n':
			if code || pairs%2 != 0 {
				return false
			}
		case '*':
			if n := starsAt(text[i:]); !code {
				pairs += n / 2
				i += n - 1
			}
		}
	}
	return !code && pairs%2 == 0
}

// starsAt is the length of the run of asterisks that a text begins with.
func starsAt(text string) int {
	n := 0
	for n < len(text) && text[n] == '*' {
		n++
	}
	return n
}
