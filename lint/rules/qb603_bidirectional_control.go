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
		What:      "Characters that change the direction of the text after them: embeddings and overrides (U+202A to U+202E) and isolates (U+2066 to U+2069), also inside code fences. The right-to-left marks (U+200F, U+061C) are reported only on a line without any letter of Arabic, Hebrew or another script that runs from right to left.",
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

// reorders reports whether a character changes the direction of text. A
// left-to-right mark does nothing where no text runs from right to left; it is
// merely invisible (QB602).
func reorders(r rune) bool {
	return r == 0x61C || 0x200F <= r && r <= 0x2069 && (r == 0x200F || 0x202A <= r && r <= 0x202E || r >= 0x2066)
}

func checkBidirectionalControl(p *lint.Pass) {
	for line := range linesWith(p, reorders) {
		reportReordered(p, line)
	}
}

func reportReordered(p *lint.Pass, line parser.Span) {
	text := p.File.Source.Slice(line)
	rtl := rightToLeft(text)
	var edits []parser.Edit
	for i, r := range text {
		if reorders(r) && (r > 0x200F || !rtl) {
			edits = append(edits, parser.Edit{Span: parser.Span{Start: line.Start + i, End: line.Start + i + utf8.RuneLen(r)}})
		}
	}
	if len(edits) == 0 {
		return
	}
	at := edits[0].Span
	first, _ := utf8.DecodeRuneInString(p.File.Source.Slice(at))
	p.Report(lint.Finding{
		Span:     at,
		Message:  fmt.Sprintf("this %s (U+%04X) shows text in another order than it is stored in", directionNames[first], first) + moreOnLine(len(edits)-1),
		Help:     "delete it and read the line again: the words may stand in another order than they seemed to",
		Fix:      &parser.Fix{Edits: joinLineEdits(p.File.Source.Text, line, edits)},
		Question: questionNumberAt(p.File, line.Start),
	})
}

// rightToLeft reports whether a text holds a letter of a script that runs from
// right to left.
func rightToLeft(s string) bool {
	for i, r := range s {
		if r < utf8.RuneSelf || r == 0x200F || r == 0x61C {
			continue
		}
		properties, _ := bidi.LookupString(s[i:])
		if c := properties.Class(); c == bidi.R || c == bidi.AL {
			return true
		}
	}
	return false
}
