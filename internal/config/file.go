package config

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/qbank-dev/qbank/internal/files"
	"github.com/qbank-dev/qbank/internal/text"
	"github.com/qbank-dev/qbank/internal/yamltree"
	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/parser"
)

// The limits of a file. The longest sensible one is a few kilobytes, and the
// keys go down to a depth of 4.
const (
	maxBytes  = 256 << 10
	maxDepth  = 20
	maxValues = 10_000
	// maxSuggested is for how many unknown rules of a file the nearest known
	// one is looked for. Each is compared with all rules.
	maxSuggested = 100
)

// readFile reads a file, of one that is too long a byte more than is allowed.
func readFile(path string) ([]byte, error) {
	// To open a named pipe would wait for a writer, perhaps for ever.
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return nil, err
	case info.IsDir():
		return nil, errors.New("it is a folder, not a file")
	case !info.Mode().IsRegular():
		return nil, errors.New("it is not a regular file")
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return io.ReadAll(io.LimitReader(file, maxBytes+1))
}

// reason returns the cause of an error in words that are the same on every
// system.
func reason(err error) string {
	if errors.Is(err, fs.ErrNotExist) {
		return "there is no such file"
	}
	return files.Reason(err)
}

// fileReader makes settings of one file or preset.
type fileReader struct {
	catalogue *catalogue
	name      string // as people know it
	folder    string // what paths and globs are relative to
	preset    bool

	source   *parser.Source
	settings settings
	extends  []node
	unknown  []UnknownRule
	errors   Errors
}

// fail adds an error at a byte offset of the file.
func (r *fileReader) fail(offset int, message string) {
	at := r.source.Position(offset, parser.Runes)
	r.errors = append(r.errors, &Error{File: r.name, Line: at.Line, Column: at.Column, Message: message})
}

// noteUnknown notes a selector that fits no rule. Those of presets are not the
// user's.
func (r *fileReader) noteUnknown(key, selector string, offset int) {
	if r.preset {
		return
	}
	at := r.source.Position(offset, parser.Runes)
	u := UnknownRule{Selector: selector, Key: key, File: r.name, Line: at.Line, Column: at.Column}
	if len(r.unknown) < maxSuggested {
		u.Suggestion = text.Nearest(selector, r.catalogue.names)
	}
	r.unknown = append(r.unknown, u)
}

// read reads the text of a file. After errors the settings are of no use.
func (r *fileReader) read(data []byte) {
	r.settings = settings{}
	root := r.parse(data)
	if len(r.errors) == 0 && root != nil && root.Kind != yamltree.Null {
		if r.validate(root); len(r.errors) == 0 {
			r.collect(root)
		}
	}
	r.errors = r.errors.inOrder()
	slices.SortStableFunc(r.unknown, func(a, b UnknownRule) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
}

// node is a value of a file.
type node = yamltree.Node

// parse returns the value of a file, nil for a file without any. It adds what
// keeps the file from being read to the errors.
func (r *fileReader) parse(data []byte) *node {
	if len(data) > maxBytes {
		r.errors = Errors{{File: r.name, Message: fmt.Sprintf("the file is longer than %d KiB, which no configuration is", maxBytes>>10)}}
		return nil
	}
	r.source = parser.NewSource(r.name, string(data))
	valid := 0
	for valid < len(data) {
		c, size := utf8.DecodeRune(data[valid:])
		if c == utf8.RuneError && size == 1 {
			break
		}
		valid += size
	}
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xfe")), bytes.HasPrefix(data, []byte("\xfe\xff")):
		r.fail(0, "the file is UTF-16: save it as UTF-8")
		return nil
	case valid < len(data):
		r.fail(valid, fmt.Sprintf("the file is not UTF-8: byte 0x%02X stands here", data[valid]))
		return nil
	}
	reader := yamltree.Reader{
		MaxAliased: 16 << 10,
		InBytes:    true,
		ObjectName: "mapping",
		NoMerge:    "merge keys (<<) are not read here: extends merges whole files",
	}
	body := bytes.TrimPrefix(data, []byte("\ufeff"))
	var root *node
	documents := 0
	faults := reader.Read(body, len(data)-len(body), func(offset int, document *node) {
		if documents++; documents == 1 {
			root = document
		} else if documents == 2 {
			r.fail(offset, "a second document begins here: a configuration is one document")
		}
	})
	for _, fault := range faults {
		if fault.Syntax {
			fault.Message = "not valid YAML: " + fault.Message
		}
		r.fail(fault.Offset, fault.Message)
	}
	if root != nil {
		values := 0
		r.limit(root, 0, &values)
	}
	return root
}

