package parser

import "sort"

// RecordSpan is the place of the record that holds a byte offset: from its
// heading to the next record or the file's end. It is empty for an offset in
// the preamble.
func (f *File) RecordSpan(offset int) Span {
	i := sort.Search(len(f.Records), func(i int) bool { return f.Records[i].start() > offset })
	if i == 0 {
		return Span{}
	}
	span := Span{f.Records[i-1].start(), len(f.Source.Text)}
	if i < len(f.Records) {
		span.End = f.Records[i].start()
	}
	return span
}
