package lint

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/qbank-dev/qbank/parser"
)

// maxRounds limits how often a file is fixed and read again. Two fixes that undo each
// other would never end.
const maxRounds = 100

// Fixed is the outcome of fixing one file.
type Fixed struct {
	// Text is the file's new content.
	Text string
	// Count is the number of findings that were fixed.
	Count int
	// Result holds the findings in the new text.
	Result FileResult
}

// Fix applies the safe fixes of the findings in a file, and with unsafe set the
// others too. Edits that overlap wait for the next round; rounds go on until
// nothing changes. The error names a file whose fixes never settle, which is a
// fault of a rule.
func (l *Linter) Fix(p *parser.Parser, name, text string, unsafe bool) (Fixed, error) {
	fixed := Fixed{Text: text}
	for range maxRounds {
		f := p.ParseText(name, fixed.Text)
		fixed.Result = l.File(f)
		found := append(slices.Clone(fixed.Result.Diagnostics), fixed.Result.unused(false)...)
		next, count := ApplyFixes(fixed.Text, found, unsafe)
		if next == fixed.Text {
			return fixed, nil
		}
		fixed.Text = next
		fixed.Count += count
	}
	return fixed, fmt.Errorf("internal error: the fixes for %q do not settle after %d rounds (please report it, with the file if you can)", name, maxRounds)
}

// Settled reports whether [Linter.Fix] would leave the file as it is: no finding
// has a fix that it applies. The result is then the one that Fix returns.
func (r *FileResult) Settled(unsafe bool) bool {
	// The call notes which comments are of use, so it is made in any case.
	unused := r.unused(false)
	return len(appliedFixes(r.Diagnostics, unsafe)) == 0 && len(appliedFixes(unused, unsafe)) == 0
}

// appliedFixes returns the fixes of the findings that are applied with unsafe.
func appliedFixes(found []Diagnostic, unsafe bool) (fixes []*Fix) {
	for i := range found {
		if fix := found[i].Fix; fix != nil && len(fix.Edits) > 0 && (fix.Safe || unsafe) {
			fixes = append(fixes, fix)
		}
	}
	return fixes
}

// ApplyFixes makes the edits of the findings' fixes. It returns the new text and
// the number of findings that were fixed. A fix is applied whole or not at all: one
// that overlaps an earlier one is left out.
func ApplyFixes(text string, found []Diagnostic, unsafe bool) (string, int) {
	byOffset := func(a, b Edit) int { return cmp.Compare(a.Start.Offset, b.Start.Offset) }
	fixes := appliedFixes(found, unsafe)
	slices.SortStableFunc(fixes, func(a, b *Fix) int { return byOffset(a.Edits[0], b.Edits[0]) })
	var edits []Edit
	var taken intervals
	count := 0
	for _, fix := range fixes {
		if taken.add(fix.Edits) {
			edits = append(edits, fix.Edits...)
			count++
		}
	}
	slices.SortStableFunc(edits, byOffset)
	var b strings.Builder
	pos := 0
	for _, e := range edits {
		b.WriteString(text[pos:e.Start.Offset])
		b.WriteString(e.Text)
		pos = e.End.Offset
	}
	b.WriteString(text[pos:])
	return b.String(), count
}

// intervals are disjoint intervals of a text in order.
type intervals struct {
	starts, ends []int
}

// add adds the places of the edits. It adds none and returns false where one of
// them overlaps or touches an earlier one: two insertions at one place would have no
// order.
func (v *intervals) add(edits []Edit) bool {
	for _, e := range edits {
		n, _ := slices.BinarySearch(v.starts, e.Start.Offset)
		if n < len(v.starts) && v.starts[n] <= e.End.Offset || n > 0 && v.ends[n-1] >= e.Start.Offset {
			return false
		}
	}
	for _, e := range edits {
		// An insertion may be where the next edit of its fix begins.
		n, _ := slices.BinarySearch(v.starts, e.Start.Offset+1)
		v.starts = slices.Insert(v.starts, n, e.Start.Offset)
		v.ends = slices.Insert(v.ends, n, e.End.Offset)
	}
	return true
}
