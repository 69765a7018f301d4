package config

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestErrors(t *testing.T) {
	for name, test := range map[string]struct {
		text string
		want []string // line:column message
	}{
		"unknown key":             {"selct: [QB1]\n", []string{`1:1 unknown key "selct" (did you mean "select"?)`}},
		"other spelling":          {"extend-select: []\nper_file_ignores: {}\n", []string{`1:1 unknown key "extend-select" (did you mean "extendSelect"?)`, `2:1 unknown key "per_file_ignores" (did you mean "perFileIgnores"?)`}},
		"nothing near":            {"colour: red\n", []string{`1:1 unknown key "colour"`}},
		"unknown mark":            {"marks:\n  prp: ✅\n  maybe: x\n", []string{`2:3 unknown key "prp" in marks (did you mean "pro"?)`, `3:3 unknown key "maybe" in marks: it takes "caution", "con", "pro" or "star"`}},
		"unknown option":          {"rules:\n  QB401:\n    rato: 1\n", []string{`3:5 unknown key "rato" in rules.QB401 (did you mean "ratio"?)`}},
		"no options":              {"rules: {missing-stem: {x: 1}}\n", []string{`1:24 unknown key "x" in rules.missing-stem, which has no options`}},
		"text for a list":         {"select: QB1, QB2\n", []string{`1:9 select must be a list, not "QB1, QB2" (write [QB1, QB2])`}},
		"mapping for a list":      {"ignore: {QB1: x}\n", []string{`1:9 ignore must be a list, not a mapping`}},
		"list for a mapping":      {"severity: [QB1]\n", []string{`1:11 severity must be a mapping, not a list`}},
		"number in a list":        {"select: [QB1, 404]\n", []string{`1:15 item 2 of select must be the code, a prefix or the name of a rule, not 404 (put it in quotation marks)`}},
		"nothing in a list":       {"select:\n  - QB1\n  -\n", []string{`3:4 item 2 of select must be the code, a prefix or the name of a rule, not nothing`}},
		"severity":                {"severity: {QB301: warn, QB302: off, QB101: errors, QB001: 1}\n", []string{`1:19 severity.QB301 must be "error", "warning" or "info", not "warn" (did you mean "warning"?)`, `1:32 severity.QB302 must be "error", "warning" or "info", not "off" (a rule is turned off under ignore)`, `1:44 severity.QB101 must be "error", "warning" or "info", not "errors" (did you mean "error"?)`, `1:59 severity.QB001 must be "error", "warning" or "info", not 1`}},
		"severity without value":  {"severity:\n  QB301:\n", []string{`2:3 severity.QB301 must be "error", "warning" or "info", not nothing`}},
		"severity of many":        {"severity: {QB3: error}\n", []string{`1:12 severity is set for one rule at a time, and "QB3" stands for 3`}},
		"one rule twice":          {"severity:\n  QB301: error\n  missing-analysis: info\n", []string{`3:3 missing-analysis and QB301 on line 2 are the same rule`}},
		"option types":            {"rules:\n  QB401: {words: 1.5, ratio: x, strict: yes, mode: 1, terms: all, shift: '3'}\n", []string{`2:18 rules.QB401.words must be a whole number from 0 to 1000000000, not 1.5`, `2:30 rules.QB401.ratio must be a number of 0 or more, not "x"`, `2:41 rules.QB401.strict must be true or false, not "yes" (write true)`, `2:52 rules.QB401.mode must be text, not 1 (put it in quotation marks)`, `2:62 rules.QB401.terms must be a list, not "all" (write [all])`, `2:74 rules.QB401.shift must be a whole number from -1000000000 to 1000000000, not "3" (write it without quotation marks and leading zeros)`}},
		"numbers":                 {"rules:\n  QB401: {words: 99999999999999999999, shift: 010, ratio: .inf}\n", []string{`2:18 rules.QB401.words must be a whole number from 0 to 1000000000, not 1e+20`, `2:47 rules.QB401.shift must be a whole number from -1000000000 to 1000000000, not "010" (write it without quotation marks and leading zeros)`, `2:59 rules.QB401.ratio must be a number of 0 or more, not ".inf"`}},
		"negative":                {"rules: {QB401: {words: -1}}\n", []string{`1:24 rules.QB401.words must be a whole number from 0 to 1000000000, not -1`}},
		"wide columns":            {"# 한국어 ✅\nanswerWords: [정답, 답, 3]\n", []string{`2:22 item 3 of answerWords must be text, not 3 (put it in quotation marks)`}},
		"blank words":             {"answerWords: [' ']\nrequiredSections: x\n", []string{`1:15 item 1 of answerWords must be text, not " "`, `2:19 requiredSections must be a list, not "x" (write [x])`}},
		"marks":                   {"marks: {pro: 5, con: [a b], star: [], caution: ''}\n", []string{`1:14 marks.pro must be a glyph or a list that is not empty, not 5`, `1:23 item 1 of marks.con must be a glyph, not "a b"`, `1:35 marks.star must be a glyph or a list that is not empty, not a list`, `1:48 marks.caution must be a glyph or a list that is not empty, not ""`}},
		"a glyph twice":           {"marks:\n  pro: [o, ✅]\n  con: [\"✅\\uFE0F\"]\n  star: \"\\uFE0F\"\n", []string{"3:9 \"✅\ufe0f\" is a glyph of pro and of con", "4:9 a glyph is missing: U+FE0F alone is none"}},
		"format":                  {"format: {wrap: 5, markPlacement: begin, blankLineBetweenOptions: no}\n", []string{`1:16 format.wrap must be "none" or a whole number from 20 to 1000, not 5`, `1:34 format.markPlacement must be "end" or "keep", not "begin"`, `1:66 format.blankLineBetweenOptions must be true or false, not "no" (write false)`}},
		"format null":             {"format:\n  wrap:\n", []string{`2:3 format.wrap must be "none" or a whole number from 20 to 1000, not nothing`}},
		"globs":                   {"exclude: ['a[b', '', /, ./]\nperFileIgnores:\n  '{x': [QB1]\n  '': [QB1]\n  y: QB1\n", []string{`5:6 perFileIgnores.y must be a list, not "QB1" (write [QB1])`}},
		"globs alone":             {"exclude: ['a[b', '', /, ./, ..]\nperFileIgnores:\n  '{x': [QB1]\n  '': [QB1]\n", []string{`1:11 the glob "a[b" is malformed: every "[" needs its "]" and every "{" its "}"`, `1:18 the glob "" names nothing: write ** for all files`, `1:22 the glob "/" names nothing: write ** for all files`, `1:25 the glob "./" names nothing: write ** for all files`, `1:29 the glob ".." names nothing: write ** for all files`, `3:3 the glob "{x" is malformed: every "[" needs its "]" and every "{" its "}"`, `4:3 the glob "" names nothing: write ** for all files`}},
		"glob bomb":               {"exclude: ['" + strings.Repeat("{a,a}", 60) + "', '{a,b}/{c,{d,e}}']\n", []string{`1:11 the glob "` + strings.Repeat("{a,a}", 7) + `{a,a…" has too many alternatives in braces`}},
		"long glob":               {"perFileIgnores: {" + strings.Repeat("x", 501) + ": []}", []string{`1:18 the glob "` + strings.Repeat("x", 39) + `…" is too long`}},
		"numbers as keys":         {"perFileIgnores: {5: x}\n", []string{`1:21 perFileIgnores."5" must be a list, not "x" (write [x])`}},
		"odd keys":                {"perFileIgnores: {a/b~c%20한: 1}\n", []string{`1:29 perFileIgnores."a/b~c%20한" must be a list, not 1`}},
		"extends":                 {"extends: [1, '']\n", []string{`1:11 item 1 of extends must be the path of a file or the name of a preset, not 1 (put it in quotation marks)`, `1:14 item 2 of extends must be the path of a file or the name of a preset, not ""`}},
		"extends mapping":         {"extends: {a: b}\n", []string{`1:10 extends must be the path of a file or the name of a preset or a list, not a mapping`}},
		"preset":                  {"extends: qbank:stric\n", []string{`1:10 no preset is called "qbank:stric" (did you mean "qbank:strict"?): there are qbank:recommended, qbank:strict, qbank:structure`}},
		"missing files":           {"extends:\n- nowhere.yaml\n- qbank:strict\n- sub/\n", []string{`2:3 "nowhere.yaml" cannot be read: there is no such file`, `4:3 "sub/" cannot be read: there is no such file`}},
		"a list":                  {"- QB1\n", []string{`1:1 a configuration is a mapping, such as "ignore: [QB310]", not a list`}},
		"a text":                  {"# x\nQB1\n", []string{`2:1 a configuration is a mapping, such as "ignore: [QB310]", not "QB1"`}},
		"key twice":               {"select: []\nignore: []\nselect: []\n", []string{`3:1 the key "select" stands twice, first on line 1`}},
		"two documents":           {"select: []\n---\nselect: []\n", []string{`2:1 a second document begins here: a configuration is one document`}},
		"syntax":                  {"select: [QB1\nignore: []\n", []string{`1:10 not valid YAML: a comma is missing here, or the bracket ] that closes the list`}},
		"tab":                     {"marks:\n\tpro: x\n", []string{`2:1 not valid YAML: a tab stands where YAML wants spaces`}},
		"merge key":               {"a: &a {}\n<<: *a\n", []string{`2:1 merge keys (<<) are not read here: extends merges whole files`}},
		"complex key":             {"? [a]\n: b\n", []string{`1:3 a key has to be a plain text, not a list or a mapping`}},
		"unknown anchor":          {"select: *nobody\n", []string{`1:9 not valid YAML: no anchor is named "nobody"`}},
		"UTF-16":                  {"\xff\xfes\x00", []string{`1:1 the file is UTF-16: save it as UTF-8`}},
		"not UTF-8":               {"select: []\n# 한\xb0\n", []string{`2:4 the file is not UTF-8: byte 0xB0 stands here`}},
		"NUL":                     {"select: \x00\n", []string{`1:9 not valid YAML: a control character stands here`}},
		"behind a BOM":            {"\ufeffselct: []\n", []string{`1:1 unknown key "selct" (did you mean "select"?)`}},
		"CR line ends":            {"select: []\rselct: []\r\nignor: []", []string{`2:1 unknown key "selct" (did you mean "select"?)`, `3:1 unknown key "ignor" (did you mean "ignore"?)`}},
		"alias of a wrong value":  {"marks: {pro: &x [1]}\nselect: *x\n", []string{`1:18 item 1 of marks.pro must be a glyph, not 1 (put it in quotation marks)`, `1:18 item 1 of select must be the code, a prefix or the name of a rule, not 1 (put it in quotation marks)`}},
		"alias of itself":         {"select: &a [*a]\n", []string{`1:13 the anchor "a" holds an alias of itself`}},
		"control characters":      {"\"\\e[31mred\": 1\n", []string{`1:1 unknown key "\x1b[31mred"`}},
		"long key":                {strings.Repeat("k", 1000) + ": 1\n", []string{`1:1 unknown key "` + strings.Repeat("k", 39) + `…"`}},
		"numeric key":             {"1: 1\n", []string{`1:1 unknown key "1"`}},
		"deep":                    {"select: " + strings.Repeat("[", 25) + strings.Repeat("]", 25), []string{`1:29 lists and mappings are nested more than 20 deep`}},
		"many values":             {"select: [" + strings.Repeat("x,", 10_000) + "]", []string{`1:20006 the file holds more than 10000 values, which no configuration does`}},
		"very deep":               {strings.Repeat("[", 100_000), []string{"1:10001 not valid YAML: lists and objects are nested too deep"}},
		"rules without a mapping": {"rules: {QB401: 3, missing-stem: }\n", []string{`1:16 rules.QB401 must be a mapping, not 3`, `1:19 rules.missing-stem must be a mapping, not nothing`}},
	} {
		t.Run(name, func(t *testing.T) {
			root := tree(t, map[string]string{".qbank.yaml": test.text})
			_, err := load(t, root, "x.md")
			checkErrors(t, root, err, test.want)
		})
	}
}

