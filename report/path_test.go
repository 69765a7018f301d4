package report

import (
	"net/url"
	"regexp"
	"strings"
	"testing"
)

// uriCharacters are those that RFC 3986 allows in a path.
var uriCharacters = regexp.MustCompile(`^([A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-F]{2})*$`)

func TestURI(t *testing.T) {
	for _, tt := range [][2]string{
		{"bank/0001.md", "bank/0001.md"},
		{"./bank//0001.md", "bank/0001.md"},
		{"../bank/0001.md", "../bank/0001.md"},
		{"bank/한국 문제.md", "bank/%ED%95%9C%EA%B5%AD%20%EB%AC%B8%EC%A0%9C.md"},
		{"a:b/c:d.md", "a%3Ab/c%3Ad.md"},
		{"a,b;c?d#e%f.md", "a%2Cb%3Bc%3Fd%23e%25f.md"},
		{"<stdin>", "%3Cstdin%3E"},
		{"/srv/bank/a b.md", "file:///srv/bank/a%20b.md"},
		{"C:/bank/a.md", "file:///C:/bank/a.md"},
		{"bank/\x1b\xff.md", "bank/%1B%FF.md"},
		{"-", "-"},
	} {
		got := uri(tt[0])
		if got != tt[1] {
			t.Errorf("uri(%q) = %q, want %q", tt[0], got, tt[1])
		}
		if _, err := url.Parse(got); err != nil || !uriCharacters.MatchString(got) {
			t.Errorf("uri(%q) = %q: %v", tt[0], got, err)
		}
	}
}

// TestRelativePaths checks that the formats which services read name a file as
// the repository does.
func TestRelativePaths(t *testing.T) {
	for _, format := range []string{"checkstyle", "github", "gitlab", "junit", "rdjson", "sarif"} {
		r := everywhere("x")
		r.Diagnostics[0].File, r.Diagnostics[0].Related = "./bank/../bank//x.md", nil
		if out := string(written(t, format, r)); !strings.Contains(out, "bank/x.md") || strings.Contains(out, "./bank") {
			t.Errorf("%s: %s", format, out)
		}
	}
	for _, tt := range [][2]string{{"", ""}, {"<stdin>", "<stdin>"}, {"/a.md", "/a.md"}} {
		if got := relative(tt[0]); got != tt[1] {
			t.Errorf("relative(%q) = %q, want %q", tt[0], got, tt[1])
		}
	}
}
