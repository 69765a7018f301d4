package schema

import (
	"math"
	"strings"

	"github.com/qbank-dev/qbank/parser"
)

// PlainlyValid tells of most questions without fault, from their tree alone, that
// their documents keep to the JSON Schema: [Build] would make one that is
// [Question.Valid], in many times the time. False says nothing. The key and the
// selection are those of the question.
func PlainlyValid(f *parser.File, q *parser.Question, key *Key, selection Selection) bool {
	p := plainness{file: f}
	if q.Heading.Number < 1 || q.Heading.Number > MaxNumber || len(f.Source.Text) > math.MaxInt32 ||
		!p.emptyOrText(q.Heading.NoteSpan) || q.Stem == nil || !p.bodyText(&q.Stem.Body) ||
		!selection.All && (selection.Count < 1 || selection.Count > 26) ||
		len(q.Options) < 2 || !validLetters(key.Labels) || !surelyText(f.Source.Name) {
		return false
	}
	for _, o := range q.Options {
		if !isLetter(o.Label) || !p.text(o.TextSpan) {
			return false
		}
	}
	return q.Analysis == nil || p.analysis(q.Analysis, key)
}

// plainness looks for the texts of a document in a tree.
type plainness struct{ file *parser.File }

func (p *plainness) analysis(a *parser.Analysis, key *Key) bool {
	if h := a.Heading; h != nil && (!p.emptyOrText(h.TitleSpan) || !p.emptyOrText(h.NoteSpan)) {
		return false
	}
	if !p.emptyOrBody(a.Tail) || !p.emptyOrBody(a.Body) ||
		len(key.Stated) > 0 && len(key.Stated[0].Labels) > 0 && !validLetters(key.Stated[0].Labels) {
		return false
	}
	for _, list := range [...][]*parser.Section{a.Lead, a.Sections} {
		for _, s := range list {
			if !p.section(s) {
				return false
			}
		}
	}
	return true
}

func (p *plainness) section(s *parser.Section) bool {
	if !p.text(s.Heading.TitleSpan) || s.Heading.Level < 1 || s.Heading.Level > 6 || !p.emptyOrBody(s.Body) {
		return false
	}
	for _, c := range s.Closing {
		if !p.emptyOrBody(&c.Body) {
			return false
		}
	}
	for _, o := range s.Options {
		if !isLetter(o.Heading.Label) || o.Heading.Title != "" && !surelyText(o.Heading.Title) || !p.content(o) {
			return false
		}
		for _, r := range o.Reasons {
			if !p.reason(r) {
				return false
			}
		}
	}
	return true
}

// content tells whether what stands under an option-analysis heading beside the
// reasons is nothing, or a text.
func (p *plainness) content(o *parser.OptionAnalysis) bool {
	if p.onlyReasons(o) {
		return true
	}
	empty := true
	for i := range o.Content.Len() {
		b := o.Content.At(i)
		if b.Kind == parser.ListItemBlock {
			continue
		}
		if surelyText(b.Text) {
			return true
		}
		empty = false
	}
	return empty
}

// onlyReasons tells of most option analyses that nothing stands under their
// headings but reasons.
func (p *plainness) onlyReasons(o *parser.OptionAnalysis) bool {
	if o.Content == nil || o.Content.Only(parser.ListItemBlock) {
		return true
	}
	whole := o.Content.Span()
	for _, r := range o.Reasons {
		span := r.Span()
		if strings.Trim(p.file.Source.Slice(parser.Span{Start: whole.Start, End: span.Start}), " \r\n") != "" {
			return false
		}
		whole.Start = span.End
	}
	return whole.Empty()
}

// reason tells whether something is left of a reason without its marks.
func (p *plainness) reason(r *parser.Reason) bool {
	at := r.Text.Start
	for _, m := range r.Marks {
		if p.text(parser.Span{Start: at, End: m.Span.Start}) {
			return true
		}
		at = m.Span.End
	}
	return p.text(parser.Span{Start: at, End: r.Text.End})
}

func (p *plainness) text(span parser.Span) bool { return surelyText(p.file.Source.Slice(span)) }

func (p *plainness) emptyOrText(span parser.Span) bool { return span.Empty() || p.text(span) }

func (p *plainness) bodyText(b *parser.Body) bool {
	if p.text(b.Span()) {
		return true // without any comment
	}
	for i := range b.Len() {
		if surelyText(b.At(i).Text) {
			return true
		}
	}
	return false
}

func (p *plainness) emptyOrBody(b *parser.Body) bool { return b.Span().Empty() || p.bodyText(b) }

// surelyText tells whether normalisation leaves something of a text that is not
// white space: a letter or digit that cannot be in a comment to qbank.
func surelyText(s string) bool {
	for i := range len(s) {
		c := s[i]
		if 'a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9' || 0xe4 <= c && c <= 0xed {
			return strings.IndexByte(s, '<') < 0
		}
	}
	return false
}

func validLetters(labels []byte) bool {
	var seen uint32
	for _, l := range labels {
		if !isLetter(l) || seen>>(l-'A')&1 != 0 {
			return false
		}
		seen |= 1 << (l - 'A')
	}
	return seen != 0
}

func isLetter(label byte) bool { return 'A' <= label && label <= 'Z' }
