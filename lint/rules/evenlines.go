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

func (e evenLines) record(r *parser.Record) bool {
	tokens := recordTokens(r)
	for i := range tokens {
		t := &tokens[i]
		if emphasisFree(parser.Kind(t.Type)) {
			continue
		}
		if e.returns || e.slashes && strings.IndexByte(t.Value, '\\') >= 0 || !evenStarsByLine(t.Value) {
			return false
		}
	}
	return true
}

// evenStarsByLine tells of most texts that an even number of ** stands in each line,
// those in code aside, which begins and ends in its line. It does not know escapes.
func evenStarsByLine(text string) bool {
	if strings.IndexByte(text, '`') >= 0 {
		return evenStarsBesideCode(text)
	}
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
