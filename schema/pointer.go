package schema

import "strings"

var pointerEscaper = strings.NewReplacer("~", "~0", "/", "~1")

// pointerOf returns the JSON pointer (RFC 6901) of the tokens.
func pointerOf(tokens ...string) string {
	var b strings.Builder
	for _, token := range tokens {
		b.WriteByte('/')
		pointerEscaper.WriteString(&b, token)
	}
	return b.String()
}
