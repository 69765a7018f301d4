// Package charset tells which characters a text holds, so that who looks for rare
// ones need not look at all where there are none.
package charset

import (
	"math/bits"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/qbank-dev/qbank/internal/ascii"
)

// Set are the characters of a text beyond ASCII, but for Hangul syllables and
// Chinese characters, and the variation selectors right after a picture, which do
// what they are for there. The zero set is empty.
type Set struct {
	// pages are those of 64 characters each of which some are held, a bit each, and
	// held the characters of each page. Only the pages with a bit say something.
	pages [pageCount / 64]uint64
	held  [pageCount]uint64
	// high are the characters that take more than 16 bits, of which few texts have
	// many kinds.
	high []rune
	// unknown tells that the set may hold anything: the text is not UTF-8, or has
	// many kinds of high characters.
	unknown bool
}

const (
	pageCount = 1 << 16 / 64
	maxHigh   = 64
)

// Read makes it the set of a text.
func (s *Set) Read(text string) {
	s.pages, s.high, s.unknown = [len(s.pages)]uint64{}, s.high[:0], false
	rest := text
	for len(rest) >= 8 {
		word := ascii.Eight(rest) & 0x8080808080808080
		if word == 0 {
			rest = rest[8:]
			continue
		}
		rest = rest[bits.TrailingZeros64(word)/8:]
		for len(rest) >= 4 {
			// The compiler makes one load of these.
			w := uint32(rest[0]) | uint32(rest[1])<<8 | uint32(rest[2])<<16 | uint32(rest[3])<<24
			if c := common[byte(w)]; byte(w>>8)-c.first >= c.count || w&0xc0c000 != 0x808000 {
				break
			}
			rest = rest[3:]
		}
		if rest != "" && rest[0] >= utf8.RuneSelf {
			rest = rest[s.read(text, len(text)-len(rest)):]
		}
	}
	for rest != "" {
		if rest[0] < utf8.RuneSelf {
			rest = rest[1:]
			continue
		}
		rest = rest[s.read(text, len(text)-len(rest)):]
	}
}

// read adds the character at i, which is not ASCII, and gives its length.
func (s *Set) read(text string, i int) int {
	r, n := utf8.DecodeRuneInString(text[i:])
	switch {
	case r == utf8.RuneError && n == 1:
		s.unknown = true
	case r == emojiSelector && afterPicture(text[:i]):
	case r > 0xffff:
		s.addHigh(r)
	case !isCommon(r):
		s.add(r)
	}
	return n
}

func isCommon(r rune) bool { return 0x4000 <= r && r <= 0x9fff || 0xac00 <= r && r <= 0xd77f }

func (s *Set) add(r rune) {
	page, bit := r>>6, uint64(1)<<(r&63)
	if s.pages[page>>6]>>(page&63)&1 == 0 {
		s.pages[page>>6] |= 1 << (page & 63)
		s.held[page] = 0
	}
	s.held[page] |= bit
}

func (s *Set) addHigh(r rune) {
	for _, h := range s.high {
		if h == r {
			return
		}
	}
	if len(s.high) == maxHigh {
		s.unknown = true
		return
	}
	s.high = append(s.high, r)
}

// seconds are the second bytes of a row of characters.
type seconds struct{ first, count byte }

// common are Hangul syllables and Chinese characters by their first byte in UTF-8,
// which no set holds.
var common = [256]seconds{
	0xe4: {0x80, 64}, 0xe5: {0x80, 64}, 0xe6: {0x80, 64}, 0xe7: {0x80, 64}, 0xe8: {0x80, 64}, 0xe9: {0x80, 64},
	0xea: {0xb0, 16}, 0xeb: {0x80, 64}, 0xec: {0x80, 64}, 0xed: {0x80, 30},
}

// emojiSelector has the character before it shown as a picture.
const emojiSelector = '\ufe0f'

// afterPicture tells whether a text ends in an arrow, a sign or a picture.
func afterPicture(before string) bool {
	r, _ := utf8.DecodeLastRuneInString(before)
	return 0x2190 <= r && r <= 0x2bff || 0x1f000 <= r && r <= 0x1faff
}

// HoldsAny tells whether the set holds a character of the table. It may say so of
// a set that does not, and never the other way.
func (s *Set) HoldsAny(table *unicode.RangeTable) bool {
	if s.unknown {
		return true
	}
	for _, r := range table.R16 {
		if s.holdsRange(rune(r.Lo), rune(r.Hi)) {
			return true
		}
	}
	for _, h := range s.high {
		if unicode.Is(table, h) {
			return true
		}
	}
	return false
}

func (s *Set) holdsRange(first, last rune) bool {
	for page := first >> 6; page <= last>>6; page++ {
		if s.pages[page>>6]>>(page&63)&1 == 0 {
			continue
		}
		mask := ^uint64(0)
		if page == first>>6 {
			mask <<= first & 63
		}
		if page == last>>6 {
			mask &= ^uint64(0) >> (63 - last&63)
		}
		if s.held[page]&mask != 0 {
			return true
		}
	}
	return false
}

// Composed tells of most texts in NFC that they are: all their characters are kept
// by NFC whatever stands before them.
func (s *Set) Composed() bool {
	if s.unknown {
		return false
	}
	for i, word := range s.pages {
		for ; word != 0; word &= word - 1 {
			page := rune(i<<6 + bits.TrailingZeros64(word))
			if composedPages[page>>6]>>(page&63)&1 == 0 && !composedPage(page, s.held[page]) {
				return false
			}
		}
	}
	for _, r := range s.high {
		if !composed(r) {
			return false
		}
	}
	return true
}

func composedPage(page rune, held uint64) bool {
	for ; held != 0; held &= held - 1 {
		if !composed(page<<6 + rune(bits.TrailingZeros64(held))) {
			return false
		}
	}
	return true
}

// composed tells whether NFC keeps a character whatever stands before it.
func composed(r rune) bool {
	if 0x1f000 <= r && r <= 0x1faff {
		return true // the pictures
	}
	var room [utf8.UTFMax]byte
	text := room[:utf8.EncodeRune(room[:], r)]
	return norm.NFC.QuickSpan(text) == len(text) && norm.NFC.Properties(text).BoundaryBefore()
}

// composedPages are pages of which NFC keeps all characters: of Latin letters, and
// of arrows, signs and pictures.
var composedPages = func() (pages [pageCount / 64]uint64) {
	for _, r := range [...][2]rune{{0x80, 0x2ff}, {0x2180, 0x22ff}, {0x2400, 0x2a7f}, {0x2b00, 0x2bff}} {
		for page := r[0] >> 6; page <= r[1]>>6; page++ {
			pages[page>>6] |= 1 << (page & 63)
		}
	}
	return pages
}()
