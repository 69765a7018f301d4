package schema

import (
	"bytes"
	"fmt"
	"path"
	"strings"
)

// Format is the syntax of a document.
type Format int

const (
	// FormatAuto takes the format from the extension of the file name, or
	// from the content where that says nothing.
	FormatAuto Format = iota
	// FormatJSON is one JSON value: a bank, a question or a list of questions.
	FormatJSON
	// FormatJSONL is JSON Lines: one question a line, blank lines between.
	FormatJSONL
	// FormatYAML is a stream of YAML documents, each like one of JSON.
	FormatYAML
)

// String returns the usual name of the format.
func (f Format) String() string {
	switch f {
	case FormatJSON:
		return "JSON"
	case FormatJSONL:
		return "JSON Lines"
	case FormatYAML:
		return "YAML"
	default:
		return "auto"
	}
}

// ParseFormat reads a format's name as a flag takes it: auto, json, jsonl or
// yaml. The error names the choices.
func ParseFormat(name string) (Format, error) {
	switch name {
	case "auto":
		return FormatAuto, nil
	case "json":
		return FormatJSON, nil
	case "jsonl":
		return FormatJSONL, nil
	case "yaml":
		return FormatYAML, nil
	}
	return FormatAuto, fmt.Errorf("unknown format %q: choose auto, json, jsonl or yaml", name)
}

// formatByName returns the format of a file name's extension, [FormatAuto] where that
// is of no format.
func formatByName(name string) Format {
	switch strings.ToLower(path.Ext(strings.ReplaceAll(name, `\`, "/"))) {
	case ".json":
		return FormatJSON
	case ".jsonl", ".ndjson":
		return FormatJSONL
	case ".yaml", ".yml":
		return FormatYAML
	default:
		return FormatAuto
	}
}

// formatByContent returns the format by the first lines that are not blank.
func formatByContent(data []byte) Format {
	first, rest := firstLine(data)
	if len(first) == 0 || first[0] != '{' && first[0] != '[' {
		return FormatYAML
	}
	second, _ := firstLine(rest)
	// In one JSON document no object ends on a line and another begins on the
	// next without a comma, so this holds even where a line is broken JSON.
	if first[0] == '{' && first[len(first)-1] == '}' && len(second) > 0 && second[0] == '{' {
		return FormatJSONL
	}
	return FormatJSON
}

// firstLine returns the first line of data that is not blank, without the space
// around it, and what follows it.
func firstLine(data []byte) (line, rest []byte) {
	data = bytes.TrimLeft(data, " \t\r\n")
	end := bytes.IndexAny(data, "\r\n")
	if end < 0 {
		end = len(data)
	}
	return bytes.TrimRight(data[:end], " \t"), data[end:]
}
