package format

import (
	"reflect"
	"strings"
	"testing"

	"github.com/clipperhouse/displaywidth"

	"github.com/qbank-dev/qbank/internal/testing/banks"
	"github.com/qbank-dev/qbank/parser"
	"github.com/qbank-dev/qbank/schema"
)

// seeds are all texts of testdata.
func seeds(t testing.TB) map[string]string {
	t.Helper()
	texts := map[string]string{}
	for _, file := range banks.All(t) {
		texts[file.Path] = file.Text
	}
	return texts
}

var styles = []parser.Style{
	{},
	{KeepMarks: true},
	{TightOptions: true},
	{Wrap: 40, Width: displaywidth.String},
}

func parse(text string) *parser.File { return parser.Default().ParseText("x.md", text) }

// documents are those of a file without places.
func documents(f *parser.File) []schema.Question {
	list := schema.BuildAll(f)
	for i := range list {
		list[i].Source = nil
	}
	return list
}

// check checks all that must hold for any text.
func check(t interface {
	Helper()
	Errorf(string, ...any)
}, text string, style parser.Style) Result {
	t.Helper()
	f := parse(text)
	result := Format(f, style)
	g := parse(result.Text)
	if again := Format(g, style); again.Text != result.Text {
		t.Errorf("formatting twice changes %q\nonce:  %q\ntwice: %q", text, result.Text, again.Text)
	}
	if style.Wrap == 0 {
		if before, after := documents(f), documents(g); !reflect.DeepEqual(before, after) {
			t.Errorf("the documents of %q differ:\n%+v\n%+v", text, before, after)
		}
	}
	if before, after := directives(f), directives(g); !reflect.DeepEqual(before, after) {
		t.Errorf("the directives of %q differ:\n%q\n%q", text, before, after)
	}
	return result
}

func directives(f *parser.File) (list []string) {
	for _, d := range f.Directives {
		list = append(list, strings.Join(strings.Fields(d.Text), " "))
	}
	return list
}

// The whole of testdata is formatted without a record that has to stay as it is:
// the check of the result is a net, and no part of the work.
func TestTestdata(t *testing.T) {
	for path, text := range seeds(t) {
		for _, style := range styles {
			if result := check(t, text, style); len(result.Kept) > 0 {
				t.Errorf("%s, %+v: %d records stay as they are", path, style, len(result.Kept))
			}
		}
	}
}

func FuzzFormat(f *testing.F) {
	for _, text := range seeds(f) {
		f.Add(text, uint8(0))
	}
	f.Fuzz(func(t *testing.T, text string, style uint8) {
		check(t, text, styles[int(style)%len(styles)])
	})
}
