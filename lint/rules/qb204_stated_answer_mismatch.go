package rules

import (
	"bytes"
	"fmt"

	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/parser"
	"github.com/qbank-dev/qbank/schema"
)

var statedAnswerMismatch = &lint.Rule{
	Code:     "QB204",
	Name:     "stated-answer-mismatch",
	Since:    "0.1.0",
	Severity: lint.Error,
	Doc: lint.Doc{
		What: `An answer line, such as ` + "`" + `**정답: A**` + "`" + `, that differs from the starred options or from another answer line.`,
		Why:  `One of the two is wrong, and whoever reads only one of them learns the wrong answer.`,
		Bad:  example("QB204/bad.md"),
		Good: example("QB204/good.md"),
	},
	CheckQuestion: func(p *lint.Pass, q *lint.Question) {
		for i, line := range q.Key().Stated {
			stated := schema.SortLabels(line.Labels)
			if bytes.Equal(stated, q.Key().Labels) || i == 0 && q.Key().Source == schema.KeyStated {
				continue
			}
			f := lint.Finding{
				Span:    line.Span,
				Message: fmt.Sprintf("the answer line says %s, but %s", labelList(stated), keyWords(q)),
				Help:    "correct the one that is wrong",
			}
			for _, s := range keySpans(q) {
				f.Related = append(f.Related, parser.Related{Span: s, Message: "marked as right here"})
			}
			p.Report(f)
		}
	},
}

// keyWords returns what marks the key, for a message.
func keyWords(q *lint.Question) string {
	switch q.Key().Source {
	case schema.KeyStated:
		return "the first answer line says " + keyList(q)
	case schema.KeyMark:
		return "✅ marks " + keyList(q)
	}
	return "the star marks " + keyList(q)
}
