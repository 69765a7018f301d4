package config

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"

	"github.com/qbank-dev/qbank/lint"
)

// readFile reads a file that is not longer than a configuration may be by more
// than a byte.
func readFile(path string) ([]byte, error) {
	// Looking before opening matters: to open a named pipe waits for a writer,
	// perhaps for ever.
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

// reason is the cause of an error in words that are the same on every system.
func reason(err error) string {
	var pathErr *fs.PathError
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "there is no such file"
	case errors.Is(err, fs.ErrPermission):
		return "permission denied"
	case errors.As(err, &pathErr):
		return pathErr.Err.Error()
	}
	return err.Error()
}

// fileReader makes settings of one file or preset.
type fileReader struct {
	catalogue *catalogue
	name      string // as people know it
	folder    string // what paths and globs are relative to
	preset    bool

	settings settings
	extends  []*node
	unknown  []UnknownRule
	errors   Errors
}

func (r *fileReader) fail(at position, message string) {
	r.errors = append(r.errors, &Error{File: r.name, Line: at.line, Column: at.column, Message: message})
}

// noteUnknown notes a selector that fits no rule.
func (r *fileReader) noteUnknown(key, selector string, at position) {
	if r.preset {
		return // not of the user's making
	}
	u := UnknownRule{Selector: selector, Key: key, File: r.name, Line: at.line, Column: at.column}
	if len(r.unknown) < maxSuggested {
		u.Suggestion = r.catalogue.nearest(selector)
	}
	r.unknown = append(r.unknown, u)
}

// maxSuggested is for how many unknown rules of a file something like them is
// looked for, which takes long with all rules to compare with.
const maxSuggested = 100

// read reads the text of a file. After errors the settings are of no use.
func (r *fileReader) read(data []byte) {
	r.settings = settings{}
	root, errs := readDocument(r.name, data)
	r.errors = append(r.errors, errs...)
	if len(errs) > 0 || root == nil || root.kind == nullKind {
		return
	}
	if r.validate(root); len(r.errors) == 0 {
		r.collect(root)
	}
	r.errors = r.errors.inOrder()
	slices.SortStableFunc(r.unknown, func(a, b UnknownRule) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
}

// collect makes settings of the values of a valid file.
func (r *fileReader) collect(root *node) {
	for _, n := range root.children {
		switch n.key {
		case "extends":
			r.extends = n.items()
		case "select", "ignore":
			r.set(n.key, n, r.selectors(n.key, n))
		case "extendSelect":
			for i, selector := range r.selectors(n.key, n) {
				r.set("extendSelect."+selector, n.children[i], selector)
			}
		case "severity":
			r.eachRule(n, func(rule *lint.Rule, c *node) {
				severity, _ := lint.ParseSeverity(c.text())
				r.set("severity."+rule.Code, c, severity)
			})
		case "perFileIgnores":
			for _, c := range n.children {
				if g, ok := r.glob(c.key, c.keyPlace); ok {
					r.set("perFileIgnores."+g.base+"\x00"+g.pattern, c, FileIgnore{g, r.selectors(n.key, c)})
				}
			}
		case "exclude":
			globs := []Glob{}
			for _, item := range n.items() {
				if g, ok := r.glob(item.text(), item.place); ok {
					globs = append(globs, g)
				}
			}
			r.set(n.key, n, globs)
		case "marks":
			r.marks(n)
		case "rules":
			r.eachRule(n, r.options)
		case "format":
			for _, c := range n.children {
				r.set("format."+c.key, c, formatValue(c))
			}
		default:
			r.set(n.key, n, n.texts())
		}
	}
}

// set notes a setting; its origin is the line of the key.
func (r *fileReader) set(path string, n *node, value any) {
	origin := Origin{Source: r.name, Line: n.keyPlace.line}
	if n.key == "" {
		origin.Line = n.place.line // an item of a list
	}
	if r.preset {
		origin.Line = 0
	}
	r.settings[path] = setting{value, origin}
}

// selectors are the items of a list of selectors, those too that fit no rule.
func (r *fileReader) selectors(key string, list *node) []string {
	for _, item := range list.items() {
		if !r.catalogue.known(item.text()) {
			r.noteUnknown(key, item.text(), item.place)
		}
	}
	return list.texts()
}

// eachRule calls set for each member of a mapping that has rules as its keys.
// A rule may stand there by its code or by its name, but not by both.
func (r *fileReader) eachRule(n *node, set func(*lint.Rule, *node)) {
	first := map[*lint.Rule]*node{}
	for _, c := range n.children {
		rule := r.catalogue.byKey[c.key]
		if before := first[rule]; before != nil {
			r.fail(c.keyPlace, fmt.Sprintf("%s and %s on line %d are the same rule", c.key, before.key, before.keyPlace.line))
			continue
		}
		first[rule] = c
		set(rule, c)
	}
}

func (r *fileReader) glob(text string, at position) (Glob, bool) {
	g, err := newGlob(r.folder, text)
	if err != nil {
		r.fail(at, "the glob "+quoted(text)+" "+err.Error())
	}
	return g, err == nil
}

// marks notes the glyphs, none of which may have two meanings.
func (r *fileReader) marks(n *node) {
	meaning := map[string]string{}
	for _, c := range n.children {
		for _, item := range c.items() {
			glyph := plainGlyph(item.text())
			switch before := meaning[glyph]; {
			case glyph == "":
				r.fail(item.place, "a glyph is missing: U+FE0F alone is none")
			case before != "" && before != c.key:
				r.fail(item.place, fmt.Sprintf("%s is a glyph of %s and of %s", quoted(item.text()), before, c.key))
			}
			meaning[glyph] = c.key
		}
		r.set("marks."+c.key, c, c.texts())
	}
}

// plainGlyph is a glyph without U+FE0F, which makes no difference to a mark.
func plainGlyph(s string) string { return strings.ReplaceAll(s, "\ufe0f", "") }

// options notes the options of a rule, in the types of their defaults.
func (r *fileReader) options(rule *lint.Rule, n *node) {
	for _, c := range n.children {
		at := slices.IndexFunc(rule.Options, func(o lint.Option) bool { return o.Name == c.key })
		var value any
		switch rule.Options[at].Default.(type) {
		case int:
			value = whole(c)
		case float64:
			value = fractional(c)
		case []string:
			value = c.texts()
		default:
			value = c.scalar
		}
		r.set("rules."+rule.Code+"."+c.key, c, value)
	}
}

// formatValue is the value of an option of the formatter.
func formatValue(n *node) any {
	switch n.key {
	case "wrap":
		return whole(n) // none is 0
	case "markPlacement":
		return MarkPlacement(n.text())
	}
	return n.scalar
}

// whole is the value of a number that the schema has found to be whole, 0 for
// what is none.
func whole(n *node) int { return int(fractional(n)) }

func fractional(n *node) float64 {
	switch v := n.scalar.(type) {
	case int64:
		return float64(v)
	case float64:
		return v
	}
	return 0
}
