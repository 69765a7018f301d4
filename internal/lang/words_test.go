package lang

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

func TestScan(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"All of the above.", "All of the above"},
		{"not in another, install", "not in another install"},
		{"read-only isn’t AT&T's", "read-only isn’t AT&T's"},
		{"aws:all s3://all/x 99.9% e.g. this", "aws:all s3 all/x 99.9 e.g this"},
		{"**NOT** _not_ ~~no~~", "NOT not no"},
		{"A–D all, A - D", "A–D all A D"},
		{"2019–2020 A~D", "2019 2020 A~D"},
		{"모든 S3를 씁니다.다음", "모든 S3를 씁니다 다음"},
		{"①, ㄱ, Ⅳ", "① ㄱ Ⅳ"},
		{"end. (x) \x1f\x1f y", "end x \x1f\x1f y"},
		{"\xff\xfe bad", "bad"},
		{"", ""},
	} {
		var got []string
		for _, w := range Scan(c.text) {
			got = append(got, c.text[w.Start:w.End])
		}
		if g := strings.Join(got, " "); g != c.want {
			t.Errorf("Scan(%q) = %q, want %q", c.text, g, c.want)
		}
	}
}

func TestProse(t *testing.T) {
	code := func(n int) string { return strings.Repeat("\x1f", n) }
	space := func(n int) string { return strings.Repeat(" ", n) }
	for _, c := range []struct{ text, want string }{
		{"plain text", "plain text"},
		{"is `all` here", "is " + code(5) + " here"},
		{"is ``a ` b`` here", "is " + code(9) + " here"},
		{"one ` tick", "one ` tick"},
		{"a `\n\nb` c", "a `\n\nb` c"},
		{"a\n```\nall\n```\nb", "a\n" + space(3) + "\n" + space(3) + "\n" + space(3) + "\nb"},
		{"a\n~~~sh\nall", "a\n" + space(5) + "\n" + space(3)},
		{"- ```\n  all\n  ```\nb", space(5) + "\n" + space(5) + "\n" + space(5) + "\nb"},
		{"<b>not</b> x < y > z", space(3) + "not" + space(4) + " x < y > z"},
		{"a <!-- all -- > b --> c", "a " + space(19) + " c"},
		{"a <!-- all", "a <!-- all"},
		{"[all](never.md) b", "[all](" + space(8) + ") b"},
		{"an ![all of it](all.png) b", "an " + code(21) + " b"},
		{"see https://all.com/all b", "see " + code(19) + " b"},
		{"\x1f", " "},
	} {
		if got := Prose(c.text); got != c.want {
			t.Errorf("Prose(%q) = %q, want %q", c.text, got, c.want)
		}
	}
}

func TestSentences(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
		ask  string
	}{
		{"One. Two? (Choose two.)", []string{"One.", "Two?", "(Choose two.)"}, "Two?"},
		{"It breaks\nin the middle. Then\nends", []string{"It breaks\nin the middle.", "Then\nends"}, "Then\nends"},
		{"The U.S. Army, e.g. it, used v1.2. Why?", []string{"The U.S. Army, e.g. it, used v1.2.", "Why?"}, "Why?"},
		{"It scales. is available. And?", []string{"It scales. is available.", "And?"}, "And?"},
		{"Which?\n\n- one?\n- two.", []string{"Which?", "- one?", "- two."}, "- one?"},
		{"옳은 것은\n\n- ㄱ. 가\n- ㄴ. 나", []string{"옳은 것은", "- ㄱ.", "가", "- ㄴ.", "나"}, "옳은 것은"},
		{"하나이다.둘인가?", []string{"하나이다.둘인가?"}, "하나이다.둘인가?"},
		{"그렇다. 왜？", []string{"그렇다.", "왜？"}, "왜？"},
		{"He asked \"why?\" twice. Who?", []string{"He asked \"why?\" twice.", "Who?"}, "Who?"},
		{"......", nil, ""},
		{"", nil, ""},
	} {
		var got []string
		for _, s := range Sentences(c.text) {
			got = append(got, c.text[s.Start:s.End])
		}
		if strings.Join(got, "|") != strings.Join(c.want, "|") {
			t.Errorf("Sentences(%q) = %q, want %q", c.text, got, c.want)
		}
		s, ok := AskingSentence(c.text)
		if got := c.text[s.Start:s.End]; got != c.ask || ok != (c.ask != "") {
			t.Errorf("AskingSentence(%q) = %q, %v, want %q", c.text, got, ok, c.ask)
		}
	}
}

