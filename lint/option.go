package lint

import "fmt"

// Option is a setting of a rule, which the configuration may change.
type Option struct {
	// Name is the key in the configuration, in camelCase.
	Name string
	// Default is its value where the configuration says nothing: an int, a
	// float64, a bool, a string or a []string. Values keep its type.
	Default any
	// Doc is one line about what it changes.
	Doc string
}

// option returns the value of one of the rule's options. It panics where the rule
// has no such option or one of another type.
func option[T any](r *active, name string) T {
	if v, ok := r.options[name]; ok {
		return v.(T)
	}
	for _, o := range r.Options {
		if o.Name == name {
			return o.Default.(T)
		}
	}
	panic(fmt.Sprintf("rule %s has no option %q", r.Code, name))
}

// Int returns the value of an option that is a whole number.
func (p *Pass) Int(name string) int { return option[int](p.rule, name) }

// Float returns the value of an option that is a number.
func (p *Pass) Float(name string) float64 { return option[float64](p.rule, name) }

// Strings returns the value of an option that is a list.
func (p *Pass) Strings(name string) []string { return option[[]string](p.rule, name) }

// Int returns the value of an option that is a whole number.
func (p *BankPass) Int(name string) int { return option[int](p.rule, name) }

// Float returns the value of an option that is a number.
func (p *BankPass) Float(name string) float64 { return option[float64](p.rule, name) }
