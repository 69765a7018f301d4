package lint

import (
	"slices"
	"testing"
)

func codes(rules []*Rule) []string {
	out := make([]string, 0, len(rules))
	for _, r := range rules {
		out = append(out, r.Code)
	}
	return out
}

func TestChoose(t *testing.T) {
	all := codes(catalogue())
	without := func(gone ...string) []string {
		return slices.DeleteFunc(slices.Clone(all), func(c string) bool { return slices.Contains(gone, c) })
	}
	list := func(codes ...string) []string { return codes }
	tests := []struct {
		name                    string
		select_, extend, ignore []string
		want                    []string
	}{
		{"nothing said", nil, nil, nil, without("QB107")},
		{"all but those that are off", list("ALL"), nil, nil, without("QB107")},
		{"a code", list("QB302"), nil, nil, list("QB302")},
		{"a code in small letters", list("qb302"), nil, nil, list("QB302")},
		{"a prefix", list("QB3"), nil, nil, list("QB301", "QB302")},
		{"a prefix in small letters", list("qb3"), nil, nil, list("QB301", "QB302")},
		{"a name", list("second-word"), nil, nil, list("QB302")},
		{"the order is the catalogue's", list("QB901", "QB301"), nil, nil, list("QB301", "QB901")},
		{"twice is once", list("QB301", "first-word", "QB3"), nil, nil, list("QB301", "QB302")},

		{"one that is off, by its code", list("QB107"), nil, nil, list("QB107")},
		{"one that is off, by its name", nil, list("last-word"), nil, all},
		{"one that is off, by a prefix", list("QB1"), nil, nil, list("QB106")},
		{"one that is off, and turned off by its code", nil, list("QB107"), list("QB107"), without("QB107")},
		{"one that is off, and turned off by a prefix", nil, list("QB107"), list("QB1"), without("QB106")},

		{"extend adds to the default", nil, list("QB3"), nil, without("QB107")},
		{"extend adds to a selection", list("QB401"), list("QB302"), nil, list("QB302", "QB401")},

		{"ignore a code", nil, nil, list("QB301"), without("QB107", "QB301")},
		{"ignore a prefix", nil, nil, list("QB3"), without("QB107", "QB301", "QB302")},
		{"ignore a name", nil, nil, list("second-word"), without("QB107", "QB302")},
		{"ignore all", nil, nil, list("ALL"), nil},
		{"ignore all but one", nil, list("QB302"), list("ALL"), list("QB302")},

		{"the longer selector wins: a code", list("QB301"), nil, list("QB3"), list("QB301")},
		{"the longer selector wins: a name", list("first-word"), nil, list("QB3"), list("QB301")},
		{"the longer selector wins: to ignore", list("QB3"), nil, list("QB30"), nil},
		{"the longer selector wins: a prefix over all", list("QB3"), nil, list("ALL"), list("QB301", "QB302")},
		{"the longer selector wins: over the default", nil, nil, list("QB"), nil},
		{"extended is no less than selected", list("ALL"), list("QB30"), list("QB3"), without("QB107")},
		{"a tie of codes", list("QB301"), nil, list("QB301"), nil},
		{"a tie of a code and a name", list("first-word"), nil, list("QB301"), nil},
		{"a tie of prefixes", list("QB3"), nil, list("QB3"), nil},
		{"a tie of all", list("ALL"), nil, list("ALL"), nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, err := Selection{Select: test.select_, Extend: test.extend, Ignore: test.ignore}.Choose(catalogue())
			if err != nil {
				t.Fatal(err)
			}
			if !slices.Equal(codes(got), test.want) {
				t.Errorf("got %v, want %v", codes(got), test.want)
			}
		})
	}
}

// TestChooseUnknown checks that a selector that fits no rule is an error, in each of
// the lists, and what the error proposes.
func TestChooseUnknown(t *testing.T) {
	tests := []struct{ selector, proposal string }{
		{"QB3O1", `(did you mean "QB301"?)`},
		{"frist-word", `(did you mean "first-word"?)`},
		{"First-Word", `(did you mean "first-word"?)`},
		{"QB3011", `(did you mean "QB301"?)`},
		{"spelling", ""},
		{"QB 301", `(did you mean "QB301"?)`},
		{"", ""},
		{"Q", ""},
		{"alpha", ""},
	}
	for _, test := range tests {
		t.Run(test.selector, func(t *testing.T) {
			one := []string{"QB301", test.selector}
			for where, s := range map[string]Selection{"select": {Select: one}, "extend": {Extend: one}, "ignore": {Ignore: one}} {
				_, err := s.Choose(catalogue())
				if err == nil {
					t.Fatalf("%s: no error", where)
				}
				want := `no rule is called "` + test.selector + `"`
				if test.proposal != "" {
					want += " " + test.proposal
				}
				if want += `; "qbank rules" lists them`; err.Error() != want {
					t.Errorf("%s: got %q, want %q", where, err, want)
				}
				if _, err := New(Options{Rules: catalogue(), Selection: s}); err == nil {
					t.Errorf("%s: New takes it", where)
				}
			}
		})
	}
}
