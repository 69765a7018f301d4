package schema

import (
	"reflect"
	"strings"

	"github.com/qbank-dev/qbank/internal/yamltree"
)

// decodeQuestion returns the question that an element is, and false where the
// JSON Schema would refuse the element for something that a Question cannot
// show. It is strict where encoding/json is lenient: a null, an unknown key, an
// empty text or list, and a missing truth value are refused. A question that
// decodes and is [Question.Valid] is one that the JSON Schema accepts.
func decodeQuestion(e *yamltree.Node) (q Question, ok bool) {
	ok = decode(e, reflect.ValueOf(&q).Elem())
	return q, ok
}

func decode(e *yamltree.Node, to reflect.Value) bool {
	switch to.Kind() {
	case reflect.Pointer:
		to.Set(reflect.New(to.Type().Elem()))
		return decode(e, to.Elem())
	case reflect.String:
		to.SetString(e.Text)
		return e.Kind == yamltree.Text && e.Text != ""
	case reflect.Bool:
		to.SetBool(e.Text == "true")
		return e.Kind == yamltree.Bool
	case reflect.Int, reflect.Int64:
		n, size := wholeNumber(e.Text)
		to.SetInt(n)
		return e.Kind == yamltree.Number && size == wholeInt64 && !to.OverflowInt(n)
	case reflect.Slice:
		n := len(e.Children)
		if e.Kind != yamltree.List || n == 0 {
			return false
		}
		to.Set(reflect.MakeSlice(to.Type(), n, n))
		for i := range n {
			if !decode(&e.Children[i], to.Index(i)) {
				return false
			}
		}
		return true
	}
	fields := fieldsByKey[to.Type()]
	if _, ok := fields["correct"]; e.Kind != yamltree.Object || ok && e.Member("correct") == nil {
		return false
	}
	for i := range e.Children {
		c := &e.Children[i]
		field, ok := fields[c.Key]
		if !ok || !decode(c, to.Field(field)) {
			return false
		}
	}
	return true
}

// fieldsByKey holds the indexes of the fields of each type of the document by
// their keys.
var fieldsByKey = func() map[reflect.Type]map[string]int {
	types := map[reflect.Type]map[string]int{}
	for _, t := range []reflect.Type{
		reflect.TypeFor[Question](), reflect.TypeFor[Option](), reflect.TypeFor[Analysis](), reflect.TypeFor[Section](),
		reflect.TypeFor[OptionAnalysis](), reflect.TypeFor[Reason](), reflect.TypeFor[Source](),
	} {
		types[t] = map[string]int{}
		for i := range t.NumField() {
			key, _, _ := strings.Cut(t.Field(i).Tag.Get("json"), ",")
			types[t][key] = i
		}
	}
	return types
}()
