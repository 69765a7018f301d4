package schema

import (
	"net/url"
	"strconv"
	"strings"
)

var (
	pointerEscaper   = strings.NewReplacer("~", "~0", "/", "~1")
	pointerUnescaper = strings.NewReplacer("~1", "/", "~0", "~")
)

// pointerOf returns the JSON pointer (RFC 6901) of the tokens.
func pointerOf(tokens ...string) string {
	var b strings.Builder
	for _, token := range tokens {
		b.WriteByte('/')
		pointerEscaper.WriteString(&b, token)
	}
	return b.String()
}

// pointerTokens returns the tokens of a JSON pointer (RFC 6901).
func pointerTokens(pointer string) []string {
	if pointer == "" {
		return nil
	}
	tokens := strings.Split(pointer[1:], "/")
	for i, token := range tokens {
		tokens[i] = pointerUnescaper.Replace(token)
	}
	return tokens
}

// locationTokens returns the tokens of an instance location of the jsonschema
// library, which is a JSON pointer that is percent-encoded on top.
func locationTokens(location string) []string {
	if location == "" {
		return nil
	}
	tokens := strings.Split(location[1:], "/")
	for i, token := range tokens {
		if plain, err := url.PathUnescape(token); err == nil {
			token = plain
		}
		tokens[i] = pointerUnescaper.Replace(token)
	}
	return tokens
}

// listIndex returns the list index that a token of a pointer is, or -1.
func listIndex(token string) int {
	i, err := strconv.Atoi(token)
	if err != nil || i < 0 {
		return -1
	}
	return i
}
