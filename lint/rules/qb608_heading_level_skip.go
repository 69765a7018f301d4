package rules

import (
	"fmt"
	"strings"

	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/parser"
)

var headingLevelSkip = &lint.Rule{
	Code:     "QB608",
	Name:     "heading-level-skip",
	Since:    "0.1.0",
	Severity: lint.Info,
	Doc: lint.Doc{
		What:      "A heading inside a question or an analysis that is more than one level deeper than the heading before it, as `####` right below `##`.",
		Why:       "Outlines, tables of contents and screen readers show a level that is missing. Most often a `#` too many was typed.",
		Bad:       example("QB608/bad.md"),
		Good:      example("QB608/good.md"),
		Reference: "WCAG 2.2, technique G141",
	},
	CheckFile: func(p *lint.Pass) {
		for _, r := range p.File.Records {
			checkHeadingLevels(p, r)
		}
	},
}

func checkHeadingLevels(p *lint.Pass, r *parser.Record) {
	last := 0
	for b := range r.Blocks() {
		switch b.Kind {
		case parser.StrayHeadingBlock:
			return // what follows belongs to no question
		case parser.QuestionHeadingBlock, parser.AnalysisHeadingBlock, parser.SectionHeadingBlock,
			parser.OptionSectionBlock, parser.OptionAnalysisBlock, parser.SubheadingBlock:
		default:
			continue
		}
		text := trimUnseen(b.Text)
		level := len(text) - len(strings.TrimLeft(text, "#"))
		if level == 0 {
			continue // an option analysis without hashes
		}
		if last > 0 && level > last+1 {
			start := b.Span.End - len(text)
			p.Report(lint.Finding{
				Span:     parser.Span{Start: start, End: start + level},
				Message:  fmt.Sprintf("this heading is of level %d, right below one of level %d", level, last),
				Help:     fmt.Sprintf("write %q, or add the heading between them", strings.Repeat("#", last+1)),
				Question: questionNumberAt(p.File, start),
			})
		}
		last = level
	}
}
