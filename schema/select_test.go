package schema

import (
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"github.com/qbank-dev/qbank/parser"
)

// selectionOf reads a question with the stem.
func selectionOf(stem string) Selection {
	f := parser.Parse("x.md", []byte("## Question #7\n"+stem+"\n\nA. one\nB. two\nC. three\n"))
	return SelectionOf(f, f.Questions[0])
}

func TestSelectionSaid(t *testing.T) {
	for count, phrases := range map[int][]string{
		1: {"Choose one.", "(Select ONE)", "Pick 1 answer.", "하나를 고르시오.", "한 개를 고르시오.", "하나만 고르세요."},
		2: {
			"(Choose two.)", "(Choose two)", "Choose two.", "choose TWO", "(CHOOSE TWO.)", "(Choose 2.)", "Choose two answers.", "Choose the two best answers.",
			"Choose exactly two.", "Choose any two options.", "(Select TWO)", "(Select TWO.)", "Select two options.", "[Choose two]", "**(Choose two.)**", "_Choose two._",
			"Pick 2 answers.", "(Pick two)", "Please choose two.", "Which is it? Choose two.", "Which is it? (Choose two.)", "Which is it?\nChoose two:",
			"From the list below, choose two.", "Of these, select two answers.", "Choose two: which is it?", "Choose two of these.",
			"Which two of the following are right?", "Which two steps are right?", "In this case, which TWO steps are right?", "Which 2 of these are right?",
			"Select two subnets. Which is it? (Choose two.)",
			"(두 개를 선택)", "(두 개 선택)", "(2개 선택)", "2개 선택", "2개를 선택하시오.", "두 개를 고르시오.", "두 개를 고르세요.", "두 가지를 고르시오.", "2가지를 고르시오.",
			"둘을 고르시오.", "두개를 선택하세요.", "2 개를 선택하십시오.", "옳은 것을 두 개 고르면?", "옳은 것을 두 개 고르시오.", "정답을 2개 고르시오.",
			"옳은 것은? (2개)", "옳은 것은 (2개)?", "옳은 것은? (두 가지)", "두 개를 골라 주세요.", "2개만 고르시오.", "2개의 답을 고르시오.", "두 개의 정답을 선택하세요.",
			"2개의 올바른 답을 고르시오.", "두 개를 모두 고르시오.", "두 가지를 고를 것.", "두 개를 선택하면?", "(두 개를 선택하시오)",
			norm.NFD.String("두 개를 고르시오."),
		},
		3: {"(Select THREE)", "(Choose three.)", "Pick 3 answers.", "Which three of these are right?", "세 가지를 고르시오.", "3개 선택", "셋을 고르시오.", "세 개를 고르시오."},
		4: {"Choose four.", "네 개를 고르시오.", "넷을 고르시오."},
		5: {"(Choose five)", "다섯 개를 고르시오.", "5개를 고르시오."},
		6: {"Choose six.", "여섯 개를 고르시오."},
	} {
		for _, phrase := range phrases {
			for _, stem := range []string{phrase, "A company has data.\n\n" + phrase} {
				if got, want := selectionOf(stem), (Selection{Count: count, Said: true}); got != want {
					t.Errorf("%q: got %+v, want %+v", stem, got, want)
				}
			}
		}
	}
}

func TestSelectionOfAll(t *testing.T) {
	for _, phrase := range []string{
		"Select all that apply.", "(Choose ALL that apply)", "Choose all.", "Choose all of the correct answers.", "Select all correct answers.", "Choose all the right answers.",
		"Check all that apply.", "Mark all that apply.", "Choose one or more.", "Select one or more answers.",
		"모두 고르시오.", "옳은 것을 모두 고르시오.", "옳은 것을 모두 고르면?", "옳은 것을 모두 고른 것은?", "해당하는 것을 모두 선택하시오.", "(모두 선택)",
	} {
		if got, want := selectionOf(phrase), (Selection{Count: 1, All: true, Said: true}); got != want {
			t.Errorf("%q: got %+v, want %+v", phrase, got, want)
		}
	}
}

