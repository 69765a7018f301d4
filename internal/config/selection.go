package config

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"

	"github.com/qbank-dev/qbank/lint"
)

// Overrides are the selectors of the command line. They win over those of
// files: Select stands in the place of all that files say about the selection;
// without it, ExtendSelect and Ignore decide for the rules that they fit, and
// the files for the others.
type Overrides struct {
	Select, ExtendSelect, Ignore []string
}

// With is the configuration with the selectors of the command line, for
// [Config.Explain]. It stands in the place of overrides given before.
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
	out.Ignore = out.add("ignore", c.Ignore, o.Ignore)
	out.ExtendSelect = out.add("extendSelect", c.ExtendSelect, o.ExtendSelect)
	return &out
}

// add puts selectors of the command line to those of files.
func (c *Config) add(key string, have, more []string) []string {
	out := slices.Clone(have)
	for _, selector := range more {
		if !slices.Contains(out, selector) {
			out = append(out, selector)
		}
		c.Origins[key+"."+selector] = fromCommandLine
	}
	return out
}

// Linter is the options of the linter, with the selectors of the command line.
// A selector of the command line that fits no rule is left in, so that
// [lint.New] reports it; those of files are in [Config.Unknown].
func (c *Config) Linter(o Overrides) lint.Options {
	return lint.Options{
		Rules:            c.catalogue.rules,
		Selection:        c.selection(o),
		Refused:          c.refused(o),
		RequiredSections: c.RequiredSections,
		Severities:       c.Severities,
		RuleOptions:      c.RuleOptions,
	}
}

// refused are the codes of the rules that an ignore turns off.
func (c *Config) refused(o Overrides) []string {
	ignore := o.Ignore
	if len(o.Select) == 0 {
		ignore = slices.Concat(ignore, c.own.Ignore)
	}
	on := c.enabled(o)
	var out []string
	for _, r := range c.catalogue.rules {
		if !slices.Contains(on, r.Code) && slices.ContainsFunc(ignore, func(s string) bool { return lint.Match(s, r) }) {
			out = append(out, r.Code)
		}
	}
	return out
}

// selection names each rule that runs by its code: in one [lint.Selection] the
// command line could not win over the files, because the longer selector wins.
func (c *Config) selection(o Overrides) lint.Selection {
	s := lint.Selection{Select: c.enabled(o)}
	if len(s.Select) == 0 {
		// An empty list would be the default.
		s = lint.Selection{Select: []string{everyRule}, Ignore: []string{everyRule}}
	}
	s.Select = append(s.Select, c.catalogue.unknown(o.Select)...)
	s.Extend = c.catalogue.unknown(o.ExtendSelect)
	s.Ignore = append(s.Ignore, c.catalogue.unknown(o.Ignore)...)
	return s
}

// Enabled are the codes of the rules that run, in the order of the catalogue.
func (c *Config) Enabled() []string { return c.enabled(c.overrides) }

func (c *Config) enabled(o Overrides) []string {
	on := c.catalogue.choose(o.Select, o.ExtendSelect, o.Ignore)
	if len(o.Select) == 0 {
		for code := range c.catalogue.choose(c.own.Select, c.own.ExtendSelect, c.own.Ignore) {
			rule := c.catalogue.byKey[code]
			if !slices.ContainsFunc(o.Ignore, func(s string) bool { return lint.Match(s, rule) }) {
				on[code] = true
			}
		}
	}
	var out []string
	for _, r := range c.catalogue.rules {
		if on[r.Code] {
			out = append(out, r.Code)
		}
	}
	return out
}

// choose gives the codes that selectors choose. Those that fit no rule, and
// lists that are empty, choose nothing.
func (c *catalogue) choose(selectors, extend, ignore []string) map[string]bool {
	unknown := func(s string) bool { return !c.known(s) }
	selection := lint.Selection{
		Select: slices.DeleteFunc(slices.Concat(selectors, extend), unknown),
		Ignore: slices.DeleteFunc(slices.Clone(ignore), unknown),
	}
	out := map[string]bool{}
	if len(selection.Select) == 0 {
		return out // and not the default
	}
	rules, _ := selection.Choose(c.rules) // fails only on unknown selectors
	for _, r := range rules {
		out[r.Code] = true
	}
	return out
}

// unknown are those of the selectors that fit no rule.
func (c *catalogue) unknown(selectors []string) []string {
	return slices.DeleteFunc(slices.Clone(selectors), c.known)
}

// Fingerprint is a sum of everything in the configuration that the findings in a
// file depend on: two configurations with one fingerprint find the same in the
// same files. What the findings in all files depend on, the rules themselves, is
// not in it, and neither is what only decides which files are looked at.
func (c *Config) Fingerprint(o Overrides) ([sha256.Size]byte, error) {
	linter := reflect.ValueOf(c.Linter(o))
	parts := map[string]any{
		"dialect": c.Dialect(),
		// What Ignored, a function, goes by.
		"perFileIgnores": c.PerFileIgnores,
	}
	// Field by field, so that one that comes later is not forgotten.
	for i := range linter.NumField() {
		if name := linter.Type().Field(i).Name; name != "Rules" && name != "Ignored" {
			parts["linter."+name] = linter.Field(i).Interface()
		}
	}
	text, err := json.Marshal(parts)
	if err != nil {
		return [sha256.Size]byte{}, fmt.Errorf("internal error: the configuration %s has no fingerprint: %w", c.File, err)
	}
	return sha256.Sum256(text), nil
}
