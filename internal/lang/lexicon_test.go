package lang

import (
	"slices"
	"strings"
	"testing"
)

// TestFiles reads all lists, and proves that each language has what the rules
// ask for and says where it is from.
func TestFiles(t *testing.T) {
	lex := load()
	if len(lex.languages) < 2 {
		t.Fatalf("%d languages", len(lex.languages))
	}
	count := map[string]map[List]int{}
	for _, list := range lex.triggers {
		for _, p := range list {
			if count[p.language.name] == nil {
				count[p.language.name] = map[List]int{}
			}
			count[p.language.name][p.list]++
		}
	}
	for _, l := range lex.languages {
		for list := range lists {
			onlyEnglish := list == NegativeQuestion
			onlyKorean := list == Asking
			if count[l.name][list] == 0 && !(onlyEnglish && l.name == "ko") && !(onlyKorean && l.name == "en") {
				t.Errorf("%s has no list %s", l.name, listNames[list])
			}
		}
		for class, symbol := range lex.classSymbols {
			found := l.tail.has(lex, symbol)
			for _, id := range l.words.sets {
				found = found || slices.Contains(lex.sets[*id], symbol)
			}
			if !found {
				t.Errorf("%s has no class %s", l.name, classNames[class])
			}
		}
		text, err := data.ReadFile("data/" + l.name + ".txt")
		if err != nil || !strings.Contains(string(text), "# Sources: ") {
			t.Errorf("%s does not say where its words are from", l.name)
		}
	}
}

func (t *tail) has(lex *lexicon, s symbol) bool {
	if slices.Contains(lex.sets[t.set], s) {
		return true
	}
	for _, next := range t.next {
		if next.has(lex, s) {
			return true
		}
	}
	return false
}

// TestThirdLanguage adds a language by its file alone.
func TestThirdLanguage(t *testing.T) {
	lex := newLexicon()
	if err := lex.add("el", "script: Greek\n[vague]\nσυχνά\n{μερικές φορές}\n[endings]\nα"); err != nil {
		t.Fatal(err)
	}
	var known, unknown Word
	lex.lookup(&known, "ΣΥΧΝΆ", mixed)
	if !known.lists.has(Vague) {
		t.Error("the word of the new list is not found")
	}
	lex.lookup(&unknown, "often", latin)
	if unknown.sets[0] != 0 {
		t.Error("a word of another script is in it")
	}
}

func TestFaultyFiles(t *testing.T) {
	for _, c := range [][2]string{
		{"[vague]\noften", "script"},
		{"script: Elvish", "Elvish"},
		{"script: Latin\noften", "before the first section"},
		{"script: Latin\n[vauge]\noften", "vauge"},
		{"script: Latin\n[vague]\n@how often", "@how"},
		{"script: Latin\n[vague]\n^ .. $", "no word"},
		{"script: Latin\n[vague]\noften ..x", "gap"},
		{"script: Latin\n[vague]\n{^} often", "braces"},
	} {
		err := newLexicon().add("xx", c[0])
		if err == nil || !strings.Contains(err.Error(), c[1]) {
			t.Errorf("%q: %v", c[0], err)
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, seed := range []string{
		"Which of these is not true? (Choose two.)", "다음 중 옳지 **않은** 것은?", "All of the above", "`a` ```\n~~~ <b> ]( ://",
		"A–D all, A~D 모두", "e.g. U.S. ...", "\x1f \xff \u1112\u1161", "a\n\n- b\n> c", "<!-- ](( ``", "모든 사용자는",
	} {
		f.Add(seed)
	}
	phrases := NewPhrases([]string{"of the", "것은", "a"})
	var memory Memory // of the words of all texts
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1000 {
			t.Skip("the test asks about each word, which takes its square")
		}
		prose := Prose(text)
		if len(prose) != len(text) {
			t.Fatalf("%q became %d bytes longer", text, len(prose)-len(text))
		}
		end := 0
		all := Scan(prose)
		for _, w := range all {
			if w.Start < end || w.End <= w.Start || w.End > len(text) {
				t.Fatalf("the word %d to %d in %q", w.Start, w.End, text)
			}
			end = w.End
			Stem(prose[w.Start:w.End], 2)
		}
		inside := func(m Match, ok bool) {
			if ok && (m.Start < 0 || m.End <= m.Start || m.End > len(text)) {
				t.Fatalf("the match %v in %q", m, text)
			}
		}
		var cut Text
		cut.Read("another text, which was read before", &memory)
		cut.Read(prose, &memory)
		for i, w := range cut.Words {
			if !w.Code {
				var stem [maxKey]byte
				if sum(AppendStem(stem[:0], prose[w.Start:w.End], 2)) != w.stem || lasting(prose[w.Start:w.End]) != w.lasting {
					t.Fatalf("the stem of word %d of %q is remembered as that of another", i, text)
				}
			}
			w.stem, w.root, w.lasting = 0, 0, false
			if w != all[i] {
				t.Fatalf("word %d of %q is remembered as %+v, not as %+v", i, text, w, all[i])
			}
		}
		for list := range lists {
			m, ok := Find(list, all)
			inside(m, ok)
			if n, found := cut.Find(list); n != m || found != ok {
				t.Fatalf("%s is found at %v (%v) in %q, but read as a text at %v (%v)", listNames[list], m, ok, text, n, found)
			}
			whole := Whole(list, prose)
			if whole != cut.Whole(list) {
				t.Fatalf("whether %q is a phrase of %s is said in two ways", text, listNames[list])
			}
		}
		inside(phrases.Find(prose, all))
		phrases.Whole(prose)
		end = 0
		for _, s := range Sentences(prose) {
			if s.Start < end || s.End <= s.Start || s.End > len(text) {
				t.Fatalf("the sentence %d to %d in %q", s.Start, s.End, text)
			}
			end = s.End
			for _, w := range Scan(prose[s.Start:s.End]) {
				Emphasised(text, s, Match{Start: s.Start + w.Start, End: s.Start + w.End})
			}
		}
	})
}

// BenchmarkFind scans a stem and asks it about two lists.
func BenchmarkFind(b *testing.B) {
	text := strings.Repeat("A company stores data in a bucket and wants to reduce the cost of requests that are rarely made. 회사는 비용을 줄이려 한다. ", 20)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		all := Scan(Prose(text))
		Find(Absolute, all)
		Find(Vague, all)
	}
}
