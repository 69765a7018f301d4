package lint

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// item is a line of a generated bank: a heading, a word that a rule finds, or a
// comment with its verb and selectors.
type item struct {
	text      string
	question  int // of the line
	word      string
	verb      string
	selectors []string
}

// wordCodes are the codes of the rules that find the words.
var wordCodes = map[string]string{"alpha": "QB301", "beta": "QB302", "gamma": "QB401"}

// selectorCodes are the codes that the generated selectors fit.
var selectorCodes = map[string][]string{
	"QB301": {"QB301"}, "first-word": {"QB301"}, "QB302": {"QB302"}, "QB3": {"QB301", "QB302"}, "QB30": {"QB301", "QB302"}, "QB4": {"QB401"},
}

// drawItems generates a bank whose analyses may stand far from their questions.
func drawItems(t *rapid.T) []item {
	items := []item{{text: "## Question #1", question: 1}}
	questions, current := 1, 1
	selectors := []string{"QB301", "QB302", "QB3", "QB30", "QB4", "first-word"}
	for range rapid.IntRange(1, 25).Draw(t, "lines") {
		it := item{question: current}
		switch kind := rapid.SampledFrom([]string{"word", "word", "word", "question", "analysis", "comment", "comment", "comment"}).Draw(t, "kind"); kind {
		case "question":
			questions++
			current = questions
			it = item{text: fmt.Sprintf("## Question #%d", current), question: current}
		case "analysis":
			current = rapid.IntRange(1, questions).Draw(t, "question")
			it = item{text: fmt.Sprintf("## Question #%d 해설", current), question: current}
		case "word":
			it.word = rapid.SampledFrom([]string{"alpha", "beta", "gamma"}).Draw(t, "word")
			it.text = it.word
		default:
			it.verb = rapid.SampledFrom(verbs).Draw(t, "verb")
			it.selectors = rapid.SliceOfNDistinct(rapid.SampledFrom(selectors), 1, 3, rapid.ID).Draw(t, "selectors")
			it.text = "<!-- qbank-" + it.verb + " " + strings.Join(it.selectors, ", ") + " -->"
		}
		items = append(items, it)
	}
	return items
}

// covers tells by the definition of the comments whether a selector of the one
// on line i turns a rule off on line j.
func covers(items []item, i, j int, code string) bool {
	switch items[i].verb {
	case verbDisable:
		for k := i + 1; k < j; k++ {
			if items[k].verb == verbEnable && slices.ContainsFunc(items[k].selectors, func(s string) bool { return slices.Contains(selectorCodes[s], code) }) {
				return false
			}
		}
		return j > i
	case verbDisableNextLine:
		return j == i+1
	case verbDisableQuestion:
		return items[i].question == items[j].question
	}
	return items[i].verb == verbDisableFile
}

// unusedSelectors are the selectors on line i that do nothing.
func unusedSelectors(items []item, i int) []string {
	used := func(selector string) bool {
		for j := range items {
			code := wordCodes[items[j].word]
			if items[i].verb != verbEnable {
				if code != "" && slices.Contains(selectorCodes[selector], code) && covers(items, i, j, code) {
					return true
				}
				continue
			}
			if items[j].verb != verbDisable {
				continue
			}
			for _, s := range items[j].selectors {
				for _, code := range selectorCodes[s] {
					if slices.Contains(selectorCodes[selector], code) && covers(items, j, i, code) {
						return true
					}
				}
			}
		}
		return false
	}
	return slices.DeleteFunc(slices.Clone(items[i].selectors), used)
}

// TestSuppressionsByDefinition compares what is hidden, and which comments are
// called unused, with what the definition of the comments says line by line.
func TestSuppressionsByDefinition(t *testing.T) {
	l := newLinter(t, Options{})
	rapid.Check(t, func(t *rapid.T) {
		items := drawItems(t)
		var text strings.Builder
		var want []string
		for j, it := range items {
			text.WriteString(it.text + "\n")
			if code := wordCodes[it.word]; code != "" {
				hidden := false
				for i := range items {
					for _, s := range items[i].selectors {
						hidden = hidden || items[i].verb != verbEnable && slices.Contains(selectorCodes[s], code) && covers(items, i, j, code)
					}
				}
				if !hidden {
					want = append(want, fmt.Sprintf("%d %s", j+1, code))
				}
			}
			unused := unusedSelectors(items, j)
			if len(unused) == len(it.selectors) {
				unused = unused[:min(1, len(unused))] // the comment as a whole
			}
			for range unused {
				want = append(want, fmt.Sprintf("%d QB901", j+1))
			}
		}
		if got := places(lintText(l, text.String())); !slices.Equal(got, want) {
			t.Errorf("got %v, want %v, in:\n%s", got, want, text.String())
		}
	})
}
