package rules

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/qbank-dev/qbank/internal/text"
	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/parser"
)

var notNFC = &lint.Rule{
	Code:     "QB604",
	Name:     "not-nfc",
	Since:    "0.1.0",
	Severity: lint.Warning,
	Fix:      lint.SafeFix,
	Doc: lint.Doc{
		What:      "Text that is not in Unicode normal form C: Hangul syllables and accented letters taken apart into their parts, and characters that are only copies of others, such as the Kelvin sign. Code spans and code fences are not looked at.",
		Why:       "It looks the same and is not: searching for \"서울\" does not find it, two equal options are not equal, and many fonts draw it badly. It comes from file names and dialogs of macOS.",
		Bad:       example("QB604/bad.md"),
		Good:      example("QB604/good.md"),
		Reference: "UAX #15, Unicode Normalization Forms",
	},
	CheckFile: checkNFC,
}

func checkNFC(p *lint.Pass) {
	src := p.File.Source
	if text.IsNFC(src.Text) {
		return
	}
	var list []lint.Finding
	blocks := &fileText{file: p.File}
	for line := range linesWith(p, func(rune) bool { return true }) {
		content := src.Slice(line)
		if text.IsNFC(content) || blocks.fenced(line.Start) {
			continue
		}
		edits := composeLine(content, line.Start)
		if len(edits) == 0 {
			continue
		}
		at := parser.Span{Start: edits[0].Span.Start, End: edits[len(edits)-1].Span.End}
		list = append(list, lint.Finding{
			Span:     at,
			Message:  nfcMessage(src.Slice(at)),
			Help:     "write it in NFC",
			Fix:      &parser.Fix{Edits: joinLineEdits(src.Text, line, edits)},
			Question: questionNumberAt(p.File, line.Start),
		})
	}
	reportRewrites(p, list)
}

// composeLine returns the edits that compose the text of a line at the offset
// base.
func composeLine(text string, base int) (edits []parser.Edit) {
	var code []parser.Span
	for piece := range parser.Inlines(text) {
		if piece.Kind == parser.InlineCode {
			code = append(code, piece.Span)
		}
	}
	for i := 0; i < len(text); {
		i += norm.NFC.QuickSpanString(text[i:])
		if i == len(text) {
			break
		}
		start := i
		i += max(1, norm.NFC.NextBoundaryInString(text[i:], true))
		part := text[start:i]
		composed := norm.NFC.String(part)
		// A joiner (U+034F) is put into a pile of more than thirty accents, which
		// is no better.
		if composed == part || strings.Contains(composed, "\u034f") || inSpans(code, start) || inSpans(code, i-1) {
			continue
		}
		edits = append(edits, parser.Edit{Span: parser.Span{Start: base + start, End: base + i}, Text: composed})
	}
	return edits
}

// nfcMessage returns the message for a text that is longer in its own form than in
// NFC, or has other characters.
func nfcMessage(s string) string {
	have, want := utf8.RuneCountInString(s), norm.NFC.String(s)
	if n := utf8.RuneCountInString(want); n < have {
		const most = 20
		if n > most {
			want = string([]rune(want)[:most]) + "…"
		}
		return fmt.Sprintf("%q is written in %d code points, of which NFC makes %d", want, have, n)
	}
	r, _ := utf8.DecodeRuneInString(s)
	c, _ := utf8.DecodeRuneInString(want)
	return fmt.Sprintf("the character U+%04X stands here for %q, which is U+%04X in NFC", r, c, c)
}
