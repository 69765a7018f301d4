package lint

import (
	"fmt"
	"slices"
	"strings"

	"github.com/qbank-dev/qbank/internal/text"
)

// Selection says which rules run. Each entry is a selector: a code ("QB307"), a
// prefix of codes ("QB3"), a rule's name, or "ALL".
type Selection struct {
	// Select replaces the default, which is all rules that are not off.
	Select []string
	// Extend adds to it.
	Extend []string
	// Ignore takes away.
	Ignore []string
}

// Choose returns the rules that run, in the order given. Where several selectors
// fit a rule the longest decides, and among equals Ignore wins: "--select QB301
// --ignore QB3" runs QB301. A rule that is off needs its own code or name. The error
// names a selector that fits no rule.
func (s Selection) Choose(rules []*Rule) ([]*Rule, error) {
	for _, selector := range slices.Concat(s.Select, s.Extend, s.Ignore) {
		if err := CheckSelector(rules, selector); err != nil {
			return nil, err
		}
	}
	var out []*Rule
	for _, r := range rules {
		on := 0
		if len(s.Select) == 0 && !r.Off {
			on = 1
		}
		for _, selector := range slices.Concat(s.Select, s.Extend) {
			if n := weight(selector, r); n > 0 && (!r.Off || n == exact) {
				on = max(on, n)
			}
		}
		off := 0
		for _, selector := range s.Ignore {
			off = max(off, weight(selector, r))
		}
		if on > off {
			out = append(out, r)
		}
	}
	return out, nil
}

// exact is the weight of a selector that names one rule.
const exact = 100

// weight returns how closely a selector fits a rule, 0 for not at all. The default
// weighs 1, less than every selector.
func weight(selector string, r *Rule) int {
	switch upper := strings.ToUpper(selector); {
	case upper == r.Code, selector == r.Name:
		return exact
	case upper == "ALL":
		return 2
	case strings.HasPrefix(upper, "QB") && strings.HasPrefix(r.Code, upper):
		return 1 + len(upper)
	}
	return 0
}

// Match reports whether a selector fits a rule.
func Match(selector string, r *Rule) bool { return weight(selector, r) > 0 }

// CheckSelector returns an error where a selector fits no rule. The error proposes
// the nearest one.
func CheckSelector(rules []*Rule, selector string) error {
	var known []string
	for _, r := range rules {
		if weight(selector, r) > 0 {
			return nil
		}
		known = append(known, r.Code, r.Name)
	}
	hint := text.DidYouMean(selector, known)
	return fmt.Errorf("no rule is called %q%s; \"qbank rules\" lists them", selector, hint)
}
