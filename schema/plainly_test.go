package schema

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/qbank-dev/qbank/parser"
)

// bankTexts are the texts of the banks of testdata.
func bankTexts(t testing.TB) (texts []string) {
	t.Helper()
	for _, root := range []string{"../testdata/bank", "../testdata/faulty"} {
		err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			switch filepath.Ext(path) {
			case ".md", ".markdown", ".txt":
				text, err := os.ReadFile(path)
				texts = append(texts, string(text))
				return err
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return texts
}

// plainlyValid counts the questions of a text that are said to be valid, and fails
// where the document of one is not.
func plainlyValid(t interface{ Fatalf(string, ...any) }, p *parser.Parser, text string) (plain, all int) {
	f := p.ParseText("bank.md", text)
	for _, q := range f.Questions {
		all++
		key := KeyOf(f, q)
		if PlainlyValid(f, q, &key, SelectionOf(f, q)) {
			plain++
			if doc := Build(f, q); !doc.Valid() {
				t.Fatalf("%q\nis said to be valid, but is %+v", text, doc)
			}
		}
	}
	return plain, all
}

// TestPlainlyValidIsQuick proves that hardly any document has to be made for a bank
// without faults.
func TestPlainlyValidIsQuick(t *testing.T) {
	plain, all := 0, 0
	p := parser.New(parser.DefaultDialect())
	for _, text := range bankTexts(t) {
		a, b := plainlyValid(t, p, text)
		plain, all = plain+a, all+b
	}
	t.Logf("%d of %d", plain, all)
	if plain < all*7/10 {
		t.Errorf("%d of %d questions are seen to be valid", plain, all)
	}
}

// TestPlainlyValidIsValid takes lines and words of banks away and puts others in
// their place.
func TestPlainlyValidIsValid(t *testing.T) {
	texts := bankTexts(t)
	pieces := []string{
		"", " ", "\n", "\n\n", "\t", "\u00a0", "\u200b", "\ufeff", "\r", "<br>", "<!-- qbank-disable -->", "<!-- x -->", "<", "---", "```", "**", "✅", "❌ -", "⭐",
		"A.", "B. ", "(C)", "- ", "-", "- ✅", "- ❌: ", "- x", "###", "### ", "### ✅", "#### **", "**A. ** ⭐", "**B.", "정답:", "정답: A", "정답: A + A", "Choose 30", "(Choose 27.)",
		"모두 고르시오", "## Question #0", "## Question #9", "## Question #99999999999999999999", "## Question #9 분석", "\xff", "\xea", "가", "x",
	}
	dialect := parser.DefaultDialect()
	dialect.Marks.Pro = append([]string{"x", "가"}, dialect.Marks.Pro...)
	parsers := []*parser.Parser{parser.New(parser.DefaultDialect()), parser.New(dialect)}
	rapid.Check(t, func(t *rapid.T) {
		lines := strings.SplitAfter(rapid.SampledFrom(texts).Draw(t, "text"), "\n")
		from := rapid.IntRange(0, len(lines)-1).Draw(t, "from")
		lines = append([]string(nil), lines[from:min(len(lines), from+80)]...)
		for range rapid.IntRange(0, 6).Draw(t, "changes") {
			i := rapid.IntRange(0, len(lines)-1).Draw(t, "line")
			piece := rapid.SampledFrom(pieces).Draw(t, "piece")
			words := strings.Split(lines[i], " ")
			switch rapid.IntRange(0, 3).Draw(t, "how") {
			case 0:
				lines[i] = piece + "\n"
			case 1:
				lines[i] = piece + lines[i]
			case 2:
				words[rapid.IntRange(0, len(words)-1).Draw(t, "word")] = piece
				lines[i] = strings.Join(words, " ")
			default:
				lines[i] = words[0] + " " + piece + "\n"
			}
		}
		plainlyValid(t, rapid.SampledFrom(parsers).Draw(t, "parser"), strings.Join(lines, ""))
	})
}

// TestOnlyReasons looks at each block of the option analyses that are said to hold
// nothing but reasons.
func TestOnlyReasons(t *testing.T) {
	said, others := 0, 0
	pieces := []string{"- x\n", "- ✅ x\n", "  - y\n", "  more\n", "* z\n", "1. n\n", "text\n", "\n", "\r\n", "- \n", "-\n", "> quote\n", "```\n", "---\n", "<!-- c -->\n", "<br>\n", "**B. b**\n", "\t\n", "\u00a0\n", "\u200b\n", "정답: A\n"}
	rapid.Check(t, func(t *rapid.T) {
		text := "## Question #1 분석\n### 선택지 분석\n**A. a**\n" + strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 7).Draw(t, "pieces"), "")
		f := parser.Parse("bank.md", []byte("## Question #1\nx\n\nA. a\n\nB. b\n\n"+text))
		p := plainness{file: f}
		for _, q := range f.Questions {
			for _, o := range q.Analysis.OptionAnalyses() {
				if o.Content == nil {
					continue
				}
				only := p.onlyReasons(o)
				items := 0
				for b := range o.Content.Blocks() {
					if b.Kind == parser.ListItemBlock {
						items++
					} else if only {
						t.Fatalf("%q below %q is said to be a reason", b.Text, text)
					}
				}
				if only {
					said++
				} else {
					others++
				}
				if items == o.Content.Len() && !only {
					t.Fatalf("%q is not said to hold only reasons", text)
				}
			}
		}
	})
	if said == 0 || others == 0 {
		t.Errorf("%d option analyses are said to hold only reasons, %d not", said, others)
	}
}

func FuzzPlainlyValid(f *testing.F) {
	for _, text := range bankTexts(f) {
		f.Add(text)
	}
	p := parser.New(parser.DefaultDialect())
	f.Fuzz(func(t *testing.T, text string) { plainlyValid(t, p, text) })
}
