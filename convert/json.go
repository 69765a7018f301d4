package convert

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"

	"github.com/qbank-dev/qbank/schema"
)

var jsonFormat = Format{
	Name:        "json",
	Extension:   ".json",
	Description: "one JSON document with all questions",
	New:         func(w io.Writer, _ Options) Writer { return &jsonWriter{w: w} },
}

var jsonlFormat = Format{
	Name:        "jsonl",
	Extension:   ".jsonl",
	Description: "JSON Lines: one question a line",
	New:         func(w io.Writer, _ Options) Writer { return jsonlWriter{newEncoder(w)} },
}

// newEncoder leaves Hangul, "<" and "&" as they are.
func newEncoder(w io.Writer) *json.Encoder {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc
}

type jsonlWriter struct{ enc *json.Encoder }

func (j jsonlWriter) Begin() error                   { return nil }
func (j jsonlWriter) End() error                     { return nil }
func (j jsonlWriter) Write(q *schema.Question) error { return j.enc.Encode(q) }

type jsonWriter struct {
	w    io.Writer
	buf  bytes.Buffer
	some bool // the list of questions is open
}

func (j *jsonWriter) Begin() error {
	_, err := fmt.Fprintf(j.w, "{\n  \"schemaVersion\": %d,\n  \"questions\": [", schema.Version)
	return err
}

func (j *jsonWriter) Write(q *schema.Question) error {
	j.buf.Reset()
	if j.some {
		j.buf.WriteByte(',')
	}
	j.some = true
	j.buf.WriteString("\n    ")
	enc := newEncoder(&j.buf)
	enc.SetIndent("    ", "  ")
	if err := enc.Encode(q); err != nil {
		return err
	}
	_, err := j.w.Write(bytes.TrimSuffix(j.buf.Bytes(), []byte("\n")))
	return err
}

func (j *jsonWriter) End() error {
	end := "]\n}\n"
	if j.some {
		end = "\n  ]\n}\n"
	}
	_, err := io.WriteString(j.w, end)
	return err
}
