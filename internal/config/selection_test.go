package config

import (
	"reflect"
	"strings"
	"testing"

	"github.com/qbank-dev/qbank/lint"
)

func TestOverrides(t *testing.T) {
	all := "QB001 QB101 QB201 QB301 QB302 QB401 QB701"
	for _, test := range []struct {
		file string
		line Overrides
		want string
	}{
		{"", Overrides{}, all},
		{"select: []", Overrides{}, ""},
		{"select: []\nextendSelect: [QB1]", Overrides{}, "QB101"},
		{"ignore: [ALL]", Overrides{}, ""},
		{"ignore: [all]\nselect: [QB1]", Overrides{}, "QB101"},
		{"select: [qb3]", Overrides{}, "QB301 QB302"},
		{"select: [QB3, QB315]\nignore: [missing-analysis]", Overrides{}, "QB302 QB315"},
		{"ignore: [QB3]\nextendSelect: [QB301]", Overrides{}, "QB001 QB101 QB201 QB301 QB401 QB701"},
		// --select stands in the place of all that the file says.
		{"ignore: [QB301]\nextendSelect: [QB315]", Overrides{Select: []string{"QB3"}}, "QB301 QB302"},
		{"ignore: [QB301]", Overrides{Select: []string{"QB3"}, Ignore: []string{"QB302"}, ExtendSelect: []string{"QB1"}}, "QB101 QB301"},
		{"", Overrides{Select: []string{"QB9"}}, ""},
		// --ignore and --extend-select add, and win, however general they are.
		{"select: [QB301, QB101]", Overrides{Ignore: []string{"QB3"}}, "QB101"},
		{"ignore: [QB301]", Overrides{ExtendSelect: []string{"QB3"}}, all},
		{"ignore: [QB301, QB401]", Overrides{ExtendSelect: []string{"QB3"}}, "QB001 QB101 QB201 QB301 QB302 QB701"},
		{"select: [QB1]", Overrides{ExtendSelect: []string{"QB315"}}, "QB101 QB315"},
		{"select: [QB1]", Overrides{ExtendSelect: []string{"QB3"}, Ignore: []string{"QB302"}}, "QB101 QB301"},
		{"extendSelect: [QB315]", Overrides{Ignore: []string{"ALL"}}, ""},
	} {
		c, err := loadText(t, test.file)
		if err != nil {
			t.Errorf("%q: %v", test.file, err)
			continue
		}
		if got := strings.Join(c.With(test.line).Enabled(), " "); got != test.want {
			t.Errorf("%q with %+v: %s, want %s", test.file, test.line, got, test.want)
		}
		// What the linter makes of it is the same, but for what it refuses.
		opts := c.Linter(test.line)
		rules, err := opts.Selection.Choose(opts.Rules)
		if strings.Contains(strings.Join(test.line.Select, ""), "QB9") {
			if err == nil || !strings.Contains(err.Error(), `no rule is called "QB9"`) {
				t.Errorf("an unknown rule of the command line: %v", err)
			}
			continue
		}
		var codes []string
		for _, r := range rules {
			codes = append(codes, r.Code)
		}
		if got := strings.Join(codes, " "); err != nil || got != test.want {
			t.Errorf("%q with %+v: the linter runs %s, want %s (%v)", test.file, test.line, got, test.want, err)
		}
	}
}

func TestUnknownRulesOfTheCommandLine(t *testing.T) {
	for _, o := range []Overrides{
		{Select: []string{"QB1", "nothing"}}, {ExtendSelect: []string{"nothing"}}, {Ignore: []string{"nothing"}},
	} {
		if _, err := lint.New(defaults().Linter(o)); err == nil || !strings.Contains(err.Error(), `"nothing"`) {
			t.Errorf("%+v: %v", o, err)
		}
	}
}

func TestWithLeavesTheOriginal(t *testing.T) {
	c, err := loadText(t, "ignore: [QB1]\nextendSelect: [QB315]\n")
	if err != nil {
		t.Fatal(err)
	}
	before, origins := values(c), len(c.Origins)
	c.With(Overrides{Ignore: []string{"QB2", "QB1"}, ExtendSelect: []string{"QB3"}})
	c.With(Overrides{Select: []string{"QB2"}})
	if !reflect.DeepEqual(values(c), before) || len(c.Origins) != origins {
		t.Error("With changes the configuration")
	}
}
