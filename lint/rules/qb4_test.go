package rules

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/parser"
)

// asked is a bank of one question; the options that begin with "=" are right.
func asked(stem string, options ...string) string {
	var b, key strings.Builder
	fmt.Fprintf(&b, "## Question #1\n%s\n\n", stem)
	for i, o := range options {
		label := rune('A' + i%26)
		if strings.HasPrefix(o, "=") {
			fmt.Fprintf(&key, "%c", label)
		}
		fmt.Fprintf(&b, "%c. %s\n\n", label, strings.TrimPrefix(o, "="))
	}
	if key.Len() > 0 {
		fmt.Fprintf(&b, "Answer: %s\n", key.String())
	}
	return b.String()
}

// reported is what one rule reports of a text: the source at each finding,
// joined by "|".
func reported(t *testing.T, code, text string, options map[string]any) string {
	t.Helper()
	linter, err := lint.New(lint.Options{
		Rules:       itemWriting,
		Selection:   lint.Selection{Select: []string{code}},
		RuleOptions: map[string]map[string]any{code: options},
	})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, d := range linter.File(parser.Parse("test.md", []byte(text))).Diagnostics {
		if d.Message == "" || d.Help == "" || strings.HasSuffix(d.Message, ".") {
			t.Errorf("a message without help or with a full stop: %+v", d)
		}
		got = append(got, text[d.Start.Offset:d.End.Offset])
	}
	return strings.Join(got, "|")
}

