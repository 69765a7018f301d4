// Package treejson writes syntax trees as JSON.
package treejson

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"io"
	"reflect"

	"github.com/qbank-dev/qbank/parser"
)

const version = 1

//go:embed ast.schema.json
var schemaText []byte

// Schema returns the JSON Schema (draft 2020-12) of a tree. The caller may change
// the bytes.
func Schema() []byte { return bytes.Clone(schemaText) }

// Node is a node of the tree as JSON.
type Node struct {
	// SchemaVersion is that of the document; only the root has it.
	SchemaVersion int `json:"schemaVersion,omitempty"`
	// Kind is the node's type, or the block's kind, as in "Question".
	Kind string `json:"kind"`
	// File is the name of the file; only the root has it.
	File string `json:"file,omitempty"`
	Span Span   `json:"span"`
	// Fields are the values read inside the node, such as its number, by their names.
	Fields map[string]any `json:"fields,omitempty"`
	// Diagnostics are the syntax errors; only the root has them.
	Diagnostics []Diagnostic `json:"diagnostics,omitempty"`
	Children    []*Node      `json:"children,omitempty"`
}

// Span is a part of the file: byte offsets, and the 1-based line and column in code
// points of its start.
type Span struct {
	Start  int `json:"start"`
	End    int `json:"end"`
	Line   int `json:"line"`
	Column int `json:"column"`
}

// Diagnostic is a syntax error.
type Diagnostic struct {
	Code    string `json:"code"`
	Message string `json:"message"`
	Span    Span   `json:"span"`
}

// Tree returns the tree of a file.
func Tree(f *parser.File) *Node {
	b := builder{f}
	root := b.node(f)
	root.SchemaVersion, root.File = version, f.Source.Name
	for _, d := range f.Diagnostics {
		root.Diagnostics = append(root.Diagnostics, Diagnostic{d.Code, d.Message, b.span(d.Span)})
	}
	return root
}

// Write writes a tree on one line. The error is that of w.
func Write(w io.Writer, n *Node) error { return write(w, n, "") }

// WriteIndented writes a tree on many lines, for people. The error is that of w.
func WriteIndented(w io.Writer, n *Node) error { return write(w, n, "  ") }

func write(w io.Writer, n *Node, indent string) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", indent)
	return enc.Encode(n)
}

type builder struct{ file *parser.File }

func (b builder) span(s parser.Span) Span {
	at := b.file.Source.Position(s.Start, parser.Runes)
	return Span{Start: s.Start, End: s.End, Line: at.Line, Column: at.Column}
}

// node returns the tree of a node.
func (b builder) node(root parser.Node) *Node {
	var stack []*Node // the ancestors
	var top *Node
	parser.Inspect(root, func(n parser.Node) bool {
		if n == nil {
			stack = stack[:len(stack)-1]
			return false
		}
		made := &Node{Kind: kind(n), Span: b.span(n.Span()), Fields: b.fields(n)}
		if len(stack) == 0 {
			top = made
		} else {
			parent := stack[len(stack)-1]
			parent.Children = append(parent.Children, made)
		}
		stack = append(stack, made)
		return true
	})
	return top
}

func kind(n parser.Node) string {
	if block, ok := n.(*parser.BlockNode); ok {
		return block.Block.Kind.String()
	}
	return reflect.TypeOf(n).Elem().Name()
}

// fields returns the values read inside a node.
func (b builder) fields(n parser.Node) map[string]any {
	text := b.file.Source.Slice
	switch n := n.(type) {
	case *parser.QuestionHeading:
		return fields("level", n.Level, "number", n.Number, "note", text(n.NoteSpan), "malformed", n.Malformed)
	case *parser.AnalysisHeading:
		return fields("level", n.Level, "number", n.Number, "title", text(n.TitleSpan), "note", text(n.NoteSpan), "malformed", n.Malformed)
	case *parser.SectionHeading:
		return fields("level", n.Level, "title", text(n.TitleSpan), "options", n.Options)
	case *parser.Option:
		return fields("label", string(rune(n.Label)), "text", text(n.TextSpan), "malformed", n.Malformed)
	case *parser.OptionAnalysisHeading:
		return fields("label", string(rune(n.Label)), "title", n.Title, "starred", n.Starred(), "marks", b.marks(n.Marks))
	case *parser.Reason:
		return fields("text", b.file.ReasonText(n), "mark", n.Mark().String(), "marks", b.marks(n.Marks))
	}
	return nil
}

// fields returns a map of names and values, without zero values.
func fields(pairs ...any) map[string]any {
	m := map[string]any{}
	for i := 0; i < len(pairs); i += 2 {
		if v := pairs[i+1]; v != nil && v != "" && v != false && v != int64(0) {
			m[pairs[i].(string)] = v
		}
	}
	return m
}

func (b builder) marks(list []parser.Mark) any {
	if len(list) == 0 {
		return nil
	}
	type mark struct {
		Kind  string `json:"kind"`
		Glyph string `json:"glyph"`
		Span  Span   `json:"span"`
	}
	out := make([]mark, 0, len(list))
	for _, m := range list {
		out = append(out, mark{m.Kind.String(), m.Glyph, b.span(m.Span)})
	}
	return out
}
