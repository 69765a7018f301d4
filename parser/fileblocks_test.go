package parser

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestFileBlocks puts the blocks of a file together, which are read in any order.
func TestFileBlocks(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom([]string{"a", "bc", "\n", "\r", "\r\n", "defghijklmnop"}), 0, 60).Draw(t, "pieces"), "")
		b := fileBlocks{src: strings.NewReader(text), size: len(text), length: rapid.IntRange(1, 80).Draw(t, "length")}
		all := make([]string, b.count())
		var read blockText
		for i := len(all) - 1; i >= 0; i-- {
			if err := b.read(i, &read); err != nil {
				t.Fatal(err)
			}
			if read.lines == "" {
				continue
			}
			all[i] = strings.Clone(read.lines)
			if got := text[read.offset : read.offset+len(all[i])]; got != all[i] {
				t.Fatalf("%q: block %d is %q, and %q stands at its place", text, i, all[i], got)
			}
			if start := read.offset; start > 0 {
				if end, next := lineEnd(text[start-1:], 0); end != 0 || next != 1 {
					t.Fatalf("%q: block %d begins with %q, inside of a line", text, i, all[i])
				}
			}
		}
		if got := strings.Join(all, ""); got != text {
			t.Fatalf("%q: the blocks of %d are %q", text, b.length, all)
		}
	})
}

func TestFileBlocksOfAFileThatShrank(t *testing.T) {
	b := fileBlocks{src: strings.NewReader("abc\n"), size: 5, length: 2}
	if err := b.read(2, &blockText{}); err != ErrChanged {
		t.Errorf("got %v, want ErrChanged", err)
	}
}
