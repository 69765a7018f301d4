package charset

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"github.com/qbank-dev/qbank/internal/hardtext"
)

// TestEachCharacter reads each character by itself, between others: the set holds
// it and no other, unless it is one that no set holds.
func TestEachCharacter(t *testing.T) {
	var s Set
	for r := rune(0); r <= utf8.MaxRune; r++ {
		if !utf8.ValidRune(r) {
			continue
		}
		s.Read("a한" + string(r) + "中.")
		own := &unicode.RangeTable{R32: []unicode.Range32{{Lo: uint32(r), Hi: uint32(r), Stride: 1}}}
		if r < 1<<16 {
			own = &unicode.RangeTable{R16: []unicode.Range16{{Lo: uint16(r), Hi: uint16(r), Stride: 1}}}
		}
		left := r < utf8.RuneSelf || 0x4000 <= r && r <= 0x9fff || 0xac00 <= r && r <= 0xd77f
		if got := s.HoldsAny(own); got == left {
			t.Fatalf("%U is held: %v", r, got)
		}
		if s.HoldsAny(&unicode.RangeTable{R16: []unicode.Range16{{Lo: 0, Hi: 1<<16 - 1, Stride: 1}}}) != (!left && r < 1<<16) {
			t.Fatalf("with %U the set holds something else", r)
		}
		keeps := norm.NFC.PropertiesString(string(r)).BoundaryBefore() && norm.NFC.IsNormalString(string(r))
		if s.Composed() && !keeps {
			t.Fatalf("%U is no character that NFC keeps", r)
		}
	}
}

// TestComposed checks of hard texts, one after the other in the same set, that
// those which are said to be in NFC are.
func TestComposed(t *testing.T) {
	var s Set
	said := 0
	rapid.Check(t, func(t *rapid.T) {
		text := drawText(t)
		s.Read(text)
		if !s.Composed() {
			return
		}
		said++
		if !norm.NFC.IsNormalString(text) || !utf8.ValidString(text) {
			t.Fatalf("%q is not in NFC", text)
		}
	})
	if said == 0 {
		t.Error("no text is said to be in NFC")
	}
}

// TestHoldsAny compares the set with a look at each character of hard texts.
func TestHoldsAny(t *testing.T) {
	tables := []*unicode.RangeTable{unicode.Cf, unicode.Mn, unicode.Zs, unicode.So, unicode.Po}
	var s Set
	rapid.Check(t, func(t *rapid.T) {
		text := drawText(t)
		s.Read(text)
		for _, table := range tables {
			if holds(text, table) && !s.HoldsAny(table) {
				t.Fatalf("%q holds a character of %v", text, table.R16[0])
			}
		}
	})
}

// holds tells whether a text holds a character of the table that a set may hold.
func holds(text string, table *unicode.RangeTable) bool {
	last := ' '
	for _, r := range text {
		picture := 0x2190 <= last && last <= 0x2bff || 0x1f000 <= last && last <= 0x1faff
		if r >= utf8.RuneSelf && unicode.Is(table, r) && !(r == emojiSelector && picture) {
			return true
		}
		last = r
	}
	return false
}

func drawText(t *rapid.T) string {
	parts := rapid.SliceOfN(rapid.OneOf(
		rapid.Custom(func(t *rapid.T) string { return rapid.SampledFrom(hardtext.Banks).Draw(t, "bank").Make(300) }),
		rapid.SampledFrom([]string{"한글", "中文", "⚠️", "️", "1️⃣", "\u00ad", "\u200b", "\u0301", "é", "ㄱ", "\xff", "\u1112\u1161", "🏳️‍🌈", "가", "\ufffd", "“”…", "✅ ❌"}),
		rapid.String(),
	), 0, 6).Draw(t, "parts")
	return strings.Join(parts, "")
}

// TestManyPictures has more kinds of high characters than are kept.
func TestManyPictures(t *testing.T) {
	var s Set
	var b strings.Builder
	for i := range maxHigh + 1 {
		b.WriteRune(0x1f300 + rune(i))
	}
	s.Read(b.String())
	if !s.HoldsAny(unicode.Cf) || s.Composed() {
		t.Error("a set of unknown characters is said to lack some")
	}
	s.Read("🍉🍉")
	if s.HoldsAny(unicode.Cf) || !s.Composed() {
		t.Error("the set kept something of the text before")
	}
}
