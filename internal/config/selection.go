package config

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/qbank-dev/qbank/lint"
)

// everyRule is the selector of all rules that are not off by nature.
const everyRule = "ALL"

// catalogue is what the files are checked against.
type catalogue struct {
	rules    []*lint.Rule
	byKey    map[string]*lint.Rule // by code and by name
	names    []string              // of rules and ALL, for suggestions
	defaults settings
	shape    *shape
}

func newCatalogue(rules []*lint.Rule) *catalogue {
	c := &catalogue{
		rules:    rules,
		byKey:    make(map[string]*lint.Rule, 2*len(rules)),
		names:    selectorNames(rules),
		defaults: defaultSettings(rules),
		shape:    fileShape(rules),
	}
	for _, r := range rules {
		c.byKey[r.Code], c.byKey[r.Name] = r, r
	}
	return c
}

// selectorNames returns the selectors that an editor can propose.
func selectorNames(rules []*lint.Rule) []string {
	codes, names := []string{everyRule}, []string{}
	for _, r := range rules {
		codes, names = append(codes, r.Code), append(names, r.Name)
	}
	return append(codes, names...)
}

// fits returns how many rules a selector fits.
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

// split returns the selectors that fit a rule, and those that fit none.
func (c *catalogue) split(selectors ...string) (known, unknown []string) {
	for _, s := range selectors {
		if c.fits(s) > 0 {
			known = append(known, s)
		} else {
			unknown = append(unknown, s)
		}
	}
	return known, unknown
}

// choose returns the codes that selectors choose. Those that fit no rule, and
// lists that are empty, choose nothing.
func (c *catalogue) choose(o Overrides) map[string]bool {
	var selection lint.Selection
	selection.Select, _ = c.split(slices.Concat(o.Select, o.ExtendSelect)...)
	selection.Ignore, _ = c.split(o.Ignore...)
	out := map[string]bool{}
	if len(selection.Select) == 0 {
		return out // an empty selection would be the default
	}
	rules, _ := selection.Choose(c.rules) // fails only on unknown selectors
	for _, r := range rules {
		out[r.Code] = true
	}
	return out
}

// Overrides are the selectors of the command line. They win over those of
// files: Select replaces all that files say about the selection. Without it,
// ExtendSelect and Ignore decide for the rules that they fit, and the files for
// the others.
type Overrides struct {
	Select, ExtendSelect, Ignore []string
}

// With returns the configuration with the selectors of the command line, for
// [Config.Explain].
func (c *Config) With(o Overrides) *Config {
	out := *c
	out.overrides = o
	out.Origins = maps.Clone(c.Origins)
	if len(o.Select) > 0 {
		out.Select, out.Ignore, out.ExtendSelect = o.Select, o.Ignore, o.ExtendSelect
		for _, key := range []string{"select", "ignore", "extendSelect"} {
			out.Origins[key] = fromCommandLine
		}
		for _, selector := range c.ExtendSelect {
			delete(out.Origins, "extendSelect."+selector)
		}
		return &out
	}
	add := func(key string, have, more []string) []string {
		list := slices.Clone(have)
		for _, selector := range more {
			if !slices.Contains(list, selector) {
				list = append(list, selector)
			}
			out.Origins[key+"."+selector] = fromCommandLine
		}
		return list
	}
	out.Ignore = add("ignore", c.Ignore, o.Ignore)
	out.ExtendSelect = add("extendSelect", c.ExtendSelect, o.ExtendSelect)
	return &out
}

// Linter returns the options of the linter, with the selectors of the command
// line. A selector of the command line that fits no rule is left in, and
// [lint.New] reports it; those of files are in [Config.Unknown].
func (c *Config) Linter(o Overrides) lint.Options {
	on := c.enabled(o)
	// Each rule that runs is named by its code. In one [lint.Selection] the
	// command line could not win over the files: the longer selector wins.
	s := lint.Selection{Select: slices.Clone(on)}
	if len(on) == 0 { // an empty selection would be the default
		s = lint.Selection{Select: []string{everyRule}, Ignore: []string{everyRule}}
	}
	_, unknown := c.catalogue.split(o.Select...)
	s.Select = append(s.Select, unknown...)
	_, s.Extend = c.catalogue.split(o.ExtendSelect...)
	_, unknown = c.catalogue.split(o.Ignore...)
	s.Ignore = append(s.Ignore, unknown...)

	ignore := o.Ignore
	if len(o.Select) == 0 {
		ignore = slices.Concat(ignore, c.own.Ignore)
	}
	var refused []string
	for _, r := range c.catalogue.rules {
		if !slices.Contains(on, r.Code) && matches(ignore, r) {
			refused = append(refused, r.Code)
		}
	}
	return lint.Options{
		Rules:            c.catalogue.rules,
		Selection:        s,
		Refused:          refused,
		RequiredSections: c.RequiredSections,
		Severities:       c.Severities,
		RuleOptions:      c.RuleOptions,
	}
}

// matches reports whether any of the selectors fits a rule.
func matches(selectors []string, r *lint.Rule) bool {
	return slices.ContainsFunc(selectors, func(s string) bool { return lint.Match(s, r) })
}

// Enabled returns the codes of the rules that run, in the order of the
// catalogue.
func (c *Config) Enabled() []string { return c.enabled(c.overrides) }

func (c *Config) enabled(o Overrides) []string {
	line := c.catalogue.choose(o)
	files := map[string]bool{}
	if len(o.Select) == 0 {
		files = c.catalogue.choose(c.own)
	}
	var out []string
	for _, r := range c.catalogue.rules {
		if line[r.Code] || files[r.Code] && !matches(o.Ignore, r) {
			out = append(out, r.Code)
		}
	}
	return out
}

// Fingerprint returns a sum of everything in the configuration that the
// findings in a file depend on: two configurations with one fingerprint find
// the same in the same files. The rules themselves are not in it, and neither
// is what only decides which files are looked at.
func (c *Config) Fingerprint(o Overrides) ([sha256.Size]byte, error) {
	opts := c.Linter(o)
	text, err := json.Marshal([]any{
		c.Dialect(), c.PerFileIgnores,
		opts.Selection, opts.Refused, opts.RequiredSections, opts.Severities, opts.RuleOptions,
	})
	if err != nil {
		return [sha256.Size]byte{}, fmt.Errorf("internal error: the configuration %s has no fingerprint: %w", c.File, err)
	}
	return sha256.Sum256(text), nil
}
