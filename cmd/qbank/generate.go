package main

import (
	"context"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"

	"github.com/urfave/cli/v2"

	"github.com/qbank-dev/qbank/internal/generate"
)

// generateCommand makes banks for tests and measurements. It is hidden, since
// nobody who keeps questions needs it.
func generateCommand() *cli.Command {
	return &cli.Command{
		Name:   "generate",
		Usage:  "write a bank of made-up questions, for tests and measurements",
		Hidden: true,
		Description: `The same flags give the same bytes on every machine. Without faults nothing is
wrong with the bank.

Examples:
  qbank generate --questions 1000 -o bank.md
  qbank generate --questions 10000 --faults 0.1 --planted faults.tsv --files 100 --output bank/`,
		Flags: []cli.Flag{
			&cli.IntFlag{Name: "questions", Value: 100, Usage: "how many questions to write (`N`)"},
			&cli.Uint64Flag{Name: "seed", Value: 1, Usage: "the `NUMBER` that chooses among the banks of this size"},
			&cli.Float64Flag{Name: "faults", Usage: "the `SHARE` of questions with a planted fault, 0 to 1"},
			&cli.StringSliceFlag{Name: "code", Usage: "plant faults of this `CODE` only; may be given several times"},
			&cli.BoolFlag{Name: "analyses-last", Usage: "put all questions of a file first and their analyses after them"},
			&cli.IntFlag{Name: "files", Usage: "write `N` files into the folder that --output names"},
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "write to `PATH` instead of standard output"},
			&cli.StringFlag{Name: "planted", Usage: "list the planted faults in `FILE`: file, line and code"},
		},
		Action: runGenerate,
	}
}

func runGenerate(c *cli.Context) error {
	if c.Args().Present() {
		return usagef("generate reads nothing, so that it takes no %q", c.Args().First())
	}
	opts := generate.Options{
		Questions: c.Int("questions"), Seed: c.Uint64("seed"), Faults: c.Float64("faults"),
		Codes: c.StringSlice("code"), AnalysesLast: c.Bool("analyses-last"),
	}
	if err := checkGenerate(c, opts); err != nil {
		return err
	}
	if path := c.String("planted"); path != "" {
		return output(c, path, func(table writer) error {
			if _, err := fmt.Fprintln(table, "file\tline\tcode"); err != nil {
				return err
			}
			var failed error
			err := writeBank(c, opts, func(f generate.Fault) {
				if _, err := fmt.Fprintf(table, "%s\t%d\t%s\n", f.File, f.Line, f.Code); failed == nil {
					failed = err
				}
			})
			if err != nil {
				return err
			}
			return failed
		})
	}
	return writeBank(c, opts, nil)
}

// checkGenerate says which flags do not fit.
func checkGenerate(c *cli.Context, opts generate.Options) error {
	if math.IsNaN(opts.Faults) {
		return usagef("--faults takes a share of 0 to 1")
	}
	files := 1
	if c.IsSet("files") {
		files = c.Int("files")
		if c.String("output") == "" {
			return usagef("--files needs the folder to write to: --output DIR")
		}
	}
	if err := opts.Check(files); err != nil {
		return usageError{err.Error()}
	}
	return nil
}

// writeBank writes the bank where the flags say, and stops when the run is
// interrupted.
func writeBank(c *cli.Context, opts generate.Options, planted func(generate.Fault)) error {
	path := c.String("output")
	if !c.IsSet("files") {
		return output(c, path, func(w writer) error {
			return generate.Write(stoppable{c.Context, w}, opts, planted)
		})
	}
	if err := os.MkdirAll(path, 0o777); err != nil {
		return err
	}
	return generate.Split(c.Int("files"), opts, func(name string) (io.WriteCloser, error) {
		if err := c.Context.Err(); err != nil {
			return nil, err
		}
		return os.Create(filepath.Join(path, name))
	}, planted)
}

// stoppable is a writer that fails once a context ends.
type stoppable struct {
	ctx context.Context
	w   io.Writer
}

func (s stoppable) Write(b []byte) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	return s.w.Write(b)
}
