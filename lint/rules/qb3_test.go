package rules_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/qbank-dev/qbank/lint"
)

// stem is a question with three options; its tests add what follows.
const stem = `## Question #1
Which planet is closest to the Sun?

A. Venus
B. Mercury
C. Mars

`

// section is the stem with the start of an analysis.
const section = stem + `## Question #1 Analysis

### Option analysis

`

// found gives what the analysis rules find as "line code", in order.
func found(t *testing.T, text string) []string {
	t.Helper()
	var out []string
	for _, d := range run(t, "QB315", text) {
		if strings.HasPrefix(d.Code, "QB3") && d.Code != "QB315" {
			out = append(out, fmt.Sprintf("%d %s", d.Start.Line, d.Code))
		}
	}
	return out
}

func TestAnalysisRules(t *testing.T) {
	sound := "**A. Venus**\n- the second ❌\n\n**B. Mercury** ⭐\n- the first ✅\n\n**C. Mars**\n- the fourth ❌\n"
	tests := []struct {
		name, text string
		want       []string
	}{
		{"sound", section + sound, nil},
		{"no analysis at all", stem, []string{"1 QB301"}},
		{"an analysis under the number of no question",
			stem + "## Question #9 Analysis\n\n### Options\n\n" + sound, nil},
		{"an analysis under no usable number",
			stem + "## Question #1a Analysis\n\n### Options\n\n" + sound, nil},
		{"an analysis under the number of another question",
			strings.ReplaceAll(section, "#1 Analysis", "#2 Analysis") + sound + strings.ReplaceAll(section, "#1", "#2") + sound,
			[]string{"8 QB313"}},
		{"questions first, the last one not explained",
			strings.ReplaceAll(stem, "#1", "#2") + strings.ReplaceAll(stem, "#1", "#3") + "## Question #2 Analysis\n\n### Options\n\n" + sound,
			[]string{"8 QB301"}},
		{"a fence without end hides what may be there",
			stem + "```text\n", nil},

		{"a section without analyses", section + "All of them were explained before.\n", []string{"10 QB303"}},
		{"no section", stem + "## Question #1 Analysis\n\nIt is Mercury.\n", []string{"8 QB302"}},
		{"no section, no heading", stem + "### Notes\n\nIt is Mercury.\n", []string{"8 QB302"}},
		{"two options without an analysis", section + "**B. Mercury** ⭐\n- the first ✅\n", []string{"4 QB303", "6 QB303"}},
		{"a fence without end in the section",
			section + "**A. Venus**\n\n```text\nthe second\n\n**B. Mercury** ⭐\n- the first\n\n**C. Mars**\n- the fourth\n", nil},
		{"a fence without end below the section",
			section + "**A. Venus**\n- the second ❌\n\n**B. Mercury** ⭐\n- the first ✅\n\n### Notes\n\n```text\n", []string{"6 QB303"}},
		{"an option label out of order, analysed by its place",
			strings.Replace(section, "C. Mars", "D. Mars", 1) + sound, nil},
		{"a label twice, analysed by its place",
			strings.Replace(section, "C. Mars", "B. Mars", 1) + sound, nil},
		{"a label twice, analysed twice",
			strings.Replace(section, "C. Mars", "B. Mars", 1) + strings.Replace(sound, "C. Mars", "B. Mars", 1), nil},
		{"an unknown option", section + sound + "\n**D. Saturn**\n- the sixth ❌\n", []string{"21 QB304"}},
		{"the option after the last, not bold", section + sound + "\nD. Saturn\n- the sixth ❌\n", []string{"21 QB304"}},
		{"prose that begins like an option", section + sound + "\nQ. Why is Venus the hottest?\n", nil},
		{"an unknown option where none is bold",
			section + "A. Venus\n- the second ❌\n\n**B. Mercury** ⭐\n- the first ✅\n\nC. Mars\n- the fourth ❌\n\nH. Saturn\n- the sixth ❌\n", []string{"21 QB304"}},
		{"an unknown key is reported as such", section + strings.Replace(sound, "**C. Mars**", "**E. Mars** ⭐", 1), []string{"6 QB303"}},
		{"no options, no unknown ones",
			"## Question #1\nWhich planet is closest to the Sun?\n\n## Question #1 Analysis\n\n### Options\n\n" + sound, nil},
		{"the same option three times",
			section + sound + "\n**A. Venus**\n- hot ❌\n\n**A. Venus**\n- bright ❌\n", []string{"21 QB305", "24 QB305"}},

		{"options out of order, analyses in order",
			strings.NewReplacer("A. Venus", "B. Venus", "B. Mercury", "A. Mercury").Replace(section) +
				strings.NewReplacer("A. Venus", "A. Mercury", "B. Mercury", "B. Venus").Replace(sound), nil},

		{"a key with con and caution",
			section + strings.Replace(sound, "- the first ✅\n", "- the first ✅\n- hot ⚠️\n- small ❌\n", 1), []string{"18 QB307"}},
		{"a key with con on its heading", section + strings.Replace(sound, "⭐", "⭐ ❌", 1), []string{"15 QB307"}},
		{"a key that is stated",
			section + "**A. Venus**\n- the second ❌\n\n**B. Mercury**\n- the first ❌\n\n**C. Mars**\n- the fourth ❌\n\nAnswer: B\n", []string{"16 QB307"}},
		{"a con on a sub-item of the key is its own",
			section + strings.Replace(sound, "the first ✅\n", "the first ✅\n  - small ❌\n", 1), nil},
		{"a con in a code span", section + strings.Replace(sound, "the first ✅", "the first, no `❌` ✅", 1), nil},
		{"marks that judge statements, where the false one is asked for",
			section + "**A. Venus**\n- true ✅\n\n**B. Mercury** ⭐\n- false ❌\n\n**C. Mars**\n- true ✅\n", nil},
		{"all stars and marks turned round, but one",
			section + "**A. Venus**\n- true ✅\n\n**B. Mercury** ⭐\n- false ❌\n\n**C. Mars**\n- false ❌\n", []string{"12 QB308", "16 QB307"}},
		{"a formula", section + strings.Replace(sound, "- the first ✅", "- 2 × (3 + 4) = 14 ✅", 1), nil},
		{"a formula without any mark", section + strings.Replace(sound, "- the first ✅", "- 폭 × (높이 + 1)\n- the first ✅", 1), nil},
		{"coloured discs beside a mark", section + strings.Replace(sound, "- the first ✅", "- 🔴 red ✅\n- 🟢 green ✅", 1), nil},
		{"a coloured disc before a name", section + strings.Replace(sound, "**B. Mercury**", "**B. 🔴 Mercury**", 1), nil},

		{"a distractor with pro and con", section + strings.Replace(sound, "- the fourth ❌", "- red ✅\n- the fourth ❌", 1), nil},
		{"a distractor that is only praised", section + strings.Replace(sound, "the fourth ❌", "red ✅", 1), []string{"18 QB308"}},
		{"a distractor with caution", section + strings.Replace(sound, "the fourth ❌", "red ✅\n- cold ⚠️", 1), nil},
		{"a distractor with con on a sub-item", section + strings.Replace(sound, "the fourth ❌", "place:\n  - the fourth ❌", 1), nil},
		{"a distractor with con on its heading", section + strings.Replace(sound, "C. Mars**\n- the fourth ❌", "C. Mars** ❌\n- the fourth", 1), nil},
		{"one distractor of two without marks", section + strings.Replace(sound, "the fourth ❌", "the fourth\n- red", 1), []string{"18 QB308"}},
		{"no distractor with marks", section + strings.ReplaceAll(sound, " ❌", ""), nil},
		{"a distractor in a fence", section + strings.Replace(sound, "- the fourth ❌", "```text\nthe fourth ✅\n```", 1), nil},
		{"the praised option may be the second key",
			strings.Replace(section, "Which planet is closest", "Choose two planets closest", 1) + strings.Replace(sound, "the second ❌", "the second ✅", 1), nil},

		{"a key without marks in a question that marks little",
			section + "**A. Venus**\n- the second ❌\n- bright ✅\n- hot\n\n**B. Mercury** ⭐\n- the first\n- small\n\n**C. Mars**\n- the fourth ❌\n- red\n", nil},
		{"a key without marks in a question that marks most",
			section + "**A. Venus**\n- the second ❌\n- bright ✅\n- near ✅\n\n**B. Mercury** ⭐\n- the first\n\n**C. Mars**\n- the fourth ❌\n", []string{"17 QB309"}},
		{"a key with a caution",
			section + "**A. Venus**\n- the second ❌\n- bright ✅\n\n**B. Mercury** ⭐\n- hard to see ⚠️\n\n**C. Mars**\n- the fourth ❌\n", nil},
		{"a key whose heading is marked",
			section + "**A. Venus**\n- the second ❌\n- bright ✅\n\n**B. Mercury** ✅\n- the first\n\n**C. Mars**\n- the fourth ❌\n- red ✅\n- cold ✅\n- small ✅\n", []string{"17 QB310"}},

		{"three reasons are too few to judge",
			section + "**A. Venus**\n- the second ❌\n\n**B. Mercury** ⭐\n- the first ✅\n- small\n", []string{"6 QB303"}},
		{"each analysis ends in a remark",
			section + "**A. Venus**\n- the second ❌\n- hot ❌\n- far ❌\n- so no\n\n**B. Mercury** ⭐\n- the first ✅\n- near ✅\n- fast ✅\n- so yes\n\n**C. Mars**\n- the fourth ❌\n- cold ❌\n- far ❌\n- so no\n", nil},
		{"marks on sub-items", section + strings.Replace(sound, "- the first ✅", "- the first ✅\n- its place:\n  - near ✅", 1), nil},
		{"no marks anywhere", section + strings.NewReplacer(" ✅", "", " ❌", "").Replace(sound), nil},

		{"both marks on the key are one finding", section + strings.Replace(sound, "the first ✅", "the first ✅ but small ❌", 1), []string{"16 QB311"}},
		{"both marks in the text of a wrapped reason", section + strings.Replace(sound, "the fourth ❌", "red ✅\n  the fourth ❌", 1), []string{"19 QB311"}},
		{"pro and caution go together", section + strings.Replace(sound, "the first ✅", "the first ✅ ⚠️", 1), nil},

		{"an empty analysis", section + strings.Replace(sound, "- the fourth ❌\n", "<!-- later -->\n", 1), []string{"18 QB312"}},
		{"an empty list item is nothing, and the schema's matter", section + strings.Replace(sound, "- the fourth ❌\n", "-\n", 1), []string{"18 QB312"}},
		{"a rule is nothing", section + strings.Replace(sound, "- the fourth ❌\n", "---\n", 1), []string{"18 QB312"}},
		{"a table is something", section + strings.Replace(sound, "- the fourth ❌\n", "| place |\n|---|\n| 4 |\n", 1), nil},
		{"the heading explains", section + strings.Replace(sound, "**C. Mars**\n- the fourth ❌\n", "**C. Mars**: the fourth ❌\n", 1), nil},
		{"lines that explain themselves", section + "A. the second ❌\n\n**B. Mercury** ⭐\n- the first ✅\n\nC. the fourth ❌\n", nil},
		{"a marked heading with a name only", section + strings.Replace(sound, "**C. Mars**\n- the fourth ❌\n", "**C. Mars** ❌\n", 1), []string{"18 QB312"}},
		{"a tag explains nothing", section + strings.Replace(sound, "**B. Mercury** ⭐\n- the first ✅\n", "**B. Mercury** [정답]\n", 1), []string{"15 QB312"}},
		{"all are empty", section + "**A. Venus**\n\n**B. Mercury** ⭐\n\n**C. Mars**\n", []string{"12 QB312"}},

		{"an analysis without heading and one with", stem + "### Options\n\n" + sound + "\n## Question #1 Analysis\n\nMore.\n", []string{"19 QB313"}},

		{"variation selectors", section + strings.NewReplacer("✅", "✅\ufe0f", "- the fourth ❌", "- the fourth ❌\ufe0f\n- cold ⚠").Replace(sound), nil},
		{"flashes are cautions", section + strings.Replace(sound, "- the fourth ❌", "- the fourth ❌\n- cold ⚡", 1), nil},
		{"other glyphs", section + strings.NewReplacer("✅", "✔️", "❌", "✗", "⭐", "★").Replace(sound), []string{"13 QB314", "15 QB314", "16 QB314", "19 QB314"}},
		{"a tick for the star is the star's matter", section + strings.Replace(sound, "⭐", "✔", 1), nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := found(t, test.text); !slices.Equal(got, test.want) {
				t.Errorf("got %v, want %v, in:\n%s", got, test.want, test.text)
			}
		})
	}
}

