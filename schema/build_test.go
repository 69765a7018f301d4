package schema

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/qbank-dev/qbank/parser"
)

func TestBuild(t *testing.T) {
	f := parser.Parse(`bank/q.md`, []byte(`# Bank

## Question #7 (Choose Two)
A team stores logs. 
They are large.

Which steps are right? (Choose two.)

A. First, <br>

B. Second:
goes on.

C. Third.

Note below.

## Question #7 분석 (Choose Two)
Body.

### ✅ **요구사항**:
- **검색** 1분 이내

### 선택지 분석
Text.

**A. 짧은 이름** ⭐
- 이유 ✅
  - 아래 ❌
- **강조**: 설명 ⚠️

**B. 다른 이름**
- 이유 ❌ (덧붙임)
- 마크 없는 이유

| x | ✅ |
|---|---|

**C. 셋째** ⭐

**정답: C + A**

끝.

#### 더
`))
	got, err := json.MarshalIndent(BuildAll(f), "", " ")
	if err != nil {
		t.Fatal(err)
	}
	const want = `[
 {
  "number": 7,
  "note": "Choose Two",
  "stem": "A team stores logs.\nThey are large.\n\nWhich steps are right? (Choose two.)",
  "select": 2,
  "options": [
   {
    "label": "A",
    "text": "First,",
    "correct": true
   },
   {
    "label": "B",
    "text": "Second:\ngoes on.",
    "correct": false
   },
   {
    "label": "C",
    "text": "Third.",
    "correct": true
   }
  ],
  "answer": [
   "A",
   "C"
  ],
  "analysis": {
   "title": "분석",
   "note": "Choose Two",
   "body": "Note below.\n\nBody.",
   "sections": [
    {
     "title": "✅ **요구사항**:",
     "level": 3,
     "body": "- **검색** 1분 이내"
    },
    {
     "title": "선택지 분석",
     "level": 3,
     "kind": "options",
     "body": "Text.\n\n**정답: C + A**\n\n끝."
    },
    {
     "title": "더",
     "level": 4
    }
   ],
   "options": [
    {
     "label": "A",
     "title": "짧은 이름",
     "correct": true,
     "reasons": [
      {
       "text": "이유\n- 아래 ❌",
       "mark": "pro"
      },
      {
       "text": "**강조**: 설명",
       "mark": "caution"
      }
     ]
    },
    {
     "label": "B",
     "title": "다른 이름",
     "correct": false,
     "reasons": [
      {
       "text": "이유 (덧붙임)",
       "mark": "con"
      },
      {
       "text": "마크 없는 이유",
       "mark": "none"
      }
     ],
     "body": "| x | ✅ |\n|---|---|"
    },
    {
     "label": "C",
     "title": "셋째",
     "correct": true
    }
   ],
   "answer": [
    "A",
    "C"
   ]
  },
  "source": {
   "file": "bank/q.md",
   "line": 3,
   "endLine": 45
  }
 }
]`
	if string(got) != want {
		t.Errorf("got:\n%s", got)
	}
}

func build1(text string) (*parser.File, *parser.Question, Question) {
	f := parser.Parse("x.md", []byte(text))
	return f, f.Questions[0], Build(f, f.Questions[0]).Question
}

// What is not there is left out.
func TestBuildLeavesOut(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"no analysis", question, `"options":[{"label":"A","text":"one","correct":false},{"label":"B","text":"two","correct":false},{"label":"C","text":"three","correct":false}],"answer":[],"source"`},
		{"a rule below", question + "---\n", `"answer":[],"source"`},
		{"a comment below", question + "<!-- x -->\n", `"answer":[],"source"`},
		{"an answer line", question + "정답: B\n", `"answer":["B"],"analysis":{"body":"정답: B","answer":["B"]},"source"`},
		{"no title", question + "### 요구사항\n", `"analysis":{"sections":[{"title":"요구사항","level":3}]},"source"`},
		{"a directive", question + "<!-- qbank-disable QB1 -->\n\n## Question #7 분석\n<!-- qbank-enable -->\n", `"analysis":{"title":"분석"},"source"`},
		{"sections before the heading", question + "### 참고\nx\n\n## Question #7 분석\n### 결론\n정답: B", `"sections":[{"title":"참고","level":3,"body":"x"},{"title":"결론","level":3,"body":"정답: B"}],"answer":["B"]},"source"`},
	} {
		_, _, doc := build1(c.text)
		got, err := json.Marshal(doc)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(got), c.want) {
			t.Errorf("%s: got %s", c.name, got)
		}
	}
}

// Where all are to be chosen, as many are as there are right ones.
func TestBuildSelectsAll(t *testing.T) {
	const q = "## Question #7\nSelect all that apply.\n\nA. one\nB. two\nC. three\n\n"
	for text, want := range map[string]int{q + "정답: A, B, C": 3, q: 1} {
		if _, _, doc := build1(text); doc.Select != want {
			t.Errorf("%q: got %d, want %d", text, doc.Select, want)
		}
	}
}

// A question's place goes on to the end of an analysis that follows directly.
func TestBuildSource(t *testing.T) {
	for text, want := range map[string]int{
		question + "## Question #7 분석\nText.\n\n":                         9,
		question + "## Question #8\nOther.\n\n## Question #7 분석\nText.\n": 6,
		question + "---\n": 8,
		question:           6,
	} {
		if _, _, doc := build1(text); doc.Source.Line != 1 || doc.Source.EndLine != want {
			t.Errorf("%q: got lines %d to %d, want 1 to %d", text, doc.Source.Line, doc.Source.EndLine, want)
		}
	}
}

func TestPlaces(t *testing.T) {
	f, q, _ := build1(question + "### 참고\n\n## Question #7 분석\n### 선택지 분석\n**A. a** ⭐\n- x\n- y\n\n정답: A\n")
	p := Build(f, q).Places
	for pointer, want := range map[string]string{
		"":                              "## Question #7",
		"/number":                       "## Question #7",
		"/stem":                         "Stem.",
		"/options/1":                    "B. two",
		"/options/1/label":              "B",
		"/options/1/text":               "B. two",
		"/options/9":                    "## Question #7",
		"/analysis":                     "## Question #7 분석",
		"/analysis/sections/0":          "### 참고",
		"/analysis/sections/1/title":    "### 선택지 분석",
		"/analysis/options/0":           "**A. a** ⭐",
		"/analysis/options/0/reasons/1": "- y",
		"/analysis/answer/0":            "정답: A",
		"/unknown":                      "## Question #7",
	} {
		if got := f.Source.Slice(p.At(pointer)); got != want {
			t.Errorf("%q: got %q, want %q", pointer, got, want)
		}
	}
}
