package convert

import (
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

type jsonlWriter struct {
	w    io.Writer
	text jsonText
}

func (j *jsonlWriter) Begin() error { return nil }
func (j *jsonlWriter) End() error   { return nil }

func (j *jsonlWriter) Write(q *schema.Question) error {
	j.text.buf = j.text.buf[:0]
	j.text.question(q)
	j.text.buf = append(j.text.buf, '\n')
	_, err := j.w.Write(j.text.buf)
	return err
}

type jsonWriter struct {
	w    io.Writer
	text jsonText // between two questions the list of them is open
}

func (j *jsonWriter) Begin() error {
	j.text.indented = true
	j.text.level = 2
	_, err := fmt.Fprintf(j.w, "{\n  \"schemaVersion\": %d,\n  \"questions\": [", schema.Version)
	return err
}

func (j *jsonWriter) Write(q *schema.Question) error {
	j.text.buf = j.text.buf[:0]
	j.text.next()
	j.text.question(q)
	_, err := j.w.Write(j.text.buf)
	return err
}

func (j *jsonWriter) End() error {
	end := "]\n}\n"
	if j.text.some {
		end = "\n  ]\n}\n"
	}
	_, err := io.WriteString(j.w, end)
	return err
}