func TestNoSelection(t *testing.T) {
	for _, stem := range []string{
		"Which solution is right?", "Which one is right?", "Which is the one?", "Choose the best answer.", "Choose wisely.", "Choose a number.",
		"Users can select two seats.", "The user must go to the page, select two seats and pay.", "The company will choose two regions.",
		"She selects two. Who is she?", "They chose two.", "A two-way link.", "Which 5 GHz channel is free?", "Which 2.4 GHz channel is free?", "Which twofold gain?",
		"- Select two subnets.\n- Start them.", "1. Choose two regions.", "```\nChoose two.\n```", "<!-- Choose two. -->",
		"Check two boxes.", "Mark three of them.", "Pickpockets take two.", "preselect two", "Choose-two is a game.", "All that apply are here.",
		"사용자는 두 개를 선택할 수 있다.", "두 개의 서버가 있다.", "회사는 두 개의 리전을 선택했다.", "서버 (2개)를 쓴다.", "인스턴스(2개)에서 돈다.", "2개 선택지가 있다.",
		"두 개를 고르게 나눈다.", "공 두 개를 골라 더한다.", "공 두 개를 고르면 합은 얼마인가?", "12개 선택", "1.2개를 고르시오.", "모두 선택 사항이다.", "모두 선택한다.", "옳은 것을 고르시오.", "모두 몇 개인가?",
		"두 번째를 고르시오.", "세계 지도를 고르시오.", "한국을 고르시오.", "네트워크를 선택하시오.",
	} {
		if got, want := selectionOf(stem), (Selection{Count: 1}); got != want {
			t.Errorf("%q: got %+v, want %+v", stem, got, want)
		}
	}
}

// "Which two …" asks for one option where the options name two things each.
func TestSelectionOfPairs(t *testing.T) {
	const q = "## Question #7\nWhich two elements make up water?\n\n"
	for options, want := range map[string]Selection{
		"A. Hydrogen and oxygen\nB. Carbon and oxygen\nC. Iron": {Count: 1},
		"A. 수소와 산소\nB. 탄소와 산소":                                  {Count: 1},
		"A. Hydrogen\nB. Oxygen\nC. Carbon and iron":            {Count: 2, Said: true},
		"": {Count: 2, Said: true},
	} {
		f := parser.Parse("x.md", []byte(q+options))
		if got := SelectionOf(f, f.Questions[0]); got != want {
			t.Errorf("%q: got %+v, want %+v", options, got, want)
		}
	}
}

func TestSelectionInNotes(t *testing.T) {
	for _, c := range []struct {
		text  string
		count int
	}{
		{"## Question #7 (Choose Two)\nStem.", 2},
		{"## Question #7 (Select THREE)\nStem.", 3},
		{"## Question #7 - Topic 1 (Choose two)\nStem.", 2},
		{"## 문제 7 (2개 선택)\nStem.", 2},
		{"## 문제 7 (2개)\nStem.", 2},
		{"## 문제 7번 (두 개를 선택)\nStem.", 2},
		{"## Question #7\nStem.\n## Question #7 분석 (Choose Two)\nText.", 2},
		{"## Question #7 (Choose two)\nStem (Choose three.)", 3},
		{"## Question #7 (Choose two)\nStem.\n## Question #7 분석 (Choose Three)", 2},
		{"## Question #7 (2개의 서버)\nStem.", 1},
		{"## Question #7\nStem.\n## Question #7 분석\nChoose two.", 1},
		{"## Question #7", 1},
	} {
		f := parser.Parse("x.md", []byte(c.text))
		if got := SelectionOf(f, f.Questions[0]); got.Count != c.count || got.Said != (c.count > 1) {
			t.Errorf("%q: got %+v, want %d", c.text, got, c.count)
		}
	}
}

// The time for a stem grows as its size does: the square of this one would take
// minutes.
func TestSelectionOfLongStem(t *testing.T) {
	stem := strings.Repeat("choose x; 두 개 모두 ", 40_000)
	if got := selectionOf(stem); got.Said {
		t.Errorf("got %+v", got)
	}
}
