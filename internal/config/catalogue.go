package config

import (
	"strings"
	"sync"

	"github.com/qbank-dev/qbank/internal/text"
	"github.com/qbank-dev/qbank/lint"
)

// catalogue is what the files are checked against.
type catalogue struct {
	rules    []*lint.Rule
	byKey    map[string]*lint.Rule // by code and by name
	names    []string              // of rules and ALL, for suggestions
	defaults settings
	schema   func() (*validator, error)
}

func newCatalogue(rules []*lint.Rule) *catalogue {
	c := &catalogue{
		rules:    rules,
		byKey:    make(map[string]*lint.Rule, 2*len(rules)),
		names:    selectorNames(rules),
		defaults: defaultSettings(rules),
		// Compiled on first use: most runs meet no file.
		schema: sync.OnceValues(func() (*validator, error) { return newValidator(rules) }),
	}
	for _, r := range rules {
		c.byKey[r.Code], c.byKey[r.Name] = r, r
	}
	return c
}

// known tells whether a selector fits any rule.
func (c *catalogue) known(selector string) bool { return c.fits(selector) > 0 }

// fits is how many rules a selector fits.
func (c *catalogue) fits(selector string) int {
	n := 0
	for _, r := range c.rules {
		if lint.Match(selector, r) {
			n++
		}
	}
	if n == 0 && strings.EqualFold(selector, everyRule) {
		return 1 // in a catalogue without rules
	}
	return n
}

// nearest is the selector that was probably meant, "" where none is near.
func (c *catalogue) nearest(selector string) string { return nearest(selector, c.names) }

// longestWord is how long a word may be for something like it to be looked for:
// the time grows with its length, and a file may hold a very long one.
const longestWord = 64

func nearest(word string, known []string) string {
	if len(word) > longestWord {
		return ""
	}
	return text.Nearest(word, known)
}

func didYouMean(word string, known []string) string {
	if near := nearest(word, known); near != "" {
		return " (did you mean " + quoted(near) + "?)"
	}
	return ""
}