func TestItemWriting(t *testing.T) {
	for _, c := range []struct {
		code, stem string
		options    []string
		want       string
	}{
		// Three quarters exactly are enough; words and not letters make it long.
		{"QB401", "Why?", []string{"=one two three four", "one two three fo"}, ""},
		{"QB401", "Why?", []string{"=one two three four", "one two"}, "one two three four"},
		{"QB401", "Why?", []string{"=onetwothreefour five", "one"}, ""},
		{"QB401", "Why?", []string{"one two three four", "=one"}, ""},
		{"QB401", "Why?", []string{"=one two three four five", "=one two three four five", "one"}, ""},
		{"QB401", "Why?", []string{"one two three four", "one"}, ""},
		{"QB401", "왜?", []string{"=하나 둘 셋 넷 다섯", "하나"}, "하나 둘 셋 넷 다섯"},
		{"QB401", "Why?", []string{"=👨‍👩‍👧‍👦 👨‍👩‍👧‍👦 👨‍👩‍👧‍👦 👨‍👩‍👧‍👦", "seven c"}, ""},

		{"QB402", "Which?", []string{"a", "b", "All of the above."}, "All of the above"},
		{"QB402", "Which?", []string{"a", "b", "**All of these**"}, "All of these"},
		{"QB402", "Which?", []string{"a", "b", "All of the above ports"}, ""},
		{"QB402", "Which?", []string{"a", "b", "`all of the above`"}, ""},
		{"QB402", "어느 것?", []string{"가", "나", "위 보기 모두"}, "위 보기 모두"},
		{"QB402", "어느 것?", []string{"가", "나", "모든 것을 지운다"}, ""},
		{"QB403", "Which?", []string{"a", "None of the above"}, "None of the above"},
		{"QB403", "Which?", []string{"a", "None of the above ports"}, ""},
		{"QB403", "어느 것?", []string{"가", "정답 없음"}, "정답 없음"},
		{"QB403", "어느 것?", []string{"가", norm.NFD.String("해당 없음")}, norm.NFD.String("해당 없음")},

		// The negation of the question, not of its story, aims and conditions.
		{"QB404", "Which of the following is not a gas?", nil, "not"},
		{"QB404", "In RFC 1918, which range is not private?", nil, "not"},
		{"QB404", "Which protocol does not encrypt traffic?", nil, "not"},
		{"QB404", "Which of these statements about the data retention settings of a log group is not true?", nil, "not"},
		{"QB404", "Which metal isn't magnetic?", nil, "isn't"},
		{"QB404", "Which table cannot be changed?", nil, "cannot"},
		{"QB404", "What should you not do?", nil, "not"},
		{"QB404", "Which option does the standard not allow?", nil, "not"},
		{"QB404", "Which command never blocks?", nil, "never"},
		{"QB404", "All of the following are gases, except:", nil, "except"},
		{"QB404", "Each of the following is a gas except", nil, "except"},
		{"QB404", "Which statement is false?", nil, "false"},
		{"QB404", "Which statement is incorrect about DNS?", nil, "incorrect"},
		{"QB404", "Identify the incorrect statement.", nil, "incorrect"},
		{"QB404", "Select the option that is not a gas.", nil, "not"},
		{"QB404", "Which cause is the least likely?", nil, "least"},
		{"QB404", "Which is the least likely cause?", nil, "least"},
		{"QB404", "A primary key cannot be:", nil, "cannot"},
		{"QB404", "Which of the following is NOT a gas?", nil, ""},
		{"QB404", "Which of the following is **not** a gas?", nil, ""},
		{"QB404", "Which of the following is <u>not</u> a gas?", nil, ""},
		{"QB404", "**Which of the following is not a gas?**", nil, "not"},
		{"QB404", "WHICH OF THE FOLLOWING IS NOT A GAS?", nil, "NOT"},
		{"QB404", "Which is not only cheap but fast?", nil, ""},
		{"QB404", "The disk does not respond. Which cable is loose?", nil, ""},
		{"QB404", "Which solution ensures that data is not lost?", nil, ""},
		{"QB404", "Which solution ensures data is not lost?", nil, ""},
		{"QB404", "Which service suits a company that does not want servers?", nil, ""},
		{"QB404", "What happens if the value is not null?", nil, ""},
		{"QB404", "Which error is raised for a key not in the map?", nil, ""},
		{"QB404", "What is the reason the instance is not reachable?", nil, ""},
		{"QB404", "Why does the instance not start?", nil, ""},
		{"QB404", "Which solution works with the LEAST effort and no downtime?", nil, ""},
		{"QB404", "Which solution works with the least operational overhead?", nil, ""},
		{"QB404", "Which solution is least expensive?", nil, ""},
		{"QB404", "Which step works without exposing traffic?", nil, ""},
		{"QB404", "Which users, but not guests, may enter?", nil, ""},
		{"QB404", "Which rule applies to all users except guests when they log in?", nil, ""},
		{"QB404", "What does it return when the test is false?", nil, ""},
		{"QB404", "Which not-for-profit organisation runs it?", nil, ""},
		{"QB404", "Which clause does `IS not NULL` belong to?", nil, ""},
		{"QB404", "Which?\n\n```\nwhich is not\n```", nil, ""},
		{"QB404", "다음 중 기체가 아닌 것은?", nil, "아닌"},
		{"QB404", "다음 중 옳지 않은 것을 모두 고르시오.", nil, "않은"},
		{"QB404", "다음 중 옳지않은 것은?", nil, "옳지않은"},
		{"QB404", "다음 중 해당하지 않는 것은 무엇인가?", nil, "않는"},
		{"QB404", "다음 중 틀린 설명은?", nil, "틀린"},
		{"QB404", "잘못된 것은 어느 것인가", nil, "잘못된"},
		{"QB404", "다음 중 잘못 짝지은 것은?", nil, "잘못"},
		{"QB404", "자료로 알 수 없는 것은?", nil, "없는"},
		{"QB404", norm.NFD.String("기체가 아닌 것은?"), nil, norm.NFD.String("아닌")},
		{"QB404", "다음 중 기체가 **아닌** 것은?", nil, ""},
		{"QB404", "서버가 응답하지 않는 원인은 무엇인가?", nil, ""},
		{"QB404", "바뀌지 않는 것을 보장하는 서비스는?", nil, ""},
		{"QB404", "자료를 잃지 않도록 하려면 무엇을 해야 하는가?", nil, ""},
		{"QB404", "중단 시간이 없는 배포는 무엇인가?", nil, ""},
		{"QB404", "자료 손실이 없는 것은?", nil, ""},
		{"QB404", "기체가 아닌 물질이 있다. 무엇인가?", nil, ""},

		{"QB405", "Which?", []string{"=It works", "It always works"}, "always"},
		{"QB405", "Which?", []string{"=It never fails", "It always works"}, ""},
		{"QB405", "Which?", []string{"It works", "It always works"}, ""},
		{"QB405", "Which?", []string{"=It always works", "It works"}, ""},
		{"QB405", "Which?", []string{"=It works", "Install it", "Use `always`", "an always-on VPN"}, ""},
		{"QB405", "Which?", []string{"=Use A", "Load all the content", "Allow access only from here"}, ""},
		{"QB405", "Which?", []string{"=It works", "None of the above"}, ""},
		{"QB405", "무엇인가?", []string{"=빠르다", "항상 느리다"}, "항상"},
		{"QB405", "무엇인가?", []string{"=빠르다", "절대값이다", "모든 자료를 옮긴다"}, ""},

		{"QB406", "Which?", []string{"It usually works", "It sometimes fails"}, "usually|sometimes"},
		{"QB406", "Which?", []string{"frequently accessed data", "an unusual case", "`usually`"}, ""},
		{"QB406", "무엇인가?", []string{"보통 느리다", "보통 선거"}, "보통"},

		{"QB407", "Which?", []string{"The  Danube.", "the danube", "The Rhine"}, "the danube"},
		{"QB407", "Which?", []string{"**One** way", "One way"}, "One way"},
		{"QB407", "Which?", []string{"“Quoted” text", "\"Quoted\" text"}, "\"Quoted\" text"},
		{"QB407", "Which?", []string{norm.NFD.String("한강"), "한강"}, "한강"},
		{"QB407", "Which?", []string{"5 mW", "5 MW", "5 kW", "5 KW"}, ""},
		{"QB407", "Which?", []string{"mW", "MW", "pH", "PH", "us", "US"}, ""},
		{"QB407", "Which?", []string{"-5", "5", "1.5", "15", "x < y", "x > y"}, ""},
		{"QB407", "Which?", []string{"its end", "it's end", "Let's eat, grandma", "Let's eat grandma"}, ""},
		{"QB407", "Which?", []string{"`git branch -d`", "`git branch -D`", "`Next`", "`next`"}, ""},
		{"QB407", "Which?", []string{"![a](one.png)", "![a](two.png)"}, ""},
		{"QB407", "Which?", []string{"He left?", "He left.", "He left!"}, ""},
		{"QB407", "Which?", []string{"x²", "x2"}, ""},

		{"QB408", "Which?", []string{"It stores the log files in a bucket", "It stores log files in the bucket"}, "It stores log files in the bucket"},
		{"QB408", "Which?", []string{"Encrypt the object; then copy it", "Encrypts objects, then copies it"}, "Encrypts objects, then copies it"},
		{"QB408", "Which?", []string{"Store the logs in us-east-1 for a day", "Store the logs in us-east-2 for a day"}, ""},
		{"QB408", "Which?", []string{"Allow inbound traffic from the web tier", "Allow outbound traffic from the web tier"}, ""},
		{"QB408", "Which?", []string{"Deny traffic from A to B on port 22", "Deny traffic to A from B on port 22"}, ""},
		{"QB408", "Which?", []string{"The cost grows where n < 5", "The cost grows where n > 5"}, ""},
		{"QB408", "Which?", []string{"Run with the cache switched on", "Run without the cache switched on"}, ""},
		{"QB408", "Which?", []string{"Run `a b` on the first host", "Run `a c` on the first host"}, ""},
		{"QB408", "Which?", []string{"She walks to the big school", "She walked to the big school", "She walking to the big school"}, ""},
		{"QB408", "Which?", []string{"The same long text stands here", "the same long text stands here."}, ""},
		{"QB408", "Which?", []string{"the cat", "a cat"}, ""},
		{"QB408", "무엇인가?", []string{"자료를 두 곳에 나누어 저장한다", "자료를 두 곳에 나누어 저장합니다"}, "자료를 두 곳에 나누어 저장합니다"},
		{"QB408", "무엇인가?", []string{"자료를 두 곳에 나누어 저장한다", "자료를 세 곳에 나누어 저장한다"}, ""},

		{"QB409", "What does a volcano do?", []string{"=Volcanoes erupt", "Rivers flow"}, "Volcanoes"},
		{"QB409", "What does a volcano do?", []string{"=A volcano erupts", "A river flows"}, "volcano"},
		{"QB409", "What does a volcano do?", []string{"=A volcano erupts", "A volcanologist digs"}, ""},
		{"QB409", "What does a volcano do?", []string{"A volcano erupts", "=A river flows"}, ""},
		{"QB409", "Which of the following solutions works?", []string{"=The following solution", "This"}, ""},
		{"QB409", "What is red?", []string{"=red", "blue"}, ""},
		{"QB409", "What does `select` do?", []string{"=`select`", "Selects"}, ""},
		{"QB409", "화산은 무엇을 하는가?", []string{"=화산이 터진다", "강이 흐른다"}, "화산이"},
		{"QB409", "개가 무엇을 하는가?", []string{"=개가 짖는다", "소가 운다"}, ""},

		{"QB410", "It is an", []string{"=apple", "pear"}, "an"},
		{"QB410", "It is **a**:", []string{"=pear", "apple", "egg"}, "a"},
		{"QB410", "It is an", []string{"apple", "=egg", "pear"}, ""},
		{"QB410", "It is an", []string{"=apple", "SQL server"}, ""},
		{"QB410", "It is an", []string{"=hour", "unit", "user", "European"}, "an"},
		{"QB410", "It is vitamin A", []string{"=apple", "pear"}, ""},
		{"QB410", "Which?", []string{"One thing is so.", "Two things are so", "Three things are so"}, "."},
		{"QB410", "Which?", []string{"One thing is so.", "Two things are so.", "Three things are so"}, "o"},
		{"QB410", "Which?", []string{"One thing is so.", "Two things are so."}, ""},
		{"QB410", "Which?", []string{"One thing is so.", "Run `this`", "Three things are so"}, ""},
		{"QB410", "Which?", []string{"Sold by Acme Inc.", "Sold by a shop", "Sold by nobody"}, ""},
		{"QB410", "Which?", []string{"a router", "switches", "hubs"}, "a"},
		{"QB410", "Which?", []string{"a router", "a switch", "hubs"}, "hubs"},
		{"QB410", "Which?", []string{"a router", "a switch", "water"}, ""},
		{"QB410", "Which?", []string{"a router", "a switch", "DNS"}, ""},
		{"QB410", "Which?", []string{"a router", "the hubs", "switches"}, ""},

		{"QB411", "A company stores data. It wants to pay less.", nil, "It wants to pay less."},
		{"QB411", "The capital of France is", nil, "The capital of France is"},
		{"QB411", "Users can select a seat.", nil, "Users can select a seat."},
		{"QB411", "A line\nand another", nil, "A line"},
		{"QB411", "```\nx = 1\n```", nil, "```"},
		{"QB411", "Is it? Think of the cost.", nil, ""},
		{"QB411", "What was written must stay readable for thirty years. The board would like to come to a decision this week.", nil, "The board would like to come to a decision this week."},
		{"QB411", "지하 창고는 남의 것이다. 서류는 종이로 보관한다.", nil, "서류는 종이로 보관한다."},
		{"QB411", "서류는 종이로 보관한다. 다음 중 옳은 것은", nil, ""},
		{"QB411", "다음 중 옳은 것은\n\nㄱ. 물은 맑다.\nㄴ. 불은 뜨겁다.", nil, ""},
		{"QB411", "The board meets today. Which plan is the cheapest.", nil, ""},
		{"QB411", "Select the cheapest plan. The board meets today.", nil, ""},
		{"QB411", "The capital of France is:", nil, ""},
		{"QB411", "The capital of France is …", nil, ""},
		{"QB411", "The capital of France is ____.", nil, ""},
		{"QB411", "It costs too much. Select the best plan.", nil, ""},
		{"QB411", "It costs too much (choose two).", nil, ""},
		{"QB411", "Which plan is best", nil, ""},
		{"QB411", "![question](question.png)", nil, ""},
		{"QB411", "비용을 줄이려 한다.", nil, "비용을 줄이려 한다."},
		{"QB411", "비용을 줄이는 방법을 고르시오.", nil, ""},
		{"QB411", "비용은 얼마인가", nil, ""},
		{"QB411", "무엇을 해야 할까", nil, ""},
		{"QB411", "다음 중 옳은 것은", nil, ""},
		{"QB411", "대한민국의 수도는", nil, ""},

		{"QB412", "The ____ is the largest.", nil, "____"},
		{"QB412", "The __ is the largest.", nil, "__"},
		{"QB412", `The \_\_\_ is the largest.`, nil, `\_\_\_`},
		{"QB412", "수도는 ____이다.", nil, "____"},
		{"QB412", "A ___ and a ____ are here.", nil, "___"},
		{"QB412", "Fill in the blank: it is hot.", nil, "Fill in the blank"},
		{"QB412", "다음 빈칸에 들어갈 말은?", nil, "빈칸에"},
		{"QB412", "The __init__ method, a snake__case name, __bold words__ and ___both___?", nil, ""},
		{"QB412", "The `____` token and _one_ word?", nil, ""},
		{"QB412", "What is here?\n\n```\n____\n```", nil, ""},
		{"QB412", "What is here?\n\n___\n\nNothing?", nil, ""},
		{"QB412", "What is a blank verse?", nil, ""},

		{"QB413", "Which?", []string{"tin", "zinc", "A and B"}, "A and B"},
		{"QB413", "Which?", []string{"tin", "zinc", "Both A and B."}, "Both A and B."},
		{"QB413", "Which?", []string{"tin", "zinc", "A, B"}, "A, B"},
		{"QB413", "Which?", []string{"tin", "zinc", "A와 B"}, "A와 B"},
		{"QB413", "Which?", []string{"tin", "zinc", "A, B 모두"}, "A, B 모두"},
		{"QB413", "Which?", []string{"tin", "zinc", "A–B all"}, ""},
		{"QB402", "Which?", []string{"tin", "zinc", "A–B all"}, "A–B all"},
		{"QB413", "Which?", []string{"tin", "zinc", "Tin and zinc"}, "Tin and zinc"},
		{"QB413", "Which?", []string{"tin", "zinc", "lead and zinc"}, ""},
		{"QB413", "Which?", []string{"tin", "zinc", "A and B are metals"}, ""},
		{"QB413", "Which?", []string{"tin", "zinc", "C, E, G"}, ""},
		{"QB413", "Which?", []string{"1 and 2", "1 and 3"}, ""},
		{"QB413", "Which?\n\n1. tin\n2. zinc\n3. sand", []string{"1 and 2", "1 and 3"}, "1 and 2"},
		{"QB413", "Which?", []string{"both 1 and 3", "2"}, "both 1 and 3"},
		{"QB413", "Which?\n\nI. tin\nII. zinc", []string{"I only", "I and II"}, "I and II"},
		{"QB413", "Which order?", []string{"ㄱ, ㄴ, ㄷ", "ㄴ, ㄱ, ㄷ"}, ""},
		{"QB413", "Which order?", []string{"A → B → C", "B → A → C", "C"}, ""},
		{"QB413", "맞는 것은?", []string{"ㄱ", "ㄱ, ㄷ", "ㄱ과 ㄴ"}, "ㄱ, ㄷ"},
		{"QB413", "무엇인가?", []string{"주석", "아연", "주석과 아연"}, "주석과 아연"},
		{"QB413", "Which?", []string{"Use ECS. Use S3.", "Use EKS. Use EBS.", "Use EKS. Use S3."}, ""},
	} {
		options := c.options
		if options == nil {
			options = []string{"=one", "two", "three"}
		}
		if got := reported(t, c.code, asked(c.stem, options...), nil); got != c.want {
			t.Errorf("%s of %q %q: %q, want %q", c.code, c.stem, c.options, got, c.want)
		}
	}
}

