package schema

import "github.com/qbank-dev/qbank/internal/yamltree"

// The decoders below are strict where encoding/json is lenient: a null, an
// optional key that is empty, an unknown key and a missing truth value are all
// refused. So a question that decodes and is [Question.Valid] is one that the
// JSON Schema accepts, and most documents never need the slow validation.

// decodeQuestion returns the question that the element is, and false where the
// JSON Schema would refuse it for something that a Question cannot show.
func decodeQuestion(e *yamltree.Node) (q Question, ok bool) {
	ok = e.Kind == yamltree.Object
	for i := 0; ok && i < len(e.Children); i++ {
		c := &e.Children[i]
		switch c.Key {
		case "number":
			ok = decodeWhole(c, &q.Number)
		case "note":
			ok = decodeText(c, &q.Note)
		case "stem":
			ok = decodeText(c, &q.Stem)
		case "select":
			ok = decodeInt(c, &q.Select)
		case "options":
			ok = decodeList(c, &q.Options, decodeOption)
		case "answer":
			ok = decodeList(c, &q.Answer, decodeText)
		case "analysis":
			q.Analysis = new(Analysis)
			ok = decodeAnalysis(c, q.Analysis)
		case "source":
			q.Source = new(Source)
			ok = decodeSource(c, q.Source)
		default:
			ok = false
		}
	}
	return q, ok
}

func decodeOption(e *yamltree.Node, o *Option) bool {
	ok := e.Kind == yamltree.Object && e.Member("correct") != nil
	for i := 0; ok && i < len(e.Children); i++ {
		c := &e.Children[i]
		switch c.Key {
		case "label":
			ok = decodeText(c, &o.Label)
		case "text":
			ok = decodeText(c, &o.Text)
		case "correct":
			ok = decodeBool(c, &o.Correct)
		default:
			ok = false
		}
	}
	return ok
}

func decodeAnalysis(e *yamltree.Node, a *Analysis) bool {
	ok := e.Kind == yamltree.Object
	for i := 0; ok && i < len(e.Children); i++ {
		c := &e.Children[i]
		switch c.Key {
		case "title":
			ok = decodeText(c, &a.Title)
		case "note":
			ok = decodeText(c, &a.Note)
		case "body":
			ok = decodeText(c, &a.Body)
		case "sections":
			ok = decodeList(c, &a.Sections, decodeSection)
		case "options":
			ok = decodeList(c, &a.Options, decodeOptionAnalysis)
		case "answer":
			ok = decodeList(c, &a.Answer, decodeText)
		default:
			ok = false
		}
	}
	return ok
}

func decodeSection(e *yamltree.Node, s *Section) bool {
	ok := e.Kind == yamltree.Object
	for i := 0; ok && i < len(e.Children); i++ {
		c := &e.Children[i]
		switch c.Key {
		case "title":
			ok = decodeText(c, &s.Title)
		case "level":
			ok = decodeInt(c, &s.Level)
		case "kind":
			ok = decodeText(c, &s.Kind)
		case "body":
			ok = decodeText(c, &s.Body)
		default:
			ok = false
		}
	}
	return ok
}

func decodeOptionAnalysis(e *yamltree.Node, o *OptionAnalysis) bool {
	ok := e.Kind == yamltree.Object && e.Member("correct") != nil
	for i := 0; ok && i < len(e.Children); i++ {
		c := &e.Children[i]
		switch c.Key {
		case "label":
			ok = decodeText(c, &o.Label)
		case "title":
			ok = decodeText(c, &o.Title)
		case "correct":
			ok = decodeBool(c, &o.Correct)
		case "reasons":
			ok = decodeList(c, &o.Reasons, decodeReason)
		case "body":
			ok = decodeText(c, &o.Body)
		default:
			ok = false
		}
	}
	return ok
}

func decodeReason(e *yamltree.Node, r *Reason) bool {
	ok := e.Kind == yamltree.Object
	for i := 0; ok && i < len(e.Children); i++ {
		c := &e.Children[i]
		switch c.Key {
		case "text":
			ok = decodeText(c, &r.Text)
		case "mark":
			ok = decodeText(c, &r.Mark)
		default:
			ok = false
		}
	}
	return ok
}

func decodeSource(e *yamltree.Node, s *Source) bool {
	ok := e.Kind == yamltree.Object
	for i := 0; ok && i < len(e.Children); i++ {
		c := &e.Children[i]
		switch c.Key {
		case "file":
			ok = decodeText(c, &s.File)
		case "line":
			ok = decodeInt(c, &s.Line)
		case "endLine":
			ok = decodeInt(c, &s.EndLine)
		default:
			ok = false
		}
	}
	return ok
}

// decodeText refuses the empty text: no place of the contract allows one.
func decodeText(e *yamltree.Node, s *string) bool {
	*s = e.Text
	return e.Kind == yamltree.Text && e.Text != ""
}

func decodeBool(e *yamltree.Node, b *bool) bool {
	*b = e.Text == "true"
	return e.Kind == yamltree.Bool
}

func decodeWhole(e *yamltree.Node, n *int64) bool {
	if e.Kind != yamltree.Number {
		return false
	}
	whole, size := wholeNumber(e.Text)
	*n = whole
	return size == wholeInt64
}

func decodeInt(e *yamltree.Node, n *int) bool {
	var whole int64
	ok := decodeWhole(e, &whole)
	*n = int(whole)
	return ok && int64(*n) == whole
}

// decodeList refuses the empty list: no place in a question allows one.
func decodeList[T any](e *yamltree.Node, list *[]T, decode func(*yamltree.Node, *T) bool) bool {
	if e.Kind != yamltree.List || len(e.Children) == 0 {
		return false
	}
	items := make([]T, len(e.Children))
	for i := range e.Children {
		if !decode(&e.Children[i], &items[i]) {
			return false
		}
	}
	*list = items
	return true
}
