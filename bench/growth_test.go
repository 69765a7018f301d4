//go:build unix

package bench

import (
	"flag"
	"fmt"
	"runtime"
	"syscall"
	"testing"

	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/parser"
)

var long = flag.Bool("long", false, "lint 100,000 and 1,000,000 questions too")

// BenchmarkGrowth lints more and more questions, in files of 2,000. For each
// question it reports the processor time, reading included and the making of the
// files left out, and the memory that the results of all files hold for the rules
// over the whole run.
func BenchmarkGrowth(b *testing.B) {
	linter := allRules(b)
	linter.File(parser.Parse("first.md", newMixer(b).bank(2000))) // what is made once does not count
	sizes := []int{10_000}
	if *long {
		sizes = append(sizes, 100_000, 1_000_000)
	}
	for _, n := range sizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			var held uint64
			var used int64
			for b.Loop() {
				m := newMixer(b)
				before := heap()
				var results []lint.FileResult
				for len(results)*2000 < n {
					src := m.bank(2000)
					start := processorTime(b)
					results = append(results, linter.File(parser.Parse(fmt.Sprintf("%d.md", len(results)), src)))
					used += processorTime(b) - start
				}
				held = heap() - before
				start := processorTime(b)
				lint.FinishWith(results, lint.FinishOptions{Jobs: 1})
				used += processorTime(b) - start
			}
			b.ReportMetric(float64(used)/float64(b.N)/float64(n), "cpu-ns/question")
			b.ReportMetric(float64(held)/float64(n), "B/question")
		})
	}
}

// heap is how many bytes are in use.
func heap() uint64 {
	runtime.GC()
	runtime.GC() // what pools held is gone after the second one
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return stats.HeapAlloc
}

// processorTime is what the process used so far, in nanoseconds.
func processorTime(b *testing.B) int64 {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		b.Fatal(err)
	}
	return usage.Utime.Nano() + usage.Stime.Nano()
}
