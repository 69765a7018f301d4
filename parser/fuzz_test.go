package parser

import "testing"

// FuzzParse checks all that holds for any text.
func FuzzParse(f *testing.F) {
	for _, text := range seeds(f) {
		f.Add(text)
	}
	for _, text := range fragments {
		f.Add("## Question #7\n" + text + "\n### 선택지 분석\n**A. x**\n" + text + "\n")
	}
	f.Fuzz(func(t *testing.T, text string) { check(t, text) })
}

// FuzzReason reads a line as a reason.
func FuzzReason(f *testing.F) {
	for _, text := range fragments {
		f.Add(text)
	}
	f.Add("**✅ a** ❌ (b), c `✅` <!-- ❌ --> ⚠️\n  - d")
	f.Fuzz(func(t *testing.T, text string) { check(t, underA+"- "+text) })
}

// FuzzNormalize checks that what is normal stays as it is.
func FuzzNormalize(f *testing.F) {
	for _, text := range seeds(f) {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		once := Normalize(text)
		if again := Normalize(once); again != once {
			t.Errorf("%q became %q, then %q", text, once, again)
		}
	})
}
