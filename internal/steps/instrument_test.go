package steps

import (
	"cmp"
	"encoding/json"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// module is the program's.
const module = "github.com/qbank-dev/qbank"

// copies is where copied libraries are below the module: they can import this
// package then.
const copies = module + "/internal/counted/"

// here is what this package is called in the copies, as no variable of theirs is.
const here = "countedSteps"

// goPackage is what "go list" says of a package.
type goPackage struct {
	ImportPath, Dir             string
	Standard                    bool
	GoFiles, SFiles, EmbedFiles []string
}

// build builds internal/steps/measure from sources that count, and gives the path
// of the program.
func build(t *testing.T) string {
	t.Helper()
	out, err := exec.Command("go", "list", "-deps", "-json=ImportPath,Dir,Standard,GoFiles,SFiles,EmbedFiles", module+"/internal/steps/measure").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var list []goPackage
	for dec := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p goPackage
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		if !p.Standard {
			list = append(list, p)
		}
	}
	tree := t.TempDir()
	write(t, filepath.Join(tree, "go.mod"), "module "+module+"\n\ngo 1.24\n")
	for _, p := range list {
		dir := filepath.Join(tree, strings.TrimPrefix(copied(p.ImportPath), module))
		for _, name := range slices.Concat(p.GoFiles, p.SFiles, p.EmbedFiles) {
			text, err := os.ReadFile(filepath.Join(p.Dir, name))
			if err != nil {
				t.Fatal(err)
			}
			if strings.HasSuffix(name, ".go") {
				text = []byte(counted(t, name, string(text), list, p.ImportPath))
			}
			write(t, filepath.Join(dir, name), string(text))
		}
	}
	program := filepath.Join(tree, "measure")
	c := exec.Command("go", "build", "-trimpath", "-o", program, "./internal/steps/measure")
	c.Dir = tree
	c.Env = append(os.Environ(), "GOFLAGS=-mod=mod", "GOWORK=off", "GOPROXY=off", "CGO_ENABLED=0")
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	return program
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

// copied is the import path of a package's copy.
func copied(path string) string {
	if path == module || strings.HasPrefix(path, module+"/") {
		return path
	}
	return copies + path
}

// replaced are the functions of strings and bytes that this package has a counted
// form of: they stop early, so that the size of their arguments says nothing.
var replaced = []string{
	"IndexByte", "Index", "IndexRune", "IndexAny", "IndexFunc", "Contains", "ContainsRune", "ContainsAny", "ContainsFunc",
	"LastIndex", "LastIndexByte", "LastIndexAny", "Cut", "HasPrefix", "HasSuffix", "EqualFold",
	"TrimSpace", "Trim", "TrimLeft", "TrimRight", "TrimFunc", "TrimLeftFunc", "TrimRightFunc",
}

// cheap are the functions of strings, bytes and slices whose work does not grow
// with what they are given, or is counted where it is done.
var cheap = []string{
	"NewReader", "NewReplacer", "NewBuffer", "NewBufferString", "TrimPrefix", "TrimSuffix", "CutPrefix", "CutSuffix", "SplitN", "Compare",
	"BinarySearch", "BinarySearchFunc", "Clip", "Grow", "Values", "All", "Collect", "Sorted", "SortedFunc", "SortedStableFunc", "Backward", "Chunk",
	"IsSortedFunc", "SplitSeq", "SplitAfterSeq", "FieldsSeq", "FieldsFuncSeq", "Lines",
}

// insertion is a text to be put into a source, before the byte at an offset, in
// the place of some bytes.
type insertion struct {
	at, cut int
	text    string
}

// counted is a source of a package with calls that count, and with the imports of
// the copies.
func counted(t *testing.T, name, source string, list []goPackage, path string) string {
	t.Helper()
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, name, source, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	at := func(p token.Pos) int { return files.Position(p).Offset }
	var edits []insertion
	imports := map[string]string{}
	for _, spec := range file.Imports {
		of, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		if spec.Name != nil {
			imports[spec.Name.Name] = of
		} else {
			imports[of[strings.LastIndexByte(of, '/')+1:]] = of
		}
		if slices.ContainsFunc(list, func(p goPackage) bool { return p.ImportPath == of }) {
			edits = append(edits, insertion{at(spec.Path.Pos()), len(spec.Path.Value), strconv.Quote(copied(of))})
		}
	}
	// The system's calls are no work of ours, and this package does not count
	// itself.
	if path != module+"/internal/steps" && !strings.HasPrefix(path, "golang.org/x/sys/") {
		c := counter{at: at, imports: imports, used: map[string]bool{}, free: map[*ast.CallExpr]bool{}}
		ast.Inspect(file, c.visit)
		if edits = append(edits, c.edits...); len(c.edits) > 0 {
			edits = append(edits, insertion{at: at(file.Name.End()), text: "; import " + here + " " + strconv.Quote(module+"/internal/steps")})
		}
		for used := range c.used {
			example := used + ".Index"
			if used == "slices" {
				example += "[[]int]"
			}
			edits = append(edits, insertion{at: len(source), text: "\nvar _ = " + example + "\n"})
		}
	}
	slices.SortStableFunc(edits, func(a, b insertion) int { return cmp.Compare(a.at, b.at) })
	var b strings.Builder
	pos := 0
	for _, e := range edits {
		b.WriteString(source[pos:e.at] + e.text)
		pos = e.at + e.cut
	}
	return b.String() + source[pos:]
}

// counter finds the places of a source where something is to be counted.
type counter struct {
	at      func(token.Pos) int
	imports map[string]string      // path by name
	used    map[string]bool        // imports that may not be used any more
	free    map[*ast.CallExpr]bool // conversions that cost nothing
	edits   []insertion
}

func (c *counter) visit(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.GenDecl:
		return n.Tok != token.CONST && n.Tok != token.TYPE && n.Tok != token.IMPORT
	case *ast.FuncDecl:
		c.enter(n.Body)
	case *ast.FuncLit:
		c.enter(n.Body)
	case *ast.ForStmt:
		c.enter(n.Body)
	case *ast.RangeStmt:
		c.enter(n.Body)
		// The compiler makes no copy of "range []byte(s)".
		if call, ok := n.X.(*ast.CallExpr); ok {
			c.free[call] = true
		}
	case *ast.CallExpr:
		c.call(n)
	}
	return true
}

