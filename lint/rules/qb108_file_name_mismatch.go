package rules

import (
	"fmt"
	"path"
	"strconv"
	"strings"

	"github.com/qbank-dev/qbank/lint"
)

var fileNameMismatch = &lint.Rule{
	Code:     "QB108",
	Name:     "file-name-mismatch",
	Since:    "0.1.0",
	Severity: lint.Warning,
	Off:      true,
	Doc: lint.Doc{
		What: `A file that is named by a number, such as ` + "`" + `0007.md` + "`" + `, and holds another question. The examples are files named ` + "`" + `0007.md` + "`" + `.`,
		Why:  `In a bank with one question a file people find a question by the file's name.`,
		Bad:  example("QB108/bad.md"),
		Good: example("QB108/good.md"),
	},
	OncePerFile: true,
	CheckFile: func(p *lint.Pass) {
		name := path.Base(p.File.Source.Name)
		number, err := strconv.ParseInt(strings.TrimSuffix(name, path.Ext(name)), 10, 64)
		if err != nil || number < 1 || len(p.Questions()) == 0 {
			return
		}
		for _, q := range p.Questions() {
			if q.Heading.Number == number {
				return
			}
		}
		q := p.Questions()[0].Heading
		p.Report(lint.Finding{
			Span:     q.NumberSpan,
			Message:  fmt.Sprintf("the file %q holds question #%d instead of #%d", name, q.Number, number),
			Help:     "rename the file, or correct the number",
			Question: q.Number,
		})
	},
}
