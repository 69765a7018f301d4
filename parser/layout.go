package parser

// layout says how the questions of a bank are written. The lexer asks it, and nothing
// else, what a line may be; the grammar is the same for all layouts.
type layout struct {
	// opener reads a line as a heading, and says whether it begins a question or an
	// analysis.
	opener func(p *Parser, line string) (heading, bool)
	// option reads a line as the first of an option; malformedOption one that would be
	// but for its form.
	option, malformedOption func(line string) (label, bool)
	// answerLines reports whether a line such as "정답: B" may state the key, beside the
	// stars on option-analysis headings.
	answerLines bool
}

// plainLayout is that of docs/format.md: headings with a question word and a number,
// options with letters.
var plainLayout = layout{
	opener:          (*Parser).readHeading,
	option:          readOption,
	malformedOption: readMalformedOption,
	answerLines:     true,
}
