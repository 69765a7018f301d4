package generate_test

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/qbank-dev/qbank/internal/testing/generate"
	"github.com/qbank-dev/qbank/parser"
	"github.com/qbank-dev/qbank/schema"
)

// TestSameBytes proves that a bank is the same on every machine. The sum changes
// with the material and the layouts; then it is copied from the failure.
func TestSameBytes(t *testing.T) {
	opts := generate.Options{Questions: 3000, Seed: 42, Faults: 0.2}
	text, faults := generate.Bank(opts)
	sum := fmt.Sprintf("%x", sha256.Sum256(text))
	if want := "e594cb605da5cf3506c4c4ffca7bcc69b076e9817ebd690ebc2130a52b65b2b5"; sum != want {
		t.Errorf("the bank has the sum %s, not %s", sum, want)
	}
	again, repeated := generate.Bank(opts)
	if !bytes.Equal(text, again) || !slices.Equal(faults, repeated) {
		t.Error("the same options gave another bank")
	}
	opts.Seed++
	if other, _ := generate.Bank(opts); bytes.Equal(text, other) {
		t.Error("another seed gave the same bank")
	}
}

// TestContents proves that a bank holds the questions that were asked for, of
// realistic length, and each kind of layout.
func TestContents(t *testing.T) {
	const questions = 2000
	text, _ := generate.Bank(generate.Options{Questions: questions, Seed: 7})
	file := parser.Parse("bank.md", text)
	if len(file.Questions) != questions {
		t.Fatalf("%d questions were read", len(file.Questions))
	}
	if mean := len(text) / questions; mean < 1500 || mean > 3000 {
		t.Errorf("a question has %d bytes", mean)
	}
	options, keys := map[int]int{}, map[int]int{}
	shortest, longest := 1<<20, 0
	for i, q := range schema.BuildAll(file) {
		if q.Number != int64(i)+1 {
			t.Fatalf("question %d has the number %d", i+1, q.Number)
		}
		if q.Analysis == nil || len(q.Analysis.Options) != len(q.Options) {
			t.Fatalf("question %d has an option that is not analysed", q.Number)
		}
		options[len(q.Options)]++
		keys[len(q.Answer)]++
	}
	for i, q := range file.Questions[1:] {
		n := q.Heading.Span().Start - file.Questions[i].Heading.Span().Start
		shortest, longest = min(shortest, n), max(longest, n)
	}
	if shortest > 900 || longest < 3000 {
		t.Errorf("questions have %d to %d bytes", shortest, longest)
	}
	for n := 2; n <= 6; n++ {
		if options[n] == 0 {
			t.Errorf("no question has %d options", n)
		}
	}
	if keys[1] < questions*9/10 || keys[2] == 0 || keys[3] == 0 || len(keys) != 3 {
		t.Errorf("numbers of keys: %v", keys)
	}
	for _, part := range []string{
		"\n## Question #", "\n## Q1", "\n## 문제 ", "\n## 문항 ", "번\n", " (Choose two)\n", "(Choose two.)", "(두 개를 선택)", " - Topic 3\n",
		" 분석\n", " Analysis\n", "\n<br>\n", " <br>\n", "\nA) ", "\n(A) ", "\n**A.** ", "\n- A. ",
		"\n#### A. ", "\n**A) ", "** ⭐\n", " [정답]\n", " [Answer]\n", "### ✅ 선택지 분석", "\n### Option analysis\n",
		" ✅\n", " ❌\n", " ⚠️\n", "❌ (", "\n| ", "\n```yaml\n", "\n  ```yaml\n", "\n~~~\n", "\n````json\n", "\n> ", "![",
		"정답: ", "**Answer: ", "Correct Answer: ", "\n* ", "\n+ ",
	} {
		if !strings.Contains(string(text), part) {
			t.Errorf("%q stands nowhere", part)
		}
	}
}

// TestAnalysesLast proves that it is the same questions that are read, wherever
// their analyses stand.
func TestAnalysesLast(t *testing.T) {
	opts := generate.Options{Questions: 300, Seed: 8}
	near, _ := generate.Bank(opts)
	opts.AnalysesLast = true
	far, _ := generate.Bank(opts)
	if first := bytes.Index(far, []byte("### ")); bytes.Index(far, []byte("Question #298")) > first {
		t.Error("an analysis stands before a question")
	}
	one, other := schema.BuildAll(parser.Parse("bank.md", near)), schema.BuildAll(parser.Parse("bank.md", far))
	if len(one) != len(other) {
		t.Fatalf("%d and %d questions", len(one), len(other))
	}
	for i := range one {
		if one[i].Stem != other[i].Stem || !slices.Equal(one[i].Answer, other[i].Answer) ||
			len(one[i].Analysis.Options) != len(other[i].Analysis.Options) {
			t.Errorf("question %d is another one", one[i].Number)
		}
	}
}

