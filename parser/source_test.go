package parser

import (
	"strings"
	"testing"
)

func TestPosition(t *testing.T) {
	text := "ab\r\n가나😀c\rd\n\n끝"
	at := func(s string) int { return strings.Index(text, s) }
	for _, c := range []struct {
		name                      string
		offset                    int
		line, runes, utf16, bytes int
	}{
		{"start", 0, 1, 1, 1, 1},
		{"before CRLF", at("\r\n"), 1, 3, 3, 3},
		{"Hangul", at("나"), 2, 2, 2, 4},
		{"emoji", at("😀"), 2, 3, 3, 7},
		{"after an emoji", at("c"), 2, 4, 5, 11},
		{"after a lone CR", at("d"), 3, 1, 1, 1},
		{"blank line", at("\n끝"), 4, 1, 1, 1},
		{"last line without end", at("끝"), 5, 1, 1, 1},
		{"end", len(text), 5, 2, 2, 4},
		{"before the text", -3, 1, 1, 1, 1},
		{"behind the text", len(text) + 9, 5, 2, 2, 4},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := NewSource("x.md", text)
			offset := max(0, min(c.offset, len(text)))
			for _, u := range []struct {
				unit   Unit
				column int
			}{{Runes, c.runes}, {UTF16, c.utf16}, {Bytes, c.bytes}} {
				want := Position{Line: c.line, Column: u.column, Offset: offset}
				if got := s.Position(c.offset, u.unit); got != want {
					t.Errorf("unit %d: got %+v, want %+v", u.unit, got, want)
				}
			}
		})
	}
}

func TestPositionAfterByteOrderMark(t *testing.T) {
	s := NewSource("x.md", byteOrderMark+"ab\nc")
	if got := s.Position(len(byteOrderMark)+1, Runes); got.Line != 1 || got.Column != 2 {
		t.Errorf("got %+v, want line 1, column 2: the mark is no character that one sees", got)
	}
	if got := s.Position(len(byteOrderMark)+3, Runes); got.Line != 2 || got.Column != 1 {
		t.Errorf("got %+v, want line 2, column 1", got)
	}
}

func TestPositionInInvalidUTF8(t *testing.T) {
	s := NewSource("x.md", "a\xff\xfeb")
	if got := s.Position(3, Runes); got.Column != 4 {
		t.Errorf("got column %d, want 4: each byte that is no text counts as one character", got.Column)
	}
}

func TestLines(t *testing.T) {
	for _, c := range []struct {
		text  string
		lines []string
	}{
		{"", []string{""}},
		{"a", []string{"a"}},
		{"a\n", []string{"a"}},
		{"a\nb", []string{"a", "b"}},
		{"a\r\nb\r\n", []string{"a", "b"}},
		{"a\rb\r", []string{"a", "b"}},
		{"a\n\r\n\rb", []string{"a", "", "", "b"}},
		{"\n\n", []string{"", ""}},
	} {
		s := NewSource("x.md", c.text)
		if s.Lines() != len(c.lines) {
			t.Errorf("%q: got %d lines, want %d", c.text, s.Lines(), len(c.lines))
		}
		for i, want := range c.lines {
			if got := s.Slice(s.Line(i + 1)); got != want {
				t.Errorf("%q line %d: got %q, want %q", c.text, i+1, got, want)
			}
		}
		for _, n := range []int{-1, 0, len(c.lines) + 2} {
			if got := s.Line(n); !got.Empty() {
				t.Errorf("%q has no line %d: got %v", c.text, n, got)
			}
		}
	}
}

func TestSlice(t *testing.T) {
	s := NewSource("x.md", "abc")
	for _, c := range []struct {
		span Span
		want string
	}{
		{Span{1, 2}, "b"}, {Span{0, 3}, "abc"}, {Span{2, 9}, "c"}, {Span{-2, 1}, "a"}, {Span{3, 1}, ""}, {Span{7, 9}, ""},
	} {
		if got := s.Slice(c.span); got != c.want {
			t.Errorf("%v: got %q, want %q", c.span, got, c.want)
		}
	}
}

func TestSpan(t *testing.T) {
	a, b := Span{2, 5}, Span{4, 9}
	if a.Len() != 3 || a.Empty() || !(Span{3, 3}).Empty() {
		t.Error("Len or Empty is wrong")
	}
	if !a.Contains(Span{3, 5}) || a.Contains(b) {
		t.Error("Contains is wrong")
	}
	if got := a.shift(2); got != (Span{4, 7}) {
		t.Errorf("shift: got %v", got)
	}
}
