package rules

import (
	"fmt"
	"strings"
	"testing"

	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/parser"
)

// TestItemWritingIsLinear gives the rules questions of a size that would hang
// one that compares all pairs or all letters.
func TestItemWritingIsLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("reads large files")
	}
	linter, err := lint.New(lint.Options{Rules: itemWriting})
	if err != nil {
		t.Fatal(err)
	}
	long := strings.Repeat("it always stores the log file in a bucket, and ", 2200)
	many := make([]string, 100_000)
	for i := range many {
		many[i] = fmt.Sprintf("It always stores the log file %d in a bucket", i%500)
	}
	many[0] = "=" + many[0]
	for name, text := range map[string]string{
		"long options":   asked("Which is not so?", "="+long+"one", long+"two", long+"one", long+"the one"),
		"many options":   asked("Which is not so?", many...),
		"long stem":      asked(strings.Repeat("which of these is not ", 20_000)+"?", "=a", "b"),
		"dots":           asked(strings.Repeat(". ", 50_000)+strings.Repeat(".", 100_000)+"?", "=a", "b"),
		"open marks":     asked("Which?"+strings.Repeat(" ](<!-- ` ``", 20_000), "="+strings.Repeat("`` ` <a ](", 10_000), "b"),
		"many gaps":      asked(strings.Repeat("__a ", 50_000)+"?", "=a", "b"),
		"many reference": asked("Which?\n\n"+strings.Repeat("1. x\n", 20_000), append([]string{"=1, 2"}, many[:20_000]...)...),
	} {
		file := parser.Parse("test.md", []byte(text))
		// Each takes a second; where the work grew with the square of the size it
		// would be many minutes, longer than the test may take.
		if result := linter.File(file); len(result.Facts) != 1 {
			t.Errorf("%s: %d questions", name, len(result.Facts))
		}
	}
}
