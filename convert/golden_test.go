package convert

import (
	"slices"
	"strings"
	"testing"

	"github.com/qbank-dev/qbank/schema"
)

// goldenQuestions are one with little and one with all that a question can have.
func goldenQuestions() []schema.Question {
	texts := []string{
		"Choose two", "두 개를 고르시오.\n\n```html\n<b>\"굵게\"</b> & 얇게\n```", "<b> 태그", "한글: 값", "`c`",
		"해설", "기출", "먼저", "📋 배경", "- 하나\n- 둘", "선택지 분석", "**정답: A + C**",
		"첫째", "맞다\n  - 예: 🌟", "그냥", "덧붙임", "둘째", "틀리다", "문제/은행 📋.md",
	}
	next := func() string {
		s := texts[0]
		texts = texts[1:]
		return s
	}
	list := []schema.Question{question(1, "1 + 1은?"), full(9007199254740993, next)}
	if len(texts) > 0 {
		panic("texts are left")
	}
	return list
}

const goldenJSONL = `{"number":1,"stem":"1 + 1은?","select":1,"options":[{"label":"A","text":"yes","correct":true},{"label":"B","text":"no","correct":false}],"answer":["A"]}
{"number":9007199254740993,"note":"Choose two","stem":"두 개를 고르시오.\n\n` + "```html" + `\n<b>\"굵게\"</b> & 얇게\n` + "```" + `","select":2,"options":[{"label":"A","text":"<b> 태그","correct":true},{"label":"B","text":"한글: 값","correct":false},{"label":"C","text":"` + "`c`" + `","correct":true}],"answer":["A","C"],"analysis":{"title":"해설","note":"기출","body":"먼저","sections":[{"title":"📋 배경","level":3,"body":"- 하나\n- 둘"},{"title":"선택지 분석","level":4,"kind":"options","body":"**정답: A + C**"}],"options":[{"label":"A","title":"첫째","correct":true,"reasons":[{"text":"맞다\n  - 예: 🌟","mark":"pro"},{"text":"그냥","mark":"none"}],"body":"덧붙임"},{"label":"B","title":"둘째","correct":false,"reasons":[{"text":"틀리다","mark":"con"}]},{"label":"C","correct":true}],"answer":["A","C"]},"source":{"file":"문제/은행 📋.md","line":3,"endLine":40}}
`

const goldenYAML = `schemaVersion: 1
questions:
  - number: 1
    stem: 1 + 1은?
    select: 1
    options:
      - label: A
        text: "yes"
        correct: true
      - label: B
        text: "no"
        correct: false
    answer: [A]
  - number: 9007199254740993
    note: Choose two
    stem: |-
      두 개를 고르시오.

      ` + "```html" + `
      <b>"굵게"</b> & 얇게
      ` + "```" + `
    select: 2
    options:
      - label: A
        text: <b> 태그
        correct: true
      - label: B
        text: '한글: 값'
        correct: false
      - label: C
        text: '` + "`c`" + `'
        correct: true
    answer: [A, C]
    analysis:
      title: 해설
      note: 기출
      body: 먼저
      sections:
        - title: 📋 배경
          level: 3
          body: |-
            - 하나
            - 둘
        - title: 선택지 분석
          level: 4
          kind: options
          body: '**정답: A + C**'
      options:
        - label: A
          title: 첫째
          correct: true
          reasons:
            - text: |-
                맞다
                  - 예: 🌟
              mark: pro
            - text: 그냥
              mark: none
          body: 덧붙임
        - label: B
          title: 둘째
          correct: false
          reasons:
            - text: 틀리다
              mark: con
        - label: C
          correct: true
      answer: [A, C]
    source:
      file: 문제/은행 📋.md
      line: 3
      endLine: 40
`

func TestGolden(t *testing.T) {
	for format, want := range map[string]string{"jsonl": goldenJSONL, "yaml": goldenYAML} {
		if got := written(t, format, goldenQuestions()...); got != want {
			t.Errorf("%s: got\n%s", format, got)
		}
	}
	const golden = `{
  "schemaVersion": 1,
  "questions": [
    {
      "number": 7,
      "stem": "<b> & \"c\"",
      "select": 1,
      "options": [
        {
          "label": "A",
          "text": "yes",
          "correct": true
        },
        {
          "label": "B",
          "text": "no",
          "correct": false
        }
      ],
      "answer": [
        "A"
      ]
    },
    {
      "number": 8,
      "stem": "x",
      "select": 1,
      "options": [],
      "answer": []
    }
  ]
}
`
	empty := schema.Question{Number: 8, Stem: "x", Select: 1, Options: []schema.Option{}, Answer: []string{}}
	if got := written(t, "json", question(7, `<b> & "c"`), empty); got != golden {
		t.Errorf("json: got\n%s", got)
	}
}

// TestNothing checks that a document without questions is a document.
func TestNothing(t *testing.T) {
	for format, want := range map[string]string{
		"json":  "{\n  \"schemaVersion\": 1,\n  \"questions\": []\n}\n",
		"jsonl": "",
		"yaml":  "schemaVersion: 1\nquestions: []\n",
	} {
		if got := written(t, format); got != want {
			t.Errorf("%s: got %q, want %q", format, got, want)
		}
		if format != "jsonl" && len(readBack(t, format, want)) != 0 {
			t.Errorf("%s: something is read", format)
		}
	}
}

func TestFormats(t *testing.T) {
	names := Names()
	if !slices.IsSorted(names) || !slices.Contains(names, "json") || !slices.Contains(names, "jsonl") || !slices.Contains(names, "yaml") {
		t.Errorf("the formats are %q", names)
	}
	for _, name := range names {
		if f, err := Lookup(name); err != nil || f.Name != name || f.Description == "" || f.New == nil {
			t.Errorf("%s is %+v, %v", name, f, err)
		}
	}
	_, err := Lookup("JSON")
	if err == nil || err.Error() != `unknown format "JSON": choose one of `+strings.Join(names, ", ") {
		t.Errorf("an unknown format gives %v", err)
	}
}
