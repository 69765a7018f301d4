//go:build unix

// Command hostile gives the real program inputs that are made to bring it down, at
// full size, and prints what happened as the table of docs/reliability.md. It
// needs about 3 GB of memory and 400 MB of disk.
//
//	go run ./bench/hostile
package main

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

// patience is after how long a run counts as one that never ends.
const patience = 5 * time.Minute

// input is one input, with the command lines that get it.
type input struct {
	what string
	// make writes the files to the current folder.
	make     func()
	commands []string
	stdin    string // a device
}

const (
	head = "## Question #1\nWhich is it?\n\n"
	tail = "\n\nA. one\n\nB. two\n\nAnswer: A\n"
)

var all = []string{"lint --format concise x.md", "fmt --check x.md", "convert --to jsonl x.md", "ast x.md"}

// text is an input of one file.
func text(what string, size int, parts ...string) input {
	return input{what: what, commands: all, make: func() {
		unit := strings.Join(parts, "")
		repeat("x.md", head, unit, size/len(unit), tail)
	}}
}

var inputs = []input{
	{what: "list items 10,000 deep (100 MB)", commands: all, make: func() {
		stream("x.md", func(w *bufio.Writer) {
			w.WriteString(head)
			for i := range 10_000 {
				w.WriteString(strings.Repeat("  ", i) + "- x\n")
			}
			w.WriteString(tail)
		})
	}},
	text("quotes, 5 million deep", 10<<20, "> "),
	text("brackets, 10 million deep", 10<<20, "["),
	text("emphasis, 3 million times opened", 10<<20, "**x"),
	text("comments in comments, 2 million", 10<<20, "<!-- "),
	text("fences, 1 million, never closed", 10<<20, "```yaml\n\n"),
	text("one line of 100 MB", 100<<20, "word "),
	text("10 million blank lines", 10_000_000, "\n"),
	text("100 MB of one character", 100<<20, "x"),
	{what: "2 GB of one character", commands: append([]string{"validate x.md"}, all...), make: func() {
		write("x.md", nil)
		check(os.Truncate("x.md", 2<<30))
	}},
	{what: "/dev/zero as standard input", stdin: "/dev/zero", make: func() {}, commands: []string{"lint -", "fmt -", "convert -", "validate -"}},
	{what: "a device that never ends, named", make: func() {}, commands: []string{"lint /dev/zero", "fmt /dev/random", "validate /dev/urandom"}},
	{what: "a YAML document with 30 levels of aliases", commands: []string{"validate x.yaml"}, make: func() {
		write("x.yaml", []byte(bomb("a")))
	}},
	{what: "a JSON document 100,000 deep", commands: []string{"validate x.json"}, make: func() {
		repeat("x.json", "", "[", 100_000, "")
	}},
	{what: "a JSON document 100 million deep", commands: []string{"validate x.json"}, make: func() {
		repeat("x.json", "", "[", 100_000_000, "")
	}},
	{what: "a configuration with 30 levels of aliases", commands: []string{"lint x.md"}, make: func() {
		write("x.md", []byte(head+tail))
		write("qbank.yaml", []byte(bomb("select")))
	}},
	{what: "a configuration of 100 MB", commands: []string{"lint x.md"}, make: func() {
		write("x.md", []byte(head+tail))
		repeat("qbank.yaml", "", "# x\n", 25<<20, "")
	}},
	{what: "configurations that extend one another in a circle", commands: []string{"lint x.md"}, make: func() {
		write("x.md", []byte(head+tail))
		write("qbank.yaml", []byte("extends: a.yaml\n"))
		write("a.yaml", []byte("extends: b.yaml\n"))
		write("b.yaml", []byte("extends: a.yaml\n"))
	}},
	{what: "a chain of 1,000 configurations", commands: []string{"lint x.md"}, make: func() {
		write("x.md", []byte(head+tail))
		write("qbank.yaml", []byte("extends: 0.yaml\n"))
		for i := range 1000 {
			write(fmt.Sprintf("%d.yaml", i), fmt.Appendf(nil, "extends: %d.yaml\n", i+1))
		}
	}},
	{what: "a folder with a link to itself", commands: []string{"lint --fail-on never ."}, make: func() {
		write("x.md", []byte(head+tail))
		check(os.Symlink(".", "loop"))
	}},
	{what: "folders 200 deep", commands: []string{"lint --fail-on never ."}, make: func() {
		dir := strings.Repeat("d/", 200)
		check(os.MkdirAll(dir, 0o777))
		write(dir+"x.md", []byte(head+tail))
	}},
	{what: "an ignore file of 10 MB", commands: []string{"lint --fail-on never ."}, make: func() {
		check(os.Mkdir(".git", 0o777))
		write("x.md", []byte(head+tail))
		repeat(".gitignore", "", "*a*b*c*.md\n", 1<<20, "")
	}},
}

