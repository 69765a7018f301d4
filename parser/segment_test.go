package parser

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/iotest"

	"pgregory.net/rapid"
)

// segments parses a text in segments of so many bytes.
func segments(text string, size int) (list []*File, err error) {
	r := iotest.OneByteReader(strings.NewReader(text))
	for src, err := range Default().Segments("x.md", r, SegmentOptions{First: size, Size: size, Most: 1 << 20}) {
		if err != nil {
			return nil, err
		}
		list = append(list, Default().ParseSource(src))
	}
	return list, nil
}

// recordPlaces are the places in the file of all records, and what their headings are.
func recordPlaces(files ...*File) (list []string) {
	for _, f := range files {
		for _, r := range f.Records {
			at := f.Source.Position(r.start(), Runes)
			list = append(list, fmt.Sprintf("%+v #%d, a question: %v", at, r.Number(), r.Question != nil))
		}
	}
	return list
}

func checkSegments(t reporter, text string, size int) (count int) {
	t.Helper()
	list, err := segments(text, size)
	if err != nil {
		t.Errorf("%q: %v", text, err)
		return 0
	}
	var all strings.Builder
	for _, f := range list {
		all.WriteString(f.Source.Text)
	}
	if all.String() != text {
		t.Errorf("%q in segments of %d: the text is %q", text, size, all.String())
	}
	got, want := recordPlaces(list...), recordPlaces(Default().ParseText("x.md", text))
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("%q in segments of %d: got\n%s\nwant\n%s", text, size, strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	return len(list)
}

func TestSegments(t *testing.T) {
	bare := "## Question\n\n## Question #7\nx?\n\n## Question #8\nx?\n\n## Question #9\nx?\n"
	for _, text := range append(seeds(t), bare) {
		checkSegments(t, text, 1)
		checkSegments(t, text, 100)
	}
	rapid.Check(t, func(t *rapid.T) {
		checkSegments(t, drawBank(t), rapid.IntRange(1, 300).Draw(t, "size"))
	})
}

func TestSegmentPlaces(t *testing.T) {
	pair := "## Question #%d\nx?\n\nA. a\nB. b\n\n## Question #%d 분석\n\ntext\n\n"
	var b strings.Builder
	for i := range 20 {
		fmt.Fprintf(&b, pair, i+1, i+1)
	}
	if n := checkSegments(t, b.String(), 200); n < 5 {
		t.Errorf("%d segments", n)
	}
	list, err := segments(b.String(), 200)
	if err != nil {
		t.Fatal(err)
	}
	for i, f := range list {
		if len(f.Orphans) > 0 || !f.Source.IsSegment() || f.Source.IsLast() != (i == len(list)-1) {
			t.Errorf("segment %d: %d orphans, a segment: %v, the last: %v", i, len(f.Orphans), f.Source.IsSegment(), f.Source.IsLast())
		}
	}
	apart := "## Question #1\nx?\n\n## Question #2\nx?\n\n## Question #3\nx?\n\n## Question #1 분석\n\ntext\n"
	if list, err = segments(apart, 40); err != nil || len(list) < 2 {
		t.Fatalf("%d segments, %v", len(list), err)
	}
	last := list[len(list)-1]
	if len(last.Diagnostics) != 1 || !strings.Contains(last.Diagnostics[0].Message, "not in the same part of this large file") {
		t.Errorf("got %+v", last.Diagnostics)
	}
}

func TestLongSegment(t *testing.T) {
	r := strings.NewReader(strings.Repeat("x", 1000))
	for _, err := range Default().Segments("x.md", r, SegmentOptions{First: 100, Size: 100, Most: 400}) {
		if !errors.Is(err, ErrLongSegment) {
			t.Errorf("got %v", err)
		}
	}
}

// FuzzSegments checks that segments of a text have the records of the text.
func FuzzSegments(f *testing.F) {
	for _, text := range seeds(f) {
		f.Add(text, uint16(40))
	}
	f.Fuzz(func(t *testing.T, text string, size uint16) { checkSegments(t, text, int(size)+1) })
}
