package report

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/displaywidth"

	"github.com/qbank-dev/qbank/lint"
)

// maxWidth is how many terminal cells of a source line are shown. In a longer line
// at least lead of them come before the finding.
const (
	maxWidth = 120
	lead     = 40
)

const (
	// tab is what a tab is shown as: its width depends on no column.
	tab = "    "
	// cut is in the place of what was cut off. It is no ellipsis, which some
	// terminals of East Asia show two cells wide.
	cut = "..."
)

// cluster is a character as people see it: one or more code points that a
// terminal shows in the same cells.
type cluster struct {
	text   string
	width  int  // in terminal cells
	marked bool // it is a part of the finding
}

// snippet returns the source line of a finding as a terminal shows it, and the
// line below it with carets right under the offending text, whatever the width of
// its characters. A line that is too long is cut on either side.
func snippet(d *lint.Diagnostic) (line, carets string) {
	to := -1
	if d.End.Line == d.Start.Line {
		to = max(d.Start.Column, d.End.Column) - 1
	}
	text, start, end := printable(d.Excerpt, d.Start.Column-1, to)
	clusters, first := split(text, start, end)
	lo, hi := window(clusters, first)

	var shown strings.Builder
	before, under := 0, 0
	if lo > 0 {
		shown.WriteString(cut)
		before = len(cut)
	}
	for i, c := range clusters[lo:hi] {
		shown.WriteString(c.text)
		if c.marked {
			under += c.width
		} else if lo+i < first {
			before += c.width
		}
	}
	if hi < len(clusters) {
		shown.WriteString(cut)
		if clusters[hi].marked {
			under += len(cut)
		}
	}
	// What is missing, or shows nothing, gets one caret at its place.
	return strings.TrimRightFunc(shown.String(), unicode.IsSpace),
		strings.Repeat(" ", before) + strings.Repeat("^", max(1, under))
}

// printable returns a line with tabs as spaces and all that is hidden escaped, and
// the offsets in it of the code points from and to of the line; to < 0 is the end.
func printable(line string, from, to int) (text string, start, end int) {
	var b strings.Builder
	start, end = -1, -1
	for i, n := 0, 0; i < len(line); n++ {
		if n == from {
			start = b.Len()
		}
		if n == to {
			end = b.Len()
		}
		r, size := utf8.DecodeRuneInString(line[i:])
		if r == '\t' {
			b.WriteString(tab)
		} else {
			writeVisible(&b, r, line[i:i+size])
		}
		i += size
	}
	if start < 0 {
		start = b.Len()
	}
	if end < 0 {
		end = b.Len()
	}
	return b.String(), start, max(start, end)
}

// split returns the clusters of a text, of which those are marked that the bytes
// from start to end touch: a finding about a part of an emoji is shown below all
// of it. An empty span marks the cluster at its place. First is the index of the
// first marked cluster, or the number of clusters where there is none.
func split(text string, start, end int) (clusters []cluster, first int) {
	first = -1
	at := 0
	for g := displaywidth.StringGraphemes(text); g.Next(); {
		c := cluster{text: g.Value(), width: g.Width()}
		next := at + len(c.text)
		c.marked = at < end && next > start || start == end && at <= start && start < next
		if c.marked && first < 0 {
			first = len(clusters)
		}
		clusters = append(clusters, c)
		at = next
	}
	if first < 0 {
		first = len(clusters)
	}
	return clusters, first
}

// window returns the range of clusters to show: all, or as many as fit around the
// one at index first.
func window(clusters []cluster, first int) (lo, hi int) {
	total := 0
	for _, c := range clusters {
		total += c.width
	}
	if total <= maxWidth {
		return 0, len(clusters)
	}
	room := maxWidth - 2*len(cut)
	used := 0
	for lo = first; lo > 0 && used+clusters[lo-1].width <= lead; lo-- {
		used += clusters[lo-1].width
	}
	for hi = first; hi < len(clusters) && used+clusters[hi].width <= room; hi++ {
		used += clusters[hi].width
	}
	for ; lo > 0 && used+clusters[lo-1].width <= room; lo-- {
		used += clusters[lo-1].width
	}
	return lo, hi
}
