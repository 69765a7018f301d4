package treejson

import (
	"bytes"
	"encoding/json"
	"fmt"
	"go/importer"
	"go/token"
	"go/types"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v5"
	"pgregory.net/rapid"

	"github.com/qbank-dev/qbank/parser"
)

// schemaNode is what these tests read of the schema.
type schemaNode struct {
	Description          string
	Properties           map[string]*schemaNode
	Required             []string
	AdditionalProperties *bool
	Items                *schemaNode
	AllOf                []*schemaNode
	If, Then             *schemaNode
	Const                any
	Enum                 []any
	Ref                  string                 `json:"$ref"`
	Defs                 map[string]*schemaNode `json:"$defs"`
}

func readSchema(t *testing.T) *schemaNode {
	t.Helper()
	root := &schemaNode{}
	if err := json.Unmarshal(Schema(), root); err != nil {
		t.Fatal(err)
	}
	return root
}

// kindsOf returns the schemas of all kinds of nodes.
func (s *schemaNode) kindsOf() map[string]*schemaNode {
	kinds := map[string]*schemaNode{}
	for _, n := range append(slices.Collect(maps.Values(s.Defs)), s) {
		if k := n.Properties["kind"]; k != nil && k.Const != nil {
			kinds[k.Const.(string)] = n
		}
	}
	return kinds
}

func compileSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	compiled, err := jsonschema.CompileString("ast.schema.json", string(Schema()))
	if err != nil {
		t.Fatal(err)
	}
	return compiled
}

// reporter is what tests and properties have in common.
type reporter interface {
	Helper()
	Errorf(format string, args ...any)
	Fatal(args ...any)
}

// checkTree validates the tree of a text and returns it as JSON.
func checkTree(t reporter, compiled *jsonschema.Schema, name, text string) any {
	t.Helper()
	var line bytes.Buffer
	if err := Write(&line, Tree(parser.Parse(name, []byte(text)))); err != nil {
		t.Fatal(err)
	}
	dec := json.NewDecoder(&line)
	dec.UseNumber()
	var tree any
	if err := dec.Decode(&tree); err != nil {
		t.Fatal(err)
	}
	checkGaps(t, name, text, tree)
	if err := compiled.Validate(tree); err != nil {
		t.Errorf("the tree of %s is not as the schema says: %#v\n%q", name, err, text)
	}
	return tree
}

// checkGaps checks that only white space lies between the children of a node.
func checkGaps(t reporter, name, text string, tree any) {
	t.Helper()
	node := tree.(map[string]any)
	children, _ := node["children"].([]any)
	offset := func(node any, key string) int {
		n, err := node.(map[string]any)["span"].(map[string]any)[key].(json.Number).Int64()
		if err != nil {
			t.Fatal(err)
		}
		return int(n)
	}
	for i, child := range children {
		checkGaps(t, name, text, child)
		if i == 0 {
			continue
		}
		gap := text[offset(children[i-1], "end"):offset(child, "start")]
		if strings.TrimFunc(gap, func(r rune) bool { return unicode.IsSpace(r) || r == '\ufeff' || r == '\u200b' }) != "" {
			t.Errorf("%s: %q stands between two children of a %v", name, gap, node["kind"])
		}
	}
}

// TestSchemaForm checks that the schema allows no unknown key, describes every
// key, and names each kind after itself.
func TestSchemaForm(t *testing.T) {
	root := readSchema(t)
	var visit func(where string, n *schemaNode)
	visit = func(where string, n *schemaNode) {
		if n == nil {
			return
		}
		// What only limits the kinds that another schema allows closes nothing.
		if n.Properties != nil && n.Ref == "" && (n.AdditionalProperties == nil || *n.AdditionalProperties) {
			t.Errorf("%s allows unknown keys", where)
		}
		for key, p := range n.Properties {
			if p.Description == "" {
				t.Errorf("%s: the key %q has no description", where, key)
			}
			visit(where+"/"+key, p)
		}
		visit(where+"/items", n.Items)
		for name, d := range n.Defs {
			if d.Description == "" {
				t.Errorf("%s has no description", name)
			}
			if k := d.Properties["kind"]; k != nil && k.Const != nil && k.Const != name {
				t.Errorf("%s has the kind %v", name, k.Const)
			}
			visit(name, d)
		}
	}
	visit("File", root)
}

// TestSchemaLeadsToAllKinds checks that each kind refers to its own schema.
func TestSchemaLeadsToAllKinds(t *testing.T) {
	root := readSchema(t)
	got := map[string]string{"File": ""}
	for _, choice := range root.Defs["node"].AllOf {
		got[choice.If.Properties["kind"].Const.(string)] = choice.Then.Ref
	}
	for kind := range root.kindsOf() {
		if ref, ok := got[kind]; !ok || ref != "" && ref != "#/$defs/"+kind {
			t.Errorf("%s leads to %q", kind, ref)
		}
	}
}

// notInTrees are kinds that no tree has: the content of an option analysis, whose
// blocks are children of the analysis itself, the wrapper of a block, which goes
// by the block's kind, and blocks that are read into a node of another name or
// stand outside of all records.
var notInTrees = []string{"Content", "BlockNode", "OptionSectionHeading", "FrontMatter", "Trivia"}

