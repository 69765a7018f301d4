package schema

import (
	"testing"

	"pgregory.net/rapid"
)

// TestSpeaksOfChoosing compares the quick looks with plain ones.
func TestSpeaksOfChoosing(t *testing.T) {
	parts := []string{"hoose", "HOOSE", "elect", "ELECT", "ick ", "ICK ", "hich", "HICH", "apply", "APPLY", "Hoose", "h", "oo", "se", "el", "ect", "ic", "k ", "hi", "ch", "app", "ly", "c", "가", " "}
	korean := []string{"선택", "고르", "고른", "고를", "골라", "개)", "가지)"}
	parts = append(append(parts, korean...), "선", "택", "고", "골", "개", ")", "가")
	rapid.Check(t, func(t *rapid.T) {
		text := ""
		for range rapid.IntRange(0, 5).Draw(t, "parts") {
			part := rapid.SampledFrom(parts).Draw(t, "part")
			text += part[:rapid.IntRange(0, len(part)).Draw(t, "length")]
		}
		if got, want := speaksOfChoosing(text), containsAny(text, parts[:10]...); got != want {
			t.Fatalf("%q: %v", text, got)
		}
		if got, want := speaksOfKoreanChoice(text), containsAny(text, korean...); got != want {
			t.Fatalf("%q in Korean: %v", text, got)
		}
	})
}
