package lang

import (
	"slices"
	"strings"
	"testing"

	"github.com/qbank-dev/qbank/internal/testing/generate"
)

// TestFiles proves that each language has what the rules ask for and says where it
// is from.
func TestFiles(t *testing.T) {
	lex := load()
	if len(lex.languages) < 2 {
		t.Fatalf("%d languages", len(lex.languages))
	}
	for _, l := range lex.languages {
		var known listSet
		for _, term := range lex.terms {
			for _, p := range term.phrases {
				if p.language == l {
					known |= 1 << p.list
				}
			}
		}
		for list := range lists {
			onlyEnglish := list == NegativeQuestion
			onlyKorean := list == Asking
			if !known.has(list) && !(onlyEnglish && l.name == "ko") && !(onlyKorean && l.name == "en") {
				t.Errorf("%s has no list %s", l.name, listNames[list])
			}
		}
		var words []*term
		for _, group := range []map[string][]*term{l.words, l.tails} {
			for _, terms := range group {
				words = append(words, terms...)
			}
		}
		for _, name := range classNames {
			if !slices.Contains(words, lex.term(l.name, "@"+name)) {
				t.Errorf("%s has no class %s", l.name, name)
			}
		}
		content, err := data.ReadFile("data/" + l.name + ".txt")
		if err != nil || !strings.Contains(string(content), "# Sources: ") {
			t.Errorf("%s does not say where its words are from", l.name)
		}
	}
}

// TestThirdLanguage adds a language by its file alone.
func TestThirdLanguage(t *testing.T) {
	lex := newLexicon()
	if err := lex.add("el", "script: Greek\n[vague]\nσυχνά\n{μερικές φορές}\n[endings]\nα"); err != nil {
		t.Fatal(err)
	}
	if !lex.lookup("ΣΥΧΝΆ").lists.has(Vague) {
		t.Error("the word of the new list is not found")
	}
	if len(lex.lookup("often").terms) > 0 {
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
			if w.Stem() != all[i].Stem() || !slices.Equal(w.terms, all[i].terms) {
				t.Fatalf("word %d of %q is remembered as another", i, text)
			}
			w.traits = all[i].traits
			if w != all[i] {
				t.Fatalf("word %d of %q is %+v, not %+v", i, text, w, all[i])
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

// BenchmarkRead reports the time to cut the paragraphs of a bank into words, with a
// memory that knows them.
func BenchmarkRead(b *testing.B) {
	bank, _ := generate.Bank(generate.Options{Questions: 500, Seed: 3})
	var paragraphs []string
	for text := range strings.SplitSeq(string(bank), "\n\n") {
		paragraphs = append(paragraphs, Prose(text))
	}
	var memory Memory
	var cut Text
	b.SetBytes(int64(len(bank)))
	b.ReportAllocs()
	for b.Loop() {
		for _, prose := range paragraphs {
			cut.Read(prose, &memory)
		}
	}
}
