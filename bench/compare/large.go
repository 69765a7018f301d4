package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"
)

// measureLarge reads one file that is larger than the memory that may be used.
func measureLarge(b *bench) ([]row, error) {
	// How large a question is on average is seen in a small bank.
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
	noCache, err := b.noCache()
	if err != nil {
		return nil, err
	}
	// A bank that has just been written is still on its way to the disk, which the
	// first run would wait for.
	var convert usage
	var first []time.Duration
	for range 3 {
		if convert, err = b.once("qbank", "convert", "--to", "jsonl", bank); err != nil {
			return nil, err
		}
		first = append(first, convert.firstLine)
	}
	slices.Sort(first)
	arguments := []string{"lint", "--isolated", "--format", "concise", bank}
	if noCache != "" {
		arguments = append(arguments, "--no-cache")
	}
	lint, err := b.once("qbank", arguments...)
	if err != nil {
		return nil, err
	}
	of := fmt.Sprintf(", one file of %s", megabytes(size))
	return []row{{
		what: "`qbank convert --to jsonl`" + of + ", peak memory", measured: megabytes(convert.peak), target: "at most 256 MB",
	}, {
		what: "the same, until its first line, the median of three runs", measured: fmt.Sprintf("%s (%s to %s)", durationText(first[1]), durationText(first[0]), durationText(first[2])), target: "within a second",
	}, {
		what: "the same, until its end", measured: durationText(convert.wall),
	}, {
		what: "`qbank lint` with all rules over the bank" + of + ", peak memory", measured: megabytes(lint.peak), target: "at most 768 MB",
	}, {
		what: "the same, until its end", measured: durationText(lint.wall),
	}}, nil
}

func (b *bench) size(path string) (int64, error) {
	about, err := os.Stat(filepath.Join(b.dir, path))
	if err != nil {
		return 0, err
	}
	return about.Size(), nil
}

// measureGrowth lints banks of growing size, near-duplicates and all.
func measureGrowth(b *bench) ([]row, error) {
	noCache, err := b.noCache()
	if err != nil {
		return nil, err
	}
	var rows []row
	var before struct{ time, memory float64 }
	for i, questions := range b.sizes {
		// Files of one size, so that it is the number of questions that grows.
		files, err := b.generate(questions, max(1, questions/1000))
		if err != nil {
			return nil, err
		}
		arguments := []string{"lint", "--isolated", "--format", "concise", files}
		if noCache != "" {
			arguments = append(arguments, "--no-cache")
		}
		u, err := b.once("qbank", arguments...)
		if err != nil {
			return nil, err
		}
		time, memory := u.cpu.Seconds()/float64(questions), float64(u.peak)/float64(questions)
		r := row{
			what:     fmt.Sprintf("`qbank lint`, %d questions", questions),
			measured: fmt.Sprintf("%s (%.0f µs of processor a question), %s (%.1f kB a question)", durationText(u.wall), 1e6*time, megabytes(u.peak), memory/1024),
		}
		if i > 0 {
			r.ratio = fmt.Sprintf("time %s, memory %s a question", change(before.time, time), change(before.memory, memory))
			r.target = "less than 15 % more a question than in the row above"
		}
		before.time, before.memory = time, memory
		rows = append(rows, r)
	}
	return rows, nil
}

// change is by how much a value grew.
func change(from, to float64) string { return fmt.Sprintf("%+.0f %%", 100*(to/from-1)) }