func TestFiles(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "bank")
	opts := generate.Options{Questions: 105, Seed: 9, Faults: 0.3}
	var faults []generate.Fault
	if err := generate.Files(dir, 10, opts, func(f generate.Fault) { faults = append(faults, f) }); err != nil {
		t.Fatal(err)
	}
	names, err := filepath.Glob(filepath.Join(dir, "bank-[01][0-9].md"))
	if err != nil || len(names) != 10 {
		t.Fatalf("%d files: %v", len(names), err)
	}
	questions, windows := 0, 0
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		n := len(parser.Parse(name, text).Questions)
		if n < 10 || n > 11 {
			t.Errorf("%s has %d questions", name, n)
		}
		questions += n
		if bytes.Contains(text, []byte("\r\n")) {
			windows++
		}
	}
	if questions != opts.Questions || windows != 1 {
		t.Errorf("%d questions, %d files with CRLF", questions, windows)
	}
	if len(faults) == 0 || faults[0].File == "" {
		t.Errorf("faults: %v", faults)
	}
}

// TestPieces proves that a bank is written in pieces as it is made.
func TestPieces(t *testing.T) {
	w := &pieces{}
	if err := generate.Write(w, generate.Options{Questions: 5000, AnalysesLast: true}, nil); err != nil {
		t.Fatal(err)
	}
	if w.count < 20 || w.largest > 1<<19 {
		t.Errorf("%d pieces of up to %d bytes", w.count, w.largest)
	}
}

type pieces struct{ count, largest, bytes int }

func (p *pieces) Write(b []byte) (int, error) {
	p.count++
	p.largest = max(p.largest, len(b))
	p.bytes += len(b)
	return len(b), nil
}

func TestFaultyOptions(t *testing.T) {
	for _, c := range []struct {
		opts  generate.Options
		files int
		want  string
	}{
		{generate.Options{}, 1, "1 to 1679046 questions, not 0"},
		{generate.Options{Questions: generate.MaxQuestions + 1}, 1, "1 to 1679046 questions, not 1679047"},
		{generate.Options{Questions: 1, Faults: 1.5}, 1, "0 to 1, not 1.5"},
		{generate.Options{Questions: 3, Codes: []string{"QB999"}}, 1, `"QB999" is no fault that can be planted`},
		{generate.Options{Questions: 3, Codes: []string{"QB003"}, AnalysesLast: true}, 1, "none of QB003 can be planted"},
		{generate.Options{Questions: 3}, 4, "3 questions make 1 to 3 files, not 4"},
		{generate.Options{Questions: 3}, 0, "not 0"},
	} {
		err := generate.Split(c.files, c.opts, func(string) (io.WriteCloser, error) {
			t.Fatalf("%+v: a file was opened", c.opts)
			return nil, nil
		}, nil)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%+v: the error is %v, not %q", c.opts, err, c.want)
		}
	}
}

// failing fails on its second call.
type failing struct{ calls int }

var errFull = errors.New("full")

func (f *failing) Write(b []byte) (int, error) {
	if f.calls++; f.calls > 1 {
		return 0, errFull
	}
	return len(b), nil
}

func TestFailedWrite(t *testing.T) {
	for _, last := range []bool{false, true} {
		w := &failing{}
		if err := generate.Write(w, generate.Options{Questions: 2000, AnalysesLast: last}, nil); !errors.Is(err, errFull) || w.calls != 2 {
			t.Errorf("the error is %v after %d writes", err, w.calls)
		}
	}
}

func BenchmarkWrite(b *testing.B) {
	const questions = 10_000
	for _, share := range []float64{0, 0.2} {
		b.Run(fmt.Sprintf("faults=%v", share), func(b *testing.B) {
			opts := generate.Options{Questions: questions, Faults: share}
			size := &pieces{}
			if err := generate.Write(size, opts, nil); err != nil {
				b.Fatal(err)
			}
			b.SetBytes(int64(size.bytes))
			b.ReportAllocs()
			for b.Loop() {
				if err := generate.Write(io.Discard, opts, nil); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(questions*float64(b.N)/b.Elapsed().Seconds(), "questions/s")
		})
	}
}
