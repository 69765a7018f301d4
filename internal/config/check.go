package config

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/qbank-dev/qbank/internal/text"
	"github.com/qbank-dev/qbank/internal/yamltree"
	"github.com/qbank-dev/qbank/lint"
)

// shape is what a value of a file has to be. The schema says the same to an
// editor.
type shape struct {
	words string             // in words, such as "a list"
	fits  func(*node) bool   // looks at the value itself, not at its children
	hint  func(*node) string // how to write a value that does not fit; may be nil

	items   *shape            // of the items of a list
	members map[string]*shape // of the known members of a mapping
	others  *shape            // of the members of a mapping that takes any key
}

// fileShape returns the shape of a whole file.
func fileShape(rules []*lint.Rule) *shape {
	const blanks = " \t\n\f\r" // of \S in the schema
	reference := textShape("the path of a file or the name of a preset", func(s string) bool { return s != "" })
	selector := textShape("the code, a prefix or the name of a rule", anyText)
	words := textShape("text", func(s string) bool { return strings.Trim(s, blanks) != "" })
	glyph := textShape("a glyph", func(s string) bool {
		return s != "" && !strings.ContainsAny(s, blanks) && utf8.RuneCountInString(s) <= 16
	})
	selectors, texts := listOf(selector), listOf(words)
	glyphs := oneOrList(glyph, "a list that is not empty")
	glyphs.fits = func(n *node) bool { return glyph.fits(n) || n.Kind == yamltree.List && len(n.Children) > 0 }
	column := numberShape(true, 20, 1000)
	wrap := &shape{words: strconv.Quote(noWrap) + " or " + column.words, fits: func(n *node) bool {
		return textOf(n) == noWrap || column.fits(n)
	}}

	options := map[string]*shape{}
	for _, r := range rules {
		known := map[string]*shape{}
		for _, o := range r.Options {
			known[o.Name] = optionShape(o)
		}
		options[r.Code] = mapping(known, nil)
		options[r.Name] = options[r.Code]
	}
	return mapping(map[string]*shape{
		"extends":             oneOrList(reference, "a list"),
		"select":              selectors,
		"ignore":              selectors,
		"extendSelect":        selectors,
		"severity":            mapping(nil, severityShape()),
		"perFileIgnores":      mapping(nil, selectors),
		"exclude":             listOf(textShape("a glob", anyText)), // newGlob knows more
		"marks":               mapping(map[string]*shape{"pro": glyphs, "con": glyphs, "caution": glyphs, "star": glyphs}, nil),
		"analysisTitles":      texts,
		"optionSectionTitles": texts,
		"answerWords":         texts,
		"requiredSections":    texts,
		"rules":               mapping(options, nil),
		"format": mapping(map[string]*shape{
			"wrap":                    wrap,
			"markPlacement":           choice(string(MarkEnd), string(MarkKeep)),
			"blankLineBetweenOptions": boolShape(),
		}, nil),
	}, nil)
}

// optionShape returns the shape of an option, by the type of its default.
func optionShape(o lint.Option) *shape {
	switch v := o.Default.(type) {
	case int:
		least := -maxWhole
		if v >= 0 {
			least = 0
		}
		return numberShape(true, float64(least), maxWhole)
	case float64:
		least := math.Inf(-1)
		if v >= 0 {
			least = 0
		}
		return numberShape(false, least, math.Inf(1))
	case bool:
		return boolShape()
	case []string:
		return listOf(textShape("text", anyText))
	}
	return textShape("text", anyText)
}

func anyText(string) bool { return true }

func textShape(words string, fits func(string) bool) *shape {
	return &shape{
		words: words,
		fits:  func(n *node) bool { return n.Kind == yamltree.Text && fits(n.Text) },
		hint: func(n *node) string {
			if n.Kind == yamltree.Number || n.Kind == yamltree.Bool {
				return " (put it in quotation marks)"
			}
			return ""
		},
	}
}

func listOf(items *shape) *shape {
	const longest = 64 // in bytes, of a list that a message proposes
	return &shape{
		words: "a list", items: items,
		fits: func(n *node) bool { return n.Kind == yamltree.List },
		hint: func(n *node) string {
			parts := strings.Split(n.Text, ",")
			for i, part := range parts {
				parts[i] = strings.TrimSpace(part)
			}
			if list := flow(parts); n.Kind == yamltree.Text && len(list) <= longest {
				return " (write " + list + ")"
			}
			return ""
		},
	}
}

// oneOrList returns the shape of a list that may be its only item instead.
func oneOrList(item *shape, list string) *shape {
	return &shape{words: item.words + " or " + list, items: item, fits: func(n *node) bool {
		return item.fits(n) || n.Kind == yamltree.List
	}}
}

