package report

import (
	"crypto/sha256"
	"fmt"
	"io"
	"unicode/utf8"

	"github.com/qbank-dev/qbank/internal/text"
)

// Visible is a writer that escapes the characters that [Safe] escapes; line ends
// and tabs stay. It is for documents on their way to a terminal, which obeys what
// a file or another program only stores.
type Visible struct {
	w io.Writer
	// held is the beginning of a character of which the rest is not written yet.
	held []byte
	out  []byte
}

// NewVisible returns a Visible that writes to w.
func NewVisible(w io.Writer) *Visible { return &Visible{w: w} }

// Write writes a part of a text, which may begin and end inside of a character.
func (v *Visible) Write(p []byte) (int, error) {
	text := p
	if len(v.held) > 0 {
		text = append(v.held, p...)
	}
	v.out = v.out[:0]
	i := 0
	for i < len(text) && utf8.FullRune(text[i:]) {
		i += v.add(text[i:])
	}
	v.held = append([]byte(nil), text[i:]...)
	if _, err := v.w.Write(v.out); err != nil {
		return 0, err
	}
	return len(p), nil
}

// Flush writes the bytes of a character that never came to its end.
func (v *Visible) Flush() error {
	v.out = v.out[:0]
	for i := 0; i < len(v.held); {
		i += v.add(v.held[i:])
	}
	v.held = nil
	_, err := v.w.Write(v.out)
	return err
}

// add puts the first character of a text into out and returns its length. Escapes
// are those of JSON and YAML where these have one: a document that is copied from
// a terminal means the same.
func (v *Visible) add(raw []byte) int {
	r, n := utf8.DecodeRune(raw)
	switch {
	case r == utf8.RuneError && n == 1:
		v.out = fmt.Appendf(v.out, `\x%02x`, raw[0])
	case r == '\n' || r == '\t' || !text.IsUnsafe(r):
		v.out = append(v.out, raw[:n]...)
	case r < 0x10000:
		v.out = fmt.Appendf(v.out, `\u%04x`, r)
	default:
		v.out = fmt.Appendf(v.out, `\U%08x`, r)
	}
	return n
}

// StopCommands writes a text in which the runner of GitHub Actions obeys no
// command: it obeys "##[command]" anywhere in a line, and a bank may hold just
// that. The word after which it obeys again is made from a hash of the text, which
// the text cannot hold.
// Source: https://docs.github.com/actions/reference/workflow-commands-for-github-actions#stopping-and-starting-workflow-commands
func StopCommands(w io.Writer, text []byte) error {
	if len(text) == 0 {
		return nil
	}
	word := fmt.Sprintf("qbank-%x", sha256.Sum256(text))
	_, err := fmt.Fprintf(w, "::stop-commands::%s\n%s::%s::\n", word, text, word)
	return err
}
