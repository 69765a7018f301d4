package format

import (
	"crypto/sha256"
	"encoding/json"
	"strings"

	"github.com/qbank-dev/qbank/parser"
	"github.com/qbank-dev/qbank/schema"
)

// meaning is what layout must not change in a file, as hashes.
type meaning struct {
	preamble hash
	records  []hash
}

type hash [sha256.Size]byte

// meaningOf returns the meaning of a file.
func meaningOf(f *parser.File, style parser.Style) meaning {
	m := meaning{
		preamble: sha256.Sum256([]byte(layoutFree(f.Source.Slice(f.Preamble)))),
		records:  make([]hash, 0, len(f.Records)),
	}
	separate := separateAnalyses(f)
	for _, r := range f.Records {
		var b strings.Builder
		switch {
		case r.Question != nil:
			document(&b, f, r.Question, style)
		case separate[r.Analysis]:
			document(&b, f, alone(r.Analysis), style)
		}
		shape(&b, r)
		m.records = append(m.records, sha256.Sum256([]byte(b.String())))
	}
	return m
}

// separateAnalyses returns the analyses that are no part of their question's document: the
// second one of a question, and one whose question is not there.
func separateAnalyses(f *parser.File) map[*parser.Analysis]bool {
	separate := map[*parser.Analysis]bool{}
	for _, list := range [][]*parser.Question{f.Questions, f.Unnumbered} {
		for _, q := range list {
			for _, a := range q.Duplicates {
				separate[a] = true
			}
		}
	}
	for _, a := range f.Orphans {
		separate[a] = true
	}
	return separate
}

// alone returns a question that is nothing but an analysis.
func alone(a *parser.Analysis) *parser.Question {
	return &parser.Question{Heading: parser.QuestionHeading{Number: a.Heading.Number}, Analysis: a}
}

// document writes the document of a question without its place.
func document(b *strings.Builder, f *parser.File, q *parser.Question, style parser.Style) {
	doc := schema.Build(f, q).Question
	doc.Source = nil
	enc := json.NewEncoder(b)
	if style.Wrap == 0 {
		// The model is made of strings, numbers and lists: it is always encoded.
		_ = enc.Encode(doc)
		return
	}
	// Line breaks are spaces.
	var text strings.Builder
	_ = json.NewEncoder(&text).Encode(doc)
	b.WriteString(strings.Join(strings.Fields(strings.ReplaceAll(text.String(), `\n`, " ")), " "))
}

// shape writes the kinds of a record's blocks in order, and its comments, each
// with the block that it is in or above.
func shape(b *strings.Builder, r *parser.Record) {
	for block := range r.Blocks() {
		switch block.Kind {
		case parser.BreakBlock:
			continue
		case parser.DirectiveBlock, parser.CommentBlock:
			b.WriteString(block.Kind.String() + " " + layoutFree(block.Text) + "\n")
			continue
		case parser.StrayHeadingBlock:
			b.WriteString(layoutFree(block.Text))
		}
		b.WriteString(block.Kind.String())
		for _, comment := range comments(block.Text) {
			b.WriteString(" " + comment)
		}
		b.WriteByte('\n')
	}
}

// comments returns the comments in the text of a block.
func comments(text string) (list []string) {
	for {
		start := strings.Index(text, "<!--")
		if start < 0 {
			return list
		}
		end := strings.Index(text[start:], "-->")
		if end < 0 {
			return append(list, layoutFree(text[start:]))
		}
		list = append(list, layoutFree(text[start:start+end+len("-->")]))
		text = text[start+end:]
	}
}

// layoutFree returns a text with one space in place of each run of white space,
// which layout may change.
func layoutFree(text string) string {
	// Normalize leaves out directives.
	text = strings.ReplaceAll(text, "<!--", "< !--")
	return strings.Join(strings.Fields(parser.Normalize(text)), " ")
}

// changed returns the indices of the records whose meaning differs in another file.
// Where the numbers of records differ, these are the first record that differs and
// the one before it, which may contain it now.
func (m meaning) changed(after meaning) (list []int) {
	same := len(after.records) == len(m.records)
	for i := range m.records {
		if i < len(after.records) && m.records[i] == after.records[i] {
			continue
		}
		list = append(list, i)
		if !same {
			if i > 0 {
				list = append(list, i-1)
			}
			break
		}
	}
	if m.preamble != after.preamble || len(list) == 0 && !same {
		list = append(list, parser.PreambleIndex)
	}
	return list
}
