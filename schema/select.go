package schema

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/qbank-dev/qbank/parser"
)

// Selection is how many options a question asks for.
type Selection struct {
	// Count is 1 or more; where All is set it says nothing.
	Count int
	// All reports whether the question asks for all that apply.
	All bool
	// Said reports whether the question says how many; else Count is 1.
	Said bool

	// pair reports whether the phrase may ask for one option that names several
	// things: "Which two elements make up water?".
	pair bool
}

// SelectionOf reads how many options a question asks for: in its stem, else in
// the note of its heading, else in that of its analysis. The last phrase of a
// stem counts, since the question is at its end.
func SelectionOf(f *parser.File, q *parser.Question) Selection {
	found := Selection{Count: 1}
	if q.Stem != nil {
		for i := range q.Stem.Len() {
			switch b := q.Stem.At(i); b.Kind {
			case parser.FenceBlock, parser.CommentBlock, parser.DirectiveBlock:
			default:
				if s, ok := readSelection(b.Text, b.Kind == parser.ListItemBlock); ok {
					found = s
				}
			}
		}
	}
	if found.pair && namesPairs(f, q) {
		found = Selection{Count: 1}
	}
	if found.Said {
		found.pair = false
		return found
	}
	if s, ok := readNote(f.Source.Slice(q.Heading.NoteSpan)); ok {
		return s
	}
	if q.Analysis != nil && q.Analysis.Heading != nil {
		if s, ok := readNote(f.Source.Slice(q.Analysis.Heading.NoteSpan)); ok {
			return s
		}
	}
	return found
}

// namesPairs reports whether most options of a question name several things.
func namesPairs(f *parser.File, q *parser.Question) bool {
	pairs := 0
	for _, o := range q.Options {
		if containsAny(f.OptionText(o), " and ", " & ", " + ", ", ", "/", "와 ", "과 ", "·") {
			pairs++
		}
	}
	return pairs*2 > len(q.Options)
}

// readNote reads the note of a heading, from which brackets were taken.
func readNote(note string) (Selection, bool) {
	if note == "" {
		return Selection{}, false
	}
	if s, ok := readSelection(note, false); ok {
		return s, true
	}
	return readSelection("("+note+")", false)
}

// readSelection finds the last phrase that says how many options to choose. In a
// list item only one in brackets counts: "1. Select two subnets" is a step.
func readSelection(text string, item bool) (Selection, bool) {
	text = parser.Normalize(text)
	if s, said := koreanSelection(text, item); said {
		return s, true
	}
	return englishSelection(strings.ToLower(text), item)
}

func containsAny(s string, words ...string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(s, w) })
}

var (
	englishVerbs   = [...]string{"choose", "select", "pick", "which", "check", "mark", "tick"}
	englishNumbers = map[string]int{
		"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
		"1": 1, "2": 2, "3": 3, "4": 4, "5": 5, "6": 6, "7": 7, "8": 8, "9": 9, "10": 10,
	}
	fillers = []string{"exactly", "the", "any", "best", "correct", "right", "only"}
	// choices are the words for options.
	choices = []string{"of", "answers", "answer", "options", "choices", "responses", "statements", "correct", "right", "best", "that"}
)

// englishSelection reads "Choose two", "(Select THREE.)", "Pick 2 answers",
// "Select all that apply" and "Which two of these …?" at the start of a
// sentence: in "users can select two seats" nobody is asked anything.
func englishSelection(text string, item bool) (found Selection, ok bool) {
	for i := range len(text) {
		switch text[i] {
		case 'c', 's', 'p', 'w', 'm', 't': // what the verbs begin with
		default:
			continue
		}
		if i > 0 && inWord(text[i-1]) && text[i-1] != '_' {
			continue
		}
		for _, verb := range englishVerbs {
			rest, is := strings.CutPrefix(text[i:], verb)
			if !is || rest != "" && inWord(rest[0]) {
				continue
			}
			start := startOf(text[:i])
			if start == nowhere || item && start != inBrackets {
				continue
			}
			if s, says := afterVerb(verb, rest, start); says {
				found, ok = s, true
			}
		}
	}
	return found, ok
}

