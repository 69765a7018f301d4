package schema

// The decoders below are strict where encoding/json is lenient: a null, an
// optional key that is empty, an unknown key and a missing truth value are all
// refused. So a question that decodes and is [Question.Valid] is one that the
// JSON Schema accepts, and most documents never need the slow validation.

// decodeQuestion returns the question that the element is, and false where the
// JSON Schema would refuse it for something that a Question cannot show.
func decodeQuestion(e *element) (q Question, ok bool) {
	ok = e.kind == objectElement
	for i := 0; ok && i < len(e.children); i++ {
		c := &e.children[i]
		switch c.key {
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

func decodeOption(e *element, o *Option) bool {
	ok := e.kind == objectElement && e.member("correct") != nil
	for i := 0; ok && i < len(e.children); i++ {
		c := &e.children[i]
		switch c.key {
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

func decodeAnalysis(e *element, a *Analysis) bool {
	ok := e.kind == objectElement
	for i := 0; ok && i < len(e.children); i++ {
		c := &e.children[i]
		switch c.key {
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

func decodeSection(e *element, s *Section) bool {
	ok := e.kind == objectElement
	for i := 0; ok && i < len(e.children); i++ {
		c := &e.children[i]
		switch c.key {
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

func decodeOptionAnalysis(e *element, o *OptionAnalysis) bool {
	ok := e.kind == objectElement && e.member("correct") != nil
	for i := 0; ok && i < len(e.children); i++ {
		c := &e.children[i]
		switch c.key {
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

func decodeReason(e *element, r *Reason) bool {
	ok := e.kind == objectElement
	for i := 0; ok && i < len(e.children); i++ {
		c := &e.children[i]
		switch c.key {
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

func decodeSource(e *element, s *Source) bool {
	ok := e.kind == objectElement
	for i := 0; ok && i < len(e.children); i++ {
		c := &e.children[i]
		switch c.key {
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
func decodeText(e *element, s *string) bool {
	*s = e.text
	return e.kind == textElement && e.text != ""
}

func decodeBool(e *element, b *bool) bool {
	*b = e.text == "true"
	return e.kind == boolElement
}

func decodeWhole(e *element, n *int64) bool {
	if e.kind != numberElement {
		return false
	}
	whole, size := wholeNumber(e.text)
	*n = whole
	return size == wholeInt64
}

func decodeInt(e *element, n *int) bool {
	var whole int64
	ok := decodeWhole(e, &whole)
	*n = int(whole)
	return ok && int64(*n) == whole
}

// decodeList refuses the empty list: no place in a question allows one.
func decodeList[T any](e *element, list *[]T, decode func(*element, *T) bool) bool {
	if e.kind != listElement || len(e.children) == 0 {
		return false
	}
	items := make([]T, len(e.children))
	for i := range e.children {
		if !decode(&e.children[i], &items[i]) {
			return false
		}
	}
	*list = items
	return true
}