// found is what of a list stands in a text, "" for nothing.
func found(list List, text string) string {
	m, _ := Find(list, Scan(Prose(text)))
	return text[m.Start:m.End]
}

func TestFind(t *testing.T) {
	for _, c := range []struct {
		list List
		text string
		want string
	}{
		{Absolute, "It always works", "always"},
		{Absolute, "Always-on VPN", ""},
		{Absolute, "an ALWAYS term", "ALWAYS"},
		{Absolute, "install and overall", ""},
		{Absolute, "`always` in code", ""},
		{Absolute, "pass --always or always()", ""},
		{Absolute, "All metals melt", "All"},
		{Absolute, "All-flash storage", ""},
		{Absolute, "Move all objects", ""},
		{Absolute, "Stop. All users see it", "All"},
		{Absolute, "It encrypts all traffic", "all"},
		{Absolute, "Use a role to read all keys", ""},
		{Absolute, "allow access only from the office", ""},
		{Absolute, "Users can only read", "only"},
		{Absolute, "Every user must log in", "Every"},
		{Absolute, "Every 30 minutes", ""},
		{Absolute, "It runs every day", ""},
		{NegativeQuestion, "What does \"not null\" mean?", ""},
		{NegativeQuestion, "What does the test return if it is not null?", ""},
		{Absolute, "It works at all times", "at all times"},
		{Absolute, "항상 옳다", "항상"},
		{Absolute, "항상성을 지닌다", ""},
		{Absolute, "절대 쓰지 않는다", "절대"},
		{Absolute, "절대로 쓰지 않는다", "절대로"},
		{Absolute, "절대값을 구한다", ""},
		{Absolute, "절대경로를 쓴다", ""},
		{Absolute, "절대 경로를 쓴다", ""},
		{Absolute, "반드시 참이다", "반드시"},
		{Absolute, "모든 사용자는 관리자이다", "모든"},
		{Absolute, "모든 새 사용자는 관리자이다", "모든"},
		{Absolute, "모든 자료를 옮긴다", ""},
		{Absolute, "예외 없이 막는다", "예외 없이"},
		{Absolute, norm.NFD.String("항상 옳다"), norm.NFD.String("항상")},
		{Vague, "It usually fails", "usually"},
		{Vague, "frequently accessed data", ""},
		{Vague, "how often it runs", ""},
		{Vague, "often fails", "often"},
		{Vague, "generally available", ""},
		{Vague, "보통 느리다", "보통"},
		{Vague, "보통", ""},
		{Vague, "보통 선거를 한다", ""},
		{Vague, "보통주를 산다", ""},
		{BlankPhrase, "Fill in the blank.", "Fill in the blank"},
		{BlankPhrase, "다음 빈칸에 들어갈 말은?", "빈칸에"},
	} {
		if got := found(c.list, c.text); got != c.want {
			t.Errorf("list %d in %q: %q, want %q", c.list, c.text, got, c.want)
		}
	}
}

