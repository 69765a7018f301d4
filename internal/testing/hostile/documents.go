package hostile

import (
	"fmt"
	"strings"
)

// JSON are documents, JSON Lines among them.
var JSON = []Text{
	{"lists in lists", func(size int) string { return strings.Repeat("[", size/2) + strings.Repeat("]", size/2) }},
	{"mappings in mappings", repeat(`{"a":`)},
	{"lists of questions never closed", repeat(`[{"stem":[`)},
	{"unknown keys", between("{", grow(func(i int) string { return fmt.Sprintf(`"k%d":1,`, i) }), `"stem":"x"}`)},
	{"duplicate keys", between("{", repeat(`"note":"x",`), `"stem":"x"}`)},
	{"wrong items", between("[", repeat("1,"), "1]")},
	{"wrong answers", between(`{"answer":[`, repeat(`"a",`), `"b"]}`)},
	{"options", between(`{"number":1,"stem":"x","select":1,"options":[`, repeat(`{"label":"A","text":"x","correct":true},`), `{"label":"B"}],"answer":["A"]}`)},
	{"questions of one number", between("[", repeat(`{"number":1},`), `{"number":1}]`)},
	{"escapes", between(`{"stem":"`, repeat(`\u00e9`), `"}`)},
	{"wrong escapes", between(`{"stem":"`, repeat(`\x`), `"}`)},
	{"text never closed", between(`{"stem":"`, repeat("x"), "")},
	{"digits", between(`{"number":`, repeat("9"), "}")},
	{"exponents", between(`{"answer":[`, repeat("1e1000000,"), "1]}")},
	{"long key", between(`{"`, repeat("k"), `":1}`)},
	{"blank lines", between("{", repeat("\n"), "}")},
	{"wide text", between(`{"stem":"`, repeat("한"), `","x":1}`)},
}

// JSONLines are documents with one question a line.
var JSONLines = []Text{
	{"wrong lines", repeat("{\"number\":}\n")},
	{"empty lines", between("{}\n", repeat("\n"), "{}\n")},
	{"questions", grow(func(i int) string { return fmt.Sprintf("{\"number\":%d,\"stem\":\"x\"}\n", i) })},
	{"open lists", repeat("[\n")},
}

// YAML are documents.
var YAML = []Text{
	{"unknown keys on lines", grow(func(i int) string { return fmt.Sprintf("k%d: 1\n", i) })},
	{"unknown keys on one line", between("{", grow(func(i int) string { return fmt.Sprintf("k%d: , ", i) }), "stem: x}")},
	{"items", repeat("- x\n")},
	{"questions", grow(func(i int) string { return fmt.Sprintf("- number: %d\n  stem: x\n", i) })},
	{"questions of one number", repeat("- number: 1\n")},
	{"quotes never closed", repeat("a: 'x\n")},
	{"comments", repeat("# x\n")},
	{"block text", between("stem: |\n", repeat("  x\n"), "")},
	{"folded text", between("stem: >\n", repeat("  x\n\n"), "")},
	{"plain text over lines", between("stem: x\n", repeat("  x\n"), "")},
	{"escapes", between(`stem: "`, repeat(`\u00e9`), "\"\n")},
	{"aliases", between("note: &a x\nanswer: [", repeat("*a, "), "x]\n")},
	{"lists of lists", between("answer: [", repeat("[], "), "x]\n")},
	{"documents", repeat("---\nx\n")},
}

// Configs are configuration files. They stay below the limits on their size.
var Configs = []Text{
	{"unknown keys", grow(func(i int) string { return fmt.Sprintf("k%d: 1\n", i) })},
	{"unknown rules", between("severity:\n", grow(func(i int) string { return fmt.Sprintf("  qbk%d: error\n", i) }), "")},
	{"unknown selectors", between("select:\n", grow(func(i int) string { return fmt.Sprintf("- k%d\n", i) }), "")},
	{"known selectors", between("select:\n", grow(func(i int) string { return fmt.Sprintf("- QB%d\n", i%9+1) }), "")},
	{"more selectors", between("extendSelect:\n", grow(func(i int) string { return fmt.Sprintf("- QB%d\n", i%9+1) }), "")},
	{"ignores of files", between("perFileIgnores:\n", grow(func(i int) string { return fmt.Sprintf("  f%d/*.md: [QB1]\n", i) }), "")},
	{"globs", between("exclude:\n", grow(func(i int) string { return fmt.Sprintf("- k%d/**\n", i) }), "")},
	{"a long glob", between("exclude: ['", repeat("*a"), "b']\n")},
	{"braces of a glob", between("exclude: ['{", repeat("a,"), "b}']\n")},
	{"same keys", between("select: []\n", repeat("k: 1\n"), "")},
	{"lists of lists", between("select: [", repeat("[], "), "x]\n")},
	{"aliases", between("a: &a x\nselect: [", repeat("*a, "), "x]\n")},
	{"titles", between("analysisTitles:\n", grow(func(i int) string { return fmt.Sprintf("- title %d\n", i) }), "")},
	{"required sections", between("requiredSections:\n", grow(func(i int) string { return fmt.Sprintf("- title %d\n", i) }), "")},
	{"glyphs", between("marks:\n  pro: [", grow(func(i int) string { return fmt.Sprintf("%c, ", 0x4E00+i) }), "✅]\n")},
	{"quotes never closed", repeat("a: 'x\n")},
	{"comments", repeat("# x\n")},
	{"a long value", between("select: [", repeat("x"), "]\n")},
}

// Ignores are .gitignore files.
var Ignores = []Text{
	{"names", grow(func(i int) string { return fmt.Sprintf("f%d.md\n", i) })},
	{"paths", grow(func(i int) string { return fmt.Sprintf("/a/b/f%d.md\n", i) })},
	{"wildcards", grow(func(i int) string { return fmt.Sprintf("*f%d*.md\n", i) })},
	{"exceptions", grow(func(i int) string { return fmt.Sprintf("!f%d.md\n", i) })},
	{"one long name", repeat("x")},
	{"one long wildcard", between("", repeat("*a"), "b.md")},
	{"stars", repeat("*")},
	{"folders of any depth", between("", repeat("**/"), "x.md")},
	{"folders", between("", repeat("a/"), "x.md")},
	{"classes", between("", repeat("[a-z]"), ".md")},
	{"one class", between("[", repeat("a-z"), "].md")},
	{"a class never closed", between("", repeat("["), ".md")},
	{"escapes", between("", repeat(`\a`), ".md")},
	{"comments", repeat("# x\n")},
	{"blank lines", repeat("\n")},
	{"white space", between("x", repeat(" "), "\n")},
	{"escaped white space", between("x", repeat(`\ `), "\n")},
}
