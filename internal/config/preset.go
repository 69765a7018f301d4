package config

import (
	"bytes"
	"embed"
	"fmt"
	"strings"

	"github.com/qbank-dev/qbank/lint"
)

//go:embed presets/*.yaml
var presetFiles embed.FS

// presetPrefix begins the names of presets in extends.
const presetPrefix = "qbank:"

// Presets are the names that extends takes beside paths: "qbank:recommended" is
// the default; "qbank:strict" has the same rules, with warnings raised to errors
// and infos to warnings; "qbank:structure" has the rules for what keeps a
// question from being read or answered.
func Presets() []string {
	return []string{presetPrefix + "recommended", presetPrefix + "strict", presetPrefix + "structure"}
}

// presetText is the file of a preset, which is one of Presets.
func presetText(name string, rules []*lint.Rule) ([]byte, error) {
	short := strings.TrimPrefix(name, presetPrefix)
	text, err := presetFiles.ReadFile("presets/" + short + ".yaml")
	if err != nil || short != "strict" {
		return text, err
	}
	var b bytes.Buffer
	b.Write(text)
	b.WriteString("severity:\n")
	for _, r := range rules {
		fmt.Fprintf(&b, "  %s: %s\n", r.Code, min(r.Severity+1, lint.Error))
	}
	return b.Bytes(), nil
}
