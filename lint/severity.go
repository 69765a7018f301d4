package lint

import "fmt"

// Severity is the weight of a finding.
type Severity int

// The severities, the mildest first.
const (
	Info Severity = iota + 1
	Warning
	Error
)

// Never is a threshold above every severity, for --fail-on.
const Never Severity = Error + 1

// String returns the severity's name, as options and reports write it.
func (s Severity) String() string {
	switch s {
	case Info:
		return "info"
	case Warning:
		return "warning"
	case Error:
		return "error"
	case Never:
		return "never"
	}
	return fmt.Sprintf("Severity(%d)", int(s))
}

// ParseSeverity reads a severity's name, "never" included. The error names the
// choices.
func ParseSeverity(name string) (Severity, error) {
	for s := Info; s <= Never; s++ {
		if s.String() == name {
			return s, nil
		}
	}
	return 0, fmt.Errorf("unknown severity %q: choose error, warning, info or never", name)
}
