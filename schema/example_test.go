package schema_test

import (
	"encoding/json"
	"fmt"
	"log"
	"os"

	"github.com/qbank-dev/qbank/parser"
	"github.com/qbank-dev/qbank/schema"
)

const knots = `## Question #9
Which knot makes a loop that does not slip?

A. a bowline

B. a clove hitch

## Question #9 Explanation

### Options

**A. Bowline** ⭐
- holds its size under load ✅

**B. Clove hitch**
- made around a post, and slips along it ❌
`

// From the text of a bank to its document: what "qbank convert --to json" writes.
func ExampleBuildAll() {
	f := parser.Parse("knots.md", []byte(knots))
	bank := schema.Bank{SchemaVersion: schema.Version, Questions: schema.BuildAll(f)}
	for _, q := range bank.Questions {
		fmt.Printf("question %d is valid: %t; its key is %v\n", q.Number, q.Valid(), q.Answer)
	}
	out := json.NewEncoder(os.Stdout)
	out.SetIndent("", "  ")
	if err := out.Encode(bank.Questions[0].Options); err != nil {
		log.Fatal(err)
	}
	// Output:
	// question 9 is valid: true; its key is [A]
	// [
	//   {
	//     "label": "A",
	//     "text": "a bowline",
	//     "correct": true
	//   },
	//   {
	//     "label": "B",
	//     "text": "a clove hitch",
	//     "correct": false
	//   }
	// ]
}
