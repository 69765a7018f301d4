package bench

import (
	"bytes"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/qbank-dev/qbank/parser"
)

// sources are the texts of testdata/bank.
func sources(b *testing.B) [][]byte {
	b.Helper()
	var list [][]byte
	err := filepath.WalkDir("../testdata/bank", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !slices.Contains([]string{".md", ".markdown", ".txt"}, filepath.Ext(path)) {
			return err
		}
		src, err := os.ReadFile(path)
		list = append(list, src)
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	return list
}

// bank is testdata/bank, repeated to about 2 MB.
func bank(b *testing.B) []byte {
	b.Helper()
	once := append(bytes.Join(sources(b), []byte("\n")), '\n')
	return bytes.Repeat(once, 2<<20/len(once)+1)
}

var word = regexp.MustCompile(`\b[a-z]{5,}\b|[가-힣]{3,}`)

// mixed is a bank of n questions of which no two are alike: the questions of
// testdata/bank in turn, with numbers of their own and two thirds of the longer
// words of their stems, options and reasons replaced by others of the bank.
func mixed(b *testing.B, n int) []byte {
	b.Helper()
	type question struct {
		question, analysis [2]string // what stands before and after the number
	}
	var questions []question
	english, korean := map[string]bool{}, map[string]bool{}
	for _, src := range sources(b) {
		f := parser.Parse("bank.md", src)
		text := func(from, to int) string { return f.Source.Text[from:to] }
		for _, q := range f.Questions {
			span, number := q.Span(), q.Heading.NumberSpan
			one := question{question: [2]string{text(span.Start, number.Start), text(number.End, span.End) + "\n\n"}}
			if a := q.Analysis; a != nil && a.Heading != nil {
				span, number = a.Span(), a.Heading.NumberSpan
				one.analysis = [2]string{text(span.Start, number.Start), text(number.End, span.End) + "\n\n"}
			}
			questions = append(questions, one)
			for _, w := range word.FindAllString(one.question[1], -1) {
				if w[0] < 0x80 {
					english[w] = true
				} else {
					korean[w] = true
				}
			}
		}
	}
	sorted := func(set map[string]bool) (list []string) {
		for w := range set {
			list = append(list, w)
		}
		slices.Sort(list)
		return list
	}
	vocabulary := [2][]string{sorted(english), sorted(korean)}
	r := rand.New(rand.NewPCG(1, 2))
	mix := func(s string) string {
		return word.ReplaceAllStringFunc(s, func(w string) string {
			list := vocabulary[0]
			if w[0] >= 0x80 {
				list = vocabulary[1]
			}
			if r.IntN(3) == 0 {
				return w
			}
			return list[r.IntN(len(list))]
		})
	}
	var out bytes.Buffer
	for i := range n {
		q := questions[i%len(questions)]
		number := strconv.Itoa(i + 1)
		out.WriteString(q.question[0] + number + changeText(q.question[1], mix))
		if q.analysis[0] != "" {
			out.WriteString(q.analysis[0] + number + changeText(q.analysis[1], mix))
		}
	}
	return out.Bytes()
}

// changeText changes a text but for its first line, which is the rest of a heading,
// and the lines that say what is what: headings and answer lines.
func changeText(text string, change func(string) string) string {
	var out strings.Builder
	for line := range strings.Lines(text) {
		if out.Len() == 0 || strings.HasPrefix(line, "#") || strings.HasPrefix(line, "*") || strings.Contains(line, "nswer") {
			out.WriteString(line)
			continue
		}
		out.WriteString(change(line))
	}
	return out.String()
}