func mapping(members map[string]*shape, others *shape) *shape {
	return &shape{words: "a mapping", members: members, others: others, fits: func(n *node) bool {
		return n.Kind == yamltree.Object
	}}
}

func boolShape() *shape {
	return &shape{
		words: "true or false",
		fits:  func(n *node) bool { return n.Kind == yamltree.Bool },
		hint: func(n *node) string {
			switch strings.ToLower(textOf(n)) {
			case "true", "yes", "on", "y":
				return " (write true)"
			case "false", "no", "off", "n":
				return " (write false)"
			}
			return ""
		},
	}
}

func numberShape(whole bool, least, most float64) *shape {
	s := &shape{words: "a number"}
	if whole {
		s.words = "a whole number"
	}
	switch {
	case !math.IsInf(most, 0):
		s.words += fmt.Sprintf(" from %.0f to %.0f", least, most)
	case !math.IsInf(least, 0):
		s.words += " of " + numberText(least) + " or more"
	}
	s.fits = func(n *node) bool {
		v, err := strconv.ParseFloat(n.Text, 64)
		return n.Kind == yamltree.Number && err == nil && least <= v && v <= most && (!whole || v == math.Trunc(v))
	}
	s.hint = func(n *node) string {
		if _, err := strconv.ParseFloat(textOf(n), 64); err == nil {
			return " (write it without quotation marks and leading zeros)"
		}
		return ""
	}
	return s
}

// choice returns the shape of a text that is one of a few.
func choice(choices ...string) *shape {
	return &shape{
		words: quotedOr(choices),
		fits:  func(n *node) bool { return slices.Contains(choices, textOf(n)) },
		hint: func(n *node) string {
			word := strings.ToLower(textOf(n))
			for _, c := range choices {
				if word != "" && strings.HasPrefix(c, word) {
					return fmt.Sprintf(" (did you mean %q?)", c)
				}
			}
			return text.DidYouMean(word, choices)
		},
	}
}

func severityShape() *shape {
	s := choice("error", "warning", "info")
	near := s.hint
	s.hint = func(n *node) string {
		switch strings.ToLower(textOf(n)) {
		case "off", "none", "ignore":
			return " (a rule is turned off under ignore)"
		}
		return near(n)
	}
	return s
}

// check reports what in a value does not have its shape. The name is that of
// the value, such as "rules.QB401.ratio", and "" for the whole file.
func (r *fileReader) check(n *node, s *shape, name string) {
	if !s.fits(n) {
		hint := ""
		if s.hint != nil {
			hint = s.hint(n)
		}
		r.fail(n.Offset, name+" must be "+s.words+", not "+seen(n)+hint)
		return
	}
	for i := range n.Children {
		c := &n.Children[i]
		if n.Kind == yamltree.List {
			r.check(c, s.items, fmt.Sprintf("item %d of %s", i+1, name))
			continue
		}
		of := s.others
		if of == nil {
			of = s.members[c.Key]
		}
		switch member := scalarText(c.Key); {
		case of == nil:
			r.fail(c.KeyOffset, unknownKey(name, c.Key, s.members))
		case name == "":
			r.check(c, of, member)
		default:
			r.check(c, of, name+"."+member)
		}
	}
}

func unknownKey(of, key string, known map[string]*shape) string {
	message := "unknown key " + text.Quote(key)
	names := slices.Sorted(maps.Keys(known))
	if of != "" {
		message += " in " + of
		if len(names) == 0 {
			return message + ", which has no options"
		}
	}
	if hint := text.DidYouMean(key, names); hint != "" || of == "" {
		return message + hint
	}
	return message + ": it takes " + quotedOr(names)
}

// seen returns what a value is, as short as a message needs it.
func seen(n *node) string {
	switch n.Kind {
	case yamltree.Null:
		return "nothing"
	case yamltree.List:
		return "a list"
	case yamltree.Object:
		return "a mapping"
	case yamltree.Text:
		return text.Quote(n.Text)
	case yamltree.Number:
		if _, err := strconv.ParseInt(n.Text, 10, 64); err == nil {
			return n.Text
		}
		if value, err := strconv.ParseFloat(n.Text, 64); err == nil {
			return numberText(value)
		}
	}
	return n.Text
}

func quotedOr(choices []string) string {
	quoted := make([]string, len(choices))
	for i, c := range choices {
		quoted[i] = strconv.Quote(c)
	}
	return or(quoted)
}

func or(choices []string) string {
	last := len(choices) - 1
	if last < 1 {
		return strings.Join(choices, "")
	}
	return strings.Join(choices[:last], ", ") + " or " + choices[last]
}
