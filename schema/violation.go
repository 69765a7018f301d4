package schema

import (
	"cmp"
	"errors"
	"path"
	"slices"

	"github.com/santhosh-tekuri/jsonschema/v5"

	"github.com/qbank-dev/qbank/internal/yamltree"
)

// Violation is one way in which a document departs from the contract.
type Violation struct {
	// Pointer is the JSON pointer (RFC 6901) of the value in the document.
	// Where a key is missing it is that of the object that lacks it.
	Pointer string
	// Keyword names the kind of violation: the keyword of the JSON Schema,
	// or for what a schema cannot say one of the names in consistency.go.
	Keyword string
	// Message says in plain English which question it is and what is wrong.
	Message string
	// Key reports whether the key at the pointer is wrong, whatever its value.
	Key bool
}

// ValidateQuestion validates a question against the JSON Schema. The question
// is given as encoding/json decodes it into an any, with or without UseNumber,
// or as [Instance] makes it. The violations are in the order of the contract,
// each once; there are none for a valid question.
func ValidateQuestion(v any) []Violation {
	return questionViolations(v, "the question")
}

// ValidateBank validates a bank against the JSON Schema, as [ValidateQuestion]
// does a question.
func ValidateBank(v any) []Violation {
	schemas, err := compiled()
	if err != nil {
		return unusable(err)
	}
	bank, question := contractShapes()
	return violations(schemas.bank, v, speaker{root: v, bank: bank, question: question})
}

// questionViolations validates a question; name is what messages call it where
// it has no usable number.
func questionViolations(v any, name string) []Violation {
	schemas, err := compiled()
	if err != nil {
		return unusable(err)
	}
	_, question := contractShapes()
	return violations(schemas.question, v, speaker{root: v, question: question, name: name})
}

func unusable(err error) []Violation {
	return []Violation{{Keyword: "schema", Message: "the JSON Schema cannot be used: " + err.Error()}}
}

func violations(schema *jsonschema.Schema, v any, s speaker) []Violation {
	err := schema.Validate(ready(v))
	if err == nil {
		return nil
	}
	var invalid *jsonschema.ValidationError
	if !errors.As(err, &invalid) {
		return unusable(err)
	}
	var found []ranked
	eachLeaf(invalid, func(leaf *jsonschema.ValidationError) {
		found = append(found, s.violations(yamltree.LocationTokens(leaf.InstanceLocation), path.Base(leaf.KeywordLocation))...)
	})
	slices.SortFunc(found, ranked.compare)
	result := make([]Violation, 0, len(found))
	for i, r := range found {
		if i == 0 || r.Pointer != found[i-1].Pointer || r.Message != found[i-1].Message {
			result = append(result, r.Violation)
		}
	}
	return result
}

// eachLeaf calls f for the errors that have no causes: all others only repeat
// them.
func eachLeaf(e *jsonschema.ValidationError, f func(*jsonschema.ValidationError)) {
	if len(e.Causes) == 0 {
		f(e)
		return
	}
	for _, cause := range e.Causes {
		eachLeaf(cause, f)
	}
}

// ranked is a violation with its place in the order of the contract: the library reports in the
// random order of Go's maps.
type ranked struct {
	Violation
	tokens []string
	ranks  []int // of the tokens among their siblings
}

func (r ranked) compare(other ranked) int {
	for i := range min(len(r.tokens), len(other.tokens)) {
		if c := cmp.Or(cmp.Compare(r.ranks[i], other.ranks[i]), cmp.Compare(r.tokens[i], other.tokens[i])); c != 0 {
			return c
		}
	}
	return cmp.Or(
		cmp.Compare(len(r.tokens), len(other.tokens)),
		cmp.Compare(r.Message, other.Message),
		cmp.Compare(r.Keyword, other.Keyword),
	)
}

// violations returns the violations that one error of the library stands for.
func (s speaker) violations(tokens []string, keyword string) []ranked {
	at := s.look(tokens)
	object, isObject := at.value.(map[string]any)
	if at.shape == nil || !isObject {
		return []ranked{s.ranked(tokens, Violation{Keyword: keyword, Message: at.say(keyword)})}
	}
	switch keyword {
	case "required":
		var found []ranked
		for _, key := range at.shape.missing(object) {
			found = append(found, s.ranked(tokens, Violation{Keyword: keyword, Message: at.sayMissing(key)}))
		}
		return found
	case "additionalProperties":
		var found []ranked
		for key := range object {
			if _, known := at.shape.properties[key]; !known {
				v := Violation{Keyword: keyword, Message: at.sayUnknown(key), Key: true}
				found = append(found, s.ranked(append(slices.Clone(tokens), key), v))
			}
		}
		return found
	default:
		return []ranked{s.ranked(tokens, Violation{Keyword: keyword, Message: at.say(keyword)})}
	}
}

func (s speaker) ranked(tokens []string, v Violation) ranked {
	v.Pointer = pointerOf(tokens...)
	ranks := make([]int, len(tokens))
	at := s.shape()
	for i, token := range tokens {
		if at == nil {
			continue
		}
		if at.items != nil {
			ranks[i] = yamltree.ListIndex(token)
			at = at.items
		} else {
			ranks[i] = at.rank(token)
			at = at.properties[token]
		}
	}
	return ranked{Violation: v, tokens: tokens, ranks: ranks}
}
