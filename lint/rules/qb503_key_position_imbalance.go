package rules

import (
	"fmt"
	"strings"

	"github.com/qbank-dev/qbank/internal/chance"
	"github.com/qbank-dev/qbank/lint"
)

var keyPositionImbalance = &lint.Rule{
	Code:     "QB503",
	Name:     "key-position-imbalance",
	Since:    "0.1.0",
	Severity: lint.Warning,
	Options: []lint.Option{
		{Name: "p", Default: 0.01, Doc: "how improbable by chance the counts must be"},
		{Name: "minQuestions", Default: 40, Doc: "how many questions with one key there must be"},
	},
	Doc: lint.Doc{
		What:      "Keys that are not spread over the positions of the options: of 40 questions or more with one key, counts as uneven as these come about by chance less than once in a hundred times (chi-square test, p < 0.01). A question with four options is expected to have its key at each of them once in four times; questions with other numbers of options are added up accordingly, and positions that are expected less than five times are taken together. One finding for the run, at its first question.",
		Why:       "Who notices that C is right more often than the others scores without knowing anything. Authors tend to hide keys in the middle, and test takers to look for them there. Let a machine shuffle the options: keys that are evened out by hand can be guessed from the ones before.",
		Bad:       example("QB503/bad.md"),
		Good:      example("QB503/good.md"),
		Reference: "Y. Attali and M. Bar-Hillel, Guess where: the position of correct answers in multiple-choice test items as a psychometric variable, Journal of Educational Measurement 40 (2), 2003.",
	},
	CheckBank: checkKeyPositions,
}

func checkKeyPositions(p *lint.BankPass) {
	counts := map[int][]int{} // by number of options and position
	var at []int              // by position
	questions := 0
	for i := range p.Facts {
		options, position := int(p.Facts[i].Options), int(p.Facts[i].KeyAt)-1
		if options == 0 {
			continue
		}
		if counts[options] == nil {
			counts[options] = make([]int, options)
		}
		for len(at) < options {
			at = append(at, 0)
		}
		counts[options][position]++
		at[position]++
		questions++
	}
	if questions == 0 || questions < p.Int("minQuestions") {
		return
	}
	statistic, degrees, probability := chance.Spread(counts)
	if probability >= p.Float("p") {
		return
	}
	parts := make([]string, len(at))
	for i, n := range at {
		parts[i] = fmt.Sprintf("%c %d", 'A'+i, n)
	}
	p.Report(p.Facts[0],
		fmt.Sprintf("the keys are not spread over the positions: %s of %d (chi-square %.1f, %d degrees of freedom, %s)",
			strings.Join(parts, ", "), questions, statistic, degrees, belowText(probability)),
		"let a program shuffle the options of each question; do not even the keys out by hand, which makes a pattern of its own")
}
