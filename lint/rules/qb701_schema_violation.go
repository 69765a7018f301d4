package rules

import (
	"strings"

	"github.com/qbank-dev/qbank/lint"
)

var schemaViolation = &lint.Rule{
	Code:     "QB701",
	Name:     "schema-violation",
	Since:    "0.1.0",
	Severity: lint.Error,
	Doc: lint.Doc{
		What: `A question whose document does not match the JSON Schema of questions, in a way that no other rule knows better: a reason without text, a section without title.`,
		Why:  `Whatever reads the document relies on the schema. ` + "`" + `qbank schema question` + "`" + ` prints it.`,
		Bad:  example("QB701/bad.md"),
		Good: example("QB701/good.md"),
	},
	CheckQuestion: checkSchema,
}

// dedicated are the rules that report a violation of a part of the document with
// more knowledge of what the author did.
var dedicated = []struct{ prefix, suffix, code string }{
	{"/stem", "", "QB101"},
	{"/options/", "/text", "QB105"},
	{"/options", "", "QB102"},
	{"/answer", "", "QB201"},
}

func checkSchema(p *lint.Pass, q *lint.Question) {
	doc := q.Document()
	for _, v := range doc.Violations() {
		if knownBetter(p, v.Pointer) {
			continue
		}
		p.Reportf(doc.Places.At(v.Pointer), "the JSON Schema of a question asks for it: \"qbank schema question\" prints it", "%s", v.Message)
	}
}

func knownBetter(p *lint.Pass, pointer string) bool {
	for _, d := range dedicated {
		if strings.HasPrefix(pointer, d.prefix) && strings.HasSuffix(pointer, d.suffix) {
			return p.Handled(d.code)
		}
	}
	return false
}
