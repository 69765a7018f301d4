package convert

import (
	"bytes"
	"encoding/json"
	"strconv"
	"unicode/utf8"

	"github.com/qbank-dev/qbank/internal/nfc"
	"github.com/qbank-dev/qbank/schema"
)

// jsonText writes questions as encoding/json does, on one line or indented. To go by
// the types' fields and to indent what was written before took two thirds of the time
// of converting to JSON.
type jsonText struct {
	buf      []byte
	indented bool
	level    int
	some     bool // the list or object that is open has an entry
}

func (j *jsonText) question(q *schema.Question) {
	j.open('{')
	j.number("number", q.Number)
	j.optional("note", q.Note)
	j.text("stem", q.Stem)
	j.number("select", int64(q.Select))
	j.key("options")
	jsonList(j, q.Options, func(o *schema.Option) {
		j.open('{')
		j.text("label", o.Label)
		j.text("text", o.Text)
		j.truth("correct", o.Correct)
		j.close('}')
	})
	j.labels("answer", q.Answer)
	if q.Analysis != nil {
		j.key("analysis")
		j.analysis(q.Analysis)
	}
	if s := q.Source; s != nil {
		j.key("source")
		j.open('{')
		j.text("file", s.File)
		j.number("line", int64(s.Line))
		j.number("endLine", int64(s.EndLine))
		j.close('}')
	}
	j.close('}')
}

func (j *jsonText) analysis(a *schema.Analysis) {
	j.open('{')
	j.optional("title", a.Title)
	j.optional("note", a.Note)
	j.optional("body", a.Body)
	if len(a.Sections) > 0 {
		j.key("sections")
		jsonList(j, a.Sections, func(s *schema.Section) {
			j.open('{')
			j.text("title", s.Title)
			j.number("level", int64(s.Level))
			j.optional("kind", s.Kind)
			j.optional("body", s.Body)
			j.close('}')
		})
	}
	if len(a.Options) > 0 {
		j.key("options")
		jsonList(j, a.Options, j.optionAnalysis)
	}
	if len(a.Answer) > 0 {
		j.labels("answer", a.Answer)
	}
	j.close('}')
}

func (j *jsonText) optionAnalysis(o *schema.OptionAnalysis) {
	j.open('{')
	j.text("label", o.Label)
	j.optional("title", o.Title)
	j.truth("correct", o.Correct)
	if len(o.Reasons) > 0 {
		j.key("reasons")
		jsonList(j, o.Reasons, func(r *schema.Reason) {
			j.open('{')
			j.text("text", r.Text)
			j.text("mark", r.Mark)
			j.close('}')
		})
	}
	j.optional("body", o.Body)
	j.close('}')
}

func (j *jsonText) labels(name string, list []string) {
	j.key(name)
	jsonList(j, list, func(s *string) { j.string(*s) })
}

// jsonList writes a list, null where it is nil.
func jsonList[T any](j *jsonText, list []T, entry func(*T)) {
	if list == nil {
		j.buf = append(j.buf, "null"...)
		return
	}
	j.open('[')
	for i := range list {
		j.next()
		entry(&list[i])
	}
	j.close(']')
}

func (j *jsonText) open(c byte) {
	j.buf = append(j.buf, c)
	j.level++
	j.some = false
}

func (j *jsonText) close(c byte) {
	j.level--
	if j.some {
		j.line()
	}
	j.buf = append(j.buf, c)
	j.some = true // it is an entry itself
}

// next begins an entry.
func (j *jsonText) next() {
	if j.some {
		j.buf = append(j.buf, ',')
	}
	j.some = true
	j.line()
}

// line begins a line where there is more than one.
func (j *jsonText) line() {
	const spaces = "\n                    "
	if j.indented {
		j.buf = append(j.buf, spaces[:1+2*j.level]...)
	}
}

// key begins an entry of an object.
func (j *jsonText) key(name string) {
	j.next()
	j.buf = append(j.buf, '"')
	j.buf = append(j.buf, name...)
	j.buf = append(j.buf, `":`...)
	if j.indented {
		j.buf = append(j.buf, ' ')
	}
}

func (j *jsonText) text(name, s string) {
	j.key(name)
	j.string(s)
}

func (j *jsonText) optional(name, s string) {
	if s != "" {
		j.text(name, s)
	}
}

func (j *jsonText) number(name string, n int64) {
	j.key(name)
	j.buf = strconv.AppendInt(j.buf, n, 10)
}

func (j *jsonText) truth(name string, yes bool) {
	j.key(name)
	j.buf = strconv.AppendBool(j.buf, yes)
}

// plainInJSON are the bytes that stand in a string as they are; with 0xE2 begin the
// line separators, which do not.
var plainInJSON = func() (t [256]bool) {
	for c := ' '; c < 256; c++ {
		t[c] = c != '"' && c != '\\' && c != 0xE2
	}
	return t
}()

// string writes a string. Hangul, "<" and "&" stay as they are.
func (j *jsonText) string(s string) {
	if !nfc.Surely(s) && !utf8.ValidString(s) {
		j.encoded(s)
		return
	}
	j.buf = append(j.buf, '"')
	start := 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		if plainInJSON[c] || c == 0xE2 && !(s[i+1] == 0x80 && s[i+2]&^1 == 0xA8) {
			continue
		}
		j.buf = append(j.buf, s[start:i]...)
		start = i + 1
		switch c {
		case '"', '\\':
			j.buf = append(j.buf, '\\')
			j.buf = append(j.buf, c)
		case '\n':
			j.buf = append(j.buf, `\n`...)
		case '\t':
			j.buf = append(j.buf, `\t`...)
		case '\r':
			j.buf = append(j.buf, `\r`...)
		case '\b':
			j.buf = append(j.buf, `\b`...)
		case '\f':
			j.buf = append(j.buf, `\f`...)
		case 0xE2:
			j.buf = append(j.buf, `\u202`...)
			j.buf = append(j.buf, '8'+s[i+2]&1)
			i += 2
			start = i + 1
		default:
			j.buf = append(j.buf, `\u00`...)
			j.buf = append(j.buf, "01"[c>>4])
			j.buf = append(j.buf, "0123456789abcdef"[c&15])
		}
	}
	j.buf = append(j.buf, s[start:]...)
	j.buf = append(j.buf, '"')
}

// encoded writes a string that is no UTF-8.
func (j *jsonText) encoded(s string) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(s) // strings and buffers have no errors
	j.buf = append(j.buf, bytes.TrimSuffix(b.Bytes(), []byte("\n"))...)
}
