package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
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
	versions []string // of the other programs in use
	commands []string // those of the present part, as they can be typed
}

// setUp makes the folder and builds qbank into it. What it gives deletes the folder
// again, if it is a temporary one.
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
	if err := os.Setenv("PATH", b.binDir+string(os.PathListSeparator)+os.Getenv("PATH")); err != nil {
		return nil, err
	}
	out, err := b.output("qbank", "version")
	b.version = strings.TrimSpace(string(out))
	return clean, err
}

// output runs a command of the set-up, which is not timed.
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

// generate makes a bank as files in a folder, or as one file where files is 0. One
// that is there already is taken as it is.
func (b *bench) generate(questions, files int) (path string, err error) {
	args := []string{"--questions", fmt.Sprint(questions)}
	path = fmt.Sprintf("bank-%d.md", questions)
	if files > 0 {
		path = fmt.Sprintf("bank-%d-%d", questions, files)
		args = append(args, "--files", fmt.Sprint(files))
	}
	args = append(args, "--output", path)
	b.show("go run ./bench/generate " + strings.Join(args, " "))
	if _, err := os.Stat(filepath.Join(b.dir, path)); err == nil {
		return path, nil
	}
	_, err = b.output("generate", args...)
	return path, err
}

// show keeps a command for the document.
func (b *bench) show(command string) {
	for _, c := range b.commands {
		if c == command {
			return
		}
	}
	b.commands = append(b.commands, command)
}

// timing is what hyperfine says of a command, in seconds.
type timing struct {
	Command string
	Median  float64
	User    float64
	System  float64
}

// text is the time that went by and the processor time.
func (t timing) text() string {
	return fmt.Sprintf("%s (%s of processor)", secondsText(t.Median), secondsText(t.User+t.System))
}

// hyperfine times commands of the shell's, each after two runs that do not count.
// Prepare runs before each timing; "" for nothing.
func (b *bench) hyperfine(runs int, prepare string, commands ...string) ([]timing, error) {
	if err := b.needHyperfine(); err != nil {
		return nil, err
	}
	export := filepath.Join(b.dir, "hyperfine.json")
	args := []string{"--style", "none", "--shell", "none", "--ignore-failure", "--warmup", "2", "--runs", fmt.Sprint(runs), "--export-json", export}
	if prepare != "" {
		args = append(args, "--prepare", prepare)
	}
	args = append(args, commands...)
	typed := "hyperfine --shell none --ignore-failure --warmup 2 --runs " + fmt.Sprint(runs)
	if prepare != "" {
		typed += " --prepare '" + prepare + "'"
	}
	b.show(typed + " '" + strings.Join(commands, "' '") + "'")
	if _, err := b.output("hyperfine", args...); err != nil {
		return nil, err
	}
	text, err := os.ReadFile(export)
	if err != nil {
		return nil, err
	}
	var result struct{ Results []timing }
	if err := json.Unmarshal(text, &result); err != nil {
		return nil, err
	}
	if len(result.Results) != len(commands) {
		return nil, fmt.Errorf("hyperfine timed %d of %d commands", len(result.Results), len(commands))
	}
	return result.Results, nil
}

// usage is what one run of a command took.
type usage struct {
	wall, cpu time.Duration
	firstLine time.Duration // until the first line of the output
	peak      int64         // bytes of memory
}

// once runs a command and measures it. Findings are no error.
func (b *bench) once(name string, args ...string) (u usage, err error) {
	b.show("/usr/bin/time -v " + name + " " + strings.Join(args, " ") + " >/dev/null")
	cmd := exec.CommandContext(b.ctx, name, args...)
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
	if cmd.ProcessState.ExitCode() > 1 || cmd.ProcessState.ExitCode() < 0 {
		return u, fmt.Errorf("%s %s: %w\n%s", name, strings.Join(args, " "), err, stderr.String())
	}
	u.cpu = cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	u.peak, err = peakMemory(cmd.ProcessState)
	return u, err
}

// noCache is the flag that keeps lint from using its cache, where it has one.
func (b *bench) noCache() (flag string, err error) {
	help, err := b.output("qbank", "lint", "--help")
	if err != nil || !bytes.Contains(help, []byte("--no-cache")) {
		return "", err
	}
	return " --no-cache", nil
}
