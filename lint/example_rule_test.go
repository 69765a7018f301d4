package lint_test

import (
	"fmt"
	"log"
	"strings"

	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/lint/rules"
	"github.com/qbank-dev/qbank/parser"
)

const tides = `## Question #5
What pulls the tides?

A. the Moon, for the most part

B. the wind at sea level, wherever it blows from

## Question #5 Explanation

### Options

**A. Moon** ⭐
- its pull differs from side to side of the Earth ❌

**B. Wind**
- makes waves ❌
`

// longOption is a rule of one's own: this house wants options of at most so many
// characters. The option of the rule may be set in the configuration, as those of
// the catalogue are.
var longOption = &lint.Rule{
	Code:     "QB990",
	Name:     "long-option",
	Severity: lint.Warning,
	Options:  []lint.Option{{Name: "most", Default: 40, Doc: "the most characters that an option may have"}},
	Doc: lint.Doc{
		What: "An option that is longer than the house allows.",
		Why:  "It does not fit on the card.",
	},
	CheckQuestion: func(p *lint.Pass, q *lint.Question) {
		for _, o := range q.Options {
			text := p.File.OptionText(o)
			if n := len([]rune(text)); n > p.Int("most") {
				p.Reportf(o.TextSpan, "say it in fewer words", "option %c has %d characters", o.Label, n)
			}
		}
	},
}

// A rule is a value. It runs together with the catalogue, or without it.
func ExampleRule() {
	linter, err := lint.New(lint.Options{
		Rules:       append(rules.All(), longOption),
		RuleOptions: map[string]map[string]any{"QB990": {"most": 30}},
		// Of the catalogue, only the rules about analyses.
		Selection: lint.Selection{Select: []string{"QB3", "long-option"}},
	})
	if err != nil {
		log.Fatal(err)
	}
	result := linter.File(parser.Parse("tides.md", []byte(tides)))
	for _, d := range lint.Finish([]lint.FileResult{result}) {
		fmt.Printf("%s:%d:%d: %s %s: %s\n", d.File, d.Start.Line, d.Start.Column, d.Severity, d.Code, d.Message)
		fmt.Println(strings.Repeat(" ", 4) + d.Help)
	}
	// Output:
	// tides.md:6:4: warning QB990: option B has 45 characters
	//     say it in fewer words
	// tides.md:13:51: error QB307: option A is right, but this reason is marked ❌
	//     mark a drawback with ⚠️, what speaks for the option with ✅, or correct the key
}
