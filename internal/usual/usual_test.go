package usual

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"github.com/qbank-dev/qbank/internal/testing/generate"
	"github.com/qbank-dev/qbank/internal/testing/hostile"
)

// TestUsual looks up each character that is said to be usual.
func TestUsual(t *testing.T) {
	for r := rune(utf8.RuneSelf); r <= utf8.MaxRune; r++ {
		if !utf8.ValidRune(r) || !usual(r) {
			continue
		}
		p := norm.NFC.PropertiesString(string(r))
		if p.CCC() != 0 || !p.BoundaryBefore() || !norm.NFC.IsNormalString(string(r)) || r == utf8.RuneError {
			t.Errorf("%U is said to be usual", r)
		}
	}
	for _, r := range "가힝한글漢字かがーー、。「」？éßñøжμ—“”…·✅❌⭐⚠🟢🏁①㉠ㄱㅎㅏ" {
		if !usual(r) {
			t.Errorf("%c is not said to be usual", r)
		}
	}
}

// plainOthers is what [Others] does, one character after another.
func plainOthers(text string) (at []int, valid bool) {
	for i, r := range text {
		if r >= utf8.RuneSelf && !usual(r) {
			at = append(at, i)
		}
	}
	return at, utf8.ValidString(text)
}

type failer interface{ Errorf(string, ...any) }

func check(t failer, text string) {
	at, valid := Others(nil, text)
	want, wantValid := plainOthers(text)
	if !slices.Equal(at, want) || valid != wantValid {
		t.Errorf("of %+q the others are at %d (%v), want %d (%v)", text, at, valid, want, wantValid)
	}
	if valid && Composed(text, at) && norm.NFC.QuickSpanString(text) != len(text) {
		t.Errorf("%+q is said to be in NFC", text)
	}
}

func TestOthers(t *testing.T) {
	for r := rune(0x80); r < 0x30000; r++ {
		for _, before := range []string{"", "a", "가", "e\u0323", "\u1112\u1161"} {
			check(t, before+string(r)+"\u0301")
			check(t, before+string(r)+"가 b나 다 e\u0301")
		}
	}
	bank, _ := generate.Bank(generate.Options{Questions: 50, Seed: 4, Faults: 0.5})
	check(t, string(bank))
	for _, text := range hostile.Banks {
		check(t, text.Make(1<<13))
	}
	pieces := []string{
		"a", "e", " ", "words ", "é", "e\u0301", "\u0301", "\u0323", "가", "한글 낱말 ", "\u1112", "\u1161", "\u11ab", "✅", "⚠\ufe0f", "—", "\u2126", "\u212b", "\xff", "\xea", "\xea\xb0",
		"\xc3", "\xe2\x9c", "\xf0\x9f", "\xed\xa0\x80", "🟢", "\xed\x9f", "漢", "\uf900", "、", "\u3099", "か", "が", "\u200b", "\ufffd", "\u202e", "\u00a0", "\xe0\x80\x80", "\xbf\xbf", "\xf4\x90\x80\x80",
	}
	rapid.Check(t, func(t *rapid.T) {
		check(t, strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 12).Draw(t, "pieces"), ""))
	})
	rapid.Check(t, func(t *rapid.T) { check(t, rapid.String().Draw(t, "text")) })
}
