package parser

import "testing"

// FuzzLexer checks that the blocks of any text, with what lies between them, are
// the text byte for byte.
func FuzzLexer(f *testing.F) {
	for _, text := range seeds(f) {
		f.Add(text)
	}
	for _, text := range fragments {
		f.Add(text + "\n## Question #7\n" + text)
	}
	f.Fuzz(func(t *testing.T, text string) { checkTokens(t, text) })
}

// FuzzParse checks the tree of any text: spans inside of the file, children inside
// of their parents, siblings in order, and all that holds for texts and fixes.
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