// limit reports values that are nested too deep or too many, and keys that
// their mapping has twice. It counts the values.
func (r *fileReader) limit(n *node, depth int, values *int) {
	if *values++; *values > maxValues {
		if *values == maxValues+1 {
			r.fail(n.Offset, fmt.Sprintf("the file holds more than %d values, which no configuration does", maxValues))
		}
		return
	}
	if depth > maxDepth {
		r.fail(n.Offset, fmt.Sprintf("lists and mappings are nested more than %d deep", maxDepth))
		return
	}
	if n.Alias {
		return
	}
	first := map[string]int{}
	for i := range n.Children {
		c := &n.Children[i]
		if before, twice := first[c.Key]; n.Kind == yamltree.Object && twice {
			r.fail(c.KeyOffset, fmt.Sprintf("the key %s stands twice, first on line %d", text.Quote(c.Key), r.source.LineAt(before)))
		} else {
			first[c.Key] = c.KeyOffset
		}
		r.limit(c, depth+1, values)
	}
}

// validate checks the values of a file. It takes out of the tree and notes the
// members of severity and rules that are named after no rule.
func (r *fileReader) validate(root *node) {
	if root.Kind != yamltree.Object {
		r.fail(root.Offset, "a configuration is a mapping, such as \"ignore: [QB310]\", not "+seen(root))
		return
	}
	// A list of which every item is commented out says nothing about the list.
	root.Children = slices.DeleteFunc(root.Children, func(n node) bool { return n.Kind == yamltree.Null })
	for _, key := range []string{"severity", "rules"} {
		of := root.Member(key)
		if of == nil || of.Kind != yamltree.Object {
			continue
		}
		of.Children = slices.DeleteFunc(of.Children, func(n node) bool {
			if r.catalogue.byKey[n.Key] != nil {
				return false
			}
			if fits := r.catalogue.fits(n.Key); fits > 1 {
				r.fail(n.KeyOffset, fmt.Sprintf("%s is set for one rule at a time, and %s stands for %d", key, text.Quote(n.Key), fits))
			} else {
				r.noteUnknown(key, n.Key, n.KeyOffset)
			}
			return true
		})
	}
	r.check(root, r.catalogue.shape, "")
}

// collect makes settings of the values of a valid file.
func (r *fileReader) collect(root *node) {
	for i := range root.Children {
		n := &root.Children[i]
		switch n.Key {
		case "extends":
			r.extends = items(n)
		case "select", "ignore":
			r.set(n.Key, n, r.selectors(n.Key, n))
		case "extendSelect":
			for i, selector := range r.selectors(n.Key, n) {
				r.set("extendSelect."+selector, &n.Children[i], selector)
			}
		case "severity":
			r.eachRule(n, func(rule *lint.Rule, c *node) {
				severity, _ := lint.ParseSeverity(c.Text)
				r.set("severity."+rule.Code, c, severity)
			})
		case "perFileIgnores":
			for _, c := range n.Children {
				if g, ok := r.glob(c.Key, c.KeyOffset); ok {
					r.set("perFileIgnores."+g.base+"\x00"+g.pattern, &c, FileIgnore{g, r.selectors(n.Key, &c)})
				}
			}
		case "exclude":
			globs := []Glob{}
			for _, item := range n.Children {
				if g, ok := r.glob(item.Text, item.Offset); ok {
					globs = append(globs, g)
				}
			}
			r.set(n.Key, n, globs)
		case "marks":
			r.marks(n)
		case "rules":
			r.eachRule(n, func(rule *lint.Rule, of *node) {
				for _, c := range of.Children {
					path := "rules." + rule.Code + "." + c.Key
					r.set(path, &c, valueLike(r.catalogue.defaults[path].value, &c))
				}
			})
		case "format":
			for _, c := range n.Children {
				path := "format." + c.Key
				r.set(path, &c, valueLike(r.catalogue.defaults[path].value, &c))
			}
		default:
			r.set(n.Key, n, itemTexts(n))
		}
	}
}

