package report

import (
	"slices"
	"strings"
	"testing"
)

func TestFormats(t *testing.T) {
	want := []string{"checkstyle", "concise", "github", "gitlab", "json", "jsonl", "junit", "rdjson", "sarif", "text"}
	if got := Names(); !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	for _, f := range Formats() {
		if f.Description == "" || f.Write == nil {
			t.Errorf("%s is not complete", f.Name)
		}
	}
}

func TestParseTarget(t *testing.T) {
	for _, tt := range []struct{ in, format, path string }{
		{"text", "text", ""},
		{"sarif=results.sarif", "sarif", "results.sarif"},
		{"json=-", "json", ""},
		{"junit=out/a=b, c.xml", "junit", "out/a=b, c.xml"},
		{"github", "github", ""},
	} {
		got, err := ParseTarget(tt.in)
		if err != nil || got.Format.Name != tt.format || got.Path != tt.path {
			t.Errorf("ParseTarget(%q) = %s, %q, %v", tt.in, got.Format.Name, got.Path, err)
		}
	}
	for in, want := range map[string]string{
		"":           `unknown format "": choose one of checkstyle, `,
		"sarf=x":     `unknown format "sarf"`,
		"results.md": `unknown format "results.md"`,
		"sarif=":     `no file follows "sarif="`,
	} {
		if _, err := ParseTarget(in); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("ParseTarget(%q): %v, want %q", in, err, want)
		}
	}
}
