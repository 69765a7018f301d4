package lint

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/qbank-dev/qbank/parser"
)

// maxRounds is how often a file is fixed and read again. A fix that undoes
// another one's work would never end.
const maxRounds = 100

// Fixed is the outcome of fixing one file.
type Fixed struct {
	// Text is the file's new content.
	Text string
	// Count is how many findings were mended.
	Count int
	// Result is what is left, found in the new text.
	Result FileResult
}

// Fix mends what can be mended in a file: the findings with safe fixes, and with
// unsafe set the others too. Edits that overlap wait for the next round; rounds
// go on until nothing changes. The error names a file whose fixes never settle,
// which is a fault of a rule.
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

// Settled tells that [Linter.Fix] would leave the file as it is: nothing was found
// that it mends. The result is then the one that Fix gives.
func (r *FileResult) Settled(unsafe bool) bool {
	fixable := func(d Diagnostic) bool { return d.Fix != nil && len(d.Fix.Edits) > 0 && (d.Fix.Safe || unsafe) }
	// Asked for in any case, as Fix asks: it notes what it hides.
	unused := r.unused(false)
	return !slices.ContainsFunc(r.Diagnostics, fixable) && !slices.ContainsFunc(unused, fixable)
}

// ApplyFixes makes the edits of the findings' fixes and gives the new text with
// the number of findings that were mended. A fix is made whole or not at all:
// one that overlaps an earlier one is left out.
func ApplyFixes(text string, found []Diagnostic, unsafe bool) (string, int) {
	var fixes []*Fix
	for i := range found {
		if fix := found[i].Fix; fix != nil && len(fix.Edits) > 0 && (fix.Safe || unsafe) {
			fixes = append(fixes, fix)
		}
	}
	slices.SortStableFunc(fixes, func(a, b *Fix) int {
		return cmp.Compare(a.Edits[0].Start.Offset, b.Edits[0].Start.Offset)
	})
	var edits []Edit
	taken := newIntervals()
	count := 0
	for _, fix := range fixes {
		if taken.add(fix.Edits) {
			edits = append(edits, fix.Edits...)
			count++
		}
	}
	slices.SortStableFunc(edits, func(a, b Edit) int { return cmp.Compare(a.Start.Offset, b.Start.Offset) })
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

// intervals are disjoint stretches of a text, by their starts.
type intervals struct {
	starts, ends []int
}

func newIntervals() *intervals { return &intervals{} }

// add takes all edits in, or none where one of them overlaps or touches the
// place of an edit that is in already: two insertions at one place would come
// out in an order that nobody chose.
func (v *intervals) add(edits []Edit) bool {
	for _, e := range edits {
		n, _ := slices.BinarySearch(v.starts, e.Start.Offset)
		if n < len(v.starts) && v.starts[n] <= e.End.Offset || n > 0 && v.ends[n-1] >= e.Start.Offset {
			return false
		}
	}
	for _, e := range edits {
		// An insertion may stand where the next edit of its fix begins.
		n, _ := slices.BinarySearch(v.starts, e.Start.Offset+1)
		v.starts = slices.Insert(v.starts, n, e.Start.Offset)
		v.ends = slices.Insert(v.ends, n, e.End.Offset)
	}
	return true
}
