package report

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"regexp"

	"github.com/qbank-dev/qbank/lint"
)

// lineReference matches where a message names a line, as in "after line 12" and
// "after bank/0001.md:12".
var lineReference = regexp.MustCompile(`(line |:)[0-9]+`)

// fingerprints returns a different text for each finding of a run, by which a
// service knows in the next run which are new. They do not change when lines
// move: neither the place counts nor a line that the message names. Equal
// findings are counted.
func fingerprints(diagnostics []lint.Diagnostic) []string {
	seen := map[string]int{}
	out := make([]string, len(diagnostics))
	for i := range diagnostics {
		d := &diagnostics[i]
		message := lineReference.ReplaceAllString(d.Message, "$1")
		key := fmt.Sprintf("%s\x00%s\x00%d\x00%s\x00%s", relative(d.File), d.Code, d.Question, message, d.Hash)
		sum := sha256.Sum256(fmt.Appendf(nil, "%s\x00%d", key, seen[key]))
		seen[key]++
		out[i] = hex.EncodeToString(sum[:])
	}
	return out
}
