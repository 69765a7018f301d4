package lint

import (
	"crypto/sha256"
	"encoding/binary"
	"hash/fnv"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/qbank-dev/qbank/internal/lang"
	"github.com/qbank-dev/qbank/internal/text"
	"github.com/qbank-dev/qbank/schema"
)

// sum64 returns a hash that is the same in every run, so that facts can be kept. It is
// never 0, which means none.
func sum64(text []byte) uint64 {
	h := fnv.New64a()
	h.Write(text)
	return max(h.Sum64(), 1)
}

// optionHashes returns the hashes of the texts of the options.
func optionHashes(doc *schema.Document) []uint64 {
	hashes := make([]uint64, len(doc.Options))
	for i := range doc.Options {
		hashes[i] = hashOf(doc.Options[i].Text)
	}
	return hashes
}

// setHashes sets the hashes of the stem, the options and the key.
func (fact *Fact) setHashes(doc *schema.Document, options []uint64) {
	var right []uint64
	for i := range doc.Options {
		if doc.Options[i].Correct {
			right = append(right, options[i])
		}
	}
	if len(right) > 0 {
		fact.KeyText = combined(0, right)
	}
	if fact.Stem = hashOf(doc.Stem); fact.Stem != 0 {
		fact.Content = combined(fact.Stem, slices.Clone(options))
	}
}

// combined returns a hash of one hash and of others, whatever their order, which it
// changes.
func combined(first uint64, others []uint64) uint64 {
	slices.Sort(others)
	text := binary.LittleEndian.AppendUint64(nil, first)
	for _, h := range others {
		text = binary.LittleEndian.AppendUint64(text, h)
	}
	return sum64(text)
}

// hashOf returns the hash of a text in NFC without what makes no difference to a
// reader: how white space looks, and what cannot be seen. Case, punctuation and
// emphasis do make one, as in "ls -a" and "ls -A" or "7 - 5" and "7 * 5". It is 0
// for a text of nothing else.
func hashOf(s string) uint64 {
	seen := make([]byte, 0, len(s))
	space := false
	for _, r := range s {
		switch {
		case unicode.IsSpace(r):
			space = true
		case text.IsIgnorable(r):
		default:
			if space && len(seen) > 0 {
				seen = append(seen, ' ')
			}
			space = false
			seen = utf8.AppendRune(seen, r)
		}
	}
	if len(seen) == 0 {
		return 0
	}
	return sum64(seen)
}

// leastShingles is the number of shingles below which stems are not compared but
// for equality. In so short a text one other character brings the similarity below
// the threshold, and many say nothing of their question: "다음 중 옳은 것은?".
const leastShingles = 60

// setSketch sets the sketch by which stems are compared. Stems with different images have
// nothing in common: "Refer to the exhibit" asks something else of each. Of a short
// stem the options are kept.
func (m *factMaker) setSketch(fact *Fact, doc *schema.Document, options []uint64) {
	fact.Sketch, _ = m.sketcher.Sketch(doc.Stem, imagesHash(doc.Stem), leastShingles)
	if fact.Sketch != nil {
		return
	}
	n := 0
	for i, h := range options {
		text := doc.Options[i].Text
		if n == len(fact.OptionTexts) {
			break
		}
		if h != 0 && !saysOnly(text, lang.AllOfTheAbove) && !saysOnly(text, lang.NoneOfTheAbove) {
			fact.OptionTexts[n] = max(uint16(h>>48), 1)
			n++
		}
	}
}

// imagesHash returns a hash of the targets of all images of a markdown text; 0 where it
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
	// The hash is part of the shingles, so another hash would change the similarity
	// that is reported.
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
