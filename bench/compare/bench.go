package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// bench is a folder with banks and the programs that read them.
type bench struct {
	ctx         context.Context
	dir, binDir string
	runs, files int
	bytes       int64
	sizes       []int

	version  string   // of qbank
	versions []string // of the other programs of the present part
	commands []string // those that the present part has run
}

// setUp makes the folder and builds qbank into it. The function that it returns
// deletes the folder if it is a temporary one.
func (b *bench) setUp() (clean func(), err error) {
	clean = func() {}
	if b.dir == "" {
		if b.dir, err = os.MkdirTemp("", "qbank-compare-"); err != nil {
			return nil, err
		}
		clean = func() { _ = os.RemoveAll(b.dir) }
	}
	if b.dir, err = filepath.Abs(b.dir); err != nil {
		return nil, err
	}
	b.binDir = filepath.Join(b.dir, "bin")
	if err := os.MkdirAll(b.binDir, 0o777); err != nil {
		return nil, err
	}
	build := exec.CommandContext(b.ctx, "go", "build", "-trimpath", "-ldflags", "-s -w", "-o", b.binDir, "./cmd/qbank", "./bench/generate")
	build.Dir = "../.."
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		clean()
		return nil, fmt.Errorf("qbank cannot be built: %w\n%s", err, out)
	}
	for name, value := range map[string]string{
		"PATH":            b.binDir + string(os.PathListSeparator) + os.Getenv("PATH"),
		"QBANK_CACHE_DIR": filepath.Join(b.dir, "cache"),
	} {
		if err := os.Setenv(name, value); err != nil {
			return nil, err
		}
	}
	out, err := b.output("qbank", "version")
	b.version = strings.TrimSpace(string(out))
	return clean, err
}

// output runs a command that is not timed.
func (b *bench) output(name string, args ...string) ([]byte, error) {
	cmd := exec.CommandContext(b.ctx, name, args...)
	cmd.Dir = b.dir
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("%s %s: %w\n%s", name, strings.Join(args, " "), err, stderr.String())
	}
	return out, nil
}

// generate makes a bank as files in a folder, or as one file where files is 0, and
// returns its path. A bank that is there already is not made again.
func (b *bench) generate(questions, files int) (path string, err error) {
	args := []string{"--questions", fmt.Sprint(questions)}
	path = fmt.Sprintf("bank-%d.md", questions)
	if files > 0 {
		path = fmt.Sprintf("bank-%d-%d", questions, files)
		args = append(args, "--files", fmt.Sprint(files))
	}
	args = append(args, "--output", path)
	b.show("generate " + strings.Join(args, " "))
	if _, err := os.Stat(filepath.Join(b.dir, path)); err == nil {
		return path, nil
	}
	_, err = b.output("generate", args...)
	return path, err
}

// show prints a command the first time that a part runs it.
func (b *bench) show(command string) {
	if !slices.Contains(b.commands, command) {
		b.commands = append(b.commands, command)
		fmt.Fprintln(os.Stderr, "$", command)
	}
}

// uses keeps the version of another program for the document.
func (b *bench) uses(version string) {
	if !slices.Contains(b.versions, version) {
		b.versions = append(b.versions, version)
	}
}

// usage is what one run of a command took.
type usage struct {
	wall, cpu time.Duration
	firstLine time.Duration // until the first line of the output; 0 for none
	peak      int64         // bytes of memory; 0 where the system does not say
}

// once runs a command and measures it. Exit code 1, for findings, is no error.
func (b *bench) once(command string) (u usage, err error) {
	b.show(command)
	fields := strings.Fields(command)
	cmd := exec.CommandContext(b.ctx, fields[0], fields[1:]...)
	cmd.Dir = b.dir
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		return u, err
	}
	start := time.Now()
	if err := cmd.Start(); err != nil {
		return u, err
	}
	if u.firstLine, err = readAll(out, start); err != nil {
		return u, err
	}
	err = cmd.Wait()
	u.wall = time.Since(start)
	if code := cmd.ProcessState.ExitCode(); code != 0 && code != 1 {
		return u, fmt.Errorf("%s: %w\n%s", command, err, stderr.String())
	}
	u.cpu = cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	u.peak = peakMemory(cmd.ProcessState)
	return u, nil
}

// inTurn runs commands one after the other, again and again, so that what else the
// machine does falls on all of them. The first round does not count. It returns the
// medians of each command.
func (b *bench) inTurn(runs int, commands ...string) ([]usage, error) {
	walls, cpus := make([][]time.Duration, len(commands)), make([][]time.Duration, len(commands))
	for round := range runs + 1 {
		for i, command := range commands {
			u, err := b.once(command)
			if err != nil {
				return nil, err
			}
			if round > 0 {
				walls[i], cpus[i] = append(walls[i], u.wall), append(cpus[i], u.cpu)
			}
		}
	}
	all := make([]usage, len(commands))
	for i := range commands {
		all[i] = usage{wall: median(walls[i]), cpu: median(cpus[i])}
	}
	return all, nil
}

// median returns the middle value of a list, which is not empty.
func median[T float64 | time.Duration](list []T) T {
	list = slices.Sorted(slices.Values(list))
	return list[len(list)/2]
}

// readAll reads to the end and returns how long after start the first line was
// there, 0 for none.
func readAll(r io.Reader, start time.Time) (first time.Duration, err error) {
	buf := make([]byte, 1<<16)
	for {
		n, err := r.Read(buf)
		if first == 0 && bytes.IndexByte(buf[:n], '\n') >= 0 {
			first = time.Since(start)
		}
		if errors.Is(err, io.EOF) {
			return first, nil
		}
		if err != nil {
			return first, err
		}
	}
}
