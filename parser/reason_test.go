package parser

import "testing"

const underA = optionSection + "**A. a**\n"

func TestReasons(t *testing.T) {
	const q = "Q7\n stem: Stem.\n analysis #7 분석\n  3 options 선택지 분석\n   A a\n"
	checkReads(t, []readCase{
		{"bullets", underA + "- a\n* b\n+ c\n• d", q + "    none: a\n    none: b\n    none: c\n    none: d", ""},
		{"numbers", underA + "1. a\n2. b\n3) c", q + "    none: a\n    none: b\n    none: c", ""},
		{"a tab behind the bullet", underA + "-\ta\n", q + "    none: a", ""},
		{"a no-break space behind the bullet", underA + "-\u00a0a\n", q + "    none: a", ""},
		{"indented", underA + "  - a\n  - b", q + "    none: a\n    none: b", ""},
		{"blank lines between", underA + "- a\n\n- b", q + "    none: a\n    none: b", ""},
		{"wrapped", underA + "- a\nmore ✅\n- b\n  more ❌", q + "    pro: a⏎more\n    con: b⏎more", ""},
		{"nested by two", underA + "- a\n  - b\n    - c\n  - d\n- e", q + "    none: a⏎- b⏎  - c⏎- d\n    none: e", ""},
		{"nested by four", underA + "- a\n    - b\n        - c", q + "    none: a⏎- b⏎  - c", ""},
		{"nested by a tab", underA + "- a\n\t- b", q + "    none: a⏎- b", ""},
		{"nested by no-break spaces", underA + "- a\n\u00a0\u00a0- b", q + "    none: a⏎- b", ""},
		{"nested below a number", underA + "1. a\n   - b\n2. c", q + "    none: a⏎- b\n    none: c", ""},
		{"one space is no nesting", underA + "- a\n - b", q + "    none: a\n    none: b", ""},
		{"a nested one after a blank line", underA + "- a\n\n  - b\n\n- c", q + "    none: a⏎⏎- b\n    none: c", ""},
		{"a paragraph in it", underA + "- a\n\n  more\n\n- b", q + "    none: a⏎⏎more\n    none: b", ""},
		{"a fence in it", underA + "- a ✅\n  ```\n  - x ❌\n  ```\n- b", q + "    pro: a⏎```⏎- x ❌⏎```\n    none: b", ""},
		{"a fence below it", underA + "- a ✅\n```\n- x ❌\n```\n- b", q + "    pro: a\n    none: b\n    body: ```⏎- x ❌⏎```", ""},
		{"a fence behind the bullet", underA + "- ```\n  x\n  ```\n- b", q + "    none: b\n    body: - ```⏎  x⏎  ```", ""},
		{"a table in it", underA + "- a ✅\n  | x | ❌ |\n  |---|---|", q + "    pro: a⏎| x | ❌ |⏎|---|---|", ""},
		{"a table below it", underA + "- a ✅\n| x | ❌ |\n|---|---|", q + "    pro: a\n    body: | x | ❌ |⏎|---|---|", ""},
		{"a quotation below it", underA + "- a\n> b", q + "    none: a\n    body: > b", ""},
		{"a rule below it", underA + "- a\n---\n- b", q + "    none: a\n    none: b\n    body: ---", ""},
		{"a heading below it", underA + "- a\n### b", q + "    none: a\n  3 b", ""},
		{"text after a blank line", underA + "- a\n\ntext", q + "    none: a\n    body: text", ""},
		{"text before", underA + "text:\n- a", q + "    none: a\n    body: text:", ""},
		{"a date is no item of a paragraph", underA + "It was\n2024. 1. 1 then", q + "    body: It was⏎2024. 1. 1 then", ""},
		{"no space behind the bullet", underA + "-a\n", q + "    body: -a", ""},
		{"empty", underA + "-\n- b", q + "    none:\n    none: b", ""},
	})
}

