package similar

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

func TestFold(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", ""},
		{" \t\n", ""},
		{"**", ""},
		{"Which city?", "which city"},
		{"  two \n\n lines ", "two lines"},
		{"the **LEAST** amount", "the least amount"},
		{"**한강**은 `어디`를 지나는가?", "한강은 어디를 지나는가"},
		{"on-demand, multi-AZ", "on demand multi az"},
		{"don't “quote” me", "dont quote me"},
		{"1.5 + 2 = 3.5 %", "1 5 + 2 = 3 5 %"},
		{"zero\u200bwidth so\u00adft", "zerowidth soft"},
		{"no\u00a0break", "no break"},
		{"좋음 ✅ ⚠️ 나쁨", "좋음 나쁨"},
		{"ÀÉ Ω Я", "àé ω я"},
		{"| a | b |", "a b"},
		{"हिन्दी", "हिन्दी"},
		{"東京。京都", "東京 京都"},
	} {
		if got := string(fold(nil, c.text)); got != c.want {
			t.Errorf("%q becomes %q, not %q", c.text, got, c.want)
		}
	}
}

func TestSketchOfTexts(t *testing.T) {
	var s Sketcher
	a, n := s.Sketch("Which solution will meet these requirements?", 0, 1)
	if n != 43-ShingleLength+1 {
		t.Errorf("%d shingles", n)
	}
	if b, _ := s.Sketch("which **solution**\nwill meet these requirements", 0, 1); *a != *b {
		t.Error("case, emphasis and white space make a difference")
	}
	if b, _ := s.Sketch("Which solution will meet these requirements?", 1, 1); a.Similarity(b) > 0.2 {
		t.Errorf("with another salt the similarity is %v", a.Similarity(b))
	}
	if b, n := s.Sketch("too short", 0, 6); b != nil || n != 5 {
		t.Errorf("a short text gives %v and %d", b, n)
	}
	if b, n := s.Sketch("물", 0, 0); b == nil || n != 1 {
		t.Errorf("a text shorter than a shingle gives %v and %d", b, n)
	}
	if b, n := s.Sketch(" ?!", 0, 0); b != nil || n != 0 {
		t.Errorf("a text without letters gives %v and %d", b, n)
	}
}

// jaccard is the true similarity of two texts.
func jaccard(a, b string) float64 {
	set := func(text string) map[string]bool {
		runes := fold(nil, text)
		out := map[string]bool{}
		for i := 0; i+ShingleLength <= len(runes); i++ {
			out[string(runes[i:i+ShingleLength])] = true
		}
		return out
	}
	x, y := set(a), set(b)
	common := 0
	for s := range x {
		if y[s] {
			common++
		}
	}
	return float64(common) / float64(len(x)+len(y)-common)
}

// TestTexts holds the estimate against the true similarity of texts with words
// changed.
func TestTexts(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	word := func() string {
		if r.IntN(2) == 0 {
			return string([]rune{rune(0xac00 + r.IntN(11172)), rune(0xac00 + r.IntN(11172)), rune(0xac00 + r.IntN(11172))})
		}
		b := make([]byte, 3+r.IntN(8))
		for i := range b {
			b[i] = byte('a' + r.IntN(26))
		}
		return string(b)
	}
	var s Sketcher
	for range trials(2000) {
		words := make([]string, 10+r.IntN(150))
		for i := range words {
			words[i] = word()
		}
		a := strings.Join(words, " ")
		for range r.IntN(1 + len(words)/4) {
			words[r.IntN(len(words))] = word()
		}
		b := strings.Join(words, " ")
		x, _ := s.Sketch(a, 7, 1)
		y, _ := s.Sketch(b, 7, 1)
		if got, want := x.Similarity(y), jaccard(a, b); math.Abs(got-want) > 0.09 {
			t.Errorf("estimated as %.3f, but the similarity is %.3f", got, want)
		}
	}
}

func FuzzSketch(f *testing.F) {
	for _, text := range []string{"", "a", "abcde", "Which city is the capital?", "다음 중 옳은 것은?", "\xff\xfe\x00", "e\u0301\u200d\ufe0f"} {
		f.Add(text, text+"?", uint64(1))
	}
	f.Fuzz(func(t *testing.T, a, b string, salt uint64) {
		var s Sketcher
		x, n := s.Sketch(norm.NFC.String(a), salt, 0)
		y, m := s.Sketch(b, salt, 0)
		if (x == nil) != (n == 0) || (y == nil) != (m == 0) {
			t.Fatalf("sketches %v and %v of %d and %d shingles", x, y, n, m)
		}
		if x == nil || y == nil {
			return
		}
		if v := x.Similarity(y); v < 0 || v > 1 || v != y.Similarity(x) || x.Similarity(x) != 1 {
			t.Errorf("a similarity of %v", v)
		}
		list := []*Sketch{nil, x, y, x, {}, y}
		for i, first := range Earliest(list, 0.85, 1) {
			if first != None && (int(first) >= i || list[i].Similarity(list[first]) < 0.85) {
				t.Errorf("%d is said to be like %d", i, first)
			}
		}
	})
}
