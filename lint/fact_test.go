package lint

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"github.com/qbank-dev/qbank/internal/similar"
	"github.com/qbank-dev/qbank/parser"
)

// factsOf are the facts of a text for the rules of the whole run with these codes.
func factsOf(t testing.TB, text string, codes ...string) []Fact {
	t.Helper()
	var rules []*Rule
	for _, code := range codes {
		rules = append(rules, &Rule{Code: code, Name: strings.ToLower(code), CheckBank: func(*BankPass) {}})
	}
	l, err := New(Options{Rules: rules})
	if err != nil {
		t.Fatal(err)
	}
	return l.File(parser.Parse("bank.md", []byte(text))).Facts
}

// factOf is the fact of one question with these parts, the key first.
func factOf(t testing.TB, stem string, options ...string) Fact {
	t.Helper()
	var b strings.Builder
	b.WriteString("## Question #7\n" + stem + "\n\n")
	for i, o := range options {
		fmt.Fprintf(&b, "%c. %s\n\n", 'A'+i, o)
	}
	b.WriteString("Answer: A\n")
	return factsOf(t, b.String(), codeDuplicate, codeNearDuplicate, codeKeyPosition, codeLongestBias)[0]
}

// TestFactSize holds the memory that a question costs: facts are all that is left
// of a bank of a million.
func TestFactSize(t *testing.T) {
	fact, sketch := reflect.TypeFor[Fact]().Size(), reflect.TypeFor[similar.Sketch]().Size()
	t.Logf("%d bytes a fact, %d a sketch", fact, sketch)
	if fact > 192 || sketch > 256 {
		t.Errorf("%d bytes a fact, %d a sketch", fact, sketch)
	}
}

// TestFactOnDemand proves that what no rule asks for is not computed.
func TestFactOnDemand(t *testing.T) {
	text := "## Question #1\n" + strings.Repeat("long stem ", 20) + "?\n\nA. one\n\nB. two words\n\nC. three\n\nAnswer: B\n"
	for _, c := range []struct {
		codes                                  string
		content, sketch, options, key, longest bool
	}{
		{"QB106", false, false, false, false, false},
		{"QB501", true, false, false, false, false},
		{"QB502", true, true, false, false, false},
		{"QB503", false, false, false, true, false},
		{"QB504", false, false, false, true, true},
		{"QB501 QB502 QB503 QB504", true, true, false, true, true},
	} {
		f := factsOf(t, text, strings.Fields(c.codes)...)[0]
		if f.Number != 1 || f.Excerpt != "## Question #1" {
			t.Errorf("%s: question %d, %q", c.codes, f.Number, f.Excerpt)
		}
		if (f.Content != 0) != c.content || (f.Sketch != nil) != c.sketch || (f.OptionTexts[0] != 0) != c.options ||
			(f.KeyAt == 2 && f.Options == 3) != c.key || (f.Longest == Pick{1, true}) != c.longest {
			t.Errorf("%s: %+v", c.codes, f)
		}
	}
	// Of a short stem the options stand in for the sketch.
	short := factOf(t, "Which?", "one", "two", "None of the above")
	if short.Sketch != nil || short.OptionTexts[1] == 0 || short.OptionTexts[2] != 0 {
		t.Errorf("%+v", short)
	}
}

func TestSingleKey(t *testing.T) {
	const options = "A. one\n\nB. two\n\nC. three\n\n"
	for _, c := range []struct {
		text string
		want uint8 // 0 for none
	}{
		{"Which?\n\n" + options + "Answer: C\n", 3},
		{"Which? (Choose two.)\n\n" + options + "Answer: C\n", 0},
		{"Which? Select all that apply.\n\n" + options + "Answer: C\n", 0},
		{"Which?\n\n" + options + "Answer: A, C\n", 0},
		{"Which?\n\n" + options, 0},
		{"Which?\n\n" + options + "Answer: D\n", 0},
		{"Which?\n\nA. one\n\nB. two\n\nB. three\n\nAnswer: B\n", 0},
		{"Which?\n\nA. one\n\nAnswer: A\n", 0},
		{"Which?\n\nB. one\n\nC. two\n\nAnswer: C\n", 2},
	} {
		f := factsOf(t, "## Question #1\n"+c.text, codeKeyPosition)[0]
		if f.KeyAt != c.want || (f.Options == 0) != (c.want == 0) {
			t.Errorf("%q: the key is at %d of %d", c.text, f.KeyAt, f.Options)
		}
	}
}

