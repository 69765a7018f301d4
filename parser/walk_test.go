package parser

import (
	"fmt"
	"go/ast"
	goparser "go/parser"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

const walkBank = "## Question #7\nStem.\n\nA. one\nB. two\n\n## Question #7 분석\n### 선택지 분석\n**A. x** ⭐\n- y ✅\n\ntext\n"

// recorder notes each call, with its own name; its children have other names.
type recorder struct {
	name  string
	calls *[]string
	stop  func(n Node) bool
}

func (r recorder) Visit(n Node) Visitor {
	if n == nil {
		*r.calls = append(*r.calls, r.name+" nil")
		return recorder{name: "ignored", calls: r.calls}
	}
	*r.calls = append(*r.calls, r.name+" "+typeName(n))
	if r.stop != nil && r.stop(n) {
		return nil
	}
	return recorder{name: r.name + "+", calls: r.calls, stop: r.stop}
}

func typeName(n Node) string { return strings.TrimPrefix(fmt.Sprintf("%T", n), "*parser.") }

// TestWalk checks who is called with what: the visitor that Visit returns for a
// node visits its children and is then called with nil.
func TestWalk(t *testing.T) {
	f := Parse("bank.md", []byte(walkBank))
	var calls []string
	Walk(recorder{name: "v", calls: &calls}, f)
	want := []string{
		"v File",
		"v+ Question", "v++ QuestionHeading", "v+++ nil", "v++ Stem", "v+++ BlockNode", "v++++ nil", "v+++ nil",
		"v++ Option", "v+++ nil", "v++ Option", "v+++ nil", "v++ nil",
		"v+ Analysis", "v++ AnalysisHeading", "v+++ nil",
		"v++ Section", "v+++ SectionHeading", "v++++ nil",
		"v+++ OptionAnalysis", "v++++ OptionAnalysisHeading", "v+++++ nil", "v++++ Reason", "v+++++ nil",
		"v++++ BlockNode", "v+++++ nil", "v++++ nil", "v+++ nil", "v++ nil",
		"v+ nil",
	}
	if diff := cmp.Diff(want, calls); diff != "" {
		t.Errorf("other calls (-want +got):\n%s", diff)
	}

	calls = nil
	Walk(recorder{name: "v", calls: &calls, stop: func(n Node) bool { _, ok := n.(*Analysis); return ok || typeName(n) == "Stem" }}, f)
	want = []string{
		"v File",
		"v+ Question", "v++ QuestionHeading", "v+++ nil", "v++ Stem",
		"v++ Option", "v+++ nil", "v++ Option", "v+++ nil", "v++ nil",
		"v+ Analysis",
		"v+ nil",
	}
	if diff := cmp.Diff(want, calls); diff != "" {
		t.Errorf("with nil for some nodes there are other calls (-want +got):\n%s", diff)
	}
}

// TestInspect checks that f(nil) follows the children of a node for which f gave
// true, and no other node.
func TestInspect(t *testing.T) {
	f := Parse("bank.md", []byte(walkBank))
	var calls []string
	Inspect(f, func(n Node) bool {
		if n == nil {
			calls = append(calls, "nil")
			return true // it means nothing
		}
		calls = append(calls, typeName(n))
		return typeName(n) == "File" || typeName(n) == "Question"
	})
	want := []string{"File", "Question", "QuestionHeading", "Stem", "Option", "Option", "nil", "Analysis", "nil"}
	if !slices.Equal(calls, want) {
		t.Errorf("f is called with %v, not %v", calls, want)
	}
}

// TestInspectAsGo runs the same function over a tree of Go and one of a bank: it
// sees the same order of calls, which is that of go/ast.
func TestInspectAsGo(t *testing.T) {
	// Both trees have a root with two children, each of which has one leaf.
	expr, err := goparser.ParseExpr("(a) + (b)")
	if err != nil {
		t.Fatal(err)
	}
	bank := Parse("bank.md", []byte("## Question #1\n\n## Question #2\n"))
	for _, skipped := range []int{0, 1, 2, 3, 4, 5} {
		shape := func() (step func(isNil bool) bool, calls *[]string) {
			n, calls := 0, new([]string)
			return func(isNil bool) bool {
				if isNil {
					*calls = append(*calls, "nil")
					return true
				}
				n++
				*calls = append(*calls, fmt.Sprint(n))
				return n != skipped
			}, calls
		}
		step, want := shape()
		ast.Inspect(expr, func(n ast.Node) bool { return step(n == nil) })
		step, got := shape()
		Inspect(bank, func(n Node) bool { return step(n == nil) })
		if !slices.Equal(*got, *want) {
			t.Errorf("where the children of node %d are passed over, f is called with %v, but by go/ast with %v", skipped, *got, *want)
		}
	}
}

// TestWalkHeadless checks that the analysis without a heading can be walked like
// any other, and that walking its file visits its parts once.
func TestWalkHeadless(t *testing.T) {
	f := Parse("bank.md", []byte("## Question #7\nStem.\n\nA. one\nB. two\n\nwhy\n\n### 배경\nx\n"))
	names := func(n Node) (list []string) {
		Inspect(n, func(n Node) bool {
			if n != nil {
				list = append(list, typeName(n))
			}
			return true
		})
		return list
	}
	got := names(f.Questions[0].Analysis)
	if want := []string{"Analysis", "Body", "BlockNode", "Section", "SectionHeading", "Body", "BlockNode"}; !slices.Equal(got, want) {
		t.Errorf("walking the analysis visits %v, not %v", got, want)
	}
	got = names(f)
	if want := []string{"File", "Question", "QuestionHeading", "Stem", "BlockNode", "Option", "Option", "Body", "BlockNode", "Section", "SectionHeading", "Body", "BlockNode"}; !slices.Equal(got, want) {
		t.Errorf("walking the file visits %v, not %v", got, want)
	}
}

// TestWalkProperties checks on any text that each node is followed by its
// children and nil, that no node is nil, and that no place is visited twice.
func TestWalkProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := Parse("bank.md", []byte(drawBank(t)))
		depth, visited := 0, map[string]bool{}
		Inspect(f, func(n Node) bool {
			if n == nil {
				depth--
				return true
			}
			depth++
			place := fmt.Sprint(typeName(n), n.Span())
			if visited[place] {
				t.Errorf("%s is visited twice", place)
			}
			visited[place] = true
			return true
		})
		if depth != 0 {
			t.Errorf("%d nodes were never ended", depth)
		}
	})
}
