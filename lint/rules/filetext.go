package rules

import (
	"iter"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/qbank-dev/qbank/internal/text"
	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/parser"
)

// textHygiene are the rules about the text itself, whatever it says. They look
// at files that hold questions and report one finding a line at most.
var textHygiene = []*lint.Rule{
	trailingWhitespace,
	invisibleCharacter,
	bidirectionalControl,
	notNFC,
	replacementCharacter,
	mixedLineEndings,
	unbalancedEmphasis,
	headingLevelSkip,
}

// fileBlocks returns the blocks of a file in source order, those before the
// first question included.
func fileBlocks(f *parser.File) iter.Seq[parser.Block] {
	return func(yield func(parser.Block) bool) {
		for _, b := range f.Parser().Tokens(f.Source.Text[:f.Preamble.End]) {
			if b.Kind != parser.TriviaBlock && !yield(b) {
				return
			}
		}
		for _, r := range f.Records {
			for b := range r.Blocks() {
				if !yield(b) {
					return
				}
			}
		}
	}
}

// fencesIn returns the places of the code fences in a block, in order. Front
// matter counts as a fence.
func fencesIn(b parser.Block) (fences []parser.Span) {
	switch b.Kind {
	case parser.FenceBlock, parser.FrontMatterBlock:
		return []parser.Span{b.Span}
	case parser.ListItemBlock, parser.OptionBlock:
		for piece := range parser.Inlines(b.Text) {
			if piece.Kind == parser.InlineFence {
				fences = append(fences, parser.Span{Start: b.Span.Start + piece.Span.Start, End: b.Span.Start + piece.Span.End})
			}
		}
	}
	return fences
}

// fileText finds the block and the fence at an offset of a file. It collects the blocks
// at the first call.
type fileText struct {
	file   *parser.File
	blocks []parser.Block
	fences []parser.Span
}

func (t *fileText) read() {
	if t.blocks != nil {
		return
	}
	for b := range fileBlocks(t.file) {
		t.blocks = append(t.blocks, b)
		t.fences = append(t.fences, fencesIn(b)...)
	}
}

// block returns the first block that ends behind the offset: the one that holds
// it, or the next one. Behind the last block it is an empty one.
func (t *fileText) block(offset int) parser.Block {
	t.read()
	i := sort.Search(len(t.blocks), func(i int) bool { return t.blocks[i].Span.End > offset })
	if i == len(t.blocks) {
		end := len(t.file.Source.Text)
		return parser.Block{Span: parser.Span{Start: end, End: end}}
	}
	return t.blocks[i]
}

// fenced reports whether the offset is in a code fence or in front matter.
func (t *fileText) fenced(offset int) bool {
	t.read()
	return inSpans(t.fences, offset)
}

// inSpans reports whether one of the spans, which are in order and do not
// overlap, holds the offset.
func inSpans(spans []parser.Span, offset int) bool {
	i := sort.Search(len(spans), func(i int) bool { return spans[i].End > offset })
	return i < len(spans) && spans[i].Start <= offset
}

// linesWith returns the lines that hold a character beyond ASCII for which is
// returns true. Lines that are not UTF-8 are left out: QB005 reports them.
func linesWith(p *lint.Pass, is func(r rune) bool) iter.Seq[parser.Span] {
	return func(yield func(parser.Span) bool) {
		src := p.File.Source
		if len(p.File.Records) == 0 {
			return
		}
		end := 0 // of the last line
		for at, r := range src.Text {
			if at < end || r < utf8.RuneSelf || !is(r) {
				continue
			}
			line := src.Line(src.LineAt(at))
			end = line.End
			if utf8.ValidString(src.Slice(line)) && !yield(line) {
				return
			}
		}
	}
}

// questionNumberAt returns the number of the question whose record holds the
// offset, 0 before the first one.
func questionNumberAt(f *parser.File, offset int) int64 {
	if r := f.RecordAt(offset); r != nil {
		return r.Number()
	}
	return 0
}

// trimUnseen cuts white space and invisible characters from the start of s.
func trimUnseen(s string) string { return strings.TrimLeftFunc(s, blankOrUnseen) }

func blankOrUnseen(r rune) bool { return unicode.IsSpace(r) || text.IsUnseen(r) }

// isListItem reports whether a line, without its indent, begins with a list marker.
func isListItem(line string) bool { return parser.ListMarker(line) > 0 }

// quotedSign reports whether the texts before and after a sign put it in quotes: it
// is only mentioned.
func quotedSign(before, after string) bool {
	const signs = "`'\"‘’“”「」『』«»"
	b, n := utf8.DecodeLastRuneInString(before)
	a, m := utf8.DecodeRuneInString(after)
	return n > 0 && m > 0 && strings.ContainsRune(signs, b) && strings.ContainsRune(signs, a)
}
