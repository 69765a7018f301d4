package lint

import (
	"crypto/sha256"
	"encoding/binary"
	"hash/fnv"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// sum64 is a hash that is the same in every run, so that facts can be kept. It is
// never 0, which stands for nothing.
func sum64(text []byte) uint64 {
	h := fnv.New64a()
	h.Write(text)
	return max(h.Sum64(), 1)
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
	for _, r := range text {
		switch {
		case unicode.IsSpace(r):
			space = true
		case invisible(r):
		default:
			if space && len(w.text) > 0 {
				w.text = append(w.text, ' ')
			}
			space = false
			w.text = utf8.AppendRune(w.text, r)
		}
	}
	if len(w.text) == 0 {
		return 0
	}
	return sum64(w.text)
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
