package treejson

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/qbank-dev/qbank/parser"
)

var update = flag.Bool("update", false, "rewrite the golden files")

const small = "## 문제 1 (기출)\n물은?\n\nA. <b>\n\nB.y\n\n## 문제 1 해설\n\n### 선택지 분석\n\n**A. b** ⭐\n- 맞다 ✅\n"

// TestGolden checks the whole trees of a small file, and of one with every field of
// every kind.
func TestGolden(t *testing.T) {
	for name, text := range map[string]string{
		"small": small,
		"fields": "## Question #7 (Choose two)\nx\n\nA. one\n\nB.two\n\n" +
			"## Question #7 분석 (요약)\n\n### 배경\n\n### 선택지 분석\n\n**A. 하나** ⭐\n- 맞다 ✅ ❌\n- 그냥\n\n" +
			"## Question #\ny\n",
	} {
		var line, many, indented bytes.Buffer
		tree := Tree(parser.Parse("문제.md", []byte(text)))
		if err := errors.Join(Write(&line, tree), WriteIndented(&many, tree), json.Indent(&indented, line.Bytes(), "", "  ")); err != nil {
			t.Fatal(err)
		}
		if bytes.Count(line.Bytes(), []byte("\n")) != 1 || !bytes.HasSuffix(line.Bytes(), []byte("}\n")) {
			t.Errorf("the tree is not one line: %q", line.Bytes())
		}
		if diff := cmp.Diff(indented.String(), many.String()); diff != "" {
			t.Errorf("indented, the tree is another: %s", diff)
		}
		golden := filepath.Join("testdata", name+".json")
		if *update {
			if err := os.WriteFile(golden, many.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), many.String()); diff != "" {
			t.Errorf("the tree is not that of %s (-update rewrites it):\n%s", golden, diff)
		}
	}
}

// each calls visit for a node and all below it.
func each(n *Node, visit func(*Node)) {
	visit(n)
	for _, c := range n.Children {
		each(c, visit)
	}
}

// TestSpans checks that every node of the test banks lies inside its parent,
// after its elder sister, and at the line and column that it says.
func TestSpans(t *testing.T) {
	var paths []string
	for _, pattern := range []string{"bank/*.md", "bank/korean/*.md", "bank/*.txt", "faulty/*.md"} {
		list, err := filepath.Glob(filepath.Join("..", "..", "testdata", filepath.FromSlash(pattern)))
		if err != nil || len(list) == 0 {
			t.Fatalf("%s: %v, %v", pattern, list, err)
		}
		paths = append(paths, list...)
	}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		f := parser.Parse(path, data)
		root := Tree(f)
		if root.Span.Start != 0 || root.Span.End != len(data) || (len(root.Children) > 0) != f.HasQuestions() || len(root.Diagnostics) != len(f.Diagnostics) {
			t.Errorf("%s: the root is %+v with %d children and %d diagnostics", path, root.Span, len(root.Children), len(root.Diagnostics))
		}
		each(root, func(n *Node) {
			if n.Kind == "" {
				t.Errorf("%s: a node without a kind at %+v", path, n.Span)
			}
			before := strings.TrimPrefix(string(data[:n.Span.Start]), "\ufeff")
			if line := strings.Count(before, "\n") + 1; n.Span.Line != line {
				t.Errorf("%s: %s is on line %d, not %d", path, n.Kind, line, n.Span.Line)
			}
			if column := len([]rune(before[strings.LastIndexByte(before, '\n')+1:])) + 1; n.Span.Column != column {
				t.Errorf("%s: %s is in column %d, not %d", path, n.Kind, column, n.Span.Column)
			}
			pos := n.Span.Start
			for _, c := range n.Children {
				if c.Span.Start < pos || c.Span.End < c.Span.Start || c.Span.End > n.Span.End {
					t.Errorf("%s: %s at %+v in %s at %+v", path, c.Kind, c.Span, n.Kind, n.Span)
				}
				pos = c.Span.End
			}
		})
	}
}

type fullDisk struct{}

var errFull = errors.New("the disk is full")

func (fullDisk) Write([]byte) (int, error) { return 0, errFull }

func TestWriteError(t *testing.T) {
	if err := Write(fullDisk{}, Tree(parser.Parse("bank.md", []byte(small)))); !errors.Is(err, errFull) {
		t.Errorf("the error is %v", err)
	}
}