// bomb is a YAML document whose aliases stand for 10^30 values.
func bomb(key string) string {
	var b strings.Builder
	b.WriteString("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n")
	for i := 1; i < 30; i++ {
		alias := fmt.Sprintf("*a%d, ", i-1)
		fmt.Fprintf(&b, "a%d: &a%d [%s]\n", i, i, strings.TrimSuffix(strings.Repeat(alias, 10), ", "))
	}
	fmt.Fprintf(&b, "%s: *a29\n", key)
	return b.String()
}

// stream writes a file without holding it in memory: the system counts the
// memory of this program to the peak of those that it starts.
func stream(name string, put func(w *bufio.Writer)) {
	file, err := os.Create(name)
	check(err)
	w := bufio.NewWriter(file)
	put(w)
	check(w.Flush()) // which knows the errors before it
	check(file.Close())
}

// repeat writes a file of a text many times.
func repeat(name, before, unit string, count int, after string) {
	stream(name, func(w *bufio.Writer) {
		w.WriteString(before)
		for range count {
			w.WriteString(unit)
		}
		w.WriteString(after)
	})
}

func write(name string, text []byte) { check(os.WriteFile(name, text, 0o666)) }

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "hostile:", err)
		os.Exit(1)
	}
}

func main() {
	work, err := os.MkdirTemp("", "qbank-hostile-")
	check(err)
	defer os.RemoveAll(work)
	program := filepath.Join(work, "qbank")
	build := exec.Command("go", "build", "-o", program, "./cmd/qbank")
	build.Stderr = os.Stderr
	check(build.Run())

	fmt.Println("| input | command | exit code and last message | seconds | peak MB |")
	fmt.Println("|---|---|---|--:|--:|")
	failed := false
	for i, in := range inputs {
		if len(os.Args) > 1 && !strings.Contains(in.what, os.Args[1]) {
			continue
		}
		dir := filepath.Join(work, fmt.Sprint(i))
		check(os.Mkdir(dir, 0o777))
		check(os.Chdir(dir))
		in.make()
		for _, command := range in.commands {
			failed = !run(program, in, command) || failed
		}
		check(os.RemoveAll(dir))
	}
	if failed {
		os.RemoveAll(work)
		os.Exit(1)
	}
}

// run prints the row of one run, and reports whether the program ended by itself.
func run(program string, in input, command string) bool {
	ctx, stop := context.WithTimeout(context.Background(), patience)
	defer stop()
	c := exec.CommandContext(ctx, program, strings.Fields(command)...)
	var errs bytes.Buffer
	c.Stderr = &errs
	if in.stdin != "" {
		device, err := os.Open(in.stdin)
		check(err)
		defer device.Close()
		c.Stdin = device
	}
	begin := time.Now()
	_ = c.Run() // the exit code says what is to be said
	took := time.Since(begin)
	message := ""
	if lines := strings.Split(strings.TrimSpace(errs.String()), "\n"); len(lines) > 0 {
		message = lines[len(lines)-1]
	}
	if len(message) > 160 {
		message = message[:160] + " …"
	}
	if message != "" {
		message = ": `" + strings.ReplaceAll(strings.ReplaceAll(message, "|", "\\|"), "`", "'") + "`"
	}
	code := c.ProcessState.ExitCode()
	// Linux counts in kilobytes, macOS in bytes.
	peak := c.ProcessState.SysUsage().(*syscall.Rusage).Maxrss >> 10
	fmt.Printf("| %s | `%s` | %d%s | %.1f | %d |\n", in.what, command, code, message, took.Seconds(), peak)
	return code >= 0 && code <= 2 && !strings.Contains(errs.String(), "goroutine ")
}
