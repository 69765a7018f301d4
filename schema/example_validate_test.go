package schema_test

import (
	"fmt"

	"github.com/qbank-dev/qbank/schema"
)

// A document that a person wrote, with a key that names no option.
const document = `schemaVersion: 1
questions:
  - number: 2
    stem: Which stitch locks an edge?
    select: 1
    options:
      - {label: A, text: a running stitch, correct: false}
      - {label: B, text: a blanket stitch, correct: true}
    answer: [C]
`

// Documents that come from elsewhere are checked against the schema, and for what
// a schema cannot say. Each finding has its place in the document.
func ExampleValidateDocument() {
	for _, f := range schema.ValidateDocument("stitches.yaml", []byte(document), schema.FormatAuto) {
		fmt.Printf("%s:%d:%d: %s\n", f.File, f.Line, f.Column, f.Message)
	}
	// Output:
	// stitches.yaml:8:53: question #2: option B is marked correct, but B is not in the answer
	// stitches.yaml:9:14: question #2: the answer names C, which is no option
}
