package rules

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const scenario = "A company stores the logs of its application in one bucket. They must be searchable within a minute after they were written. Which solution meets these requirements with the least effort?"

func TestDuplicateQuestion(t *testing.T) {
	l := bankLinter(t, nil, "QB5")
	for _, c := range []struct {
		name  string
		files []string
		want  []string
	}{
		{"in one file, options in another order", []string{
			item(1, "Which is a colour?", 0, "red", "dog", "cat") + item(2, "Which is a colour?", 2, "cat", "dog", "red"),
		}, []string{"1.md:10 QB501 question #2 repeats question #1 in line 1"}},
		{"with another key", []string{
			item(1, "Which is a colour?", 0, "red", "dog", "cat") + item(2, "Which is a colour?", 1, "red", "dog", "cat"),
		}, []string{"1.md:10 QB501 question #2 repeats question #1 in line 1, with another key"}},
		{"each repetition once, with the first", []string{
			item(1, scenario, 0, "one", "two"), item(2, scenario, 0, "one", "two"), item(3, scenario, 0, "one", "two"),
		}, []string{"2.md:1 QB501 question #2 repeats question #1 in bank/1.md:1", "3.md:1 QB501 question #3 repeats question #1 in bank/1.md:1"}},
		{"white space and what cannot be seen", []string{
			item(1, "Which is a colour?", 0, "red", "dog"), item(2, "Which\u00a0is a\ncol\u200bour?  ", 0, "re\u00add", "dog"),
		}, []string{"2.md:1 QB501 question #2 repeats question #1 in bank/1.md:1"}},
		{"under one number", []string{item(1, scenario, 0, "one", "two"), item(1, scenario, 0, "one", "two")}, nil},
		{"other options", []string{item(1, "Which is a colour?", 0, "red", "dog"), item(2, "Which is a colour?", 0, "blue", "cat")}, nil},
		{"without a stem", []string{item(1, "", 0, "red", "dog"), item(2, "", 0, "red", "dog")}, nil},
		{"case", []string{item(1, "What does `ls -a` do?", 0, "red", "dog"), item(2, "What does `ls -A` do?", 0, "red", "dog")}, nil},
		{"signs", []string{item(1, "What is 7 - 5?", 0, "2", "35"), item(2, "What is 7 * 5?", 1, "2", "35")}, nil},
		{"turned off", []string{
			item(1, "Which is a colour?", 0, "red", "dog"), "<!-- qbank-disable-file QB501 -->\n\n" + item(2, "Which is a colour?", 0, "red", "dog"),
		}, nil},
	} {
		if diff := cmp.Diff(c.want, said(lintBank(l, c.files...))); diff != "" {
			t.Errorf("%s:\n%s", c.name, diff)
		}
	}
}

