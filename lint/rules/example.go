package rules

import "embed"

//go:embed testdata/QB*/*.md
var examples embed.FS

// example returns the text of an example below testdata.
func example(name string) string {
	text, err := examples.ReadFile("testdata/" + name)
	if err != nil {
		panic(err) // a rule names a file that was not embedded
	}
	return string(text)
}
