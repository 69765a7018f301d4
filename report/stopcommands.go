package report

import (
	"crypto/sha256"
	"fmt"
	"io"
)

// StopCommands writes text so that the runner of GitHub Actions takes no part of
// it for a command: the runner obeys "##[command]" anywhere in a line, and a
// bank may hold just that. The word that ends the quiet is made from the text
// itself, which cannot hold its own hash.
// Source: https://docs.github.com/actions/reference/workflow-commands-for-github-actions#stopping-and-starting-workflow-commands
func StopCommands(w io.Writer, text []byte) error {
	if len(text) == 0 {
		return nil
	}
	word := fmt.Sprintf("qbank-%x", sha256.Sum256(text))
	_, err := fmt.Fprintf(w, "::stop-commands::%s\n%s::%s::\n", word, text, word)
	return err
}
