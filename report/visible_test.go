package report

import (
	"errors"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/qbank-dev/qbank/internal/text"
)

// isHidden reports whether a character may not reach a reader.
func isHidden(r rune) bool { return r != '\n' && r != '\t' && text.IsUnsafe(r) }

func TestVisible(t *testing.T) {
	for _, tt := range [][2]string{
		{"plain\ttext\nand 한글 ✅\n", "plain\ttext\nand 한글 ✅\n"},
		{"\x1b[2J\x07\b\r\x7f", `\u001b[2J\u0007\u0008\u000d\u007f`},
		{"\u009b31m\u202e\u2066\u2028\u200b\U000e0001", `\u009b31m\u202e\u2066\u2028\u200b\U000e0001`},
		{"\xff\xe2\x82", `\xff\xe2\x82`},
		{"\ufffd", "\ufffd"},
	} {
		for size := 1; size <= len(tt[0]); size++ {
			var b strings.Builder
			v := NewVisible(&b)
			for rest := tt[0]; rest != ""; {
				n := min(size, len(rest))
				if written, err := v.Write([]byte(rest[:n])); written != n || err != nil {
					t.Fatalf("%d bytes were written: %d, %v", n, written, err)
				}
				rest = rest[n:]
			}
			if err := v.Flush(); err != nil {
				t.Fatal(err)
			}
			if b.String() != tt[1] {
				t.Errorf("%q in parts of %d became %q, not %q", tt[0], size, b.String(), tt[1])
			}
		}
	}
	full := NewVisible(brokenWriter{})
	if _, err := full.Write([]byte("x")); !errors.Is(err, errBroken) {
		t.Errorf("the error is %v", err)
	}
}

// TestVisibleShowsWhatSafeLinesShows checks that nothing hidden is left of any
// text, and that what is not hidden stays as it is.
func TestVisibleShowsWhatSafeLinesShows(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(rapid.String(), rapid.StringOf(rapid.SampledFrom([]rune("a\n\t\r\x1b\u009b\u202e\u200b한"))),
			rapid.Map(rapid.SliceOf(rapid.Byte()), func(b []byte) string { return string(b) })).Draw(t, "text")
		var b strings.Builder
		v := NewVisible(&b)
		if _, err := v.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
		if err := v.Flush(); err != nil {
			t.Fatal(err)
		}
		shown := SafeLines(text)
		for _, s := range []string{b.String(), shown} {
			if strings.ContainsFunc(s, isHidden) {
				t.Fatalf("%q became %q", text, s)
			}
		}
		if (b.String() == text) != (shown == text) {
			t.Fatalf("%q became %q here and %q there", text, b.String(), shown)
		}
	})
}

var errBroken = errors.New("nobody reads this")

type brokenWriter struct{}

func (brokenWriter) Write([]byte) (int, error) { return 0, errBroken }