// TestSchemaHasAllKinds compares the schema with the nodes and blocks of the
// parser, so that a new one cannot be forgotten.
func TestSchemaHasAllKinds(t *testing.T) {
	got := slices.Sorted(maps.Keys(readSchema(t).kindsOf()))
	want := nodeTypes(t)
	for kind := parser.Kind(1); kind.String() != "EOF"; kind++ {
		want = append(want, kind.String())
	}
	want = slices.DeleteFunc(want, func(kind string) bool { return slices.Contains(notInTrees, kind) })
	slices.Sort(want)
	if diff := cmp.Diff(slices.Compact(want), got); diff != "" {
		t.Errorf("the schema has other kinds than the parser (-parser +schema):\n%s", diff)
	}
}

// nodeTypes returns the exported types of the parser that are nodes.
func nodeTypes(t *testing.T) []string {
	t.Helper()
	pkg, err := importer.ForCompiler(token.NewFileSet(), "source", nil).Import("github.com/qbank-dev/qbank/parser")
	if err != nil {
		t.Fatal(err)
	}
	node := pkg.Scope().Lookup("Node").Type().Underlying().(*types.Interface)
	var names []string
	for _, name := range pkg.Scope().Names() {
		object, ok := pkg.Scope().Lookup(name).(*types.TypeName)
		if ok && object.Exported() && name != "Node" && types.Implements(types.NewPointer(object.Type()), node) {
			names = append(names, name)
		}
	}
	return names
}

// TestSchemaIsUsedUp validates the trees of all of testdata, and checks that each
// key, child and value of the schema occurs in one of them.
func TestSchemaIsUsedUp(t *testing.T) {
	compiled, root := compileSchema(t), readSchema(t)
	seen := map[string]bool{}
	files := 0
	err := filepath.WalkDir(filepath.Join("..", "..", "testdata"), func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		files++
		collect(seen, "", checkTree(t, compiled, filepath.ToSlash(path), string(data)))
		return nil
	})
	if err != nil || files < 50 {
		t.Fatalf("%d files were read: %v", files, err)
	}
	for _, text := range append(fragmentBanks(), everything) {
		collect(seen, "", checkTree(t, compiled, "bank.md", text))
	}
	for name, kind := range root.kindsOf() {
		for _, use := range kind.uses(root, name) {
			if !seen[use] {
				t.Errorf("%s is in the schema, but in no tree", use)
			}
		}
	}
}

// uses returns the keys, children and values that a schema has below a path.
func (s *schemaNode) uses(root *schemaNode, path string) []string {
	var list []string
	switch name, ok := strings.CutPrefix(s.Ref, "#/$defs/"); {
	case name == "node":
		for _, kind := range s.Properties["kind"].Enum {
			list = append(list, fmt.Sprintf("%s>%s", path, kind))
		}
		return list
	case ok:
		s = root.Defs[name]
	}
	for _, v := range s.Enum {
		list = append(list, fmt.Sprintf("%s=%v", path, v))
	}
	for key, p := range s.Properties {
		list = append(list, path+"."+key)
		list = append(list, p.uses(root, path+"."+key)...)
	}
	if s.Items != nil {
		list = append(list, s.Items.uses(root, path)...)
	}
	return list
}

// collect notes the keys, children and values of a tree as uses names them.
func collect(seen map[string]bool, path string, v any) {
	switch v := v.(type) {
	case map[string]any:
		if _, node := v["span"]; node && (path == "" || strings.HasSuffix(path, ".children")) {
			kind := v["kind"].(string)
			seen[path+">"+kind] = true
			path = kind
		}
		for key, value := range v {
			seen[path+"."+key] = true
			collect(seen, path+"."+key, value)
		}
	case []any:
		for _, item := range v {
			collect(seen, path, item)
		}
	case string:
		seen[path+"="+v] = true
	}
}

// TestSchemaOfAnyBank validates the trees of banks that are drawn at random.
func TestSchemaOfAnyBank(t *testing.T) {
	compiled := compileSchema(t)
	rapid.Check(t, func(t *rapid.T) { checkTree(t, compiled, "bank.md", drawBank(t)) })
}

// TestSchemaRefuses checks that the schema rejects what no tree has.
func TestSchemaRefuses(t *testing.T) {
	compiled := compileSchema(t)
	good := func() map[string]any {
		return checkTree(t, compiled, "bank.md", everything).(map[string]any)
	}
	first := func(tree map[string]any) map[string]any { return tree["children"].([]any)[0].(map[string]any) }
	for name, spoil := range map[string]func(tree map[string]any){
		"unknown key":      func(tree map[string]any) { tree["x"] = true },
		"another kind":     func(tree map[string]any) { first(tree)["kind"] = "Paragraph" },
		"no span":          func(tree map[string]any) { delete(first(tree), "span") },
		"unknown field":    func(tree map[string]any) { first(first(tree))["fields"].(map[string]any)["x"] = "y" },
		"fields of others": func(tree map[string]any) { first(tree)["fields"] = map[string]any{"level": 2} },
		"another version":  func(tree map[string]any) { tree["schemaVersion"] = 2 },
	} {
		tree := good()
		spoil(tree)
		if compiled.Validate(tree) == nil {
			t.Errorf("%s: the schema takes it", name)
		}
	}
}