func TestItemWritingOptions(t *testing.T) {
	for _, c := range []struct {
		code, name string
		value      any
		text, want string
	}{
		{"QB401", "ratio", 0.2, asked("Why?", "=one two three four", "one two"), ""},
		{"QB401", "minWords", 2, asked("Why?", "=onetwo three", "one"), "onetwo three"},
		{"QB402", "words", []string{"the lot"}, asked("Which?", "a", "The lot."), "The lot"},
		{"QB403", "words", []string{"zilch"}, asked("Which?", "a", "Zilch"), "Zilch"},
		{"QB404", "words", []string{"apart from"}, asked("Which is so, apart from tin?", "a", "b"), "apart from"},
		{"QB404", "words", []string{"apart from"}, asked("Which is so, APART FROM tin?", "a", "b"), ""},
		{"QB405", "words", []string{"forever"}, asked("Which?", "=a", "It lasts forever"), "forever"},
		{"QB405", "words", []string{"forever"}, asked("Which?", "=a forever", "It lasts forever"), ""},
		{"QB406", "words", []string{"quite"}, asked("Which?", "=a", "It is quite big"), "quite"},
		{"QB408", "similarity", 1.0, asked("Which?", "It stores data of the log file", "It stores data log files"), ""},
		{"QB408", "minWords", 9, asked("Which?", "It stores data of the log", "It stores data of a log"), ""},
		{"QB409", "ignore", []string{"volcanoes"}, asked("What does a volcano do?", "=A volcano erupts", "It flows"), ""},
		{"QB411", "words", []string{"tick"}, asked("Tick the best plan.", "=a", "b"), ""},
		{"QB412", "words", []string{"lacuna"}, asked("What fits the lacuna?", "=a", "b"), "lacuna"},
	} {
		if got := reported(t, c.code, c.text, map[string]any{c.name: c.value}); got != c.want {
			t.Errorf("%s with %s %v: %q, want %q", c.code, c.name, c.value, got, c.want)
		}
	}
}

