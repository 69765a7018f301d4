package convert

import (
	"io"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
	jsonv1 "github.com/go-json-experiment/json/v1"

	"github.com/qbank-dev/qbank/schema"
)

var jsonFormat = Format{
	Name:        "json",
	Extension:   ".json",
	Description: "one JSON document with all questions",
	New: func(w io.Writer, _ Options) Writer {
		return jsonWriter{newEncoder(w, jsontext.WithIndent("  "))}
	},
}

var jsonlFormat = Format{
	Name:        "jsonl",
	Extension:   ".jsonl",
	Description: "JSON Lines: one question a line",
	New: func(w io.Writer, _ Options) Writer {
		return jsonlWriter{newEncoder(w)}
	},
}

// newEncoder returns an encoder that writes what encoding/json writes without
// its escapes for HTML.
func newEncoder(w io.Writer, opts ...jsontext.Options) *jsontext.Encoder {
	return jsontext.NewEncoder(w, append(opts, jsontext.EscapeForJS(true), jsontext.AllowInvalidUTF8(true))...)
}

func encodeQuestion(e *jsontext.Encoder, q *schema.Question) error {
	return json.MarshalEncode(e, q, jsonv1.OmitEmptyWithLegacySemantics(true), json.FormatNilSliceAsNull(true))
}

type jsonlWriter struct{ encoder *jsontext.Encoder }

func (j jsonlWriter) Begin() error                   { return nil }
func (j jsonlWriter) End() error                     { return nil }
func (j jsonlWriter) Write(q *schema.Question) error { return encodeQuestion(j.encoder, q) }

// jsonWriter holds back only what the encoder buffers.
type jsonWriter struct{ encoder *jsontext.Encoder }

func (j jsonWriter) Begin() error {
	return j.tokens(jsontext.BeginObject,
		jsontext.String("schemaVersion"), jsontext.Int(schema.Version),
		jsontext.String("questions"), jsontext.BeginArray)
}

func (j jsonWriter) Write(q *schema.Question) error { return encodeQuestion(j.encoder, q) }

func (j jsonWriter) End() error { return j.tokens(jsontext.EndArray, jsontext.EndObject) }

func (j jsonWriter) tokens(tokens ...jsontext.Token) error {
	for _, token := range tokens {
		if err := j.encoder.WriteToken(token); err != nil {
			return err
		}
	}
	return nil
}
