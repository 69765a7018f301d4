package main

import (
	"fmt"
	"os"
	"path/filepath"
	"time"
)

// coldLint is the command of a first run.
const coldLint = "qbank lint --isolated --no-cache "

// measureStart takes the time that any command needs before it does its work.
func measureStart(b *bench) ([]row, error) {
	u, err := b.inTurn(max(b.runs, 50), "qbank version")
	if err != nil {
		return nil, err
	}
	return []row{
		{what: "`qbank version`, processor time", measured: seconds(u[0].cpu), target: "at most 12 ms"},
		{what: "`qbank version`, wall time", measured: seconds(u[0].wall)},
	}, nil
}

// measureCache runs the linter again where nothing has changed.
func measureCache(b *bench) ([]row, error) {
	files, err := b.generate(b.files, b.files)
	if err != nil {
		return nil, err
	}
	u, err := b.inTurn(b.runs, coldLint+files, "qbank lint --isolated "+files)
	if err != nil {
		return nil, err
	}
	return []row{{
		what:     fmt.Sprintf("`qbank lint`, %d files, second run with nothing changed", b.files),
		measured: fmt.Sprintf("%s; cold %s", u[1], u[0]),
		ratio:    ratio(u[0], u[1]), target: "at least 3 × less than cold",
	}}, nil
}

// growthFiles is how many files the banks of the part growth have.
const growthFiles = 1000

// measureGrowth lints banks of growing size, near-duplicates and all.
func measureGrowth(b *bench) ([]row, error) {
	var rows []row
	var before struct{ time, memory float64 }
	for i, questions := range b.sizes {
		files, err := b.generate(questions, growthFiles)
		if err != nil {
			return nil, err
		}
		u, err := b.once(coldLint + "--format concise " + files)
		if err != nil {
			return nil, err
		}
		time, memory := u.cpu.Seconds()/float64(questions), float64(u.peak)/float64(questions)
		r := row{
			what:     fmt.Sprintf("`qbank lint`, %d questions in %d files", questions, growthFiles),
			measured: fmt.Sprintf("%s (%.0f µs of processor a question), %s (%.1f kB a question)", seconds(u.wall), 1e6*time, megabytes(u.peak), memory/1024),
			target:   "at most 1.3 GB",
		}
		if i > 0 {
			r.ratio = fmt.Sprintf("time %s, memory %s a question", change(before.time, time), change(before.memory, memory))
			r.target = "less than 15 % more a question than in the row above; at most 1.3 GB"
		}
		before.time, before.memory = time, memory
		rows = append(rows, r)
	}
	return rows, nil
}

// measureLarge reads one large file.
func measureLarge(b *bench) ([]row, error) {
	// A small bank says how large a question is on average.
	const sample = 10_000
	small, err := b.generate(sample, 0)
	if err != nil {
		return nil, err
	}
	size, err := b.size(small)
	if err != nil {
		return nil, err
	}
	bank, err := b.generate(int(b.bytes*sample/size), 0)
	if err != nil {
		return nil, err
	}
	if size, err = b.size(bank); err != nil {
		return nil, err
	}
	// The first run waits for a bank that is still on its way to the disk.
	var convert usage
	var first []time.Duration
	for range 3 {
		if convert, err = b.once("qbank convert --to jsonl " + bank); err != nil {
			return nil, err
		}
		first = append(first, convert.firstLine)
	}
	lint, err := b.once(coldLint + "--format concise " + bank)
	if err != nil {
		return nil, err
	}
	of := fmt.Sprintf(", one file of %s", megabytes(size))
	return []row{
		{what: "`qbank convert --to jsonl`" + of + ", peak memory", measured: megabytes(convert.peak), target: "at most 512 MB"},
		{what: "the same, until its first line, the median of three runs", measured: seconds(median(first)), target: "within 2 s"},
		{what: "the same, until its end", measured: seconds(convert.wall)},
		{what: "`qbank lint`" + of + ", peak memory", measured: megabytes(lint.peak), target: "at most 1 GB"},
		{what: "the same, until its end", measured: seconds(lint.wall)},
	}, nil
}

func (b *bench) size(path string) (int64, error) {
	about, err := os.Stat(filepath.Join(b.dir, path))
	if err != nil {
		return 0, err
	}
	return about.Size(), nil
}

// String returns the wall time and the processor time.
func (u usage) String() string {
	return fmt.Sprintf("%s (%s of processor)", seconds(u.wall), seconds(u.cpu))
}

// seconds writes a duration for a table.
func seconds(d time.Duration) string {
	switch {
	case d < 100*time.Millisecond:
		return fmt.Sprintf("%.1f ms", 1000*d.Seconds())
	case d < 10*time.Second:
		return fmt.Sprintf("%.2f s", d.Seconds())
	}
	return fmt.Sprintf("%.0f s", d.Seconds())
}

func megabytes(bytes int64) string { return fmt.Sprintf("%d MB", bytes>>20) }

// ratio writes how many times as long the slow command took, in wall time.
func ratio(slow, fast usage) string {
	return fmt.Sprintf("%.2f ×", slow.wall.Seconds()/fast.wall.Seconds())
}

// change writes by how much a value grew.
func change(from, to float64) string { return fmt.Sprintf("%+.0f %%", 100*(to/from-1)) }