func TestReasonMark(t *testing.T) {
	const q = "Q7\n stem: Stem.\n analysis #7 분석\n  3 options 선택지 분석\n   A a\n    "
	for _, c := range []struct{ line, want string }{
		{"이유 ✅", "pro: 이유"}, {"이유 ✔", "pro: 이유"}, {"이유 ✔️", "pro: 이유"}, {"이유 ⭕", "pro: 이유"}, {"이유 🟢", "pro: 이유"},
		{"이유 ❌", "con: 이유"}, {"이유 ✖", "con: 이유"}, {"이유 ✖️", "con: 이유"}, {"이유 ✗", "con: 이유"}, {"이유 ×", "con: 이유"}, {"이유 🔴", "con: 이유"},
		{"이유 ⚠", "caution: 이유"}, {"이유 ⚠️", "caution: 이유"}, {"이유 ⚡", "caution: 이유"}, {"이유 △", "caution: 이유"}, {"이유 🟡", "caution: 이유"},
		{"이유 ✅\ufe0f", "pro: 이유"},
		{"이유", "none: 이유"},
		{"이유 ⭐", "none: 이유 ⭐"},

		{"✅ 이유", "pro: 이유"},
		{"비용 부족 ❌ (이유)", "con: 비용 부족 (이유)"},
		{"비용 부족 × (이유)", "con: 비용 부족 (이유)"},
		{"**강조**: 설명 ✅", "pro: **강조**: 설명"},
		{"**✅ 강조**: 설명", "pro: **강조**: 설명"},
		{"**강조 ✅**: 설명", "pro: **강조**: 설명"},
		{"**강조** ✅ **다음**", "pro: **강조** **다음**"},
		{"**강조**✅**다음**", "pro: **강조** **다음**"},
		{"**✅**", "pro:"}, {"✅", "pro:"}, {"(✅)", "pro:"}, {"[✅]", "pro:"},
		{"이유 (✅) 끝", "pro: 이유 끝"},
		{"[✅](a.md)", "pro: [](a.md)"},
		{"이유✅", "pro: 이유"},
		{"빠름✅느림", "pro: 빠름 느림"},
		{"이유 ✅, 다음", "pro: 이유, 다음"},
		{"이유 ✅.", "pro: 이유."},
		{"✅: 이유", "pro: 이유"}, {"✅ - 이유", "pro: 이유"},
		{"이유 ✅✅", "pro: 이유"},
		{"a , b .5 ( c ) ✅", "pro: a , b .5 ( c )"},

		{"✅ 좋음, ❌ 나쁨", "con: 좋음, 나쁨"},
		{"❌ 나쁨, ✅ 좋음", "con: 나쁨, 좋음"},
		{"좋음 ✅ 주의 ⚠️", "caution: 좋음 주의"},
		{"주의 ⚠️ 나쁨 ❌", "con: 주의 나쁨"},

		{"3 × 4", "none: 3 × 4"},
		{"3×4", "none: 3×4"},
		{"3 × (1 + 4)", "none: 3 × (1 + 4)"},
		{"△ABC", "none: △ABC"},
		{"삼각형 △ABC 의 넓이", "none: 삼각형 △ABC 의 넓이"},
		{"× 이유", "con: 이유"},
		{"`✅` 기호", "none: `✅` 기호"},
		{"`a ✅` b ❌", "con: `a ✅` b"},
		{"``a ` ✅`` b", "none: ``a ` ✅`` b"},
		{"`a ✅", "pro: `a"},
		{"이유 <!-- ✅ --> ❌", "con: 이유 <!-- ✅ -->"},
	} {
		t.Run(c.line, func(t *testing.T) {
			f := Parse("x.md", []byte(underA+"- "+c.line+"\n"))
			if got := outline(f); got != q+c.want {
				t.Errorf("got:\n%s\nwant:\n%s", got, q+c.want)
			}
			checkTree(t, f)
		})
	}
}

// The mark of a reason is its own, not that of its sub-items.
func TestMarksOfSubItems(t *testing.T) {
	const q = "Q7\n stem: Stem.\n analysis #7 분석\n  3 options 선택지 분석\n   A a\n"
	checkReads(t, []readCase{
		{"below", underA + "- a ✅\n  - b ❌", q + "    pro: a⏎- b ❌", ""},
		{"none of its own", underA + "- a\n  - b ❌", q + "    none: a⏎- b ❌", ""},
		{"in a paragraph below", underA + "- a ✅\n\n  b ❌", q + "    pro: a⏎⏎b ❌", ""},
	})
}

func TestSpansOfReason(t *testing.T) {
	f := Parse("x.md", []byte(underA+"-  **a**: b ❌ (c)\n   more\n   - sub\n"))
	r := f.Questions[0].Analysis.OptionAnalyses()[0].Reasons[0]
	text := f.Source.Slice
	if got := text(r.Bullet); got != "-  " {
		t.Errorf("bullet %q", got)
	}
	if got := text(r.Text); got != "**a**: b ❌ (c)\n   more" {
		t.Errorf("text %q", got)
	}
	if got := text(r.Children); got != "   - sub" {
		t.Errorf("children %q", got)
	}
	if len(r.Marks) != 1 || text(r.Marks[0].Span) != "❌" {
		t.Errorf("marks %+v", r.Marks)
	}
	if got := text(r.Span()); got != "-  **a**: b ❌ (c)\n   more\n   - sub" {
		t.Errorf("span %q", got)
	}
}

func TestMarkKindString(t *testing.T) {
	for kind, want := range map[MarkKind]string{NoMark: "none", Pro: "pro", Con: "con", Caution: "caution", Star: "star"} {
		if got := kind.String(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