// TestReorder checks when the analyses are moved, and that nothing else is.
func TestReorder(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"with what stands below and between",
			"**B. Mercury** ⭐\n\n```text\n**A. Venus**\n```\n\n- the first ✅\n  - near\n\n---\n\n**A. Venus**\n- the second ❌\n**C. Mars**\n- the fourth ❌\n",
			"**A. Venus**\n- the second ❌\n\n---\n\n**B. Mercury** ⭐\n\n```text\n**A. Venus**\n```\n\n- the first ✅\n  - near\n**C. Mars**\n- the fourth ❌\n"},
		{"at the end of a file without line end",
			"**A. Venus**\n- the second ❌\n\n**C. Mars**\n- the fourth ❌\n\n**B. Mercury** ⭐\n- the first ✅",
			"**A. Venus**\n- the second ❌\n\n**B. Mercury** ⭐\n- the first ✅\n\n**C. Mars**\n- the fourth ❌"},
		{"not with a label twice",
			"**B. Mercury** ⭐\n- the first ✅\n\n**A. Venus**\n- the second ❌\n\n**C. Mars**\n- the fourth ❌\n\n**C. Mars**\n- red ❌\n", ""},
		{"not with an unknown label",
			"**B. Mercury** ⭐\n- the first ✅\n\n**A. Venus**\n- the second ❌\n\n**D. Mars**\n- the fourth ❌\n", ""},
		{"not over two sections",
			"**B. Mercury** ⭐\n- the first ✅\n\n### Options\n\n**A. Venus**\n- the second ❌\n\n**C. Mars**\n- the fourth ❌\n", ""},
		{"not over an answer line",
			"**B. Mercury** ⭐\n- the first ✅\n\nAnswer: B\n\n**A. Venus**\n- the second ❌\n\n**C. Mars**\n- the fourth ❌\n", ""},
		{"not with a closing paragraph that may be the section's",
			"**B. Mercury** ⭐\n- the first ✅\n\n**C. Mars**\n- the fourth ❌\n\n**A. Venus**\n- the second ❌\n\nSo it is Mercury.\n", ""},
		{"not with a comment that may speak of the next",
			"**B. Mercury** ⭐\n- the first ✅\n\n<!-- qbank-disable-next-line QB601 -->\n**A. Venus**\n- the second ❌\n\n**C. Mars**\n- the fourth ❌\n", ""},
		{"not with a fence without end",
			"**B. Mercury** ⭐\n- the first ✅\n\n**C. Mars**\n- the fourth ❌\n\n**A. Venus**\n- the second ❌\n\n```text\n- hot\n", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			text := section + test.text
			var fixes []*lint.Fix
			for _, d := range run(t, "QB306", text) {
				if d.Code == "QB306" {
					fixes = append(fixes, d.Fix)
				}
			}
			switch {
			case len(fixes) != 1:
				t.Fatalf("%d findings", len(fixes))
			case test.want == "" && fixes[0] != nil:
				t.Fatalf("moves to %q", applyFix(text, fixes[0]))
			case test.want != "" && fixes[0] == nil:
				t.Fatal("no fix")
			case test.want == "":
				return
			}
			if got := applyFix(text, fixes[0]); got != section+test.want {
				t.Errorf("got\n%s\nwant\n%s", got, section+test.want)
			}
		})
	}
}

func applyFix(text string, fix *lint.Fix) string {
	for i := len(fix.Edits) - 1; i >= 0; i-- {
		e := fix.Edits[i]
		text = text[:e.Start.Offset] + e.Text + text[e.End.Offset:]
	}
	return text
}
