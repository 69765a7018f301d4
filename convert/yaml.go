package convert

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/qbank-dev/qbank/schema"
)

var yamlFormat = Format{
	Name:        "yaml",
	Extension:   ".yaml",
	Description: "the JSON document as YAML",
	New:         func(w io.Writer, _ Options) Writer { return &yamlWriter{w: w} },
}

type yamlWriter struct {
	w    io.Writer
	buf  bytes.Buffer
	some bool
}

func (y *yamlWriter) Begin() error {
	_, err := fmt.Fprintf(y.w, "schemaVersion: %d\n", schema.Version)
	return err
}

func (y *yamlWriter) Write(q *schema.Question) error {
	y.buf.Reset()
	if !y.some {
		y.buf.WriteString("questions:\n")
		y.some = true
	}
	masked := newMask(q)
	var item bytes.Buffer
	enc := yaml.NewEncoder(&item)
	enc.SetIndent(2)
	if err := enc.Encode([]*schema.Question{masked.question}); err != nil {
		return err
	}
	if err := enc.Close(); err != nil {
		return err
	}
	for line := range strings.Lines(masked.restore(item.String())) {
		if line != "\n" {
			y.buf.WriteString("  ")
		}
		y.buf.WriteString(line)
	}
	_, err := y.w.Write(y.buf.Bytes())
	return err
}

func (y *yamlWriter) End() error {
	if y.some {
		return nil
	}
	_, err := io.WriteString(y.w, "questions: []\n")
	return err
}
