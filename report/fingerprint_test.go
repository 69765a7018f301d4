package report

import (
	"strings"
	"testing"

	"github.com/qbank-dev/qbank/lint"
)

func duplicates(n int) []lint.Diagnostic {
	var list []lint.Diagnostic
	for i := range n {
		list = append(list, lint.Diagnostic{
			File: "a.md", Code: "QB106", Question: 3, Hash: "abc",
			Message: "question #3 stands here again, after line 1",
			Start:   lint.Position{Line: 10 + i, Column: 1, Offset: 100 + i},
		})
	}
	return list
}

func TestFingerprintsAreUnique(t *testing.T) {
	list := append(sample(t).Diagnostics, duplicates(3)...)
	seen := map[string]bool{}
	for _, p := range fingerprints(list) {
		if len(p) != 64 || strings.Trim(p, "0123456789abcdef") != "" {
			t.Errorf("%q is no SHA-256", p)
		}
		if seen[p] {
			t.Errorf("%s is there twice", p)
		}
		seen[p] = true
	}
}

// TestFingerprintsStayWhenLinesMove puts a hundred lines before everything.
func TestFingerprintsStayWhenLinesMove(t *testing.T) {
	before := append(sample(t).Diagnostics, duplicates(3)...)
	after := append(sample(t).Diagnostics, duplicates(3)...)
	for i := range after {
		d := &after[i]
		d.Start.Line += 100
		d.Start.Offset += 1000
		d.End.Line += 100
		d.Message = strings.ReplaceAll(strings.ReplaceAll(d.Message, "line 1", "line 101"), "문제.md:1", "문제.md:101")
	}
	a, b := fingerprints(before), fingerprints(after)
	for i := range a {
		if a[i] != b[i] {
			t.Errorf("%s changes", before[i].Message)
		}
	}
}

// TestFingerprintsAreOfTheFinding: a finding more leaves the others as they are.
func TestFingerprintsAreOfTheFinding(t *testing.T) {
	list := sample(t).Diagnostics
	all := fingerprints(list)
	without := fingerprints(list[1:])
	for i := range without {
		if without[i] != all[i+1] {
			t.Errorf("%s changes", list[i+1].Message)
		}
	}
	for name, change := range map[string]func(d *lint.Diagnostic){
		"file":     func(d *lint.Diagnostic) { d.File = "b.md" },
		"code":     func(d *lint.Diagnostic) { d.Code = "QB107" },
		"question": func(d *lint.Diagnostic) { d.Question = 4 },
		"message":  func(d *lint.Diagnostic) { d.Message = "other" },
		"text":     func(d *lint.Diagnostic) { d.Hash = "def" },
	} {
		one := duplicates(1)
		before := fingerprints(one)[0]
		change(&one[0])
		if fingerprints(one)[0] == before {
			t.Errorf("another %s makes no other fingerprint", name)
		}
	}
}
