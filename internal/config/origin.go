package config

import "fmt"

// Origin tells where a value of a configuration was set.
type Origin struct {
	// Source is "default", "command line", "preset qbank:strict" or the name
	// of a file.
	Source string
	// Line is the line in the file, counted from 1; 0 where it is no file.
	Line int
}

var (
	fromDefault     = Origin{Source: "default"}
	fromCommandLine = Origin{Source: "command line"}
)

// String is the source, with the line where there is one.
func (o Origin) String() string {
	if o.Line == 0 {
		return shown(o.Source)
	}
	return fmt.Sprintf("%s:%d", shown(o.Source), o.Line)
}
