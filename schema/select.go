package schema

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/qbank-dev/qbank/parser"
)

// Selection is how many options a question asks for.
type Selection struct {
	// Count is 1 or more; where All is set it says nothing.
	Count int
	// All tells that the question asks for all that apply.
	All bool
	// Said tells that the question says how many; else Count is 1.
	Said bool
}

// SelectionOf reads how many options a question asks for: in its stem, else in
// the note of its heading, else in that of its analysis.
func SelectionOf(f *parser.File, q *parser.Question) Selection {
	if q.Stem != nil {
		for b := range q.Stem.Blocks() {
			if b.Kind != parser.FenceBlock && b.Kind != parser.CommentBlock {
				if s, ok := readSelection(b.Text); ok {
					return s
				}
			}
		}
	}
	notes := []parser.Span{q.Heading.NoteSpan}
	if q.Analysis != nil && q.Analysis.Heading != nil {
		notes = append(notes, q.Analysis.Heading.NoteSpan)
	}
	for _, note := range notes {
		if s, ok := readSelection(f.Source.Slice(note)); ok {
			return s
		}
	}
	return Selection{Count: 1}
}

// readSelection finds the first phrase that says how many options to choose.
func readSelection(text string) (Selection, bool) {
	if strings.ContainsAny(text, "hH") && containsAny(text, "hoose", "HOOSE", "hich", "HICH") || containsAny(text, "elect", "ELECT", "ick ", "ICK ") {
		if s, ok := englishSelection(strings.ToLower(text)); ok {
			return s, true
		}
	}
	// Decomposed Hangul says the same.
	if text = parser.Normalize(text); containsAny(text, "선택", "고르", "골라", "개)", "가지)") {
		return koreanSelection(text)
	}
	return Selection{}, false
}

func containsAny(s string, words ...string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

var englishNumbers = map[string]int{
	"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
	"1": 1, "2": 2, "3": 3, "4": 4, "5": 5, "6": 6, "7": 7, "8": 8,
}

// englishSelection reads "Choose two", "(Select THREE.)", "Pick 2 answers",
// "Select all that apply" and "Which two of these …?" at the start of a
// sentence: in "users can select two seats" nobody is asked anything.
func englishSelection(text string) (Selection, bool) {
	for i := range text {
		if i > 0 && inWord(text[i-1]) {
			continue
		}
		rest := text[i:]
		verb := ""
		for _, v := range [...]string{"choose", "select", "pick", "which"} {
			if strings.HasPrefix(rest, v) && !(len(rest) > len(v) && inWord(rest[len(v)])) {
				verb = v
			}
		}
		if verb == "" || !beginsSentence(text[:i]) {
			continue
		}
		words := strings.FieldsFunc(firstSentence(rest[len(verb):]), func(r rune) bool {
			return !unicode.IsLetter(r) && !unicode.IsDigit(r)
		})
		for len(words) > 0 && (words[0] == "exactly" || words[0] == "the" || words[0] == "any" || words[0] == "best" || words[0] == "correct") {
			words = words[1:]
		}
		if len(words) == 0 {
			continue
		}
		if n, ok := englishNumbers[words[0]]; ok && (verb != "which" || n > 1 && len(words[0]) > 1) {
			return Selection{Count: n, Said: true}, true
		}
		if words[0] == "all" && verb != "which" && len(words) > 1 && (words[1] == "that" || words[1] == "correct" || words[1] == "of" || words[1] == "answers") {
			return Selection{Count: 1, All: true, Said: true}, true
		}
	}
	return Selection{}, false
}

func inWord(c byte) bool {
	return 'a' <= c && c <= 'z' || '0' <= c && c <= '9' || c == '-' || c == '\''
}

// firstSentence cuts a text at the end of its sentence.
func firstSentence(s string) string {
	if i := strings.IndexAny(s, ".?!)]\n"); i >= 0 {
		return s[:i]
	}
	return s
}

// beginsSentence tells whether a sentence may begin after before.
func beginsSentence(before string) bool {
	before = strings.TrimRight(before, " \t*_")
	if before == "" {
		return true
	}
	r, _ := utf8.DecodeLastRuneInString(before)
	return strings.ContainsRune(".?!:;([\n\r,—–-。？)]>", r) && !strings.HasSuffix(before, ",")
}

var koreanNumbers = []struct {
	word  string
	count int
}{
	{"다섯", 5}, {"여섯", 6}, {"하나", 1}, {"한", 1}, {"두", 2}, {"둘", 2}, {"세", 3}, {"셋", 3}, {"네", 4}, {"넷", 4},
	{"1", 1}, {"2", 2}, {"3", 3}, {"4", 4}, {"5", 5}, {"6", 6},
}

// koreanSelection reads "두 개를 선택", "2개 선택", "세 가지를 고르시오", "둘을
// 고르시오", "모두 고르시오" and a bracket such as "(2개)".
func koreanSelection(text string) (Selection, bool) {
	for i, r := range text {
		if i > 0 {
			if before, _ := utf8.DecodeLastRuneInString(text[:i]); unicode.IsLetter(before) || unicode.IsDigit(before) || before == '.' {
				continue
			}
		}
		if r == '모' && strings.HasPrefix(text[i:], "모두") {
			if asksToChoose(strings.TrimLeft(text[i+len("모두"):], " ")) {
				return Selection{Count: 1, All: true, Said: true}, true
			}
			continue
		}
		for _, n := range koreanNumbers {
			if !strings.HasPrefix(text[i:], n.word) {
				continue
			}
			rest := strings.TrimLeft(text[i+len(n.word):], " ")
			counter := false
			for _, c := range [...]string{"가지", "개", "항목"} {
				if strings.HasPrefix(rest, c) {
					rest, counter = rest[len(c):], true
					break
				}
			}
			if !counter && n.word != "둘" && n.word != "셋" && n.word != "넷" && n.word != "하나" {
				break
			}
			if counter && strings.HasPrefix(rest, ")") && strings.HasSuffix(text[:i], "(") {
				return Selection{Count: n.count, Said: true}, true
			}
			for _, particle := range [...]string{"를", "을", "만", "씩"} {
				rest = strings.TrimPrefix(rest, particle)
			}
			if asksToChoose(strings.TrimLeft(rest, " ")) {
				return Selection{Count: n.count, Said: true}, true
			}
			break
		}
	}
	return Selection{}, false
}

// asksToChoose tells whether s begins with a verb that asks to choose: "선택할
// 수 있다" says that somebody can.
func asksToChoose(s string) bool {
	for _, verb := range [...]string{"고르시오", "고르세요", "고르십시오", "고르라", "고르면", "고른다면", "고르기", "골라", "고르"} {
		if strings.HasPrefix(s, verb) {
			return true
		}
	}
	rest, ok := strings.CutPrefix(s, "선택")
	if !ok {
		return false
	}
	rest = strings.TrimLeft(rest, " ")
	for _, end := range [...]string{"하시오", "하세요", "하십시오", "하라", "해 주", "해주", "하기"} {
		if strings.HasPrefix(rest, end) {
			return true
		}
	}
	r, _ := utf8.DecodeRuneInString(rest)
	return rest == "" || !unicode.IsLetter(r) && !unicode.IsDigit(r)
}
