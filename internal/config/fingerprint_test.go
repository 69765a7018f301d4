package config

import (
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"github.com/qbank-dev/qbank/lint"
)

// TestFingerprint checks that each setting that changes what is found changes the
// fingerprint, and that one that does not leaves it.
func TestFingerprint(t *testing.T) {
	root := tree(t, map[string]string{".qbank.yaml": ""})
	of := func(text string, o Overrides) [32]byte {
		t.Helper()
		if err := os.WriteFile(filepath.Join(root, ".qbank.yaml"), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		sum, err := mustLoad(t, root, "x.md").Fingerprint(o)
		if err != nil {
			t.Fatal(err)
		}
		return sum
	}
	plain := of("", Overrides{})
	for _, text := range []string{"# a comment\n", "select: [ALL]\n", "exclude: [drafts/]\n", "format: {wrap: 80}\n", "rules: {QB401: {words: 4}}\n"} {
		if of(text, Overrides{}) != plain {
			t.Errorf("%q changes what is found", text)
		}
	}
	seen := map[[32]byte]string{plain: "nothing"}
	add := func(what string, sum [32]byte) {
		t.Helper()
		if other, ok := seen[sum]; ok {
			t.Errorf("%s is the same as %s", what, other)
		}
		seen[sum] = what
	}
	for _, text := range []string{
		"select: [QB1]\n", "select: [QB1, QB2]\n", "ignore: [QB1]\n", "extendSelect: [QB315]\n", "severity: {QB101: info}\n", "severity: {QB101: warning}\n",
		"perFileIgnores: {'a.md': [QB1]}\n", "perFileIgnores: {'b.md': [QB1]}\n", "perFileIgnores: {'a.md': [QB2]}\n",
		"marks: {pro: [a]}\n", "marks: {con: [a]}\n", "marks: {caution: [a]}\n", "marks: {star: [a]}\n",
		"analysisTitles: [a]\n", "optionSectionTitles: [a]\n", "answerWords: [a]\n", "requiredSections: [a]\n",
		"rules: {QB401: {words: 5}}\n", "rules: {QB401: {ratio: 0.5}}\n", "rules: {QB401: {strict: true}}\n", "rules: {QB401: {mode: bytes}}\n", "rules: {QB401: {terms: [a]}}\n",
	} {
		add(text, of(text, Overrides{}))
	}
	add("--select", of("", Overrides{Select: []string{"QB3"}}))
	add("--ignore", of("", Overrides{Ignore: []string{"QB3"}}))
	add("--extend-select", of("ignore: [QB1]\n", Overrides{ExtendSelect: []string{"QB315"}}))

	// The same pattern in another folder is about other files.
	elsewhere, err := loadText(t, "perFileIgnores: {'a.md': [QB1]}\n")
	if err != nil {
		t.Fatal(err)
	}
	sum, err := elsewhere.Fingerprint(Overrides{})
	if err != nil {
		t.Fatal(err)
	}
	add("another folder", sum)
}

// TestFingerprintIsWhole checks what of the linter's options is not in the
// fingerprint: the catalogue, which belongs to the program, and the function that
// goes by perFileIgnores.
func TestFingerprintIsWhole(t *testing.T) {
	var left []string
	for _, field := range reflect.VisibleFields(reflect.TypeFor[lint.Options]()) {
		switch field.Type.Kind() {
		case reflect.Func, reflect.Chan, reflect.Pointer, reflect.Interface:
			left = append(left, field.Name)
		}
		if field.Name == "Rules" {
			left = append(left, field.Name)
		}
	}
	if want := []string{"Rules", "Ignored"}; !reflect.DeepEqual(left, want) {
		t.Errorf("%v cannot be in the fingerprint, want %v: Fingerprint has to know of it", left, want)
	}
}