func TestContent(t *testing.T) {
	first := factOf(t, "Which  city\nis the capital?", "Seoul", "Busan", "Daegu")
	for _, c := range []struct {
		stem           string
		options        []string
		stemSame, same bool
	}{
		{"Which city is the capital?", []string{"Seoul", "Busan", "Daegu"}, true, true},
		{"Which city is the capital?", []string{"Daegu", "Seoul", "Busan"}, true, true},
		{"Which city\u00a0is the cap\u200bital?", []string{"Seoul", "Bu\u00adsan", "Daegu"}, true, true},
		{"Which city is the capital?", []string{"Seoul", "Busan"}, true, false},
		{"Which city is the capital?", []string{"Seoul", "Busan", "Daegu", "Daegu"}, true, false},
		{"Which city is the capital?", []string{"seoul", "Busan", "Daegu"}, true, false},
		{"Which city is the capital", []string{"Seoul", "Busan", "Daegu"}, false, false},
		{"Which city is the **capital**?", []string{"Seoul", "Busan", "Daegu"}, false, false},
	} {
		f := factOf(t, c.stem, c.options...)
		if (f.Stem == first.Stem) != c.stemSame || (f.Content == first.Content) != c.same {
			t.Errorf("%q %q: stem the same: %v, all: %v", c.stem, c.options, f.Stem == first.Stem, f.Content == first.Content)
		}
	}
	if f := factOf(t, "", "a", "b"); f.Stem != 0 || f.Content != 0 {
		t.Errorf("a question without a stem has the hashes %x %x", f.Stem, f.Content)
	}
	decomposed, composed := factOf(t, norm.NFD.String("서울은 어디?"), "가", "나"), factOf(t, "서울은 어디?", "가", "나")
	if decomposed.Content != composed.Content {
		t.Error("decomposed Hangul makes a difference")
	}
	other := factOf(t, "Which city is the capital?", "Busan", "Daegu", "Seoul")
	if other.Content != first.Content || other.KeyText == first.KeyText || first.KeyText == 0 {
		t.Errorf("keys %x and %x", first.KeyText, other.KeyText)
	}
}

// TestHashOf checks that white space and what cannot be seen make no difference.
func TestHashOf(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.RuneFrom([]rune("abcdefghijkl \t\n.\u00a0\u200b\ufe0f한国é\u3000\u2028❌"))).Draw(t, "text")
		pieces := []string{"a", "several words in a row", "한글 낱말 몇 개", "漢字", " ", "  ", "\n\n", "\u00a0", "\u200b", "word", "끝."}
		text += strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 12).Draw(t, "pieces"), "")
		var plain []byte
		gap := false
		for _, r := range text {
			switch {
			case strings.ContainsRune(" \t\n\u00a0\u3000\u2028", r):
				gap = true
			case strings.ContainsRune("\u200b\ufe0f", r):
			default:
				if gap && len(plain) > 0 {
					plain = append(plain, ' ')
				}
				gap = false
				plain = append(plain, string(r)...)
			}
		}
		want := uint64(0)
		if len(plain) > 0 {
			want = sum64(plain)
		}
		if hashOf(text) != want {
			t.Fatalf("the hash of %q is not that of %q", text, plain)
		}
	})
}

func TestCharacters(t *testing.T) {
	for text, want := range map[string]int{
		"": 0, "Seoul": 5, "서울": 2, "e\u0301": 1, "한국 ⚠️ 좋음": 7, "👩‍💻": 1, "ab👩‍💻c": 4, "가\u11a8": 1,
	} {
		if got := Characters(text); got != want {
			t.Errorf("%q is %d long, not %d", text, got, want)
		}
	}
}

