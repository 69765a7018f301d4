package parser

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestInlines(t *testing.T) {
	names := [...]string{"text", "escape", "code", "emphasis", "destination", "tag", "comment", "fence"}
	tests := []struct {
		name, text string
		want       []string // without text
	}{
		{"plain", "a b, 2 < 3", nil},
		{"code", "a `b` ``c`d``", []string{"code `b`", "code ``c`d``"}},
		{"code is never closed", "a ``b` c", nil},
		{"code holds emphasis, tags and comments", "`**` `<b>` `<!--` -->", []string{"code `**`", "code `<b>`", "code `<!--`"}},
		{"code over a line end", "`a\nb`", []string{"code `a\nb`"}},
		{"code over a blank line", "`a\n\nb`", nil},
		{"code over a fence", "`a\n```\n`\n```\n`b", []string{"fence ```\n`\n```\n"}},
		{"backslash in code", "`\\` `a`", []string{"code `\\`", "code `a`"}},
		{"escape", "\\`a` \\*\\a", []string{"escape \\`", "escape \\*"}},
		{"emphasis", "**a** _b_ *", []string{"emphasis **", "emphasis **", "emphasis _", "emphasis _", "emphasis *"}},
		{"tag", "a <b>c</b> <https://x.y/*> <1>", []string{"tag <b>", "tag </b>", "tag <https://x.y/*>"}},
		{"code before a tag ends", "x<y `a>b`", []string{"code `a>b`"}},
		{"link and image", "[a](b_(c)) ![d](e) f](g*)", []string{"destination ](b_(c))", "destination ](e)", "emphasis *"}},
		{"comment", "a <!-- `b --> c`", []string{"comment <!-- `b -->"}},
		{"comment over a blank line", "a\n  <!-- b\n\n```\nc --> ```\n`d`", []string{"comment <!-- b\n\n```\nc -->", "code `d`"}},
		{"comment is never closed", "<!-- a\n<!-- `b`", []string{"code `b`"}},
		{"fence", "a\r\n~~~ x\r\n`b`\r\n```\r\n~~~\r\n`c`", []string{"fence ~~~ x\r\n`b`\r\n```\r\n~~~\r\n", "code `c`"}},
		{"fence in a list", "- ```\n  `a`\n  ```\n", []string{"fence - ```\n  `a`\n  ```\n"}},
		{"fence is never closed", "a\n```\n`b`", []string{"fence ```\n`b`"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for piece := range Inlines(test.text) {
				if piece.Kind != InlineText {
					got = append(got, names[piece.Kind]+" "+test.text[piece.Span.Start:piece.Span.End])
				}
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestInlinesAreTheText(t *testing.T) {
	part := rapid.SampledFrom([]string{"a", " ", "`", "``", "```", "~~~", "*", "_", "<b", "<!--", "-->", ">", "[", "](", ")", "\\", "\n", "\r\n", "\n\n", "- ", "가"})
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(part, 0, 40).Draw(t, "parts"), "")
		end := 0
		for piece := range Inlines(text) {
			if piece.Span.Start != end || piece.Span.Empty() {
				t.Fatalf("piece %v of %q begins at %d, want %d", piece, text, piece.Span.Start, end)
			}
			end = piece.Span.End
		}
		if end != len(text) {
			t.Fatalf("pieces of %q end at %d", text, end)
		}
	})
}

func TestInlinesStop(t *testing.T) {
	n := 0
	for range Inlines("a `b` **c**\n\nd\n```\ne\n") {
		if n++; n == 2 {
			break
		}
	}
	if n != 2 {
		t.Errorf("%d pieces after a break at 2", n)
	}
}
