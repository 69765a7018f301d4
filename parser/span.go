package parser

// Span is a half-open range [Start, End) of byte offsets into a [Source].
type Span struct {
	Start, End int
}

// Len returns the number of bytes in the span.
func (s Span) Len() int { return s.End - s.Start }

// Empty reports whether the span holds no byte.
func (s Span) Empty() bool { return s.End <= s.Start }

// Contains reports whether t is inside of s.
func (s Span) Contains(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// shift returns the span moved by n bytes.
func (s Span) shift(n int) Span { return Span{s.Start + n, s.End + n} }
