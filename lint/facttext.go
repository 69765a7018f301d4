package lint

import (
	"crypto/sha256"
	"encoding/binary"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/qbank-dev/qbank/internal/ascii"
)

// sum64 is a hash that is the same in every run, so that facts can be kept: after
// each eight bytes every bit of it depends on all bits before (the finaliser of
// SplitMix64; Steele, Lea & Flood 2014). Even of ten million texts two different ones
// share it once in 300,000 runs. It is never 0, which stands for nothing.
func sum64[T string | []byte](text T) uint64 {
	h := uint64(len(text))
	i := 0
	for ; i+8 <= len(text); i += 8 {
		h = spread(h ^ ascii.Eight(text[i:]))
	}
	var rest uint64
	for n := 0; i < len(text); i, n = i+1, n+8 {
		rest |= uint64(text[i]) << n
	}
	return max(spread(h^rest), 1)
}

func spread(h uint64) uint64 {
	h += 0x9e3779b97f4a7c15
	h = (h ^ h>>30) * 0xbf58476d1ce4e5b9
	h = (h ^ h>>27) * 0x94d049bb133111eb
	return h ^ h>>31
}

// hash sets the hashes of the stem, the options and the key.
func (w *factWriter) hash(fact *Fact) {
	w.hashes = w.hashes[:0]
	for _, text := range w.options {
		w.hashes = append(w.hashes, w.hashOf(text))
	}
	fact.KeyText = w.combined(0, w.correct)
	if fact.Stem = w.hashOf(w.stem); fact.Stem != 0 {
		fact.Content = w.combined(fact.Stem, nil)
	}
}

// combined is a hash of one hash and of those of the options that are wanted, nil
// for all, in the order of the hashes. It is 0 for none, and for no other.
func (w *factWriter) combined(first uint64, wanted []bool) uint64 {
	var room [maxOptions]uint64
	chosen := room[:0]
	for i, h := range w.hashes {
		if wanted == nil || wanted[i] {
			chosen = append(chosen, h)
		}
	}
	if first == 0 && len(chosen) == 0 {
		return 0
	}
	slices.Sort(chosen)
	w.text = binary.LittleEndian.AppendUint64(w.text[:0], first)
	for _, h := range chosen {
		w.text = binary.LittleEndian.AppendUint64(w.text, h)
	}
	return sum64(w.text)
}

// hashOf is the hash of a text in NFC without what makes no difference to a
// reader: how white space looks, and what cannot be seen. Case, punctuation and
// emphasis do make one, as in "ls -a" and "ls -A" or "7 - 5" and "7 * 5". It is 0
// for a text of nothing else.
func (w *factWriter) hashOf(text string) uint64 {
	w.text = w.text[:0]
	space := false
	start := 0 // of what has to be copied yet
	flush := func(end int) {
		if start == end {
			return
		}
		if space && len(w.text) > 0 {
			w.text = append(w.text, ' ')
		}
		w.text = append(w.text, text[start:end]...)
		space = false
	}
	for i := 0; i < len(text); {
		if n := smooth(text[i:]); n > 0 {
			i += n
			continue
		}
		c := text[i]
		size := 1
		switch {
		case c > ' ' && c < utf8.RuneSelf:
			i++
			continue
		case 0xe4 <= c && c <= 0xed:
			// U+4000 to U+DFFF, Chinese characters and Hangul: nothing to leave out.
			i += 3
			continue
		case c == ' ' && i > start && i+1 < len(text) && (' ' < text[i+1] && text[i+1] < utf8.RuneSelf || 0xe4 <= text[i+1] && text[i+1] <= 0xed):
			// A single space between two words stays.
			i++
			continue
		case c < utf8.RuneSelf:
			if !unicode.IsSpace(rune(c)) {
				i++
				continue
			}
			flush(i)
			space = true
		default:
			var r rune
			r, size = utf8.DecodeRuneInString(text[i:])
			blank := unicode.IsSpace(r)
			if !blank && !invisible(r) {
				i += size
				continue
			}
			flush(i)
			space = space || blank
		}
		i += size
		start = i
	}
	if start == 0 && text != "" {
		return sum64(text)
	}
	flush(len(text))
	if len(w.text) == 0 {
		return 0
	}
	return sum64(w.text)
}

