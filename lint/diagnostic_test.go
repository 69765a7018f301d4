package lint

import (
	"math/rand/v2"
	"slices"
	"testing"
)

func TestSort(t *testing.T) {
	at := func(file string, start, end int, code, message string) Diagnostic {
		return Diagnostic{File: file, Code: code, Message: message, Start: Position{Offset: start}, End: Position{Offset: end}}
	}
	want := []Diagnostic{
		at("a.md", 0, 0, "QB106", "x"),
		at("a.md", 5, 9, "QB101", "x"),
		at("a.md", 5, 6, "QB102", "x"),
		at("a.md", 5, 7, "QB102", "a"),
		at("a.md", 5, 7, "QB102", "b"),
		at("a/b.md", 0, 0, "QB101", "x"),
		at("b.md", 0, 0, "QB101", "x"),
		at("가.md", 0, 0, "QB101", "x"),
	}
	same := func(a, b Diagnostic) bool {
		return a.File == b.File && a.Start == b.Start && a.End == b.End && a.Code == b.Code && a.Message == b.Message
	}
	random := rand.New(rand.NewPCG(1, 2))
	for range 100 {
		// Each comes up to three times, in any order.
		var list []Diagnostic
		for _, d := range want {
			for range 1 + random.IntN(3) {
				list = append(list, d)
			}
		}
		random.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
		if got := Sort(list); !slices.EqualFunc(got, want, same) {
			t.Fatalf("got %+v", got)
		}
	}
	if got := Sort(nil); len(got) != 0 {
		t.Errorf("of nothing comes %+v", got)
	}
}

func TestSummary(t *testing.T) {
	safeFix, unsafeFix := &Fix{Safe: true}, &Fix{}
	var s Summary
	s.Add([]Diagnostic{{Severity: Error}, {Severity: Error, Fix: unsafeFix}, {Severity: Warning, Fix: safeFix}, {Severity: Info}})
	s.Add([]Diagnostic{{Severity: Info, Fix: safeFix}, {Severity: Info}})
	s.Add(nil)
	if want := (Summary{Errors: 2, Warnings: 1, Infos: 3, Fixable: 2}); s != want {
		t.Errorf("got %+v, want %+v", s, want)
	}
}

func TestFails(t *testing.T) {
	tests := []struct {
		summary Summary
		at      []Severity // the thresholds that it fails
	}{
		{Summary{}, nil},
		{Summary{Files: 3, Questions: 3, Fixable: 1}, nil},
		{Summary{Infos: 1}, []Severity{Info}},
		{Summary{Warnings: 1}, []Severity{Info, Warning}},
		{Summary{Errors: 1}, []Severity{Info, Warning, Error}},
		{Summary{Errors: 1, Warnings: 1, Infos: 1}, []Severity{Info, Warning, Error}},
	}
	for _, test := range tests {
		for threshold := Info; threshold <= Never; threshold++ {
			if got := test.summary.Fails(threshold); got != slices.Contains(test.at, threshold) {
				t.Errorf("%+v fails at %s: %v", test.summary, threshold, got)
			}
		}
	}
}

func TestParseSeverity(t *testing.T) {
	for want, name := range map[Severity]string{Info: "info", Warning: "warning", Error: "error", Never: "never"} {
		got, err := ParseSeverity(name)
		if err != nil || got != want || got.String() != name {
			t.Errorf("%q is %v, %v", name, got, err)
		}
	}
	for _, name := range []string{"", "Error", "warn", "Severity(0)"} {
		if got, err := ParseSeverity(name); err == nil || got != 0 {
			t.Errorf("%q is %v", name, got)
		}
	}
	if got := Severity(9).String(); got != "Severity(9)" {
		t.Errorf("an unknown severity is %q", got)
	}
}
