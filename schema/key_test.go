package schema

import (
	"reflect"
	"testing"

	"github.com/qbank-dev/qbank/parser"
)

const question = "## Question #7\nStem.\n\nA. one\nB. two\nC. three\n\n"

func keyOf(t *testing.T, text string) Key {
	t.Helper()
	f := parser.Parse("x.md", []byte(text))
	if len(f.Questions) != 1 {
		t.Fatalf("%q holds %d questions", text, len(f.Questions))
	}
	return KeyOf(f, f.Questions[0])
}

func TestKeyOf(t *testing.T) {
	const section = question + "### 선택지 분석\n"
	for _, c := range []struct {
		name, text string
		source     KeySource
		labels     string
	}{
		{"a star", section + "**A. a**\n**B. b** ⭐\n**C. c**", KeyStar, "B"},
		{"another star", section + "**B. b** 🌟", KeyStar, "B"},
		{"a plain star", section + "**B. b** ★", KeyStar, "B"},
		{"two stars", section + "**A. a** ⭐\n**B. b**\n**C. c** ⭐", KeyStar, "AC"},
		{"in another order", section + "**C. c** ⭐\n**A. a** ⭐", KeyStar, "AC"},
		{"the same twice", section + "**A. a** ⭐\n**A. a** ⭐", KeyStar, "A"},
		{"a tag", section + "**B. b** [정답]", KeyStar, "B"},
		{"a tag in round brackets", section + "**B. b** (정답)", KeyStar, "B"},
		{"an English tag", section + "**B. b** [Answer]", KeyStar, "B"},
		{"another English tag", section + "**B. b** (correct)", KeyStar, "B"},
		{"a star and a tag", section + "**A. a** ⭐\n**B. b** [정답]", KeyStar, "AB"},
		{"a star on a plain line", section + "A. a\nB. b ⭐\n", KeyStar, "B"},
		{"a star on a heading", section + "#### B. b ⭐\n", KeyStar, "B"},
		{"a mark", section + "**A. a**\n**B. b** ✅", KeyMark, "B"},
		{"another mark", section + "**B. b** ✔️", KeyMark, "B"},
		{"a star beats a mark", section + "**A. a** ✅\n**B. b** ⭐", KeyStar, "B"},
		{"a mark and a cross are no key", section + "**B. b** ✅ ❌", NoKey, ""},
		{"a cross is no key", section + "**A. a** ❌", NoKey, ""},
		{"a mark on a reason is no key", section + "**B. b**\n- x ✅", NoKey, ""},
		{"a star on a reason is no key", section + "**B. b**\n- x ⭐", NoKey, ""},
		{"a star on an option is no key", "## Question #7\nStem.\n\nA. one ⭐\nB. two", NoKey, ""},
		{"an answer line", section + "**A. a**\n\n정답: B", KeyStated, "B"},
		{"an answer line of several", question + "**정답: C + A**", KeyStated, "AC"},
		{"an answer line without an analysis", question + "Answer: B", KeyStated, "B"},
		{"the first answer line", question + "Answer: B\n\nAnswer: A", KeyStated, "B"},
		{"a star beats an answer line", section + "**A. a** ⭐\n\n정답: B", KeyStar, "A"},
		{"a mark beats an answer line", section + "**A. a** ✅\n\n정답: B", KeyMark, "A"},
		{"a label that is no option", section + "**F. f** ⭐", KeyStar, "F"},
		{"nothing", section + "**A. a**", NoKey, ""},
		{"no analysis", question, NoKey, ""},
		{"a star in a fence", section + "**A. a**\n```\n**B. b** ⭐\n```", NoKey, ""},
		{"a star outside of the section", question + "### 요약\n**B. b** ⭐", NoKey, ""},
		{"in the analysis below another question", question + "## Question #7 분석\n### 선택지 분석\n**B. b** ⭐", KeyStar, "B"},
	} {
		k := keyOf(t, c.text)
		if k.Source != c.source || string(k.Labels) != c.labels {
			t.Errorf("%s: got %v %q, want %v %q", c.name, k.Source, k.Labels, c.source, c.labels)
		}
	}
}

func TestKeyHeadings(t *testing.T) {
	k := keyOf(t, question+"### 선택지 분석\n**C. c** ⭐\n**A. a** ⭐\n**B. b**\n\n정답: A\n")
	if len(k.Headings) != 2 || k.Headings[0].Label != 'C' || k.Headings[1].Label != 'A' {
		t.Errorf("headings are in source order, got %v", k.Headings)
	}
	if len(k.Stated) != 1 || string(k.Stated[0].Labels) != "A" {
		t.Errorf("stated %v", k.Stated)
	}
	if !k.Has('A') || k.Has('B') {
		t.Error("Has is wrong")
	}
}

func TestSortLabels(t *testing.T) {
	if got := SortLabels([]byte("CABAC")); !reflect.DeepEqual(got, []byte("ABC")) {
		t.Errorf("got %q", got)
	}
	if got := SortLabels(nil); len(got) != 0 {
		t.Errorf("got %q", got)
	}
}
