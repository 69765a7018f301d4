package parser_test

import (
	"fmt"
	"strings"

	"github.com/qbank-dev/qbank/parser"
)

const clouds = `## Question #12 (Choose one)
Which cloud brings hail?

A. cirrus

B. cumulonimbus

**Answer: B**
`

// outline prints the tree; each level of it has a visitor of its own.
type outline struct {
	file  *parser.File
	depth int
}

func (o outline) Visit(n parser.Node) parser.Visitor {
	if n == nil {
		return nil // the children of a node are all visited
	}
	name := strings.TrimPrefix(fmt.Sprintf("%T", n), "*parser.")
	if b, ok := n.(*parser.BlockNode); ok {
		name = b.Block.Kind.String()
	}
	text, _, _ := strings.Cut(o.file.Source.Slice(n.Span()), "\n")
	fmt.Printf("%s%s %q\n", strings.Repeat("  ", o.depth), name, text)
	return outline{o.file, o.depth + 1}
}

// Walk hands the nodes to a visitor, which may give another one for the children.
func ExampleWalk() {
	f := parser.Parse("clouds.md", []byte(clouds))
	parser.Walk(outline{file: f}, f)
	// Output:
	// File "## Question #12 (Choose one)"
	//   Question "## Question #12 (Choose one)"
	//     QuestionHeading "## Question #12 (Choose one)"
	//     Stem "Which cloud brings hail?"
	//       Paragraph "Which cloud brings hail?"
	//     Option "A. cirrus"
	//     Option "B. cumulonimbus"
	//     Body "**Answer: B**"
	//       AnswerLine "**Answer: B**"
}
