package schema

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"github.com/qbank-dev/qbank/internal/text"
	"github.com/qbank-dev/qbank/internal/yamltree"
)

// speaker words the violations of one document.
type speaker struct {
	root     any
	bank     *shape // nil where the document is a question
	question *shape
	name     string // of a question without a usable number
}

func (s speaker) shape() *shape {
	if s.bank != nil {
		return s.bank
	}
	return s.question
}

// spot is a place in a document as a person would name it.
type spot struct {
	subject string // "question #12", "the bank"
	// thing is the value's own name ("option B"); "" where it has none, and
	// for the subject itself.
	thing string
	// property is the key of the value, and owner the thing that holds it,
	// "" for the subject. Both are "" for an item of a list.
	property, owner string
	required        bool // whether the owner has to have the property
	label           int  // the number of a label in a list of labels, from 1
	value           any
	shape           *shape
}

// look goes to the value that the tokens of a pointer lead to.
func (s speaker) look(tokens []string) spot {
	if s.bank == nil {
		at := spot{subject: questionName(s.root, s.name), value: s.root, shape: s.question}
		return at.follow(tokens)
	}
	at := spot{subject: "the bank", value: s.root, shape: s.bank}
	if len(tokens) < 2 || tokens[0] != "questions" {
		return at.follow(tokens)
	}
	at = at.follow(tokens[:2])
	number := strconv.Itoa(yamltree.ListIndex(tokens[1]) + 1)
	at = spot{subject: questionName(at.value, "question "+number+" of the list"), value: at.value, shape: s.question}
	return at.follow(tokens[2:])
}

// questionName names a question by its number, where it has one.
func questionName(question any, name string) string {
	object, _ := question.(map[string]any)
	if number, ok := object["number"]; ok {
		if n, size := wholeNumber(numberText(number)); size == wholeInt64 && n >= 1 && n <= MaxNumber {
			return "question #" + strconv.FormatInt(n, 10)
		}
	}
	return name
}

// follow goes on from a spot. What it cannot follow, it leaves nameless.
func (at spot) follow(tokens []string) spot {
	var within string // the keys on the way, without list indexes
	for _, token := range tokens {
		if at.shape == nil {
			return at
		}
		if at.shape.items != nil {
			list, _ := at.value.([]any)
			i := yamltree.ListIndex(token)
			if i < 0 || i >= len(list) {
				return at
			}
			at.value, at.shape = list[i], at.shape.items
			at = at.item(within, i)
			continue
		}
		object, _ := at.value.(map[string]any)
		at.required = at.shape.requires(token)
		at.value, at.shape = object[token], at.shape.properties[token]
		at.owner, at.property, at.thing = at.thing, token, ""
		within += "/" + token
		if within == "/analysis" || within == "/source" {
			at.thing = "the " + token
		}
	}
	return at
}

// item names the item of a list that the spot has come to.
func (at spot) item(list string, i int) spot {
	number := strconv.Itoa(i + 1)
	switch list {
	case "/options":
		at.thing = "option " + labelOr(at.value, number)
	case "/analysis/options":
		at.thing = "the analysis of option " + labelOr(at.value, number)
	case "/analysis/options/reasons":
		at.thing = "reason " + number + " in " + at.owner
	case "/analysis/sections":
		at.thing = "section " + number
		object, _ := at.value.(map[string]any)
		if title, _ := object["title"].(string); hasText(title) {
			at.thing = "section " + text.Quote(title)
		}
	default:
		at.label = i + 1
		return at
	}
	at.owner, at.property = "", ""
	return at
}

// labelOr returns the label of an option, or its number where the label is
// none.
func labelOr(option any, number string) string {
	object, _ := option.(map[string]any)
	if label, _ := object["label"].(string); validLabel(label) {
		return label
	}
	return number
}

func (at spot) sayMissing(key string) string {
	return at.subject + ": " + strconv.Quote(key) + " is missing" + inside(at.thing)
}

func (at spot) sayUnknown(key string) string {
	message := at.subject + ": unknown key " + text.Quote(key) + inside(at.thing)
	if near := text.Nearest(key, at.shape.keys); near != "" {
		message += " (did you mean " + strconv.Quote(near) + "?)"
	}
	return message
}

// sayTwice says that the object at the spot has a key twice.
func (at spot) sayTwice(key, first string) string {
	return at.subject + ": key " + text.Quote(key) + " stands twice" + inside(at.thing) + ", first " + first
}