func TestWhole(t *testing.T) {
	for _, c := range []struct {
		list List
		text string
		want bool
	}{
		{AllOfTheAbove, "All of the above.", true},
		{AllOfTheAbove, "**ALL OF THE ABOVE**", true},
		{AllOfTheAbove, "(all of these)", true},
		{AllOfTheAbove, "All of the above options are correct", true},
		{AllOfTheAbove, "All of the above ports must be open", false},
		{AllOfTheAbove, "A–D all", true},
		{AllOfTheAbove, "A-D all", true},
		{AllOfTheAbove, "A, B 모두", false},
		{AllOfTheAbove, "위의 모든 항목", true},
		{AllOfTheAbove, "모든 항목", false},
		{AllOfTheAbove, "모든 선택지", true},
		{AllOfTheAbove, "All items", false},
		{AllOfTheAbove, "All answers are correct", true},
		{AllOfTheAbove, "A~D 모두 정답", true},
		{AllOfTheAbove, "위의 모든 것", true},
		{AllOfTheAbove, "위 보기 모두", true},
		{AllOfTheAbove, "모두 정답", true},
		{AllOfTheAbove, "모두 옳다.", true},
		{AllOfTheAbove, "위의 모든 것을 지운다", false},
		{AllOfTheAbove, "모두 지운다", false},
		{AllOfTheAbove, "All", false},
		{AllOfTheAbove, "All of the above `x`", false},
		{AllOfTheAbove, "", false},
		{NoneOfTheAbove, "None of the above", true},
		{NoneOfTheAbove, "None of these answers is correct.", true},
		{NoneOfTheAbove, "None of the above ports is open", false},
		{NoneOfTheAbove, "None", false},
		{NoneOfTheAbove, "해당 없음", true},
		{NoneOfTheAbove, "정답 없음", true},
		{NoneOfTheAbove, "정답이 없음", true},
		{NoneOfTheAbove, "해당 없음을 고른다", false},
		{NoneOfTheAbove, norm.NFD.String("해당 없음"), true},
	} {
		if got := Whole(c.list, Prose(c.text)); got != c.want {
			t.Errorf("list %d is %q: %v", c.list, c.text, got)
		}
	}
}

func TestEmphasised(t *testing.T) {
	for _, c := range []struct {
		text, word string
		want       bool
	}{
		{"Which is NOT true?", "NOT", true},
		{"Which is not true?", "not", false},
		{"WHICH IS NOT TRUE?", "NOT", false},
		{"Which is **not** true?", "not", true},
		{"Which is __not__ true?", "not", true},
		{"Which is *not* true?", "not", true},
		{"Which is <u>not</u> true?", "not", true},
		{"Which **is not** true?", "not", true},
		{"**Which is not true?**", "not", false},
		{"Which **one** is not **true**?", "not", false},
		{"Which <b>one</b> is not <b>true</b>?", "not", false},
		{"Which canNOT fly?", "canNOT", true},
		{"옳지 **않은** 것은?", "않은", true},
		{"옳지 않은 것은?", "않은", false},
	} {
		i := strings.Index(c.text, c.word)
		got := Emphasised(c.text, Sentence{End: len(c.text)}, Match{Start: i, End: i + len(c.word)})
		if got != c.want {
			t.Errorf("Emphasised(%q) = %v", c.text, got)
		}
	}
}

func TestStem(t *testing.T) {
	for _, c := range [][2]string{
		{"organizations", "organization"}, {"queries", "query"}, {"uses", "using"}, {"Versioning", "versions"},
		{"프로토콜을", "프로토콜"}, {"사용하는", "사용한다"}, {"네트워크에서는", "네트워크"},
	} {
		if a, b := Stem(c[0], 2), Stem(c[1], 2); a != b {
			t.Errorf("%q has the stem %q, %q has %q", c[0], a, c[1], b)
		}
	}
	if got := Stem("효과", 2); got != "효과" {
		t.Errorf("a short word lost its end: %q", got)
	}
}

func TestPhrases(t *testing.T) {
	p := NewPhrases([]string{"by no means", "By", "언제든"})
	for _, c := range []struct{ text, want string }{
		{"It is BY NO MEANS so", "BY NO MEANS"},
		{"stand by", "by"},
		{"bypass", ""},
		{"언제든 된다", "언제든"},
		{"`by`", ""},
	} {
		m, ok := p.Find(c.text, Scan(Prose(c.text)))
		if got := c.text[m.Start:m.End]; got != c.want || ok != (c.want != "") {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
	if !p.Whole("by no means.") || p.Whole("by no means so") || p.Whole("") {
		t.Error("a whole phrase is not told from a part")
	}
	if _, ok := NewPhrases(nil).Find("by", Scan("by")); ok {
		t.Error("no phrases find something")
	}
	if again := NewPhrases([]string{"by no means", "By", "언제든"}); again != p {
		t.Error("the same list is compiled twice")
	}
}

func TestRoots(t *testing.T) {
	got := slices.Collect(Roots("The Requirements, a required on-demand S3를 서울에서 물 漢字漢字 é\u0301tat"))
	if want := []string{"requir", "requir", "demand", "s3", "서울", "漢字漢字", "é\u0301tat"}; !slices.Equal(got, want) {
		t.Errorf("the roots are %q, not %q", got, want)
	}
}
