package rules_test

import "testing"

// TestInvalidOption lints options with bytes that are not UTF-8: no rule may
// fail on them.
func TestInvalidOption(t *testing.T) {
	found := run(t, "QB408", "## Question #1\nWhich?\n\nA. a\xff\n\nB. a \xff\xfe b\n\nAnswer: A\n")
	codes := map[string]bool{}
	for _, d := range found {
		codes[d.Code] = true
	}
	if !codes["QB005"] {
		t.Errorf("got %v", codes)
	}
}
