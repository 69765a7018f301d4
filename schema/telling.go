package schema

import (
	"strings"

	"github.com/qbank-dev/qbank/internal/ascii"
)

// choiceTells are what a text has that most texts lack which do not say how many
// options to choose.
type choiceTells struct {
	// english and korean tell that a phrase of the language may be there.
	english, korean bool
	// decomposed tells of a text beyond ASCII that it may hold Korean in other
	// characters than korean is about.
	decomposed bool
}

// tellChoice looks at the rarer letters of the verbs and counters: at a part of
// "choose", "select", "pick", "apply" and "which", in small letters or capitals, and
// at "선택", "고르", "고른", "고를", "골라", "개)" and "가지)".
func tellChoice(s string) (t choiceTells) {
	var marked, which, asked, checked bool
	for i := range len(s) {
		if !telling[s[i]] {
			continue
		}
		switch c := s[i]; c {
		case 'c', 'C':
			t.english = t.english || startsAt(s, i+1, "hoose", "HOOSE") || startsAt(s, i-3, "elect", "ELECT")
			which = which || startsAt(s, i-2, "hich", "HICH")
			if i >= 2 && i+2 <= len(s) && strings.EqualFold(s[i-2:i+2], "hich") {
				asked = asked || asksNumber(s[i+2:])
			}
		case 'k', 'K':
			t.english = t.english || startsAt(s, i-2, "ick ", "ICK ")
			checked = checked || i >= 2 && endsVerb(s[i-2]|0x20, s[i-1]|0x20)
		case 'y', 'Y':
			t.english = t.english || startsAt(s, i-4, "apply", "APPLY")
		case ')':
			t.korean = t.korean || strings.HasSuffix(s[:i], "개") || strings.HasSuffix(s[:i], "가지")
		case '<':
			marked = true
		case "고"[0]: // and of "골"
			if i+1 < len(s) && s[i+1] == "고"[1] && !t.korean {
				t.korean = startsAt(s, i, "고르", "고른") || startsAt(s, i, "고를", "골라")
			}
		case "선"[0]:
			t.korean = t.korean || strings.HasPrefix(s[i:], "선택")
		case "\u1100"[0]:
			// Decomposed Hangul says the same: letters that begin with this byte.
			t.decomposed = true
		case "\u212a"[0]: // the sign for kelvin, which has a small k
			checked = checked || strings.HasPrefix(s[i:], "\u212a")
		}
	}
	t.english = t.english || which && (asked || checked)
	t.decomposed = t.decomposed || marked && !ascii.Only(s)
	return t
}

// telling are the bytes that tellChoice looks at.
var telling = func() (t [256]bool) {
	for _, c := range []byte("cCkKyY)<" + "\u1100"[:1] + "\u212a"[:1] + "고"[:1] + "선"[:1]) {
		t[c] = true
	}
	return t
}()

func startsAt(s string, i int, one, other string) bool {
	return i >= 0 && i < len(s) && (strings.HasPrefix(s[i:], one) || strings.HasPrefix(s[i:], other))
}

// endsVerb tells the two letters before the "k" of "check", "mark", "tick" and
// "pick".
func endsVerb(a, b byte) bool {
	return a == 'e' && b == 'c' || a == 'a' && b == 'r' || a == 'i' && b == 'c'
}

// asksNumber tells of what follows most of "which" that it begins with no number and
// none of the words that may stand before one: "which two", "which exactly two".
func asksNumber(rest string) bool {
	i := 0
	for i < len(rest) && rest[i] < 'A' && !(rest[i] >= '0' && rest[i] <= '9') {
		i++
	}
	if i+1 >= len(rest) {
		return i < len(rest)
	}
	a, b := rest[i]|0x20, rest[i+1]|0x20
	if a < 'a' || a > 'z' {
		return true
	}
	switch string([]byte{a, b}) {
	case "on", "tw", "th", "fo", "fi", "si", "se", "ei", "ni", "te", "ex", "an", "be", "co", "ri":
		return true
	}
	return false
}
