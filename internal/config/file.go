package config

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/qbank-dev/qbank/internal/files"
	"github.com/qbank-dev/qbank/internal/yamltree"
	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/parser"
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

	source   *parser.Source // the text of the file
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

// noteUnknown notes a selector that fits no rule.
func (r *fileReader) noteUnknown(key, selector string, offset int) {
	if r.preset {
		return // not of the user's making
	}
	at := r.source.Position(offset, parser.Runes)
	u := UnknownRule{Selector: selector, Key: key, File: r.name, Line: at.Line, Column: at.Column}
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
				severity, _ := lint.ParseSeverity(textOf(c))
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
			for _, item := range items(n) {
				if g, ok := r.glob(textOf(&item), item.Offset); ok {
					globs = append(globs, g)
				}
			}
			r.set(n.Key, n, globs)
		case "marks":
			r.marks(n)
		case "rules":
			r.eachRule(n, r.options)
		case "format":
			for _, c := range n.Children {
				r.set("format."+c.Key, &c, formatValue(&c))
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

// selectors are the items of a list of selectors, those too that fit no rule.
func (r *fileReader) selectors(key string, list *node) []string {
	selectors := itemTexts(list)
	for i, item := range items(list) {
		if !r.catalogue.known(selectors[i]) {
			r.noteUnknown(key, selectors[i], item.Offset)
		}
	}
	return selectors
}

// eachRule calls set for each member of a mapping that has rules as its keys.
// A rule may stand there by its code or by its name, but not by both.
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

func (r *fileReader) glob(text string, offset int) (Glob, bool) {
	g, err := newGlob(r.folder, text)
	if err != nil {
		r.fail(offset, "the glob "+quoted(text)+" "+err.Error())
	}
	return g, err == nil
}

// marks notes the glyphs, none of which may have two meanings.
func (r *fileReader) marks(n *node) {
	meaning := map[string]string{}
	for _, c := range n.Children {
		for _, item := range items(&c) {
			glyph := plainGlyph(textOf(&item))
			switch before := meaning[glyph]; {
			case glyph == "":
				r.fail(item.Offset, "a glyph is missing: U+FE0F alone is none")
			case before != "" && before != c.Key:
				r.fail(item.Offset, fmt.Sprintf("%s is a glyph of %s and of %s", quoted(item.Text), before, c.Key))
			}
			meaning[glyph] = c.Key
		}
		r.set("marks."+c.Key, &c, itemTexts(&c))
	}
}

// plainGlyph is a glyph without U+FE0F, which makes no difference to a mark.
func plainGlyph(s string) string { return strings.ReplaceAll(s, "\ufe0f", "") }

// options notes the options of a rule, in the types of their defaults.
func (r *fileReader) options(rule *lint.Rule, n *node) {
	for _, c := range n.Children {
		at := slices.IndexFunc(rule.Options, func(o lint.Option) bool { return o.Name == c.Key })
		var value any
		switch rule.Options[at].Default.(type) {
		case int:
			value = int(fractional(&c))
		case float64:
			value = fractional(&c)
		case []string:
			value = itemTexts(&c)
		default:
			value = c.Decoded(number)
		}
		r.set("rules."+rule.Code+"."+c.Key, &c, value)
	}
}

// formatValue is the value of an option of the formatter.
func formatValue(n *node) any {
	switch n.Key {
	case "wrap":
		return int(fractional(n)) // none is 0
	case "markPlacement":
		return MarkPlacement(n.Text)
	}
	return n.Decoded(number)
}

// fractional returns the value of a number, 0 for what is none.
func fractional(n *node) float64 {
	if n.Kind != yamltree.Number {
		return 0
	}
	value, _ := strconv.ParseFloat(n.Text, 64)
	return value
}
