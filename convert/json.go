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
	New:         func(w io.Writer, _ Options) Writer { return &jsonlWriter{w: w} },
}

// encode is compact JSON that ends in a newline. Hangul, "<" and "&" stay as
// they are.
func encode(buf *bytes.Buffer, v any) error {
	enc := json.NewEncoder(buf)
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}

type jsonlWriter struct {
	w   io.Writer
	buf bytes.Buffer
}

func (j *jsonlWriter) Begin() error { return nil }
func (j *jsonlWriter) End() error   { return nil }

func (j *jsonlWriter) Write(q *schema.Question) error {
	j.buf.Reset()
	if err := encode(&j.buf, q); err != nil {
		return err
	}
	_, err := j.w.Write(j.buf.Bytes())
	return err
}

type jsonWriter struct {
	w       io.Writer
	compact bytes.Buffer
	pretty  bytes.Buffer
	some    bool
}

func (j *jsonWriter) Begin() error {
	_, err := fmt.Fprintf(j.w, "{\n  \"schemaVersion\": %d,\n  \"questions\": [", schema.Version)
	return err
}

func (j *jsonWriter) Write(q *schema.Question) error {
	j.compact.Reset()
	j.pretty.Reset()
	if err := encode(&j.compact, q); err != nil {
		return err
	}
	if j.some {
		j.pretty.WriteByte(',')
	}
	j.some = true
	j.pretty.WriteString("\n    ")
	if err := json.Indent(&j.pretty, bytes.TrimSuffix(j.compact.Bytes(), []byte("\n")), "    ", "  "); err != nil {
		return err
	}
	_, err := j.w.Write(j.pretty.Bytes())
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
