package report

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/qbank-dev/qbank/internal/text"
)

// Safe makes control characters, characters that reorder text and characters
// that show nothing visible, so that a bank can neither drive a terminal nor
// hide what it says. A tab stays.
func Safe(s string) string { return safe(s, "\t") }

// SafeLines is like [Safe] for a text of several lines: their line ends "\n" stay
// too.
func SafeLines(s string) string { return safe(s, "\t\n") }

// safe escapes what is hidden but for the characters in kept.
func safe(s, kept string) string {
	clean := true
	for _, r := range s {
		if text.IsUnsafe(r) && !strings.ContainsRune(kept, r) || r == utf8.RuneError {
			clean = false
			break
		}
	}
	if clean {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if r < 0x20 && strings.ContainsRune(kept, r) {
			b.WriteByte(byte(r))
		} else {
			writeVisible(&b, r, s[i:i+n])
		}
		i += n
	}
	return b.String()
}

// writeVisible writes a character, which stands as raw in its text: escaped if
// it is hidden or no character at all.
func writeVisible(b *strings.Builder, r rune, raw string) {
	switch {
	case r == utf8.RuneError && len(raw) == 1:
		fmt.Fprintf(b, "\\x%02x", raw[0])
	case !text.IsUnsafe(r):
		b.WriteRune(r)
	case r < 0x100:
		fmt.Fprintf(b, "\\x%02x", r)
	case r < 0x10000:
		fmt.Fprintf(b, "\\u%04x", r)
	default:
		fmt.Fprintf(b, "\\U%08x", r)
	}
}
