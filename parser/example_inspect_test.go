package parser_test

import (
	"fmt"

	"github.com/qbank-dev/qbank/parser"
)

const bridges = `## Question #4
Which bridge turns on a pivot?

A. a swing bridge

B. a bascule bridge

## Question #4 Analysis

The parts of a bridge and how they move.

### Options

**A. Swing** ⭐
- turns level, about an upright axis ✅

**B. Bascule**
- tilts upwards ❌
- heavy counterweights ⚠️
`

// Inspect visits all nodes in the order of the source. Here it counts marks, and
// passes over what is not below an analysis.
func ExampleInspect() {
	f := parser.Parse("bridges.md", []byte(bridges))
	count := map[parser.MarkKind]int{}
	parser.Inspect(f, func(n parser.Node) bool {
		switch n := n.(type) {
		case *parser.Question:
			return false
		case *parser.Reason:
			count[n.Mark()]++
		}
		return true
	})
	fmt.Println("pro:", count[parser.Pro])
	fmt.Println("con:", count[parser.Con])
	fmt.Println("caution:", count[parser.Caution])
	// Output:
	// pro: 1
	// con: 1
	// caution: 1
}
