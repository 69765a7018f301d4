package lint_test

import (
	"fmt"
	"log"

	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/lint/rules"
	"github.com/qbank-dev/qbank/parser"
)

// A bank whose author marks the key with a tick on the heading, and reasons with
// a glyph of another font.
const kettles = `## Question #8
Why does a kettle sing before it boils?

A. Bubbles collapse in cooler water.

B. The lid is loose.

## Question #8 Explanation

### Options

**A. Bubbles** ✅
- they form at the bottom and vanish on their way up ✔

**B. Lid**
- that is a rattle ✖
`

// Fix applies the fixes that do not change what the bank means and returns what is
// left.
func ExampleLinter_Fix() {
	linter, err := lint.New(lint.Options{Rules: rules.All()})
	if err != nil {
		log.Fatal(err)
	}
	fixed, err := linter.Fix(parser.Default(), "kettles.md", kettles, false)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Print(fixed.Text)
	fmt.Printf("---\n%d findings were fixed; what is left:\n", fixed.Count)
	for _, d := range fixed.Result.Diagnostics {
		fmt.Printf("line %d: %s\n", d.Start.Line, d.Message)
	}
	// Output:
	// ## Question #8
	// Why does a kettle sing before it boils?
	//
	// A. Bubbles collapse in cooler water.
	//
	// B. The lid is loose.
	//
	// ## Question #8 Explanation
	//
	// ### Options
	//
	// **A. Bubbles** ⭐
	// - they form at the bottom and vanish on their way up ✅
	//
	// **B. Lid**
	// - that is a rattle ❌
	// ---
	// 3 findings were fixed; what is left:
	// line 4: the right option A has 33 characters, the longest of the others 17
}
