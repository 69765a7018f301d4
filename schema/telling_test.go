package schema

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/qbank-dev/qbank/internal/ascii"
	"github.com/qbank-dev/qbank/parser"
)

// choicePieces are what texts are made of that ask for several options, or seem to.
var choicePieces = []string{
	"Which", "which", "WHICH", "whIch", "two", "TWO", "exactly", "of", "these", "statement", "the", "Choose", "CHOOSE", "choose", "select", "Select", "elect",
	"pick", "Pick", "Pick:", "picK", "tick", "Check", "check", "checK", "mark", "Mark", "MARK", "all", "that", "apply", "APPLY", "3", "1", "answers", ".", "?", "(", ")", ",", "\n", "_", "one", "or", "x",
	"두 개를", "2개", "(2개)", "세 가지", "가지)", "모두", "고르시오", "고른 것은", "고를 것", "골라", "골라라", "선택", "선택하시오", "고", "선", "개)", "한글", "<br>", "<", "&lt;",
	"\u1109\u1165\u11ab\u1110\u1162\u11a8", "\u1103\u116e \u1100\u1162\u1105\u1173\u11af", "é", "中", "\xea", "\xec\x84",
}

// TestTellChoice compares the selection that is read with the one that is read
// without a look beforehand at what there may be.
func TestTellChoice(t *testing.T) {
	said, told := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		pieces := rapid.SliceOfN(rapid.SampledFrom(choicePieces), 0, 7).Draw(t, "pieces")
		text := strings.Join(pieces, rapid.SampledFrom([]string{" ", "", " ", "\n"}).Draw(t, "between"))
		item := rapid.Bool().Draw(t, "item")
		got, ok := readSelection(text, item)
		want, wanted := readSlowly(text, item)
		if got != want || ok != wanted {
			t.Fatalf("%q says %v %v, read slowly %v %v", text, got, ok, want, wanted)
		}
		if ok {
			said++
		}
		if c := tellChoice(text); !c.english && !c.korean {
			told++
		}
	})
	if said == 0 || told == 0 {
		t.Errorf("%d texts say something, %d are told beforehand to say nothing", said, told)
	}
}

// readSlowly is readSelection with the parts of verbs searched one by one.
func readSlowly(text string, item bool) (Selection, bool) {
	found, ok := Selection{}, false
	for _, part := range []string{"hoose", "elect", "ick ", "hich", "apply"} {
		if strings.Contains(text, part) || strings.Contains(text, strings.ToUpper(part)) {
			found, ok = englishSelection(strings.ToLower(text), item)
		}
	}
	if ascii.Only(text) {
		return found, ok
	}
	if strings.ContainsAny(text, "<") || strings.IndexByte(text, 0xe1) >= 0 {
		text = parser.Normalize(text)
	}
	if containsAny(text, "선택", "고르", "고른", "고를", "골라", "개)", "가지)") {
		if s, said := koreanSelection(parser.Normalize(text), item); said {
			return s, true
		}
	}
	return found, ok
}