// say words what is wrong with the value at the spot itself.
func (at spot) say(keyword string) string {
	if at.shape == nil {
		return at.subject + ": a value does not keep to the schema"
	}
	if sentence := at.sayEmpty(keyword); sentence != "" {
		return at.subject + ": " + sentence
	}
	if keyword == "uniqueItems" {
		return at.subject + ": " + at.name() + " names option " + repeated(at.value) + " more than once"
	}
	expected := at.shape.expected
	if keyword == "maximum" && !strings.Contains(expected, at.shape.maximum) {
		expected = at.shape.maximum + " or less"
	}
	sentence := " must be " + expected + ", not " + seen(at.value) + at.hint()
	if name := at.name(); name != "" {
		return at.subject + ": " + name + sentence
	}
	return at.subject + sentence
}

// sayEmpty words that a text, a list or an object holds nothing, and returns ""
// where that is not the fault.
func (at spot) sayEmpty(keyword string) string {
	switch keyword {
	case "minItems":
		if at.property == "options" && at.owner == "" {
			list, _ := at.value.([]any)
			return "a question needs at least 2 options, not " + strconv.Itoa(len(list))
		}
		if at.property == "answer" && at.owner == "" {
			return "the answer names no option"
		}
	case "minLength", "pattern":
		if at.shape.expected != "text" {
			return ""
		}
		if at.owner != "" && at.required {
			return at.owner + " has no " + at.property
		}
	case "minProperties":
	default:
		return ""
	}
	sentence := at.name() + " is empty"
	if !at.required {
		sentence += ": leave the key out instead"
	}
	return sentence
}

// name names the value at the spot, "" where that is the subject.
func (at spot) name() string {
	switch {
	case at.thing != "":
		return at.thing
	case at.property == "":
		return ""
	}
	name := at.property
	if name == "answer" || name == "stem" {
		name = "the " + name
	}
	if at.label > 0 {
		name = "label " + strconv.Itoa(at.label) + " of " + name
	}
	if at.owner != "" {
		name += " of " + at.owner
	}
	return name
}

// hint says how to write a value that is right but for its form.
func (at spot) hint() string {
	written, isText := at.value.(string)
	if !isText {
		if at.shape.expected == "text" && isScalar(at.value) {
			return " (put it in quotation marks)"
		}
		return ""
	}
	if meant := text.DidYouMean(written, at.shape.enum); meant != "" {
		return meant
	}
	switch {
	case strings.HasPrefix(at.shape.expected, "a whole number"):
		if n, size := wholeNumber(written); size == wholeInt64 {
			return " (write " + strconv.FormatInt(n, 10) + ", without quotation marks)"
		}
	case at.shape.expected == "true or false":
		switch strings.ToLower(written) {
		case "true", "yes", "on", "y":
			return " (write true, without quotation marks)"
		case "false", "no", "off", "n":
			return " (write false, without quotation marks)"
		}
	case strings.HasPrefix(at.shape.expected, "one capital letter"):
		if label := strings.ToUpper(strings.TrimSpace(written)); validLabel(label) {
			return " (write " + strconv.Quote(label) + ")"
		}
	}
	return ""
}

func isScalar(v any) bool {
	_, isBool := v.(bool)
	return isBool || numberText(v) != ""
}

// repeated returns the first label that a list holds twice.
func repeated(list any) string {
	labels, _ := list.([]any)
	before := map[string]bool{}
	for _, item := range labels {
		label, _ := item.(string)
		if before[label] {
			return label
		}
		before[label] = true
	}
	return ""
}

func inside(thing string) string {
	if thing == "" {
		return ""
	}
	return " in " + thing
}

// seen describes a value in the few words of a message.
func seen(v any) string {
	switch v := v.(type) {
	case nil:
		return "null"
	case bool:
		return strconv.FormatBool(v)
	case string:
		return text.Quote(v)
	case []any:
		return "a list"
	case map[string]any:
		return "an object"
	}
	if digits := numberText(v); digits != "" {
		return text.Clip(digits)
	}
	return fmt.Sprintf("a Go %T", v)
}

// numberText returns the digits of a decoded number, "" for what is none.
func numberText(v any) string {
	switch v := v.(type) {
	case json.Number:
		return string(v)
	case int, int8, int16, int32, int64, uint, uint8, uint16, uint32, uint64, float32, float64:
		return fmt.Sprint(v)
	}
	return ""
}