// checkErrors compares errors in .qbank.yaml, given as "line:column message".
func checkErrors(t *testing.T, root string, err error, want []string) {
	t.Helper()
	var got []string
	var list Errors
	if err != nil && !errors.As(err, &list) {
		t.Fatalf("a %T: %v", err, err)
	}
	for _, e := range list {
		if name := without(root, e.File); name != ".qbank.yaml" {
			t.Errorf("file %q", name)
		}
		got = append(got, fmt.Sprintf("%d:%d %s", e.Line, e.Column, e.Message))
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestErrorText(t *testing.T) {
	root := tree(t, map[string]string{".qbank.yaml": "selct: []\nmarks: 3\n"})
	_, err := load(t, root, "x.md")
	want := ".qbank.yaml:1:1: unknown key \"selct\" (did you mean \"select\"?)\n.qbank.yaml:2:8: marks must be a mapping, not 3"
	if got := without(root, err.Error()); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
	var one *Error
	if !errors.As(err, &one) || one.Line != 1 {
		t.Errorf("the first error is %+v", one)
	}
	if got := (&Error{File: "a\x1b[31m.yaml", Message: "x"}).Error(); got != `"a\x1b[31m.yaml": x` {
		t.Error(got)
	}
}

func TestTooManyErrors(t *testing.T) {
	var b strings.Builder
	for i := range 1000 {
		fmt.Fprintf(&b, "key%d: 1\n", i)
	}
	_, err := loadText(t, b.String())
	var list Errors
	if !errors.As(err, &list) || len(list) != maxErrors+1 || list[maxErrors].Message != "and 950 errors more" {
		t.Errorf("%d errors, the last is %v", len(list), list[len(list)-1])
	}
}

func TestAliasBomb(t *testing.T) {
	var b strings.Builder
	b.WriteString("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n")
	for i := 1; i < 30; i++ {
		fmt.Fprintf(&b, "a%d: &a%d [%s]\n", i, i, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*a%d, ", i-1), 10), ", "))
	}
	_, err := loadText(t, b.String())
	if err == nil || !strings.Contains(err.Error(), "the aliases of the file stand for more than 16 KiB") || strings.Count(err.Error(), "\n") > 0 {
		t.Error(err)
	}
	// A few aliases are in order.
	c, err := loadText(t, "select: &some [QB1, QB3]\nignore: *some\n")
	if err != nil || strings.Join(c.Ignore, " ") != "QB1 QB3" {
		t.Error(c, err)
	}
}

func TestUnreadableFiles(t *testing.T) {
	root := tree(t, map[string]string{
		"both/.qbank.yaml": "", "both/qbank.yaml": "",
		"folder/qbank.yaml/": "",
		"long/qbank.yaml":    strings.Repeat("# long\n", maxBytes/7+1),
		"extends/qbank.yaml": "extends: ../folder/qbank.yaml\n",
	})
	if err := os.Symlink("nowhere", filepath.Join(root, "both", "link")); err == nil {
		if err := os.MkdirAll(filepath.Join(root, "link"), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink("nowhere", filepath.Join(root, "link", "qbank.yaml")); err != nil {
			t.Fatal(err)
		}
	}
	for input, want := range map[string]string{
		"both/x.md":    "both/.qbank.yaml: .qbank.yaml and qbank.yaml stand in the same folder: keep one of them",
		"folder/x.md":  "folder/qbank.yaml: cannot be read: it is a folder, not a file",
		"long/x.md":    "long/qbank.yaml: the file is longer than 256 KiB, which no configuration is",
		"link/x.md":    "link/qbank.yaml: cannot be read: there is no such file",
		"extends/x.md": `extends/qbank.yaml:1:10: "../folder/qbank.yaml" cannot be read: it is a folder, not a file`,
	} {
		if _, err := os.Lstat(filepath.Join(root, filepath.Dir(input))); err != nil {
			continue // links need a right on Windows
		}
		_, err := load(t, root, input)
		if err == nil || without(root, err.Error()) != want {
			t.Errorf("%s: got %v, want %s", input, err, want)
		}
	}
}
