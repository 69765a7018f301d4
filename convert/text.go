package convert

import (
	"fmt"
	"io"

	"github.com/qbank-dev/qbank/format"
	"github.com/qbank-dev/qbank/parser"
	"github.com/qbank-dev/qbank/schema"
)

var textFormat = Format{
	Name:        "text",
	Extension:   ".md",
	Description: "a bank as canonical text",
	New: func(w io.Writer, opts Options) Writer {
		if opts.Parser == nil {
			opts.Parser = parser.Default()
		}
		return &textWriter{w: w, opts: opts}
	},
}

// LossError reports that a question reads differently in the format that it was
// written in.
type LossError struct {
	// Number is that of the question.
	Number int64
	// What says in plain English what is lost.
	What string
	// Left reports whether the question was left out.
	Left bool
}

// Error returns what is lost, in plain English.
func (e *LossError) Error() string {
	if e.Left {
		return fmt.Sprintf("question #%d was not written, since it would be read as something else: %s", e.Number, e.What)
	}
	return fmt.Sprintf("question #%d reads differently in the text: %s", e.Number, e.What)
}

// textWriter writes questions as canonical text, each above its analysis.
type textWriter struct {
	w    io.Writer
	opts Options
	some bool
}

func (t *textWriter) Begin() error { return nil }
func (t *textWriter) End() error   { return nil }

func (t *textWriter) Write(q *schema.Question) error {
	text, loss := t.text(q)
	if loss != nil && loss.Left {
		return loss
	}
	if t.some {
		text = "\n" + text
	}
	t.some = true
	if _, err := io.WriteString(t.w, text); err != nil {
		return err
	}
	if loss != nil {
		return loss
	}
	return nil
}

// text returns a question as canonical text. The text is read again to find what
// is lost.
func (t *textWriter) text(q *schema.Question) (string, *LossError) {
	own := *q
	text, read := t.format(&own)
	if len(read) == 1 && read[0].Number == q.Number && read[0].Select != q.Select && q.Note == "" && q.Select > 1 {
		// Nothing says how many to choose: the note of the heading may.
		own.Note = fmt.Sprintf("Choose %d", q.Select)
		if noted, again := t.format(&own); len(again) == 1 && again[0].Select == q.Select {
			return noted, difference(&own, &again[0])
		}
	}
	switch {
	case len(read) != 1 || read[0].Number != q.Number:
		return "", &LossError{Number: q.Number, What: "a line of it would begin another question", Left: true}
	case len(read[0].Options) != len(q.Options):
		return "", &LossError{Number: q.Number, What: "its options would be other ones", Left: true}
	}
	return text, difference(q, &read[0])
}

// format writes a question and reads it.
func (t *textWriter) format(q *schema.Question) (string, []schema.Question) {
	draft := draft{parser: t.opts.Parser}
	draft.question(q)
	text := format.Format(t.opts.Parser.ParseText("", draft.b.String()), t.opts.Style).Text
	f := t.opts.Parser.ParseText("", text)
	if len(f.Unnumbered)+len(f.Orphans) > 0 {
		return text, nil
	}
	return text, schema.BuildAll(f)
}
