package lint

import (
	"cmp"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// drawFix generates a fix whose edits are in order and do not overlap.
func drawFix(t *rapid.T, length int) *Fix {
	places := rapid.SliceOfN(rapid.IntRange(0, length), 2, 6).Draw(t, "places")
	slices.Sort(places)
	fix := &Fix{Safe: rapid.Bool().Draw(t, "safe")}
	for i := 0; i+1 < len(places); i += 2 {
		text := rapid.SampledFrom([]string{"", "x", "한글"}).Draw(t, "text")
		fix.Edits = append(fix.Edits, edit(places[i], places[i+1], text))
	}
	return fix
}

// touch tells whether two fixes want to change the same place, or places that
// touch.
func touch(a, b *Fix) bool {
	for _, x := range a.Edits {
		for _, y := range b.Edits {
			if x.Start.Offset <= y.End.Offset && y.Start.Offset <= x.End.Offset {
				return true
			}
		}
	}
	return false
}

// oneByOne applies fixes one after the other, each to the text that the one
// before it left: places behind an edit move with it.
func oneByOne(text string, fixes []*Fix) string {
	type move struct{ at, by int }
	var moves []move
	for _, fix := range fixes {
		var own []move
		for i := len(fix.Edits) - 1; i >= 0; i-- {
			e := fix.Edits[i]
			start, end := e.Start.Offset, e.End.Offset
			by := 0
			for _, m := range moves {
				if m.at <= e.Start.Offset {
					by += m.by
				}
			}
			text = text[:start+by] + e.Text + text[end+by:]
			own = append(own, move{e.End.Offset, len(e.Text) - (end - start)})
		}
		moves = append(moves, own...)
	}
	return text
}

// TestApplyFixesOneByOne checks that making fixes together is the same as making
// those that are kept one by one, and which are kept: in the order of the text,
// each that is clear of all kept before it.
func TestApplyFixesOneByOne(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOfN(rapid.RuneFrom([]rune("abc\n")), 0, 24, -1).Draw(t, "text")
		var found []Diagnostic
		for range rapid.IntRange(0, 8).Draw(t, "fixes") {
			found = append(found, Diagnostic{Fix: drawFix(t, len(text))})
		}
		withUnsafe := rapid.Bool().Draw(t, "unsafe")

		var wanted, kept []*Fix
		for _, d := range found {
			if d.Fix.Safe || withUnsafe {
				wanted = append(wanted, d.Fix)
			}
		}
		slices.SortStableFunc(wanted, func(a, b *Fix) int {
			return cmp.Compare(a.Edits[0].Start.Offset, b.Edits[0].Start.Offset)
		})
		for _, fix := range wanted {
			if !slices.ContainsFunc(kept, func(k *Fix) bool { return touch(k, fix) }) {
				kept = append(kept, fix)
			}
		}
		got, count := ApplyFixes(text, found, withUnsafe)
		if count != len(kept) {
			t.Fatalf("%d fixes are made, want %d", count, len(kept))
		}
		if want := oneByOne(text, kept); got != want {
			t.Fatalf("got %q, want %q", got, want)
		}
		// The order in which fixes are made one by one does not matter either.
		slices.Reverse(kept)
		if want := oneByOne(text, kept); got != want {
			t.Fatalf("got %q, want %q when made backwards", got, want)
		}
	})
}
