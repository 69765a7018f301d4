package rules

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

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
		What:      "Text that is not in Unicode normal form C: Hangul syllables and accented letters taken apart into their parts, and characters that are only doubles of others, such as the Kelvin sign. Code spans and code fences are not looked at.",
		Why:       "It looks the same and is not: searching for \"서울\" does not find it, two equal options are not equal, and many fonts draw it badly. It comes from file names and dialogs of macOS.",
		Bad:       example("QB604/bad.md"),
		Good:      example("QB604/good.md"),
		Reference: "UAX #15, Unicode Normalization Forms",
	},
	CheckFile: checkNFC,
}

func checkNFC(p *lint.Pass) {
	src := p.File.Source
	if len(p.File.Records) == 0 || p.Composed() {
		return
	}
	from := norm.NFC.QuickSpanString(src.Text)
	if from == len(src.Text) {
		return
	}
	var list []lint.Finding
	var cursor *textCursor // most files need none
	for n := src.LineAt(from); n <= src.Lines(); n++ {
		line := src.Line(n)
		text := src.Slice(line)
		if norm.NFC.QuickSpanString(text) == len(text) || norm.NFC.IsNormalString(text) || !utf8.ValidString(text) {
			continue
		}
		if cursor == nil {
			cursor = newTextCursor(p.File)
		}
		if cursor.opaque(line.Start) {
			continue
		}
		edits := newLineEdits(src.Text, line)
		at := composeLine(text, line.Start, edits)
		if at.Empty() {
			continue
		}
		list = append(list, lint.Finding{
			Span:     at,
			Message:  nfcMessage(src.Slice(at)),
			Help:     "write it in NFC",
			Fix:      &parser.Fix{Edits: edits.list()},
			Question: questionNumberAt(p.File, line.Start),
		})
	}
	reportRewrites(p, list)
}

// composeLine adds the edits that compose the text of a line, which stands at
// the offset base, and gives the place from the first of them to the last.
func composeLine(text string, base int, edits *editList) (at parser.Span) {
	code := codeSpans(text)
	for i := 0; i < len(text); {
		i += norm.NFC.QuickSpanString(text[i:])
		if i == len(text) {
			break
		}
		n := max(1, norm.NFC.NextBoundaryInString(text[i:], true))
		span := parser.Span{Start: i, End: i + n}
		part := text[i : i+n]
		i += n
		for len(code) > 0 && code[0].End <= span.Start {
			code = code[1:]
		}
		if len(code) > 0 && code[0].Start < span.End {
			continue
		}
		composed := norm.NFC.String(part)
		// A joiner is put into a pile of more than thirty accents, which makes
		// nothing better.
		if composed == part || strings.Contains(composed, "\u034f") {
			continue
		}
		span = parser.Span{Start: base + span.Start, End: base + span.End}
		edits.add(span, composed)
		if at.Empty() {
			at.Start = span.Start
		}
		at.End = span.End
	}
	return at
}

// nfcMessage says what is wrong with a text that is longer in its own form than
// in NFC, or has other characters.
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