// TestItemWritingParts looks at what stands below the first line of an option
// or a stem.
func TestItemWritingParts(t *testing.T) {
	const bank = `## Question #1
A story.

` + "```" + `
which is not ____
` + "```" + `

Which of these is not so? <!-- never ____ -->

A.

It always works

B. It works

` + "```" + `
always
` + "```" + `

C. It works <br>
and never fails

D. fine

Answer: D
`
	for code, want := range map[string]string{
		"QB404": "not",
		"QB405": "always|never",
		"QB411": "",
		"QB412": "",
	} {
		if got := reported(t, code, bank, nil); got != want {
			t.Errorf("%s: %q, want %q", code, got, want)
		}
	}
}

// TestDuplicateIsNotSimilar proves that the two rules never report one pair.
func TestDuplicateIsNotSimilar(t *testing.T) {
	text := asked("Which?", "It stores the log files", "It stores the log files.", "It stores log files")
	if got := reported(t, "QB407", text, nil); got != "It stores the log files." {
		t.Errorf("duplicates: %q", got)
	}
	if got := reported(t, "QB408", text, nil); got != "It stores log files" {
		t.Errorf("similar ones: %q", got)
	}
}

// TestItemWritingSilent proves that the bank of correct questions has none of
// the flaws.
func TestItemWritingSilent(t *testing.T) {
	linter, err := lint.New(lint.Options{Rules: itemWriting})
	if err != nil {
		t.Fatal(err)
	}
	err = filepath.WalkDir("../../testdata/bank", func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Base(path) == "README.md" || filepath.Ext(path) == ".svg" {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		for _, d := range linter.File(parser.Parse(path, text)).Diagnostics {
			t.Errorf("%s:%d: %s %s", path, d.Start.Line, d.Code, d.Message)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestLayoutBetweenOptions checks that lines which are layout, and comments to qbank,
// are no text of the option above them, wherever they stand.
func TestLayoutBetweenOptions(t *testing.T) {
	for _, c := range []struct {
		code    string
		options []string
		want    string
	}{
		{"QB410", []string{"Mars is the largest one.", "Venus is the largest one", "Earth is the largest one", "Pluto is the largest one"}, "."},
		{"QB410", []string{"Mars is the largest one.", "Venus is the largest one.", "Earth is the largest one.\n\nIt is blue", "Pluto is the largest one."}, "e"},
		{"QB408", []string{"It stores the log files in a bucket", "It stores log files in the bucket"}, "It stores log files in the bucket"},
		{"QB408", []string{"It stores the log files in a bucket\n\nfor a year", "It stores log files in the bucket\n\nfor the year", "Nothing"}, "It stores log files in the bucket"},
	} {
		for _, between := range []string{"\n\n", "\n<br>\n", "\n\n<br>\n\n", "\n<br>\n<br>\n\n", "\n\n<!-- qbank-enable -->\n"} {
			text := "## Question #1\nWhich?\n\n"
			for i, o := range c.options {
				text += string(rune('A'+i)) + ". " + o + between
			}
			if got := reported(t, c.code, text, nil); got != c.want {
				t.Errorf("%s reports %q of\n%s", c.code, got, text)
			}
			text = strings.ReplaceAll(text, "\n\nfor", "\n\n<br>\n\nfor")
			if got := reported(t, c.code, text, nil); got != c.want {
				t.Errorf("%s reports %q of\n%s", c.code, got, text)
			}
		}
	}
}
