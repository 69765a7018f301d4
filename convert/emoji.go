package convert

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/qbank-dev/qbank/schema"
)

// mask works round the YAML library. It takes characters beyond U+FFFF for
// unprintable: one 📋 turns a readable block of text into a single quoted line of
// escapes. YAML 1.2 allows them (section 5.1), so that they are replaced by unused
// private-use characters before encoding and put back afterwards. And it writes
// some texts as blocks that no reader, itself included, reads as what they were;
// these are written in quotation marks in its place.
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
		for i := 0; i < len(s); i++ {
			// Both kinds begin with one of these bytes in UTF-8.
			if s[i] < 0xEE {
				continue
			}
			for _, r := range s[i:] {
				if (r > 0xFFFF || privateFirst <= r && r <= privateLast) && !used[r] {
					used[r] = true
					if r > 0xFFFF {
						wide = append(wide, r)
					}
				}
			}
			break
		}
		return s
	})
	if len(wide)+len(quoted) == 0 {
		return mask{question: q}
	}
	var there, back []string
	private := privateFirst
	// next is an unused character, the last one where there is none.
	next := func() rune {
		for used[private] && private < privateLast {
			private++
		}
		used[private] = true
		return private
	}
	// Whatever stands between two of these is the number of a text in quotation
	// marks.
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

// blockSafe tells whether the library may write a text as a block: not one that
// begins with white space, nor one with a line end of YAML 1.1 or a byte-order
// mark, which makes it escape all that follows.
func blockSafe(s string) bool {
	if strings.ContainsAny(s, "\u0085\u2028\u2029\ufeff") {
		return false
	}
	return s == "" || s[0] != ' ' && s[0] != '\t' && s[0] != '\n' || !strings.Contains(s, "\n")
}

// quote writes a text in double quotation marks, on one line.
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

// clone copies a question as deep as eachText writes.
func clone(q *schema.Question) *schema.Question {
	c := *q
	c.Options = append([]schema.Option(nil), q.Options...)
	if q.Source != nil {
		source := *q.Source
		c.Source = &source
	}
	if q.Analysis == nil {
		return &c
	}
	a := *q.Analysis
	a.Sections = append([]schema.Section(nil), a.Sections...)
	a.Options = append([]schema.OptionAnalysis(nil), a.Options...)
	for i := range a.Options {
		a.Options[i].Reasons = append([]schema.Reason(nil), a.Options[i].Reasons...)
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
