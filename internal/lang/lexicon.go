package lang

import (
	"embed"
	"fmt"
	"iter"
	"path"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

//go:embed data/*.txt
var data embed.FS

// lexicon holds the lists of all languages.
type lexicon struct {
	languages []*language
	terms     map[string]*term // by language and name
	// Terms that no file defines: a letter or number that labels an option or a
	// statement, and two of them as in "A–D".
	label, labelRange *term
}

// term is a word of a phrase, or a class of words.
type term struct {
	phrases []*pattern // those that begin with it
	lists   listSet    // the lists of these
	classes classSet   // the class that it is, if rules ask for that
}

// language is one file.
type language struct {
	name   string
	script *unicode.RangeTable
	// words are looked up whole, tails at the end of a word, and stems before an
	// ending.
	words, tails, stems map[string][]*term
	endings             map[string]bool
	longest             int // bytes of the longest ending or tail
	// breaks begin another clause. No short gap of a phrase crosses them.
	breaks [2]*term
}

// load reads the lists once. They are part of the program, so an error in them is
// a defect.
var load = sync.OnceValue(func() *lexicon {
	entries, err := data.ReadDir("data")
	if err != nil {
		panic(err)
	}
	lex := newLexicon()
	for _, e := range entries {
		content, err := data.ReadFile(path.Join("data", e.Name()))
		if err == nil {
			err = lex.add(strings.TrimSuffix(e.Name(), ".txt"), string(content))
		}
		if err != nil {
			panic(fmt.Sprintf("word list %s: %v", e.Name(), err))
		}
	}
	return lex
})

func newLexicon() *lexicon {
	lex := &lexicon{terms: map[string]*term{}}
	lex.label, lex.labelRange = lex.term("", "@label"), lex.term("", "@range")
	for i, name := range classNames {
		lex.term("", "@"+name).classes = 1 << i
	}
	return lex
}

// term returns the term of a word, or of a class with "@" before its name. The
// classes that rules ask for are the same in all languages.
func (lex *lexicon) term(language, name string) *term {
	if class, ok := strings.CutPrefix(name, "@"); ok &&
		(class == "label" || class == "range" || slices.Contains(classNames[:], class)) {
		language = ""
	}
	id := language + "\x00" + name
	if lex.terms[id] == nil {
		lex.terms[id] = &term{}
	}
	return lex.terms[id]
}

// add reads the file of a language.
func (lex *lexicon) add(name, content string) error {
	l := &language{
		name: name, words: map[string][]*term{}, tails: map[string][]*term{}, stems: map[string][]*term{},
		endings: map[string]bool{},
		breaks:  [2]*term{lex.term(name, "@break"), lex.term(name, "@auxiliary")},
	}
	section, defined, used := "", map[string]bool{}, map[string]bool{}
	for n, line := range strings.Split(content, "\n") {
		line, _, _ = strings.Cut(line, "#")
		line = strings.TrimSpace(line)
		var err error
		switch {
		case line == "":
		case strings.HasPrefix(line, "script:"):
			script := strings.TrimSpace(line[len("script:"):])
			if l.script = unicode.Scripts[script]; l.script == nil {
				err = fmt.Errorf("no script is called %q", script)
			}
		case line[0] == '[' && line[len(line)-1] == ']':
			section = line[1 : len(line)-1]
			defined[section] = true
			if section != "endings" && section[:1] != "@" && !slices.Contains(listNames[:], section) {
				err = fmt.Errorf("no list is called %q", section)
			}
		case section == "":
			err = fmt.Errorf("an entry before the first section")
		default:
			err = lex.entry(l, section, line, used)
		}
		if err != nil {
			return fmt.Errorf("line %d: %w", n+1, err)
		}
	}
	if l.script == nil {
		return fmt.Errorf("no line names the script")
	}
	for class := range used {
		if !defined[class] && class != "@label" && class != "@range" {
			return fmt.Errorf("no section defines %s", class)
		}
	}
	lex.languages = append(lex.languages, l)
	return nil
}

// entry reads a line of a section: a phrase, or the words of a class.
func (lex *lexicon) entry(l *language, section, line string, used map[string]bool) error {
	switch {
	case section == "endings":
		for _, ending := range strings.Fields(line) {
			l.endings[ending] = true
			l.longest = max(l.longest, len(ending))
		}
	case section[0] == '@':
		for _, word := range strings.Fields(line) {
			l.define(word, lex.term(l.name, section))
		}
	default:
		p, err := lex.pattern(l, line, used)
		if err != nil {
			return err
		}
		p.list = List(slices.Index(listNames[:], section))
		first := p.steps[p.trigger].term
		first.phrases = append(first.phrases, p)
		first.lists |= 1 << p.list
	}
	return nil
}

// define adds a word to a term, with "~" where the word goes on.
func (l *language) define(word string, t *term) {
	add := func(to map[string][]*term, word string) {
		if !slices.Contains(to[word], t) {
			to[word] = append(to[word], t)
		}
	}
	if tail, ok := strings.CutPrefix(word, "~"); ok {
		add(l.tails, tail)
		l.longest = max(l.longest, len(tail))
		return
	}
	if stem, ok := strings.CutSuffix(word, "~"); ok {
		word = stem
		add(l.stems, stem)
	}
	add(l.words, word)
}

// lookup returns what is known of a word.
func (lex *lexicon) lookup(word string) *traits {
	key := Key(word)
	w := &traits{text: word}
	switch {
	case isLabel(key):
		w.terms = append(w.terms, lex.label)
	case isLabelRange(key):
		w.terms = append(w.terms, lex.labelRange)
	}
	for _, l := range lex.languages {
		if !l.writes(key) {
			continue
		}
		w.terms = append(w.terms, l.words[key]...)
		for stem, end := range l.cuts(key) {
			w.terms = append(w.terms, l.tails[end]...)
			if l.endings[end] {
				w.terms = append(w.terms, l.stems[stem]...)
			}
		}
	}
	for _, t := range w.terms {
		w.classes |= t.classes
		w.lists |= t.lists
	}
	return w
}

// writes reports whether a word has a letter of the language's script. Digits and
// signs of ASCII count as Latin.
func (l *language) writes(key string) bool {
	return strings.ContainsFunc(key, func(r rune) bool {
		return r < utf8.RuneSelf && l.script == unicode.Latin || unicode.Is(l.script, r)
	})
}

// cuts returns the ways to cut a word in two, the shortest end first, as long as
// the end may be in the lists.
func (l *language) cuts(key string) iter.Seq2[string, string] {
	return func(yield func(stem, end string) bool) {
		for i := len(key); ; {
			_, n := utf8.DecodeLastRuneInString(key[:i])
			if i -= n; i <= 0 || len(key)-i > l.longest || !yield(key[:i], key[i:]) {
				return
			}
		}
	}
}

// isLabel reports whether a key labels an option or a statement.
func isLabel(key string) bool {
	switch key {
	case "i", "ii", "iii", "iv", "v", "vi":
		return true
	}
	r, n := utf8.DecodeRuneInString(key)
	return n == len(key) && isLabelSign(r)
}

// isLabelRange reports whether a key is two labels with a dash between them.
func isLabelRange(key string) bool {
	first, n := utf8.DecodeRuneInString(key)
	dash, m := utf8.DecodeRuneInString(key[n:])
	last, o := utf8.DecodeRuneInString(key[n+m:])
	return n+m+o == len(key) && isLabelSign(first) && isLabelSign(last) && strings.ContainsRune("-–~∼～", dash)
}

func isLabelSign(r rune) bool {
	switch {
	case 'a' <= r && r <= 'h', '1' <= r && r <= '9', '①' <= r && r <= '⑳',
		'ㄱ' <= r && r <= 'ㅎ', 'ⅰ' <= r && r <= 'ⅹ', 'ⓐ' <= r && r <= 'ⓗ', '㉠' <= r && r <= '㉻':
		return true
	}
	return false
}
