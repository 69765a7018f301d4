package lint

import (
	"github.com/qbank-dev/qbank/internal/usual"
	"github.com/qbank-dev/qbank/parser"
)

// Unusual are the places of the file's unusual characters, bytes that are not UTF-8
// included, in their order. Usual ones are visible, or ASCII, leave the direction of
// the text as it is, are not U+FFFD, and NFC keeps them. They are looked for once for
// all rules, which must not change the list or keep it.
func (p *Pass) Unusual() []int { return p.unusual.of(p.File).places }

// Composed tells of most files in UTF-8 and NFC that they are. It is asked once for
// all rules.
func (p *Pass) Composed() bool { return p.unusual.of(p.File).composed }

// unusual is what is looked for in a file once for all rules.
type unusual struct {
	read, composed bool
	places         []int
}

func (u *unusual) of(f *parser.File) *unusual {
	if !u.read {
		u.read = true
		var valid bool
		u.places, valid = usual.Others(nil, f.Source.Text)
		u.composed = valid && usual.Composed(f.Source.Text, u.places)
	}
	return u
}
