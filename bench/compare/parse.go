package main

import (
	"bytes"
	"fmt"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
)

// rounds is how often the Go benchmarks run, one after the other each time.
const rounds = 9

// measureParse runs the Go benchmarks of this module in turn and compares processor
// time. The ratios are the medians of those of the rounds.
func measureParse(b *bench) ([]row, error) {
	binary := filepath.Join(b.binDir, "compare.test")
	if out, err := exec.CommandContext(b.ctx, "go", "test", "-c", "-o", binary, ".").CombinedOutput(); err != nil {
		return nil, fmt.Errorf("the benchmarks cannot be built: %w\n%s", err, out)
	}
	out, err := exec.CommandContext(b.ctx, "go", "list", "-m", "github.com/yuin/goldmark").Output()
	if err != nil {
		return nil, fmt.Errorf("which goldmark is it? %w", err)
	}
	b.uses(strings.TrimPrefix(strings.TrimSpace(string(out)), "github.com/yuin/"))
	b.show("go test -run '^$' -bench . -cpu 1 -benchtime 300ms")
	var all []map[string]float64
	for range rounds {
		// The benchmarks read testdata from the folder of this module.
		out, err := exec.CommandContext(b.ctx, binary, "-test.run", "^$", "-test.bench", ".", "-test.cpu", "1", "-test.benchtime", "300ms").Output()
		if err != nil {
			return nil, fmt.Errorf("the benchmarks failed: %w\n%s", err, out)
		}
		all = append(all, nanoseconds(out))
	}
	var rows []row
	for _, bank := range []struct{ name, text string }{
		{"generated", "generated questions of 2 kB"},
		{"short", "short questions of 0.9 kB"},
	} {
		var ratios, times []float64
		for _, round := range all {
			own, other := round["BenchmarkQbankParse/"+bank.name], round["BenchmarkGoldmarkParse/"+bank.name]
			if own == 0 || other == 0 {
				return nil, fmt.Errorf("the bank %q was not measured", bank.name)
			}
			ratios, times = append(ratios, other/own), append(times, own)
		}
		rows = append(rows, row{
			what: "`parser.Parse`, one core, " + bank.text, target: "at least 1.2 × as fast as goldmark's parse of the same bytes",
			measured: seconds(time.Duration(median(times))) + " of processor for 2 MB",
			ratio:    fmt.Sprintf("%.2f × (%.2f to %.2f)", median(ratios), slices.Min(ratios), slices.Max(ratios)),
		})
	}
	return rows, nil
}

// nanoseconds reads the processor time of each benchmark from what they printed.
func nanoseconds(out []byte) map[string]float64 {
	times := map[string]float64{}
	for line := range bytes.Lines(out) {
		fields := strings.Fields(string(line))
		if at := slices.Index(fields, "cpu-ns/op"); at > 0 {
			if ns, err := strconv.ParseFloat(fields[at-1], 64); err == nil {
				times[fields[0]] = ns
			}
		}
	}
	return times
}
