package main

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// benchWords are what the questions of writeMendableBank are made of, beside words that
// occur once.
var benchWords = strings.Fields(`router switch server client packet frame address subnet gateway tunnel cache
	index table query row column key lock log backup restore snapshot replica cluster node leader quorum shard queue
	topic message stream batch job task thread process memory page disk volume block file folder link user group role
	요구사항 비용 지연 복구 암호화 접근 권한 저장소 백업 네트워크 서버 로그`)

// writeMendableBank writes n questions of two kilobytes each, a file a question and a
// hundred files a folder. About one in five has something to fix.
func writeMendableBank(b *testing.B, dir string, n int) {
	b.Helper()
	for i := 1; i <= n; i++ {
		r := rand.New(rand.NewPCG(1, uint64(i)))
		words := func(n int) string {
			list := make([]string, n)
			for i := range list {
				list[i] = benchWords[r.IntN(len(benchWords))]
				if r.IntN(2) == 0 {
					list[i] += fmt.Sprintf("%x", r.IntN(1<<20))
				}
			}
			return strings.Join(list, " ")
		}
		var text strings.Builder
		fmt.Fprintf(&text, "## Question #%d\nA %s runs a %s.\nThe %s must keep the %s.\n\nWhich %s meets these requirements?\n\n", i, words(3), words(9), words(4), words(9), words(2))
		for label := range 4 {
			fmt.Fprintf(&text, "%c. Use the %s.\n\n", 'A'+label, words(13))
		}
		fmt.Fprintf(&text, "## Question #%d 분석\n\n### 요구사항\n- **%s** %s\n- %s\n\n### 선택지 분석\n\n", i, words(1), words(6), words(9))
		key := r.IntN(4)
		for label := range 4 {
			star, mark := "", "❌"
			if label == key {
				star, mark = " ⭐", "✅"
			}
			if r.IntN(20) == 0 {
				mark = "✔"
			}
			fmt.Fprintf(&text, "**%c. %s**%s\n", 'A'+label, words(3), star)
			for range 3 {
				fmt.Fprintf(&text, "- %s %s\n", words(7), mark)
			}
			text.WriteString("\n")
		}
		fmt.Fprintf(&text, "### 추가 설명\n\n| a | b |\n|---|---|\n| %s | %s |\n\n%s.\n", words(3), words(3), words(30))
		path := filepath.Join(dir, fmt.Sprintf("%03d", i/100), fmt.Sprintf("%05d.md", i))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			b.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text.String()), 0o666); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkLintBank runs the program over 10,000 files: without the cache, with
// an empty one, with everything in it, with everything in it but other stamps, so
// that each file is read, and with one file of a hundred changed.
func BenchmarkLintBank(b *testing.B) {
	bin := filepath.Join(buildBinary(b), "qbank")
	dir := b.TempDir()
	bank := filepath.Join(dir, "bank")
	writeMendableBank(b, bank, 10_000)
	files, err := filepath.Glob(filepath.Join(bank, "*", "*.md"))
	if err != nil || len(files) != 10_000 {
		b.Fatalf("%d files: %v", len(files), err)
	}
	caches := filepath.Join(dir, "cache")
	time.Sleep(4 * time.Second) // files that were just written have no stamp
	run := func(b *testing.B, flags ...string) (cpu time.Duration) {
		b.Helper()
		cmd := exec.Command(bin, append([]string{"lint", "--format", "concise", "--fail-on", "error", "bank"}, flags...)...)
		cmd.Dir = dir
		var exit *exec.ExitError
		if out, err := cmd.CombinedOutput(); err != nil && !errors.As(err, &exit) {
			b.Fatalf("%v\n%s", err, out)
		}
		return cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	}
	for _, kind := range []struct {
		name    string
		prepare func(b *testing.B)
		flag    string
	}{
		{"without", func(*testing.B) {}, "--no-cache"},
		{"empty", func(b *testing.B) {
			if err := os.RemoveAll(caches); err != nil {
				b.Fatal(err)
			}
		}, "--cache-dir=" + caches},
		{"full", func(*testing.B) {}, "--cache-dir=" + caches},
		{"touched", func(b *testing.B) {
			for _, path := range files {
				if err := os.Chtimes(path, time.Time{}, time.Now()); err != nil {
					b.Fatal(err)
				}
			}
		}, "--cache-dir=" + caches},
		{"changed", func(b *testing.B) {
			for i := 0; i < len(files); i += 100 {
				f, err := os.OpenFile(files[i], os.O_APPEND|os.O_WRONLY, 0)
				if err != nil {
					b.Fatal(err)
				}
				if _, err := f.WriteString("\nMore.\n"); err != nil {
					b.Fatal(err)
				}
				if err := f.Close(); err != nil {
					b.Fatal(err)
				}
			}
		}, "--cache-dir=" + caches},
	} {
		b.Run(kind.name, func(b *testing.B) {
			run(b, kind.flag) // the cache is full from now on
			var cpu time.Duration
			b.ResetTimer()
			for range b.N {
				b.StopTimer()
				kind.prepare(b)
				b.StartTimer()
				cpu += run(b, kind.flag)
			}
			b.ReportMetric(float64(cpu.Milliseconds())/float64(b.N), "cpu-ms/op")
			b.ReportMetric(float64(b.Elapsed().Milliseconds())/float64(b.N), "ms/op")
			b.ReportMetric(0, "ns/op") // left out
		})
	}
}
