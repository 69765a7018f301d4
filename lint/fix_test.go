package lint

import (
	"fmt"
	"strings"
	"testing"
)

// edit is an edit of a text by its offsets, which are all that fixing looks at.
func edit(start, end int, text string) Edit {
	return Edit{Start: Position{Offset: start}, End: Position{Offset: end}, Text: text}
}

// safeFix and unsafeFix are findings with a fix of these edits.
func safeFix(edits ...Edit) Diagnostic   { return Diagnostic{Fix: &Fix{Safe: true, Edits: edits}} }
func unsafeFix(edits ...Edit) Diagnostic { return Diagnostic{Fix: &Fix{Edits: edits}} }

func TestApplyFixes(t *testing.T) {
	const text = "0123456789"
	tests := []struct {
		name   string
		found  []Diagnostic
		unsafe bool
		want   string
		count  int
	}{
		{"nothing found", nil, true, text, 0},
		{"a finding without a fix", []Diagnostic{{}}, true, text, 0},
		{"a fix without edits", []Diagnostic{safeFix()}, true, text, 0},
		{"replace", []Diagnostic{safeFix(edit(2, 4, "ab"))}, false, "01ab456789", 1},
		{"delete", []Diagnostic{safeFix(edit(2, 4, ""))}, false, "01456789", 1},
		{"insert", []Diagnostic{safeFix(edit(2, 2, "ab"))}, false, "01ab23456789", 1},
		{"insert at the start", []Diagnostic{safeFix(edit(0, 0, "ab"))}, false, "ab0123456789", 1},
		{"insert at the end", []Diagnostic{safeFix(edit(10, 10, "ab"))}, false, "0123456789ab", 1},
		{"replace all", []Diagnostic{safeFix(edit(0, 10, ""))}, false, "", 1},
		{"several edits", []Diagnostic{safeFix(edit(1, 2, "a"), edit(4, 6, ""), edit(9, 9, "b"))}, false, "0a23678b9", 1},

		{"an unsafe one where only safe ones are wanted", []Diagnostic{unsafeFix(edit(2, 4, "ab"))}, false, text, 0},
		{"an unsafe one", []Diagnostic{unsafeFix(edit(2, 4, "ab"))}, true, "01ab456789", 1},
		{"an unsafe one takes no place where only safe ones are wanted", []Diagnostic{unsafeFix(edit(0, 9, "")), safeFix(edit(2, 4, "ab"))}, false, "01ab456789", 1},

		{"several fixes in any order", []Diagnostic{safeFix(edit(7, 8, "b")), safeFix(edit(1, 2, "a"))}, false, "0a23456b89", 2},
		{"fixes whose edits are between each other's", []Diagnostic{safeFix(edit(1, 2, "a"), edit(7, 8, "a")), safeFix(edit(4, 5, "b"))}, false, "0a23b56a89", 2},
		{"of two that overlap the first in the text is made", []Diagnostic{safeFix(edit(4, 8, "b")), safeFix(edit(2, 6, "a"))}, false, "01a6789", 1},
		{"of two at one place the first found is made", []Diagnostic{safeFix(edit(2, 4, "a")), safeFix(edit(2, 6, "b"))}, false, "01a456789", 1},
		{"one inside another", []Diagnostic{safeFix(edit(2, 8, "a")), safeFix(edit(4, 5, "b"))}, false, "01a89", 1},
		{"one around another with edits", []Diagnostic{safeFix(edit(1, 2, "a"), edit(6, 7, "a")), safeFix(edit(3, 9, "b"))}, false, "0a2345a789", 1},
		{"one that overlaps is left out whole", []Diagnostic{safeFix(edit(1, 3, "a")), safeFix(edit(2, 4, "b"), edit(8, 9, "b"))}, false, "0a3456789", 1},
		{"what is left out takes no place", []Diagnostic{safeFix(edit(1, 3, "a")), safeFix(edit(2, 4, "b"), edit(8, 9, "b")), safeFix(edit(8, 9, "c"))}, false, "0a34567c9", 2},
		{"a third waits for the first only", []Diagnostic{safeFix(edit(0, 3, "a")), safeFix(edit(2, 6, "b")), safeFix(edit(5, 8, "c"))}, false, "a34c89", 2},

		{"two that touch: the second waits", []Diagnostic{safeFix(edit(2, 4, "a")), safeFix(edit(4, 6, "b"))}, false, "01a456789", 1},
		{"two insertions at one place: the second waits", []Diagnostic{safeFix(edit(4, 4, "a")), safeFix(edit(4, 4, "b"))}, false, "0123a456789", 1},
		{"an insertion where another ends: it waits", []Diagnostic{safeFix(edit(2, 4, "a")), safeFix(edit(4, 4, "b"))}, false, "01a456789", 1},
		{"an insertion where another begins: the other waits", []Diagnostic{safeFix(edit(4, 6, "a")), safeFix(edit(4, 4, "b"))}, false, "0123a6789", 1},
		{"edits of one fix may touch", []Diagnostic{safeFix(edit(2, 4, "a"), edit(4, 6, "b"))}, false, "01ab6789", 1},
		{"edits of one fix at one place keep their order", []Diagnostic{safeFix(edit(4, 4, "a"), edit(4, 4, "b"), edit(4, 6, "c"))}, false, "0123abc6789", 1},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, count := ApplyFixes(text, test.found, test.unsafe)
			if got != test.want || count != test.count {
				t.Errorf("got %q and %d, want %q and %d", got, count, test.want, test.count)
			}
		})
	}
}

// TestApplyFixesMany checks that many fixes are made in one go, found in the
// worst order.
func TestApplyFixesMany(t *testing.T) {
	const n = 20_000
	var found []Diagnostic
	for i := n - 1; i >= 0; i-- {
		found = append(found, safeFix(edit(2*i, 2*i+1, "b")))
	}
	got, count := ApplyFixes(strings.Repeat("a ", n), found, false)
	if count != n || got != strings.Repeat("b ", n) {
		t.Errorf("%d fixes are made", count)
	}
}

// TestFixesAreNotChanged checks that fixing leaves the findings as they are: a
// report shows them afterwards.
func TestFixesAreNotChanged(t *testing.T) {
	found := []Diagnostic{safeFix(edit(4, 6, "b")), unsafeFix(edit(1, 2, "a"), edit(7, 8, "a")), {}, safeFix(edit(5, 6, "c"))}
	show := func() string {
		var b strings.Builder
		for _, d := range found {
			fmt.Fprintf(&b, "%+v ", d.Fix)
		}
		return b.String()
	}
	before := show()
	ApplyFixes("0123456789", found, true)
	if after := show(); after != before {
		t.Errorf("before\n%s, after\n%s", before, after)
	}
}
