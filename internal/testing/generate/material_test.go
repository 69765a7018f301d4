package generate

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// TestWordsOfStemsAndOptions proves that options share no word with stems, as
// QB409 and QB504 tell words apart: else the key could be told by them.
func TestWordsOfStemsAndOptions(t *testing.T) {
	for _, s := range subjects() {
		stems := map[string]string{}
		read := func(text string) {
			for _, w := range roots(text) {
				stems[w] = text
			}
		}
		for _, list := range s.stem {
			for _, text := range list {
				read(text)
			}
		}
		for _, frames := range [][]frame{s.language.stems, s.language.short, s.language.asks, s.language.remarks} {
			for _, f := range frames {
				for _, p := range f {
					read(p.text)
				}
			}
		}
		for _, text := range s.language.choose {
			read(text)
		}
		l := s.language
		extra := []phrase{{text: l.always}, {text: l.usually}, {text: l.filler}, {text: l.padding}}
		for _, list := range [][]phrase{s.tools, s.deeds, s.means, extra} {
			for _, p := range list {
				for _, w := range roots(p.text) {
					if in, ok := stems[w]; ok {
						t.Errorf("%s, %s: %q of the option %q stands in the stem %q", s.language.name, s.name, w, p.text, in)
					}
				}
			}
		}
	}
}

// roots are the beginnings of the words of a text: six letters of those with four
// or more, two syllables of Hangul.
func roots(text string) (list []string) {
	for _, word := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		least, root := 4, 6
		if r, _ := utf8.DecodeRuneInString(word); unicode.Is(unicode.Hangul, r) {
			least, root = 2, 2
		}
		if least > 2 {
			word = strings.TrimSuffix(word, "s")
		}
		if runes := []rune(word); len(runes) >= least {
			list = append(list, string(runes[:min(root, len(runes))]))
		}
	}
	return list
}

// TestPhrasesDiffer proves that no list has a phrase twice.
func TestPhrasesDiffer(t *testing.T) {
	for _, s := range subjects() {
		for i, list := range s.stem {
			seen := map[string]bool{}
			for _, text := range list {
				if seen[text] {
					t.Errorf("%s, %s: %q stands twice in %s", s.language.name, s.name, text, stemLists[i])
				}
				seen[text] = true
			}
		}
		seen := map[string]bool{}
		for _, list := range [][]phrase{s.tools, s.deeds, s.means} {
			if len(list) < maxOptions || len(list) > 16 {
				t.Errorf("%s, %s: a list of %d", s.language.name, s.name, len(list))
			}
			for _, p := range list {
				if seen[p.text] {
					t.Errorf("%s, %s: %q stands twice", s.language.name, s.name, p.text)
				}
				seen[p.text] = true
			}
		}
	}
}
