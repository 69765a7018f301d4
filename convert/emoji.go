package convert

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/qbank-dev/qbank/schema"
)

// mask works round two faults of the YAML library. It takes characters beyond
// U+FFFF for unprintable: one 📋 turns a readable block of text into a single
// quoted line of escapes. YAML 1.2 allows them (section 5.1): they are replaced by
// unused private-use characters before encoding and put back afterwards. And the
// library writes some texts as blocks that no reader reads as what they were.
// These are written in quotation marks here.
type mask struct {
	question *schema.Question
	back     *strings.Replacer
}

// Private-use characters in the Basic Multilingual Plane.
const privateFirst, privateLast = '\uE000', '\uF8FF'

func newMask(q *schema.Question) mask {
	used := map[rune]bool{}
	var wide []rune
	var quoted []string
	eachText(q, func(s string) string {
		if !blockSafe(s) {
			quoted = append(quoted, s)
		}
		for _, r := range s {
			if (r > 0xFFFF || privateFirst <= r && r <= privateLast) && !used[r] {
				used[r] = true
				if r > 0xFFFF {
					wide = append(wide, r)
				}
			}
		}
		return s
	})
	if len(wide)+len(quoted) == 0 {
		return mask{question: q}
	}
	var there, back []string
	private := privateFirst
	// next returns an unused character, the last one if there is none.
	next := func() rune {
		for used[private] && private < privateLast {
			private++
		}
		used[private] = true
		return private
	}
	// Between two of these is the number of a text in quotation marks.
	fence := string(next())
	eachText(q, func(s string) string {
		for strings.Contains(s, fence) {
			fence += fence
		}
		return s
	})
	numbers := map[string]string{}
	for _, s := range quoted {
		if numbers[s] == "" {
			numbers[s] = fence + strconv.Itoa(len(numbers)) + fence
			back = append(back, numbers[s], quote(s))
		}
	}
	for _, r := range wide {
		p := next()
		if p == privateLast {
			break // the others are escaped
		}
		there = append(there, string(r), string(p))
		back = append(back, string(p), string(r))
	}
	masked := clone(q)
	replacer := strings.NewReplacer(there...)
	eachText(masked, func(s string) string {
		if number := numbers[s]; number != "" {
			return number
		}
		return replacer.Replace(s)
	})
	return mask{question: masked, back: strings.NewReplacer(back...)}
}

// blockSafe reports whether the library may write a text as a block: not one that
// begins with white space, nor one with a line end of YAML 1.1 or a byte-order
// mark, which makes it escape all that follows.
func blockSafe(s string) bool {
	if strings.ContainsAny(s, "\u0085\u2028\u2029\ufeff") {
		return false
	}
	return s == "" || s[0] != ' ' && s[0] != '\t' && s[0] != '\n' || !strings.Contains(s, "\n")
}

// quote returns a text in double quotation marks, on one line.
func quote(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case r < ' ', 0x7F <= r && r < 0xA0, r == '\u2028', r == '\u2029', r == '\uFEFF', r == '\uFFFE', r == '\uFFFF':
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

func (m mask) restore(s string) string {
	if m.back == nil {
		return s
	}
	return m.back.Replace(s)
}

// clone returns a copy of a question that eachText can change.
func clone(q *schema.Question) *schema.Question {
	c := *q
	c.Options = slices.Clone(q.Options)
	if q.Source != nil {
		source := *q.Source
		c.Source = &source
	}
	if q.Analysis == nil {
		return &c
	}
	a := *q.Analysis
	a.Sections = slices.Clone(a.Sections)
	a.Options = slices.Clone(a.Options)
	for i := range a.Options {
		a.Options[i].Reasons = slices.Clone(a.Options[i].Reasons)
	}
	c.Analysis = &a
	return &c
}

// eachText applies change to each text of a question.
func eachText(q *schema.Question, change func(string) string) {
	set := func(s *string) { *s = change(*s) }
	if q.Source != nil {
		set(&q.Source.File)
	}
	set(&q.Note)
	set(&q.Stem)
	for i := range q.Options {
		set(&q.Options[i].Text)
	}
	if a := q.Analysis; a != nil {
		set(&a.Title)
		set(&a.Note)
		set(&a.Body)
		for i := range a.Sections {
			set(&a.Sections[i].Title)
			set(&a.Sections[i].Body)
		}
		for i := range a.Options {
			set(&a.Options[i].Title)
			set(&a.Options[i].Body)
			for k := range a.Options[i].Reasons {
				set(&a.Options[i].Reasons[k].Text)
			}
		}
	}
}
