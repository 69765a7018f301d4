package words

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestLabelless checks that nothing is left that may be a label of a word which is said
// to begin with none.
func TestLabelless(t *testing.T) {
	check := func(word string) (said bool) {
		label := bytes.TrimSuffix(AppendStem(nil, word, 1), []byte("번"))
		if said = Labelless(word); said && MayLabel(label) {
			t.Errorf("%q is said to begin with no label, and %q may be one", word, label)
		}
		return said
	}
	for r := rune('!'); r < 0x30000; r++ {
		for _, rest := range []string{"", "\u0301", "\u11a8", "s", "번과", "1"} {
			check(string(r) + rest)
		}
	}
	for _, word := range []string{"seven", "Zone", "로그를", "번과"} {
		if !check(word) {
			t.Errorf("%q is looked at", word)
		}
	}
	for _, word := range []string{"A만", "b", "IV", "vi", "ㄱ과", "1번과", "①"} {
		if check(word) {
			t.Errorf("%q is said to begin with no label", word)
		}
	}
}

// TestSentencesLookAtEnds cuts texts where only characters that may end a sentence are
// looked at, and where all are.
func TestSentencesLookAtEnds(t *testing.T) {
	some := mayEnd
	defer func() { mayEnd = some }()
	var each [256]bool
	for i := range each {
		each[i] = true
	}
	pieces := []string{
		"a", "It", "글", "다", ".", "!", "?", "。", "！", "？", "、", "，", " ", "\n", "\n\n", "\r\n", "- ", "1. ", "(", ")", "\"", "”", "e.g.", "v1.2", "\xe3", "\xe3\x80", "\xef\xbc", "\x82", "\x9f", "\xff", "é", "🟢", "\x1f", "`x`",
	}
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 12).Draw(t, "pieces"), "")
		mayEnd = some
		quick := Sentences(text)
		mayEnd = each
		if all := Sentences(text); !slices.Equal(quick, all) {
			t.Fatalf("the sentences of %q are %v, want %v", text, quick, all)
		}
	})
}
