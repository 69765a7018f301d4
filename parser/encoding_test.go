package parser

import (
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/encoding/korean"
)

func utf16Bytes(text string, little, mark bool) string {
	var b strings.Builder
	put := func(u uint16) {
		if little {
			b.Write([]byte{byte(u), byte(u >> 8)})
		} else {
			b.Write([]byte{byte(u >> 8), byte(u)})
		}
	}
	if mark {
		put(0xFEFF)
	}
	for _, u := range utf16.Encode([]rune(text)) {
		put(u)
	}
	return b.String()
}

func TestEncoding(t *testing.T) {
	cp949, err := korean.EUCKR.NewEncoder().String("## Question #7\n가장 높은 산은 무엇인가?\n\nA. 백두산\nB. 한라산\n")
	if err != nil {
		t.Fatal(err)
	}
	const q = "## Question #7\nStem.\n"
	for _, c := range []struct {
		name, text, at, message, help string
		questions                     int
	}{
		{"UTF-16 little-endian with mark", utf16Bytes(q, true, true), "1:1", "UTF-16 (LE, little-endian)", "iconv -f UTF-16LE -t UTF-8 'my bank.md'", 0},
		{"UTF-16 big-endian with mark", utf16Bytes(q, false, true), "1:1", "UTF-16 (BE, big-endian)", "iconv -f UTF-16BE", 0},
		{"UTF-16 little-endian", utf16Bytes(q, true, false), "1:1", "UTF-16 (LE", "UTF-16LE", 0},
		{"UTF-16 big-endian", utf16Bytes(q, false, false), "1:1", "UTF-16 (BE", "UTF-16BE", 0},
		{"Latin-1", "## Question #7\nCaf\xe9 or th\xe9?\n", "2:4", "the byte E9 is not UTF-8; 1 more such byte follows", "Latin-1: iconv -f ISO-8859-1", 1},
		{"CP949", cp949, "2:1", "is not UTF-8; ", "CP949: iconv -f CP949", 1},
		{"a damaged byte", "## Question #7\n한글\xff한글\n", "2:3", "the byte FF is not UTF-8", "damaged", 1},
		{"NUL", "## Question #7\nSt\x00em.\n", "2:3", "a NUL byte is no text", "delete", 1},
		{"several NUL", "## Question #7\nSt\x00e\x00m\x00.\n", "2:3", "a NUL byte is no text; 2 more such bytes follow", "delete", 1},
		{"a lone surrogate", "## Question #7\nStem \xed\xa0\xbd.\n", "2:6", "the bytes ED A0 BD are half of a surrogate pair", "split an emoji", 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := Parse("my bank.md", []byte(c.text))
			if len(f.Questions) != c.questions {
				t.Errorf("got %d questions, want %d", len(f.Questions), c.questions)
			}
			if got := faults(f); got != "QB005 "+c.at {
				t.Fatalf("got %q, want QB005 %s", got, c.at)
			}
			d := f.Diagnostics[0]
			if !strings.Contains(d.Message, c.message) || !strings.Contains(d.Help, c.help) {
				t.Errorf("got message %q, help %q", d.Message, d.Help)
			}
			if !f.HasQuestions() {
				t.Error("the file holds a question in any encoding")
			}
			checkTree(t, f)
		})
	}
}

func TestEncodingWithoutQuestions(t *testing.T) {
	for _, text := range []string{utf16Bytes("Text.\n", true, true), "\xff\xfe", "\x00\x01\x02\xff", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"} {
		if f := Parse("x.md", []byte(text)); f.HasQuestions() {
			t.Errorf("%q holds no question", text)
		}
	}
	if f := Parse("x.md", nil); f.HasQuestions() || len(f.Diagnostics) > 0 {
		t.Error("an empty file holds nothing")
	}
}

func TestQuoteName(t *testing.T) {
	for name, want := range map[string]string{
		"a.md": "a.md", "a b.md": "'a b.md'", "it's.md": `'it'\''s.md'`, "a(1).md": "'a(1).md'", "-x.md": "./-x.md", "가.md": "가.md", "a;b": "'a;b'",
	} {
		if got := quoteName(name); got != want {
			t.Errorf("%q: got %s, want %s", name, got, want)
		}
	}
}