// enter counts that a block is entered.
func (c *counter) enter(block *ast.BlockStmt) {
	if block != nil {
		c.edits = append(c.edits, insertion{at: c.at(block.Lbrace) + 1, text: here + ".N++;"})
	}
}

// wrap counts an argument.
func (c *counter) wrap(with string, arg ast.Expr) {
	switch arg := arg.(type) {
	case *ast.BasicLit, *ast.FuncLit:
		return
	case *ast.Ident:
		if arg.Name == "nil" {
			return
		}
	}
	c.edits = append(c.edits,
		insertion{at: c.at(arg.Pos()), text: here + "." + with + "("},
		insertion{at: c.at(arg.End()), text: ")"})
}

// call counts what the standard library is given.
func (c *counter) call(n *ast.CallExpr) {
	switch fun := n.Fun.(type) {
	case *ast.Ident:
		if fun.Name == "string" && len(n.Args) == 1 {
			c.wrap("All", n.Args[0])
		}
	case *ast.ArrayType:
		if item, ok := fun.Elt.(*ast.Ident); ok && !c.free[n] && fun.Len == nil && (item.Name == "byte" || item.Name == "rune") && len(n.Args) == 1 {
			c.wrap("All", n.Args[0])
		}
	case *ast.SelectorExpr:
		from, ok := fun.X.(*ast.Ident)
		path := ""
		if ok {
			path = c.imports[from.Name]
		}
		name := fun.Sel.Name
		switch path {
		case "":
			if (name == "WriteString" || name == "Write") && len(n.Args) == 1 {
				c.wrap("All", n.Args[0])
			}
		case "strings", "bytes":
			switch {
			case len(n.Args) == 0 || slices.Contains(cheap, name):
			case slices.Contains(replaced, name):
				c.used[from.Name] = true
				c.edits = append(c.edits, insertion{c.at(from.Pos()), c.at(from.End()) - c.at(from.Pos()), here})
			case name == "Map":
				c.wrap("All", n.Args[1])
			default:
				c.wrap("All", n.Args[0])
			}
		case "slices":
			switch {
			case name == "Insert" || name == "Delete":
				c.edits = append(c.edits, insertion{c.at(from.Pos()), c.at(fun.Sel.End()) - c.at(from.Pos()), here + "." + name})
				c.used["slices"] = true
			case len(n.Args) > 0 && !slices.Contains(cheap, name):
				c.wrap("Items", n.Args[0])
			}
		case "crypto/sha256", "unicode/utf8", "hash/fnv", "encoding/json":
			if len(n.Args) > 0 && (strings.HasPrefix(name, "Sum") || strings.HasPrefix(name, "RuneCount") || strings.HasPrefix(name, "Valid") || name == "Unmarshal") {
				c.wrap("All", n.Args[0])
			}
		}
	}
}
