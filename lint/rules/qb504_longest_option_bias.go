package rules

import (
	"fmt"
	"strconv"

	"github.com/qbank-dev/qbank/internal/chance"
	"github.com/qbank-dev/qbank/lint"
)

var longestOptionBias = &lint.Rule{
	Code:     "QB504",
	Name:     "longest-option-bias",
	Since:    "0.1.0",
	Severity: lint.Warning,
	Options: []lint.Option{
		{Name: "p", Default: 0.01, Doc: "how improbable by chance the success of a trick must be"},
		{Name: "minQuestions", Default: 40, Doc: "how many questions with one key there must be"},
	},
	Doc: lint.Doc{
		What:      "A trick that finds the key without knowing anything: always choosing the longest option, or the one with the most words of the stem, or \"all of the above\" or \"none of the above\" where it is offered. Reported where, over 40 questions or more with one key, a trick is right more often than guessing by five points or more, and by chance would be so less than once in a hundred times (p < 0.01).\n\nEach trick is judged by the questions in which it has something to choose: not where all options are equally long, and by length and words not where there are two options, which mostly are yes and no. Options that tie share the answer. Length is counted in grapheme clusters; words are those of four letters or more, or of two Hangul syllables, and those that begin alike are one: what follows six letters or two syllables is taken for an ending.",
		Why:       "The right option is written with care, so that nobody can object to it, and grows; the wrong ones are made up to fill the list. Test takers know it. The bank then measures who knows the trick.",
		Bad:       example("QB504/bad.md"),
		Good:      example("QB504/good.md"),
		Reference: haladyna + "; " + tarrant,
	},
	CheckBank: checkLongestOptionBias,
}

// trick is a way to choose without knowing anything.
type trick struct {
	name, help string
	pick       func(*lint.Fact) lint.Pick
}

var tricks = []trick{
	{"the longest option", "shorten the keys, or write the other options with the same care and detail",
		func(f *lint.Fact) lint.Pick { return f.Longest }},
	{"the option with the most words of the stem", "use the words of the stem in the wrong options as well, or in none",
		func(f *lint.Fact) lint.Pick { return f.StemWords }},
	{"\"all of the above\"", "write a further option of its own in its place",
		func(f *lint.Fact) lint.Pick { return f.AllAbove }},
	{"\"none of the above\"", "write a further option of its own in its place",
		func(f *lint.Fact) lint.Pick { return f.NoneAbove }},
}

// leastGain is by how much a trick must beat chance: of very many questions every
// difference is significant.
const leastGain = 0.05

func checkLongestOptionBias(p *lint.BankPass) {
	questions := 0
	records := make([]chance.Record, len(tricks))
	for i := range p.Facts {
		fact := p.Facts[i]
		if fact.Options == 0 {
			continue
		}
		questions++
		for t := range tricks {
			pick := tricks[t].pick(fact)
			records[t].Add(chance.Guess{Options: int(fact.Options), Picked: int(pick.Picked), Right: pick.Right})
		}
	}
	if questions < p.Int("minQuestions") {
		return
	}
	for t := range tricks {
		rate := records[t].Rate()
		if rate.Gain() < leastGain || rate.P >= p.Float("p") {
			continue
		}
		n := float64(rate.Questions)
		p.Report(p.Facts[0],
			fmt.Sprintf("choosing %s is right in %s of %d questions (%s), guessing in %s (%s)", tricks[t].name,
				strconv.FormatFloat(float64(int(rate.Right*10+0.5))/10, 'f', -1, 64), rate.Questions,
				percent(rate.Right/n), percent(rate.Expected/n), belowText(rate.P)),
			tricks[t].help)
	}
}
