package schema

import "fmt"

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
