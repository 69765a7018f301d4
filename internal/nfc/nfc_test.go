package nfc

import (
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

// TestSurely compares the quick look with the tables of Unicode: for each
// character, alone and behind others, and for mixtures.
func TestSurely(t *testing.T) {
	check := func(t interface{ Fatalf(string, ...any) }, text string) {
		if Surely(text) && (norm.NFC.QuickSpanString(text) != len(text) || !utf8.ValidString(text)) {
			t.Fatalf("%q (%+q) is said to be UTF-8 in NFC", text, text)
		}
	}
	for r := rune(0x80); r < 0x30000; r++ {
		for _, before := range []string{"", "a", "가", "e\u0323", "\u1112\u1161"} {
			check(t, before+string(r))
			check(t, before+string(r)+"\u0301")
		}
		if utf8.ValidRune(r) && r < 0xd7a4 && r >= 0xac00 && !Surely(string(r)) {
			t.Fatalf("%c is not said to be in NFC", r)
		}
	}
	pieces := []string{"a", "e", "é", "e\u0301", "\u0301", "\u0323", "가", "\u1112", "\u1161", "\u11ab", "✅", "⚠\ufe0f", "—", "\u2126", "\u212b", "\xff", "\xea", "\xc3", "\xe2\x9c", "\xf0\x9f", "\xed\xa0\x80", "🟢", "\xed\x9f", "漢", "\uf900", "、", "\u3099", "か", "が", " "}
	rapid.Check(t, func(t *rapid.T) {
		text := ""
		for range rapid.IntRange(0, 8).Draw(t, "pieces") {
			text += rapid.SampledFrom(pieces).Draw(t, "piece")
		}
		check(t, text)
	})
}
