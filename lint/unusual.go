package lint

import (
	"github.com/qbank-dev/qbank/internal/usual"
	"github.com/qbank-dev/qbank/parser"
)

// Unusual are the places of the file's unusual characters, bytes that are not UTF-8
// included, in their order. Usual ones are visible, or ASCII, leave the direction of
// the text as it is, are not U+FFFD, and NFC keeps them. They are looked for once for
// all rules, which must not change the list or keep it.
func (p *Pass) Unusual() []int { return p.notes.readUnusual(p.File).unusual }

// Composed tells of most files in UTF-8 and NFC that they are. It is asked once for
// all rules.
func (p *Pass) Composed() bool { return p.notes.isComposed(p.File) }

// isComposed tells of most files in UTF-8 and NFC that they are.
func (n *notes) isComposed(f *parser.File) bool { return n.readUnusual(f).composed }

// readUnusual looks for the unusual characters of a file.
func (n *notes) readUnusual(f *parser.File) *notes {
	if n.unusualOf != f {
		n.unusualOf = f
		var valid bool
		n.unusual, valid = usual.Others(n.unusual[:0], f.Source.Text)
		n.composed = valid && usual.Composed(f.Source.Text, n.unusual)
	}
	return n
}

// maxUnusual is for how many unusual characters memory is kept from file to file.
const maxUnusual = 1 << 14

// forgetUnusual makes notes ready for another file.
func (n *notes) forgetUnusual() {
	n.unusualOf = nil
	if cap(n.unusual) > maxUnusual {
		n.unusual = nil
	}
}