// afterVerb reads what follows a verb up to the end of its sentence.
func afterVerb(verb, rest string, start place) (Selection, bool) {
	words := strings.FieldsFunc(firstSentence(rest), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	for len(words) > 0 && slices.Contains(fillers, words[0]) {
		words = words[1:]
	}
	if len(words) == 0 {
		return Selection{}, false
	}
	second := ""
	if len(words) > 1 {
		second = words[1]
	}
	all := words[0] == "all" && (second == "" || second == "the" || slices.Contains(choices, second)) ||
		words[0] == "one" && second == "or" && verb != "which"
	n := englishNumbers[words[0]]
	switch verb {
	case "check", "mark", "tick":
		return Selection{Count: 1, All: true, Said: true}, all && second == "that"
	case "which":
		// "Which 5 GHz channel" asks for one.
		ok := n > 1 && (len(words[0]) > 1 || slices.Contains(choices, second))
		return Selection{Count: n, Said: true, pair: second != "of"}, ok
	}
	if all {
		return Selection{Count: 1, All: true, Said: true}, true
	}
	// "From these, choose two." asks; "go to the page, select two seats" tells.
	ok := n > 0 && (start != afterComma || second == "" || slices.Contains(choices, second))
	return Selection{Count: n, Said: true}, ok
}

func inWord(c byte) bool {
	return 'a' <= c && c <= 'z' || '0' <= c && c <= '9' || c == '-' || c == '\'' || c == '_' || c >= 0x80
}

// maxPhrase is the length of the part of a sentence that is read for the number, in
// bytes.
const maxPhrase = 80

// firstSentence cuts a text at the end of its sentence.
func firstSentence(s string) string {
	s = s[:min(len(s), maxPhrase)]
	if i := strings.IndexAny(s, ".?!)]\r\n"); i >= 0 {
		return s[:i]
	}
	return s
}

// place is the place of a verb in its sentence.
type place uint8

const (
	nowhere place = iota
	atStart
	inBrackets
	afterComma
)

// startOf returns the place of a verb, by the text before it.
func startOf(before string) place {
	before = strings.TrimRight(before, " \t*_\"'")
	before = strings.TrimRight(strings.TrimSuffix(before, "please"), " \t*_")
	r, n := utf8.DecodeLastRuneInString(before)
	switch {
	case n == 0, strings.ContainsRune(".?!:;\n\r—–。？)]>", r):
		return atStart
	case strings.ContainsRune("([（", r):
		return inBrackets
	case r == ',':
		return afterComma
	case r == '-' && strings.HasSuffix(before, " -"):
		return atStart
	}
	return nowhere
}

var koreanNumbers = []struct {
	word  string
	count int
	// counter reports whether a counter must follow: "두 개".
	counter bool
}{
	{"다섯", 5, true}, {"여섯", 6, true}, {"하나", 1, false}, {"한", 1, true}, {"두", 2, true}, {"둘", 2, false},
	{"세", 3, true}, {"셋", 3, false}, {"네", 4, true}, {"넷", 4, false},
	{"1", 1, true}, {"2", 2, true}, {"3", 3, true}, {"4", 4, true}, {"5", 5, true}, {"6", 6, true},
}

// koreanSelection reads "두 개를 선택", "2개 선택", "세 가지를 고르시오", "둘을
// 고르시오", "2개의 답을 고르시오", "모두 고르시오" and a bracket such as "(2개)".
func koreanSelection(text string, item bool) (found Selection, ok bool) {
	last := 0 // where the phrase found begins
	for i := range text {
		before, _ := utf8.DecodeLastRuneInString(text[:i])
		if i > 0 && (unicode.IsLetter(before) || unicode.IsDigit(before) || before == '.') || item && before != '(' {
			continue
		}
		if rest, is := strings.CutPrefix(text[i:], "모두"); is {
			// "두 개를 모두 고르시오" asks for two.
			counted := ok && !found.All && i-last < maxPhrase && !strings.ContainsAny(text[last:i], ".?\n")
			if !counted && asksToChoose(rest) {
				found, ok, last = Selection{Count: 1, All: true, Said: true}, true, i
			}
			continue
		}
		for _, n := range koreanNumbers {
			rest, is := strings.CutPrefix(text[i:], n.word)
			if !is {
				continue
			}
			rest, counted := cutAny(strings.TrimLeft(rest, " "), "가지", "개", "항목")
			if !counted && n.counter {
				continue
			}
			if counted && asksInBrackets(text[:i], rest) || asksForCount(rest) {
				found, ok, last = Selection{Count: n.count, Said: true}, true, i
			}
			break
		}
	}
	return found, ok
}

// cutAny cuts the first of the words that s begins with.
func cutAny(s string, words ...string) (rest string, ok bool) {
	for _, w := range words {
		if rest, ok := strings.CutPrefix(s, w); ok {
			return rest, true
		}
	}
	return s, false
}

// asksInBrackets reports whether a number in brackets asks for so many options, as
// "(2개)" does at the end of a line. In "서버 (2개)를" it is part of a sentence.
func asksInBrackets(before, after string) bool {
	before, open := strings.CutSuffix(before, "(")
	after, closed := strings.CutPrefix(after, ")")
	if !open || !closed {
		return false
	}
	after = strings.TrimLeft(after, " *_")
	if after != "" && !strings.ContainsRune("?.\r\n", rune(after[0])) {
		return false
	}
	r, n := utf8.DecodeLastRuneInString(strings.TrimRight(before, " *_"))
	return n == 0 || after != "" && after[0] == '?' || strings.ContainsRune("?.:？\r\n", r)
}

// asksForCount reports whether a verb that asks to choose follows a number with
// its counter.
func asksForCount(rest string) bool {
	// "2개의 답을 고르시오"
	if noun, is := strings.CutPrefix(rest, "의 "); is {
		noun, _ = cutAny(noun, "올바른 ", "옳은 ", "맞는 ")
		if noun, is = cutAny(noun, "정답", "답안", "답", "보기", "선택지", "옵션", "항목"); is {
			rest = noun
		}
	}
	rest, _ = cutAny(rest, "를", "을", "만", "씩")
	rest = strings.TrimLeft(rest, " ")
	rest, _ = cutAny(rest, "모두 ", "각각 ", "더 ")
	return asksToChoose(rest)
}

// asksToChoose reports whether s begins with a verb that asks to choose: "선택할
// 수 있다" says that somebody can, and "두 개를 고르면 합은" is a sum.
func asksToChoose(s string) bool {
	s = strings.TrimLeft(s, " ")
	if _, ok := cutAny(s, "고르시오", "고르세요", "고르십시오", "고르시요", "고르라", "고르기", "골라라", "골라 주", "골라주", "고를 것"); ok {
		return true
	}
	if rest, ok := cutAny(s, "고르면", "고른다면", "고른 것은", "고른 것을"); ok {
		return endsQuestion(rest)
	}
	rest, ok := strings.CutPrefix(s, "선택")
	if !ok {
		return false
	}
	rest = strings.TrimLeft(rest, " ")
	if _, ok := cutAny(rest, "하시오", "하세요", "하십시오", "하라", "해 주", "해주", "하기", "할 것"); ok {
		return true
	}
	if rest, ok := cutAny(rest, "하면", "한다면"); ok {
		return endsQuestion(rest)
	}
	r, _ := utf8.DecodeRuneInString(rest)
	return rest == "" || !unicode.IsLetter(r) && !unicode.IsDigit(r)
}

// endsQuestion reports whether nothing but the end of a sentence follows.
func endsQuestion(s string) bool {
	s = strings.TrimLeft(s, " *_")
	return s == "" || strings.ContainsRune("?.\r\n(", rune(s[0]))
}
