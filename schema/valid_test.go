package schema

import (
	"math/rand/v2"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v5"
	"pgregory.net/rapid"
)

// sameVerdict fails where Valid and the JSON Schema do not agree.
func sameVerdict(t *rapid.T, q *Question) {
	if found := ValidateQuestion(q.decoded()); q.Valid() != (len(found) == 0) {
		t.Fatalf("Valid() = %v, but the schema finds %v in %#v", q.Valid(), found, q)
	}
}

func TestValidAgreesWithSchema(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { sameVerdict(t, drawQuestion(t)) })
}

// TestValidAgreesNearSample changes one thing of a valid question at a time,
// which random questions as a whole seldom are.
func TestValidAgreesNearSample(t *testing.T) {
	changes := []func(t *rapid.T, q *Question){
		func(t *rapid.T, q *Question) { q.Number = drawWhole(t, MaxNumber) },
		func(t *rapid.T, q *Question) { q.Note = drawText(t, "note") },
		func(t *rapid.T, q *Question) { q.Stem = drawText(t, "stem") },
		func(t *rapid.T, q *Question) { q.Select = int(drawWhole(t, 26)) },
		func(t *rapid.T, q *Question) { q.Options = nil },
		func(t *rapid.T, q *Question) { q.Options = q.Options[:rapid.IntRange(0, 3).Draw(t, "n")] },
		func(t *rapid.T, q *Question) { q.Options[1] = drawOption(t) },
		func(t *rapid.T, q *Question) { q.Answer = drawLabels(t) },
		func(t *rapid.T, q *Question) { q.Analysis = &Analysis{} },
		func(t *rapid.T, q *Question) { q.Analysis = &Analysis{Sections: []Section{}, Answer: []string{}} },
		func(t *rapid.T, q *Question) { q.Analysis.Title = drawText(t, "title") },
		func(t *rapid.T, q *Question) { q.Analysis.Note = drawText(t, "note") },
		func(t *rapid.T, q *Question) { q.Analysis.Body = drawText(t, "body") },
		func(t *rapid.T, q *Question) { q.Analysis.Sections[0] = drawSection(t) },
		func(t *rapid.T, q *Question) { q.Analysis.Options[0] = drawOptionAnalysis(t) },
		func(t *rapid.T, q *Question) { q.Analysis.Options[1].Reasons[0] = drawReason(t) },
		func(t *rapid.T, q *Question) { q.Analysis.Answer = drawLabels(t) },
		func(t *rapid.T, q *Question) { q.Source.File = drawText(t, "file") },
		func(t *rapid.T, q *Question) { q.Source.Line = int(drawWhole(t, 1<<31-1)) },
		func(t *rapid.T, q *Question) { q.Source.EndLine = int(drawWhole(t, 1<<31-1)) },
	}
	rapid.Check(t, func(t *rapid.T) {
		q := sample()
		rapid.SampledFrom(changes).Draw(t, "change")(t, q)
		sameVerdict(t, q)
	})
}

// TestValidAgreesOnWhiteSpace compares the two for every character, since each
// has a table of white space of its own.
func TestValidAgreesOnWhiteSpace(t *testing.T) {
	schema := compiledText(t)
	for r := rune(0); r <= 0x10FFFF; r++ {
		if r > 0xFFFF {
			r += 0xFF // there is no white space beyond the first plane
		}
		if text := string(r); hasText(text) != (schema.Validate(text) == nil) {
			t.Errorf("U+%04X: hasText is %v, the schema says otherwise", r, hasText(text))
		}
	}
}

// compiledText returns the schema of a text that is not only white space.
func compiledText(t *testing.T) *jsonschema.Schema {
	t.Helper()
	schemas, err := compiled()
	if err != nil {
		t.Fatal(err)
	}
	return schemas.question.Properties["stem"].Ref
}

func TestValidOfNil(t *testing.T) {
	var q *Question
	if q.Valid() || len(ValidateQuestion(q.decoded())) == 0 {
		t.Error("no question is a valid one")
	}
}

func FuzzValid(f *testing.F) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 4 {
		seed := make([]byte, 4096)
		for i := range seed {
			seed[i] = byte(random.Uint32())
		}
		f.Add(seed)
	}
	f.Fuzz(rapid.MakeFuzz(func(t *rapid.T) {
		q := drawQuestion(t)
		sameVerdict(t, q)
		q.Options, q.Answer, q.Number, q.Select = sample().Options, sample().Answer, 1, 1
		sameVerdict(t, q)
	}))
}
