package rules

import (
	"fmt"
	"unicode/utf8"

	"golang.org/x/text/unicode/bidi"

	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/parser"
)

var bidirectionalControl = &lint.Rule{
	Code:     "QB603",
	Name:     "bidirectional-control",
	Since:    "0.1.0",
	Severity: lint.Error,
	Fix:      lint.UnsafeFix,
	Doc: lint.Doc{
		What:      "Characters that turn the direction of the text behind them: embeddings and overrides (U+202A to U+202E) and isolates (U+2066 to U+2069), also inside code fences. The right-to-left marks (U+200F, U+061C) are reported only on a line without any letter of Arabic, Hebrew or another script that runs from right to left.",
		Why:       "What a person reads and what a program reads are then two different texts: an option, a command or an answer line shows its parts in another order than it is stored in. Text in Arabic or Hebrew does not need them, for its letters carry their direction.",
		Bad:       example("QB603/bad.md"),
		Good:      example("QB603/good.md"),
		Reference: "CVE-2021-42574, \"Trojan Source\" (Boucher and Anderson 2021); UAX #9, Unicode Bidirectional Algorithm",
	},
	CheckFile: checkBidirectionalControl,
}

const leftToRightMark = '\u200e'

// directionNames are the characters that reorder the text around them.
var directionNames = map[rune]string{
	0x061C: "Arabic letter mark",
	0x200F: "right-to-left mark",
	0x202A: "left-to-right embedding",
	0x202B: "right-to-left embedding",
	0x202C: "pop directional formatting",
	0x202D: "left-to-right override",
	0x202E: "right-to-left override",
	0x2066: "left-to-right isolate",
	0x2067: "right-to-left isolate",
	0x2068: "first strong isolate",
	0x2069: "pop directional isolate",
}

// reorders tells the characters that QB603 is about. A left-to-right mark is not
// among them: where nothing runs from right to left it does nothing at all, and
// is merely invisible (QB602).
func reorders(r rune) bool {
	return r == 0x61C || 0x200F <= r && r <= 0x2069 && (r == 0x200F || 0x202A <= r && r <= 0x202E || r >= 0x2066)
}

func checkBidirectionalControl(p *lint.Pass) {
	for _, line := range textLines(p, func(r rune, _ int) bool { return reorders(r) }) {
		reportReordered(p, line)
	}
}

func reportReordered(p *lint.Pass, line parser.Span) {
	text := p.File.Source.Slice(line)
	rtl := rightToLeft(text)
	edits := newLineEdits(p.File.Source.Text, line)
	var first rune
	var at parser.Span
	count := 0
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		if reorders(r) && (r > 0x200F || !rtl) {
			span := parser.Span{Start: line.Start + i, End: line.Start + i + n}
			if count++; count == 1 {
				first, at = r, span
			}
			edits.add(span, "")
		}
		i += n
	}
	if count == 0 {
		return
	}
	p.Report(lint.Finding{
		Span:     at,
		Message:  fmt.Sprintf("this %s (U+%04X) shows text in another order than it is stored in", directionNames[first], first) + moreOnLine(count-1),
		Help:     "delete it and read the line again: the words may stand in another order than they seemed to",
		Fix:      &parser.Fix{Edits: edits.list()},
		Question: questionNumberAt(p.File, line.Start),
	})
}

// rightToLeft tells whether a text holds a letter of a script that runs from
// right to left.
func rightToLeft(s string) bool {
	for i := 0; i < len(s); {
		if s[i] < utf8.RuneSelf {
			i++
			continue
		}
		class, n := bidi.LookupString(s[i:])
		r, _ := utf8.DecodeRuneInString(s[i:])
		if c := class.Class(); (c == bidi.R || c == bidi.AL) && r != 0x200F && r != 0x61C {
			return true
		}
		i += max(1, n)
	}
	return false
}