// smooth is the length of a part of a text, from its start on, of which nothing is to
// be left out: ASCII, Chinese characters and Hangul, with single spaces inside. It is
// found eight bytes at a time, and may end anywhere in such a part but behind a space.
func smooth(text string) int {
	if text[0] <= ' ' {
		return 0
	}
	i := 0
	for i+8 <= len(text) {
		w := ascii.Eight(text[i:])
		space := ascii.Each(w, ' ')
		if space&(space<<8) != 0 || ascii.Below(w, ' ') {
			break
		}
		if !ascii.Pure(w) && !ascii.Asian(w) {
			break
		}
		i += 8 - int(space>>63) // up to a space at the end
	}
	return i
}

// invisible tells whether a character leaves no trace: a zero-width one or a
// variation selector.
func invisible(r rune) bool {
	return r < 0xac00 && unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Variation_Selector, r) || r == '\ufeff'
}

// leastShingles is the number of shingles below which stems are not compared but
// for equality. In so short a text one other character brings the similarity below
// the threshold, and many say nothing of their question: "다음 중 옳은 것은?".
const leastShingles = 60

// sketch sets what stems are compared by. Stems with different images have nothing
// in common: "Refer to the exhibit" asks something else of each. Of a short stem
// the options are kept.
func (w *factWriter) sketch(fact *Fact) {
	fact.Sketch, _ = w.sketcher.Sketch(w.stem, imagesHash(w.stem), leastShingles)
	if fact.Sketch != nil {
		return
	}
	n := 0
	for i, h := range w.hashes {
		if n < len(fact.OptionTexts) && h != 0 && w.refers[i] == toNothing {
			fact.OptionTexts[n] = max(uint16(h>>48), 1)
			n++
		}
	}
}

// imagesHash is a hash of the targets of all images of a markdown text; 0 where it
// has none.
func imagesHash(text string) uint64 {
	if !strings.Contains(text, "![") && !strings.Contains(text, "<img") {
		return 0
	}
	var targets []byte
	for rest := text; ; {
		target, after, ok := nextImage(rest)
		if !ok {
			break
		}
		targets = append(append(targets, target...), '\n')
		rest = after
	}
	if len(targets) == 0 {
		return 0
	}
	// What stems are compared by depends on it, and with that the similarity that is
	// reported.
	sum := sha256.Sum256(targets)
	return max(binary.LittleEndian.Uint64(sum[:]), 1)
}

// nextImage finds the next image: "![text](target)", "![text][label]" or
// "<img src=target>", with what follows it.
func nextImage(text string) (target, after string, ok bool) {
	mark, tag := strings.Index(text, "!["), strings.Index(text, "<img")
	switch {
	case mark < 0 && tag < 0:
		return "", "", false
	case mark < 0 || tag >= 0 && tag < mark:
		target, after, ok = strings.Cut(text[tag:], ">")
		if !ok {
			return "", "", false
		}
		if _, source, found := strings.Cut(target, "src="); found {
			target = strings.Trim(source, `"' /`)
		}
		return target, after, true
	}
	rest := text[mark:]
	end := strings.IndexByte(rest, ']')
	if end < 0 || end+1 == len(rest) {
		return "", "", false
	}
	switch rest[end+1] {
	case '(':
		target, after, ok = strings.Cut(rest[end+2:], ")")
	case '[':
		target, after, ok = strings.Cut(rest[end+2:], "]")
	}
	if !ok {
		return rest[:end], rest[end:], true
	}
	return target, after, true
}
