package schema

import (
	"bytes"
	"encoding/json"
	"math"
	"unicode"
	"unicode/utf8"
)

// MaxNumber is the greatest number of a question: the greatest whole number
// that every reader of JSON keeps exactly.
const MaxNumber = 1<<53 - 1

// Violations returns where the question, written as JSON, departs from the JSON
// Schema of a question, in the order of the contract.
func (q *Question) Violations() []Violation {
	if q.Valid() {
		return nil
	}
	return ValidateQuestion(q.decoded())
}

// decoded returns the question as it is read from its own JSON.
func (q *Question) decoded() any {
	// The model is made of texts, numbers and lists: neither step can fail.
	data, _ := json.Marshal(q)
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.UseNumber()
	var value any
	_ = decoder.Decode(&value)
	return value
}

// Valid reports whether the question, written as JSON, keeps to the JSON Schema
// of a question: whether [Question.Violations] would return none. It does not use the
// library, which takes four hundred times as long. A nil question is not valid.
func (q *Question) Valid() bool {
	if q == nil ||
		q.Number < 1 || q.Number > MaxNumber ||
		!emptyOrText(q.Note) || !hasText(q.Stem) ||
		q.Select < 1 || q.Select > 26 ||
		len(q.Options) < 2 || !validLabels(q.Answer) {
		return false
	}
	for i := range q.Options {
		if !validLabel(q.Options[i].Label) || !hasText(q.Options[i].Text) {
			return false
		}
	}
	return (q.Analysis == nil || q.Analysis.valid()) && (q.Source == nil || q.Source.valid())
}

func (a *Analysis) valid() bool {
	if a.Title == "" && a.Note == "" && a.Body == "" &&
		len(a.Sections) == 0 && len(a.Options) == 0 && len(a.Answer) == 0 {
		return false
	}
	if !emptyOrText(a.Title) || !emptyOrText(a.Note) || !emptyOrText(a.Body) ||
		len(a.Answer) > 0 && !validLabels(a.Answer) {
		return false
	}
	for i := range a.Sections {
		s := &a.Sections[i]
		if !hasText(s.Title) || s.Level < 1 || s.Level > 6 ||
			s.Kind != "" && s.Kind != KindOptions || !emptyOrText(s.Body) {
			return false
		}
	}
	for i := range a.Options {
		if !a.Options[i].valid() {
			return false
		}
	}
	return true
}

func (o *OptionAnalysis) valid() bool {
	if !validLabel(o.Label) || !emptyOrText(o.Title) || !emptyOrText(o.Body) {
		return false
	}
	for i := range o.Reasons {
		if !hasText(o.Reasons[i].Text) || !validMark(o.Reasons[i].Mark) {
			return false
		}
	}
	return true
}

func (s *Source) valid() bool {
	return hasText(s.File) &&
		s.Line >= 1 && s.Line <= math.MaxInt32 &&
		s.EndLine >= 1 && s.EndLine <= math.MaxInt32
}

func validMark(mark string) bool {
	switch mark {
	case "pro", "con", "caution", "none":
		return true
	}
	return false
}

// validLabels reports whether there is a label, all are labels and no two are equal.
func validLabels(labels []string) bool {
	var seen uint32
	for _, label := range labels {
		if !validLabel(label) {
			return false
		}
		bit := uint32(1) << (label[0] - 'A')
		if seen&bit != 0 {
			return false
		}
		seen |= bit
	}
	return seen != 0
}

func validLabel(label string) bool {
	return len(label) == 1 && label[0] >= 'A' && label[0] <= 'Z'
}

func emptyOrText(s string) bool {
	return s == "" || hasText(s)
}

// hasText reports whether s holds a character that is not white space. A byte
// order mark counts as white space, as it does in ECMAScript's \s.
func hasText(s string) bool {
	for i, r := range s {
		if r < utf8.RuneSelf {
			if b := s[i]; b > ' ' || b < '\t' || b > '\r' && b < ' ' {
				return true
			}
		} else if !unicode.IsSpace(r) && r != '\uFEFF' {
			return true
		}
	}
	return false
}
