package bench

import (
	"bytes"
	"io/fs"
	"maps"
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

// mixer makes questions of which no two are alike: those of testdata/bank in turn,
// with numbers of their own and two thirds of the longer words of their stems,
// options and reasons replaced by others of the bank.
type mixer struct {
	questions  []mixed
	vocabulary [2][]string // English and Korean
	random     *rand.Rand
	made       int
}

// mixed is a question to be changed.
type mixed struct {
	question, analysis [2]string // what stands before and after the number
}

func newMixer(b *testing.B) *mixer {
	b.Helper()
	m := &mixer{random: rand.New(rand.NewPCG(1, 2))}
	known := [2]map[string]bool{{}, {}}
	for _, src := range sources(b) {
		f := parser.Parse("bank.md", src)
		cut := func(span, number parser.Span) [2]string {
			return [2]string{f.Source.Text[span.Start:number.Start], f.Source.Text[number.End:span.End] + "\n\n"}
		}
		for _, q := range f.Questions {
			one := mixed{question: cut(q.Span(), q.Heading.NumberSpan)}
			if a := q.Analysis; a != nil && a.Heading != nil {
				one.analysis = cut(a.Span(), a.Heading.NumberSpan)
			}
			m.questions = append(m.questions, one)
			for _, w := range word.FindAllString(one.question[1], -1) {
				known[language(w)][w] = true
			}
		}
	}
	for i := range known {
		m.vocabulary[i] = slices.Sorted(maps.Keys(known[i]))
	}
	return m
}

// language is 0 for an English word and 1 for a Korean one.
func language(w string) int {
	if w[0] < 0x80 {
		return 0
	}
	return 1
}

func (m *mixer) change(w string) string {
	if m.random.IntN(3) == 0 {
		return w
	}
	list := m.vocabulary[language(w)]
	return list[m.random.IntN(len(list))]
}

// bank is a bank of the next n questions.
func (m *mixer) bank(n int) []byte {
	var out bytes.Buffer
	text := func(s string) string { return word.ReplaceAllStringFunc(s, m.change) }
	for range n {
		q := m.questions[m.made%len(m.questions)]
		m.made++
		number := strconv.Itoa(m.made)
		out.WriteString(q.question[0] + number + changeText(q.question[1], text))
		if q.analysis[0] != "" {
			out.WriteString(q.analysis[0] + number + changeText(q.analysis[1], text))
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
