package lang

import (
	"embed"
	"fmt"
	"path"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

//go:embed data/*.txt
var data embed.FS

// symbol stands for a word of a phrase or for a class.
type symbol uint16

// Classes that no file defines: a letter or number that labels an option or a
// statement, and two of them as in "A–D".
const (
	noSymbol symbol = iota
	labelSymbol
	rangeSymbol
	builtin
)

// set is what is known of a word, as an index of the lexicon's sets.
type set uint16

// maxSets is how many sets a word can have: as it stands, by its ending, and
// both in a second language.
const maxSets = 4

// lexicon is all languages.
type lexicon struct {
	languages []*language
	// sets are what is known of the words of the lists: the symbols of each.
	// The first is empty.
	sets         [][]symbol
	setClasses   []classSet // the classes that each set holds
	setLists     []listSet  // the lists that have a phrase which begins with one of it
	labelLists   [builtin]listSet
	symbols      map[string]symbol // by language and word, or language and "@class"
	classSymbols [classes]symbol
	triggers     [][]*pattern // by the symbol that a pattern begins with
}

// language is one file.
type language struct {
	name   string
	script *unicode.RangeTable
	// words are looked up as they stand, and stems with an ending after them.
	words, stems table
	// tail is what words end in, read from the last rune on; tails tells that
	// some phrase asks for that alone.
	tail  tail
	tails bool
	// breaks begin another clause: no short gap of a phrase crosses them.
	breaks []symbol
}

// load reads the lists once. They are part of the program: a fault in them is
// one of the program, and a test reads them all.
var load = sync.OnceValue(func() *lexicon {
	entries, err := data.ReadDir("data")
	if err != nil {
		panic(err)
	}
	lex := newLexicon()
	for _, e := range entries {
		text, err := data.ReadFile(path.Join("data", e.Name()))
		if err == nil {
			err = lex.add(strings.TrimSuffix(e.Name(), ".txt"), string(text))
		}
		if err != nil {
			panic(fmt.Sprintf("word list %s: %v", e.Name(), err))
		}
	}
	return lex
})

func newLexicon() *lexicon {
	lex := &lexicon{sets: make([][]symbol, 1), symbols: map[string]symbol{}, triggers: make([][]*pattern, builtin)}
	for i, name := range classNames {
		lex.classSymbols[i] = lex.symbol("", "@"+name)
	}
	return lex
}

// symbol is the number of a word or class of a language. Classes that rules ask
// for are the same in all languages.
func (lex *lexicon) symbol(language, name string) symbol {
	switch name {
	case "@label":
		return labelSymbol
	case "@range":
		return rangeSymbol
	}
	if strings.HasPrefix(name, "@") && slices.Contains(classNames[:], name[1:]) {
		language = ""
	}
	id := language + "\x00" + name
	s, ok := lex.symbols[id]
	if !ok {
		s = symbol(len(lex.triggers))
		lex.symbols[id] = s
		lex.triggers = append(lex.triggers, nil)
	}
	return s
}

// add reads the file of a language.
func (lex *lexicon) add(name, text string) error {
	l := &language{name: name}
	l.breaks = []symbol{lex.symbol(name, "@break"), lex.symbol(name, "@auxiliary")}
	section, defined, used := "", map[string]bool{}, map[string]bool{}
	for n, line := range strings.Split(text, "\n") {
		if i := strings.IndexByte(line, '#'); i >= 0 {
			line = line[:i]
		}
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
	lex.summarize()
	return nil
}

// summarize notes what each set says of classes and lists.
func (lex *lexicon) summarize() {
	begun := make([]listSet, len(lex.triggers)) // by symbol
	for s, list := range lex.triggers {
		for _, p := range list {
			begun[s] |= 1 << p.list
		}
	}
	copy(lex.labelLists[:], begun)
	n := len(lex.sets)
	lex.setClasses, lex.setLists = make([]classSet, n), make([]listSet, n)
	for id, set := range lex.sets {
		for _, s := range set {
			lex.setLists[id] |= begun[s]
			if c := slices.Index(lex.classSymbols[:], s); c >= 0 {
				lex.setClasses[id] |= 1 << c
			}
		}
	}
}

// entry reads a line of a section: a phrase, or the words of a class.
func (lex *lexicon) entry(l *language, section, line string, used map[string]bool) error {
	switch {
	case section == "endings":
		for _, ending := range strings.Fields(line) {
			l.tail.at(ending).ending = true
		}
	case section[0] == '@':
		for _, word := range strings.Fields(line) {
			lex.define(l, word, lex.symbol(l.name, section))
		}
	default:
		p, err := lex.pattern(l, line, used)
		if err != nil {
			return err
		}
		p.list = List(slices.Index(listNames[:], section))
		first := p.steps[p.trigger].symbol
		lex.triggers[first] = append(lex.triggers[first], p)
	}
	return nil
}

// define adds a word, with "~" where it goes on.
func (lex *lexicon) define(l *language, word string, s symbol) {
	if strings.HasPrefix(word, "~") {
		t := l.tail.at(word[1:])
		t.set = lex.include(t.set, s)
		l.tails = true
		return
	}
	if strings.HasSuffix(word, "~") {
		word = strings.TrimSuffix(word, "~")
		id := l.stems.slot(word)
		*id = lex.include(*id, s)
	}
	id := l.words.slot(word)
	*id = lex.include(*id, s)
}

// include adds a symbol to a set, or makes one of it.
func (lex *lexicon) include(id set, s symbol) set {
	if id == 0 {
		lex.sets = append(lex.sets, nil)
		id = set(len(lex.sets) - 1)
	}
	if !slices.Contains(lex.sets[id], s) {
		lex.sets[id] = append(lex.sets[id], s)
	}
	return id
}

// lookup notes what is known of a word: the classes and phrases that it stands
// in, and whether it is a label.
func (lex *lexicon) lookup(w *Word, text string, letters kind) {
	if len(text) > maxKey {
		return
	}
	var buf [2 * maxKey]byte
	k := buf[:0]
	if letters == hangul {
		// Composed Hangul has no case and is in NFC.
		k = append(k, text...)
	} else {
		k = key(text, k)
	}
	n := 0
	for _, l := range lex.languages {
		if l.writes(k, letters) {
			n = l.known(w, n, k)
		}
	}
	w.label = label(k)
	w.lists = lex.labelLists[w.label]
	for _, id := range w.sets {
		w.classes |= lex.setClasses[id]
		w.lists |= lex.setLists[id]
	}
}

// writes tells whether a word has a letter of the language's script.
func (l *language) writes(k []byte, letters kind) bool {
	switch l.script {
	case unicode.Latin:
		if letters&latin != 0 {
			return true
		}
	case unicode.Hangul:
		if letters&hangul != 0 {
			return true
		}
	}
	if letters&mixed == 0 {
		return false
	}
	for i := 0; i < len(k); {
		r, n := utf8.DecodeRune(k[i:])
		if unicode.Is(l.script, r) {
			return true
		}
		i += n
	}
	return false
}

// known adds the sets of a word to the n that it has.
func (l *language) known(w *Word, n int, k []byte) int {
	add := func(id set) {
		if id > 0 && n < maxSets {
			w.sets[n] = id
			n++
		}
	}
	add(l.words.find(k))
	if len(l.stems.sets) == 0 && !l.tails {
		return n
	}
	for i, t := len(k), &l.tail; i > 0; {
		r, size := decodeLast(k[:i])
		i -= size
		if t = t.child(r); t == nil {
			break
		}
		if i > 0 {
			add(t.set)
			if t.ending && len(l.stems.sets) > 0 {
				add(l.stems.find(k[:i]))
			}
		}
	}
	return n
}

// Stem is what two forms of a word have in common: its key without the longest
// ending of its language that leaves at least the given number of runes.
func Stem(word string, least int) string {
	return string(AppendStem(nil, word, least))
}

// AppendStem appends the [Stem] of a word to a buffer.
func AppendStem(buf []byte, word string, least int) []byte {
	start := len(buf)
	buf = key(word, buf)
	k := buf[start:]
	var letters kind
	runes := 0
	for i := 0; i < len(k); runes++ {
		r, n := utf8.DecodeRune(k[i:])
		letters = letters.with(r)
		i += n
	}
	for _, l := range load().languages {
		if !l.writes(k, letters) {
			continue
		}
		stem := len(k)
		for i, left, t := len(k), runes, &l.tail; ; {
			r, n := decodeLast(k[:i])
			i -= n
			if left--; left < least {
				break
			}
			if t = t.child(r); t == nil {
				break
			}
			if t.ending {
				stem = i
			}
		}
		if stem < len(k) {
			return buf[:start+stem]
		}
	}
	return buf
}