// set notes a setting; its origin is the line of the key.
func (r *fileReader) set(path string, n *node, value any) {
	origin := Origin{Source: r.name}
	switch {
	case r.preset:
	case n.Key == "": // an item of a list
		origin.Line = r.source.LineAt(n.Offset)
	default:
		origin.Line = r.source.LineAt(n.KeyOffset)
	}
	r.settings[path] = setting{value, origin}
}

// selectors returns the items of a list of selectors, those too that fit no
// rule.
func (r *fileReader) selectors(key string, list *node) []string {
	for _, item := range list.Children {
		if r.catalogue.fits(item.Text) == 0 {
			r.noteUnknown(key, item.Text, item.Offset)
		}
	}
	return itemTexts(list)
}

// eachRule calls set for each member of a mapping that has rules as its keys.
// A rule may be there by its code or by its name, but not by both.
func (r *fileReader) eachRule(n *node, set func(*lint.Rule, *node)) {
	first := map[*lint.Rule]*node{}
	for i := range n.Children {
		c := &n.Children[i]
		rule := r.catalogue.byKey[c.Key]
		if before := first[rule]; before != nil {
			r.fail(c.KeyOffset, fmt.Sprintf("%s and %s on line %d are the same rule", c.Key, before.Key, r.source.LineAt(before.KeyOffset)))
			continue
		}
		first[rule] = c
		set(rule, c)
	}
}

func (r *fileReader) glob(pattern string, offset int) (Glob, bool) {
	g, err := newGlob(r.folder, pattern)
	if err != nil {
		r.fail(offset, "the glob "+text.Quote(pattern)+" "+err.Error())
	}
	return g, err == nil
}

// marks notes the glyphs, none of which may have two meanings.
func (r *fileReader) marks(n *node) {
	meaning := map[string]string{}
	for _, c := range n.Children {
		for _, item := range items(&c) {
			glyph := plainGlyph(item.Text)
			switch before := meaning[glyph]; {
			case glyph == "":
				r.fail(item.Offset, "a glyph is missing: U+FE0F alone is none")
			case before != "" && before != c.Key:
				r.fail(item.Offset, fmt.Sprintf("%s is a glyph of %s and of %s", text.Quote(item.Text), before, c.Key))
			}
			meaning[glyph] = c.Key
		}
		r.set("marks."+c.Key, &c, itemTexts(&c))
	}
}

// plainGlyph returns a glyph without U+FE0F, which makes no difference to a
// mark.
func plainGlyph(s string) string { return strings.ReplaceAll(s, "\ufe0f", "") }

// valueLike returns a value of a file in the type of a default.
func valueLike(like any, n *node) any {
	number, _ := strconv.ParseFloat(n.Text, 64) // 0 for noWrap
	switch like.(type) {
	case int:
		return int(number)
	case float64:
		return number
	case bool:
		return n.Text == "true"
	case MarkPlacement:
		return MarkPlacement(n.Text)
	case []string:
		return itemTexts(n)
	}
	return n.Text
}

// items returns the items of a list; a value that is no list is its own only
// item.
func items(n *node) []node {
	if n.Kind == yamltree.List {
		return n.Children
	}
	return []node{*n}
}

// itemTexts returns the texts of the items.
func itemTexts(n *node) []string {
	texts := []string{}
	for _, item := range items(n) {
		texts = append(texts, item.Text)
	}
	return texts
}

// textOf returns the text of a node, "" where it is something else.
func textOf(n *node) string {
	if n.Kind == yamltree.Text {
		return n.Text
	}
	return ""
}
