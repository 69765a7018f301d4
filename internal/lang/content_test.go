package lang

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/qbank-dev/qbank/internal/testing/generate"
	"github.com/qbank-dev/qbank/internal/testing/hostile"
)

// contents are the hashes of the content words of a text, by themselves.
func contents(text string) (list []uint64) {
	EachContent(text, func(hash uint64) { list = append(list, hash) })
	return list
}

// checkContent compares the content words of a text that was cut with those of the
// text as it is.
func checkContent(t interface{ Errorf(string, ...any) }, memory *Memory, text string) {
	if Prose(text) != text {
		return
	}
	var cut Text
	for range 2 { // the second time all words are known
		cut.Read(text, memory)
		var got []uint64
		cut.EachContent(func(hash uint64) { got = append(got, hash) })
		if want := contents(text); !slices.Equal(got, want) {
			t.Errorf("%q has the content %x, but cut into words %x", text, want, got)
		}
	}
}

func TestContent(t *testing.T) {
	var memory Memory
	bank, _ := generate.Bank(generate.Options{Questions: 300, Seed: 5, Faults: 0.3})
	for part := range strings.SplitSeq(string(bank), "\n\n") {
		checkContent(t, &memory, part)
	}
	for _, text := range hostile.Banks {
		checkContent(t, &memory, text.Make(1<<12))
	}
	pieces := []string{
		"a", "word", "WORD", "bucket", "buckets", "on-demand", "don't", "snake_case", "user@example.com", "--flag", "all()", "½", "①", "7", "가", "서울", "서울에서", "서울-부산", "e\u0301", "\u0301",
		" ", " ", ".", "’", "_", ":", "\n", "é", "Größe", "漢字", "\u200b", "\u00ad", "\xff", strings.Repeat("long", 20), strings.Repeat("긴", 20),
	}
	rapid.Check(t, func(t *rapid.T) {
		checkContent(t, &memory, strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 12).Draw(t, "pieces"), ""))
	})
	rapid.Check(t, func(t *rapid.T) { checkContent(t, &memory, rapid.String().Draw(t, "text")) })
}

// TestMemory proves that what is remembered of a word is what is found without a
// memory.
func TestMemory(t *testing.T) {
	lex := load()
	var memory Memory
	check := func(word string) {
		_, k := wordEnd(word, 0)
		var w Word
		lex.lookup(&w, word, k)
		got := *memory.recall(lex, word, k)
		want := w.traits
		want.stem, want.root = Sums(word)
		want.lasting = lasting(word)
		list := contents(word)
		if want.amount = min(amount(min(len(list), 2)), several); len(list) > 0 {
			want.content = list[len(list)-1]
		}
		if got != want {
			t.Fatalf("of %q %+v is remembered, not %+v", word, got, want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		for _, word := range rapid.SliceOfN(rapid.StringMatching(`[a-c가나]{1,3}|(all|none|not|가장|모두|않은)[a-b]?|[a-c]{30,34}`), 1, 50).Draw(t, "words") {
			check(word)
		}
	})
}
