// Command generate writes a bank of made-up questions, for tests and measurements.
// The same flags give the same bytes on every machine. Without faults, the linter
// finds nothing in the bank.
//
//	go run ./bench/generate --questions 1000 -o bank.md
//	go run ./bench/generate --questions 10000 --faults 0.1 --planted faults.tsv --files 100 --output bank
package main

import (
	"bufio"
	"errors"
	"flag"
	"fmt"
	"io"
	"math"
	"os"

	"github.com/qbank-dev/qbank/internal/testing/generate"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// command is the command line.
type command struct {
	bank    generate.Options
	files   int // 0 for a bank in one piece
	output  string
	planted string
}

// run runs the program and returns its exit code: 2 for a command line that it
// cannot follow, 1 for any other error.
func run(args []string, stdout, stderr io.Writer) int {
	c, err := parse(args, stderr)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return 0
	case err != nil:
		fmt.Fprintln(stderr, "generate:", err)
		return 2
	}
	if err := c.write(stdout); err != nil {
		fmt.Fprintln(stderr, "generate:", err)
		return 1
	}
	return 0
}

func parse(args []string, stderr io.Writer) (command, error) {
	var c command
	flags := flag.NewFlagSet("generate", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	flags.IntVar(&c.bank.Questions, "questions", 100, "write `N` questions")
	flags.Uint64Var(&c.bank.Seed, "seed", 1, "the `NUMBER` that chooses among the banks of this size")
	flags.Float64Var(&c.bank.Faults, "faults", 0, "the `SHARE` of questions with a planted fault, 0 to 1")
	flags.Func("code", "plant faults of this `CODE` only; may be given several times", func(code string) error {
		c.bank.Codes = append(c.bank.Codes, code)
		return nil
	})
	flags.BoolVar(&c.bank.AnalysesLast, "analyses-last", false, "put all questions of a file first and their analyses after them")
	flags.IntVar(&c.files, "files", 0, "write `N` files into the folder that --output names")
	flags.StringVar(&c.output, "output", "", "write to `PATH` instead of standard output")
	flags.StringVar(&c.output, "o", "", "short for --output `PATH`")
	flags.StringVar(&c.planted, "planted", "", "list the planted faults in `FILE`: file, line and code")
	flags.Usage = func() {
		fmt.Fprintln(stderr, "usage: generate [flags]")
		flags.SetOutput(stderr)
		flags.PrintDefaults()
	}
	if err := flags.Parse(args); err != nil {
		return c, err
	}
	split := false
	flags.Visit(func(f *flag.Flag) { split = split || f.Name == "files" })
	switch {
	case flags.NArg() > 0:
		return c, fmt.Errorf("generate reads nothing, so that it takes no %q", flags.Arg(0))
	case math.IsNaN(c.bank.Faults):
		return c, errors.New("--faults takes a share of 0 to 1")
	case split && c.output == "":
		return c, errors.New("--files needs the folder to write to: --output DIR")
	case split:
		return c, c.bank.Check(c.files)
	}
	return c, c.bank.Check(1)
}

// write writes the bank and the table of its faults.
func (c command) write(stdout io.Writer) error {
	if c.planted == "" {
		return c.writeBank(stdout, nil)
	}
	return writeFile(c.planted, func(table io.Writer) error {
		fmt.Fprintln(table, "file\tline\tcode")
		return c.writeBank(stdout, func(f generate.Fault) {
			fmt.Fprintf(table, "%s\t%d\t%s\n", f.File, f.Line, f.Code)
		})
	})
}

func (c command) writeBank(stdout io.Writer, planted func(generate.Fault)) error {
	switch {
	case c.files > 0:
		return generate.Files(c.output, c.files, c.bank, planted)
	case c.output == "" || c.output == "-":
		return generate.Write(stdout, c.bank, planted)
	}
	return writeFile(c.output, func(w io.Writer) error { return generate.Write(w, c.bank, planted) })
}

// writeFile writes a file through a buffer, which keeps the first error of writing.
func writeFile(path string, write func(w io.Writer) error) error {
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(file)
	return errors.Join(write(w), w.Flush(), file.Close())
}
