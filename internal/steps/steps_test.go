package steps

import (
	"fmt"
	"os/exec"
	"strings"
	"testing"
)

const (
	// mostSteps is how many times the work may grow where the size of a text
	// doubles: twice, and something for sorting and searching.
	mostSteps = 2.3
	// mostMemory is how many times the memory taken may grow where the size is
	// four times as large. Lists grow in leaps, so that it is four only on the
	// whole; with the square of the size it would be sixteen.
	mostMemory = 10
)

// measured is the work on one text.
type measured struct{ size, steps, memory float64 }

// TestLinear builds the program so that it counts, and checks for each part and
// each hard text that the work grows with the size.
func TestLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the program anew from sources that count; left out by -short")
	}
	out, err := exec.Command(build(t)).Output()
	if err != nil {
		t.Fatal(err)
	}
	runs := map[string][]measured{}
	var order []string
	for line := range strings.Lines(string(out)) {
		fields := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		var m measured
		if _, err := fmt.Sscan(strings.Join(fields[2:], " "), &m.size, &m.steps, &m.memory); err != nil {
			t.Fatalf("%q: %v", line, err)
		}
		name := fields[0] + "/" + fields[1]
		if runs[name] == nil {
			order = append(order, name)
		}
		runs[name] = append(runs[name], m)
	}
	if len(order) < 900 {
		t.Errorf("only %d texts were measured", len(order))
	}
	for _, name := range order {
		list := runs[name]
		if len(list) != 3 || list[0].steps < 100 {
			t.Fatalf("%s: %v is no measurement", name, list)
		}
		for _, fault := range growth(list) {
			t.Errorf("%s: %s", name, fault)
		}
	}
}

// growth says where the work grows faster than the size.
func growth(list []measured) (faults []string) {
	for i := range list[1:] {
		a, b := list[i], list[i+1]
		if limit := mostSteps / 2 * b.size / a.size; b.steps > limit*a.steps {
			faults = append(faults, fmt.Sprintf("from %.0f to %.0f bytes the steps grow from %.0f to %.0f", a.size, b.size, a.steps, b.steps))
		}
	}
	a, b := list[0], list[2]
	// Below this, what is made once and kept for the next text counts most.
	if b.memory > mostMemory*max(a.memory, 1<<20) {
		faults = append(faults, fmt.Sprintf("from %.0f to %.0f bytes the memory taken grows from %.0f to %.0f", a.size, b.size, a.memory, b.memory))
	}
	return faults
}

func TestGrowth(t *testing.T) {
	for _, c := range []struct {
		name string
		list []measured
		want int
	}{
		{"linear", []measured{{1000, 5000, 4e6}, {2000, 10000, 8e6}, {4000, 20000, 16e6}}, 0},
		{"with a logarithm", []measured{{1000, 10000, 4e6}, {2000, 22000, 8e6}, {4000, 48000, 16e6}}, 0},
		{"quadratic steps", []measured{{1000, 1e6, 4e6}, {2000, 4e6, 8e6}, {4000, 16e6, 16e6}}, 2},
		{"quadratic memory", []measured{{1000, 5000, 1e6}, {2000, 10000, 4e6}, {4000, 20000, 16e6}}, 1},
	} {
		if got := growth(c.list); len(got) != c.want {
			t.Errorf("%s: %q", c.name, got)
		}
	}
}

// TestCounts checks that what is put into sources counts: work that grows with
// the square of a text is seen as that.
func TestCounts(t *testing.T) {
	source := counted(t, "x.go", `package x

import (
	"slices"
	"strings"
)

const name = string(rune('x'))

func f(s string, list []int) {
	for range s {
		_ = strings.Index(s, "x") + len(strings.Fields(s))
	}
	for _, c := range []byte(s) {
		counted := 0 // no name of the copies
		list = slices.Insert(list, counted, int(c))
	}
	_ = func() string { return string([]byte(s)) }
}
`, nil, module+"/x")
	for _, want := range []string{
		"package x; import countedSteps ", "func f(s string, list []int) {countedSteps.N++;", "range s {countedSteps.N++;", `countedSteps.Index(s, "x")`,
		"strings.Fields(countedSteps.All(s))", "range []byte(s) {countedSteps.N++;", "countedSteps.Insert(list, counted, int(c))", "func() string {countedSteps.N++;",
		"string(countedSteps.All([]byte(countedSteps.All(s))))", "const name = string(rune('x'))", "var _ = strings.Index", "var _ = slices.Index",
	} {
		if !strings.Contains(source, want) {
			t.Errorf("%q is missing in\n%s", want, source)
		}
	}
	const length = 1000
	text := strings.Repeat("y", length)
	before := N
	for i := range length {
		Index(text[i:], "x")
	}
	if got := N - before; got != length*(length+1)/2 {
		t.Errorf("%d steps", got)
	}
}
