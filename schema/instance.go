package schema

import (
	"encoding/json"
	"strconv"
	"unicode/utf8"
)

// Instance returns the question as encoding/json would decode it from its own
// JSON with UseNumber: the form in which [ValidateQuestion] takes it. It leaves
// out what omitempty leaves out, makes null of a nil slice that is not left
// out, and returns nil for a nil question.
func Instance(q *Question) any {
	if q == nil {
		return nil
	}
	object := map[string]any{
		"number":  wholeInstance(q.Number),
		"stem":    textInstance(q.Stem),
		"select":  wholeInstance(int64(q.Select)),
		"options": listInstance(q.Options, optionInstance),
		"answer":  listInstance(q.Answer, textInstance),
	}
	putText(object, "note", q.Note)
	if q.Analysis != nil {
		object["analysis"] = analysisInstance(q.Analysis)
	}
	if q.Source != nil {
		object["source"] = map[string]any{
			"file":    textInstance(q.Source.File),
			"line":    wholeInstance(int64(q.Source.Line)),
			"endLine": wholeInstance(int64(q.Source.EndLine)),
		}
	}
	return object
}

func optionInstance(o Option) any {
	return map[string]any{
		"label":   textInstance(o.Label),
		"text":    textInstance(o.Text),
		"correct": o.Correct,
	}
}

func analysisInstance(a *Analysis) any {
	object := map[string]any{}
	putText(object, "title", a.Title)
	putText(object, "note", a.Note)
	putText(object, "body", a.Body)
	putList(object, "sections", a.Sections, sectionInstance)
	putList(object, "options", a.Options, optionAnalysisInstance)
	putList(object, "answer", a.Answer, textInstance)
	return object
}

func sectionInstance(s Section) any {
	object := map[string]any{
		"title": textInstance(s.Title),
		"level": wholeInstance(int64(s.Level)),
	}
	putText(object, "kind", s.Kind)
	putText(object, "body", s.Body)
	return object
}

func optionAnalysisInstance(o OptionAnalysis) any {
	object := map[string]any{
		"label":   textInstance(o.Label),
		"correct": o.Correct,
	}
	putText(object, "title", o.Title)
	putList(object, "reasons", o.Reasons, reasonInstance)
	putText(object, "body", o.Body)
	return object
}

func reasonInstance(r Reason) any {
	return map[string]any{
		"text": textInstance(r.Text),
		"mark": textInstance(r.Mark),
	}
}

func wholeInstance(n int64) any {
	return json.Number(strconv.FormatInt(n, 10))
}

func textInstance(s string) any {
	if !utf8.ValidString(s) {
		// encoding/json writes U+FFFD for each byte that is not UTF-8, and so
		// does the conversion.
		return string([]rune(s))
	}
	return s
}

func listInstance[T any](list []T, instance func(T) any) any {
	if list == nil {
		return nil
	}
	items := make([]any, len(list))
	for i := range list {
		items[i] = instance(list[i])
	}
	return items
}

func putText(object map[string]any, key, s string) {
	if s != "" {
		object[key] = textInstance(s)
	}
}

func putList[T any](object map[string]any, key string, list []T, instance func(T) any) {
	if len(list) > 0 {
		object[key] = listInstance(list, instance)
	}
}