func TestNearDuplicateQuestion(t *testing.T) {
	edited := strings.Replace(scenario, "bucket", "container", 1)
	l := bankLinter(t, nil, "QB5")
	for _, c := range []struct {
		name  string
		files []string
		want  []string
	}{
		{"a word changed", []string{item(1, scenario, 0, "one", "two"), item(2, edited, 0, "three", "four")},
			[]string{"2.md:1 QB502 question #2 asks almost the same as question #1 in bank/1.md:1 (similarity 0.87)"}},
		{"the same stem", []string{item(1, scenario, 0, "one", "two"), item(2, scenario, 0, "three", "four")},
			[]string{"2.md:1 QB502 question #2 has the same stem as question #1 in bank/1.md:1"}},
		{"each once, with the earliest", []string{
			item(1, scenario, 0, "one", "two") + item(2, edited, 0, "one", "two") + item(3, edited, 0, "three", "four") + item(4, scenario, 0, "five", "six"),
		}, []string{
			"1.md:9 QB502 question #2 asks almost the same as question #1 in line 1 (similarity 0.87)",
			"1.md:17 QB502 question #3 asks almost the same as question #1 in line 1 (similarity 0.87)",
			"1.md:25 QB502 question #4 has the same stem as question #1 in line 1",
		}},
		{"a repetition is not reported again", []string{
			item(1, edited, 0, "one", "two") + item(2, scenario, 0, "one", "two") + item(3, scenario, 0, "one", "two"),
		}, []string{
			"1.md:9 QB502 question #2 asks almost the same as question #1 in line 1 (similarity 0.87)",
			"1.md:17 QB501 question #3 repeats question #2 in line 9",
		}},
		{"the same scenario, another question", []string{
			item(1, scenario, 0, "one", "two"),
			item(2, strings.Replace(scenario, "Which solution meets these requirements with the least effort?", "How can the company keep deleted logs for a year?", 1), 0, "three", "four"),
		}, nil},
		{"a short stem that says nothing", []string{
			item(1, "다음 중 옳은 것은?", 0, "금강은 서해로 흐른다", "해당 없음") + item(2, "다음 중 옳은 것은?", 0, "한라산은 제주도에 있다", "해당 없음"),
		}, nil},
		{"a short stem with a common option", []string{
			item(1, "Which is a colour?", 0, "red", "dog", "cat") + item(2, "Which is a colour?", 0, "blue", "ant", "bee") + item(3, "Which is a colour?", 1, "owl", "red", "ant"),
		}, []string{"1.md:19 QB502 question #3 has the same stem as question #1 in line 1"}},
		{"short stems that are not equal", []string{item(1, "What is 7 - 5?", 0, "2", "35"), item(2, "What is 7 * 5?", 1, "2", "35")}, nil},
		{"other images", []string{
			item(1, scenario+"\n\n![exhibit](a.png)", 0, "one", "two"), item(2, scenario+"\n\n![exhibit](b.png)", 0, "three", "four"),
		}, nil},
		{"the same image", []string{
			item(1, scenario+"\n\n![exhibit](a.png)", 0, "one", "two"), item(2, edited+"\n\n![exhibit](a.png)", 0, "three", "four"),
		}, []string{"2.md:1 QB502 question #2 asks almost the same as question #1 in bank/1.md:1 (similarity 0.90)"}},
	} {
		found := lintBank(l, c.files...)
		if diff := cmp.Diff(c.want, said(found)); diff != "" {
			t.Errorf("%s:\n%s", c.name, diff)
		}
		for _, d := range found {
			if len(d.Related) != 1 || d.Question == 0 {
				t.Errorf("%s: %+v", c.name, d)
			}
		}
	}
	files := []string{item(1, scenario, 0, "one", "two"), item(2, edited, 0, "three", "four")}
	strict := bankLinter(t, map[string]map[string]any{"QB502": {"similarity": 0.95}}, "QB502")
	if found := lintBank(strict, files...); len(found) > 0 {
		t.Errorf("with a threshold of 0.95: %q", said(found))
	}
}

// TestManyAlike has clusters of 5,000 questions: one finding for each but the
// first, and no work that grows with their square.
func TestManyAlike(t *testing.T) {
	const n = 5_000
	l := bankLinter(t, nil, "QB501", "QB502")
	for name, stem := range map[string]func(i int) string{
		"equal":       func(int) string { return scenario },
		"equal short": func(int) string { return "Which is a colour?" },
		"similar":     func(i int) string { return fmt.Sprintf("%s Choose for log %d.", scenario, i) },
	} {
		var b strings.Builder
		for i := range n {
			b.WriteString(item(i+1, stem(i), 0, "red", fmt.Sprintf("number %d", i)))
		}
		found := lintBank(l, b.String())
		if len(found) != n-1 {
			t.Errorf("%s: %d findings", name, len(found))
		}
		for _, d := range found {
			if d.Code != "QB502" || d.Related[0].Start.Line != 1 {
				t.Fatalf("%s: %s %s", name, d.Code, d.Message)
			}
		}
	}
}