func TestPicks(t *testing.T) {
	for _, c := range []struct {
		stem                      string
		options                   []string // the key first
		longest, words, all, none Pick
	}{
		{"Which?", []string{"long one", "two", "six"}, Pick{1, true}, Pick{}, Pick{}, Pick{}},
		{"Which?", []string{"two", "long one", "six"}, Pick{1, false}, Pick{}, Pick{}, Pick{}},
		{"Which?", []string{"long1", "long2", "six"}, Pick{2, true}, Pick{}, Pick{}, Pick{}},
		{"Which?", []string{"one", "two", "six"}, Pick{}, Pick{}, Pick{}, Pick{}},
		{"Which?", []string{"No", "Yes"}, Pick{}, Pick{}, Pick{}, Pick{}},
		{"Which?", []string{"가나다", "e\u0301e\u0301", "ab"}, Pick{1, true}, Pick{}, Pick{}, Pick{}},
		{"Which bucket stores logs?", []string{"a bucket", "a stream", "a server"}, Pick{}, Pick{1, true}, Pick{}, Pick{}},
		{"Which bucket stores logs?", []string{"a server", "a bucket", "a Bucket"}, Pick{}, Pick{2, false}, Pick{}, Pick{}},
		{"서울의 강은 어디를 흐르는가?", []string{"서울에서", "부산에서", "대구에서"}, Pick{}, Pick{1, true}, Pick{}, Pick{}},
		{"Which?", []string{"All of the above.", "All of them are blue", "no more than five"}, Pick{1, false}, Pick{}, Pick{1, true}, Pick{}},
		{"Which?", []string{"two", "six", "**None of the above**"}, Pick{1, false}, Pick{}, Pick{}, Pick{1, false}},
		{"무엇인가?", []string{"가가", "나나", "위의 모두"}, Pick{1, false}, Pick{}, Pick{1, false}, Pick{}},
	} {
		f := factOf(t, c.stem, c.options...)
		got := [...]Pick{f.Longest, f.StemWords, f.AllAbove, f.NoneAbove}
		if want := [...]Pick{c.longest, c.words, c.all, c.none}; got != want {
			t.Errorf("%q: %v, not %v", c.options, got, want)
		}
	}
}

func TestShared(t *testing.T) {
	for _, c := range []struct {
		stem, option string
		want         int
	}{
		{"", "anything", 0},
		{"The bucket of the company", "BUCKET bucket, company's", 2},
		{"an S3 log", "S3 log", 0}, // too short
		{"서울은 수도이다", "서울에서 서울의", 1},
		{"required buckets", "requirements of a bucket", 2},
		{"서울", "서울시", 1},
		{"강은", "강이", 0},
		{"Größe über", "GRÖSSE größe", 1},
		{"Überall größer", "überall GRÖßER", 2},
		{strings.Repeat("word1 other2 third3 ", 3), "third3", 1},
	} {
		if got := shared(contentWords(c.stem), contentWords(c.option)); got != c.want {
			t.Errorf("%q and %q share %d words, not %d", c.stem, c.option, got, c.want)
		}
	}
	var long strings.Builder
	for i := range 5000 {
		fmt.Fprintf(&long, "%06d ", i)
	}
	words := contentWords(long.String())
	if got := shared(words, words); got != 5000 {
		t.Errorf("%d of 5000 words", got)
	}
}

func TestImages(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"none", ""},
		{"![", ""},
		{"![alt", ""},
		{"![alt](a.png) and ![x](b.png \"title\")", "a.png\nb.png \"title\"\n"},
		{"![alt][fig] ![alt](", "fig\n![alt\n"},
		{"<img src=\"a.png\"/> <img alt=x>", "a.png\n<img alt=x\n"},
		{"<img", ""},
	} {
		var got strings.Builder
		for rest := c.text; ; {
			target, after, ok := nextImage(rest)
			if !ok {
				break
			}
			got.WriteString(target + "\n")
			rest = after
		}
		if got.String() != c.want {
			t.Errorf("%q has the images %q, not %q", c.text, got.String(), c.want)
		}
		if (imagesHash(c.text) == 0) != (c.want == "") {
			t.Errorf("%q has the hash %x", c.text, imagesHash(c.text))
		}
	}
}

func FuzzFact(f *testing.F) {
	f.Add("Which?", "All of the above", "![a](b) <img src=c>")
	f.Add("\xff\u200b한", "e\u0301", "<img![")
	f.Fuzz(func(t *testing.T, stem, a, b string) {
		for _, fact := range factsOf(t, "## Question #1\n"+stem+"\n\nA. "+a+"\n\nB. "+b+"\n\nC. c\n\nAnswer: A\n",
			codeDuplicate, codeNearDuplicate, codeKeyPosition, codeLongestBias) {
			if fact.KeyAt > fact.Options {
				t.Errorf("the key is at %d of %d", fact.KeyAt, fact.Options)
			}
			for _, p := range []Pick{fact.Longest, fact.StemWords, fact.AllAbove, fact.NoneAbove} {
				if p.Picked > fact.Options || p.Right && p.Picked == 0 {
					t.Errorf("a pick of %d of %d, right %v", p.Picked, fact.Options, p.Right)
				}
			}
		}
	})
}
