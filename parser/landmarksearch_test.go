package parser

import (
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// markLines is [Parser.markBlock] line by line.
func (p *Parser) markLines(text string, from int) (b blockMarks) {
	blanks := true
	for pos := 0; pos < len(text); {
		end, next := lineEnd(text, pos)
		line, start := text[pos:end], pos
		ends := countLineEnds(text[pos:next])
		pos = next
		if start >= from {
			m := landmark{}
			found := p.readLandmark(line, &m)
			if found {
				b.add(start, markBits(&m), blanks)
			}
			b.closes(line, start)
			blanks = found || blanks && blank(line)
		}
		b.lineEnds.add(ends)
	}
	b.blankEnd = blanks
	return b
}

func checkMarks(t reporter, p *Parser, text string) {
	t.Helper()
	var got blockMarks
	from := 0
	for {
		p.markBlock(text, from, &got)
		if want := p.markLines(text, from); len(got.marks)+len(want.marks) > 0 && !reflect.DeepEqual(got, want) ||
			got.blankEnd != want.blankEnd || got.lineEnds != want.lineEnds {
			t.Errorf("%q from %d: got %+v, want %+v", text, from, got, want)
		}
		_, next := lineEnd(text, from)
		if from > 0 || next == len(text) {
			return
		}
		from = next // as behind front matter
	}
}

// landmarkPieces are what lines with landmarks and lines that look like them are
// made of.
var landmarkPieces = []string{
	"#", "##", " ", "\t", "　", "\u00a0", "\u200b", "\v", "\r", "\n", "\n", "\r\n", "Question", "question", "Q", "문제", "문항", "분석", "해설",
	"분석", "문", "Analysis", "7", "12", "번", "(", ")", "3.", "③", "Ⅲ", "**", "✅", "가", "x", "```", "~~~", "`", "~", "-", "- ", "1. ", "•", "•　",
	"<!--", "-->", "<", ">", "--", "# Question #7", "## 문제 7", "## 해설", "\xed", "\xea\xb0", "\xe2",
}

func TestLandmarkSearch(t *testing.T) {
	own := New(Dialect{AnalysisTitles: []string{"Élan", "답", "\xea", "¿Por qué?"}})
	for _, text := range []string{"## ③ 해설\n", "# (2) 풀이\r", "### Ⅲ. Analysis", "#\t3. 분석\n", "　## 문제 7\n", "•　```\n"} {
		checkMarks(t, Default(), text)
	}
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(landmarkPieces), 0, 30).Draw(t, "pieces"), "")
		checkMarks(t, Default(), text)
		checkMarks(t, own, text+"\n## Élan\n## élan\n## 답\n## \xea\n")
		checkMarks(t, Default(), drawBank(t))
	})
}

func FuzzLandmarkSearch(f *testing.F) {
	for _, text := range seeds(f) {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) { checkMarks(t, Default(), text) })
}
