// Command compare measures qbank beside other programs and on banks of many sizes,
// and writes the results into docs/performance.md. Each part has a block there;
// a part that is not measured keeps its block.
//
//	cd bench/compare
//	go run .                  # all parts
//	go run . parse lint       # these parts
//
// The parts lint and convert need Node.js and install npm packages. A part that
// cannot be measured says why and is left out.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"slices"
	"strconv"
	"strings"
)

// part is what can be measured by itself.
type part struct {
	name, title string
	measure     func(*bench) ([]row, error)
}

// parts are in the order of the document.
var parts = []part{
	{"parse", "Parsing, against goldmark", measureParse},
	{"lint", "Linting, against markdownlint-cli2", measureLint},
	{"cache", "A second run, against the first", measureCache},
	{"growth", "Growth", measureGrowth},
	{"large", "One large file", measureLarge},
	{"convert", "Converting, against gift-pegjs", measureConvert},
	{"start", "Starting", measureStart},
}

// row is a line of a part's table.
type row struct {
	what, measured, ratio, target string
}

// errSkip is the cause of an error that says why a part cannot be measured here.
var errSkip = errors.New("skipped")

func skipf(format string, args ...any) error {
	return fmt.Errorf("%w: %s", errSkip, fmt.Sprintf(format, args...))
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, os.Args[1:]); err != nil {
		fmt.Fprintf(os.Stderr, "compare: %s\n", err)
		stop()
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string) error {
	b := &bench{ctx: ctx}
	flags := flag.NewFlagSet("compare", flag.ContinueOnError)
	flags.StringVar(&b.dir, "dir", "", "work in this `folder` and keep the banks in it (default: a temporary one)")
	document := flags.String("document", "../../docs/performance.md", "write into this `file`; empty for none")
	flags.IntVar(&b.runs, "runs", 10, "how often each short command is timed")
	flags.IntVar(&b.files, "files", 10_000, "how many files the part cache has")
	flags.Int64Var(&b.bytes, "bytes", 1<<30, "how large the file of the part large is")
	sizes := flags.String("sizes", "10000,100000,1000000", "the numbers of questions of the part growth")
	flags.Usage = func() {
		fmt.Fprintf(flags.Output(), "usage: go run . [flags] [PART …]\n\nparts: %s (default: all)\n\n", strings.Join(partNames(), ", "))
		flags.PrintDefaults()
	}
	if err := flags.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return nil
		}
		return err
	}
	chosen, err := choose(flags.Args())
	if err != nil {
		return err
	}
	if b.sizes, err = numbers(*sizes); err != nil {
		return err
	}
	clean, err := b.setUp()
	if err != nil {
		return err
	}
	defer clean()
	for _, p := range chosen {
		if err := b.part(p, *document); err != nil {
			return fmt.Errorf("%s: %w", p.name, err)
		}
	}
	return nil
}

// part measures one part, prints it, and puts it into the document.
func (b *bench) part(p part, document string) error {
	b.commands, b.versions = nil, nil
	rows, err := p.measure(b)
	if errors.Is(err, errSkip) {
		fmt.Printf("%s: %s\n", p.name, err)
		return nil
	}
	if err != nil {
		return err
	}
	text := block(p, rows, b.machine())
	fmt.Println(text)
	if document == "" {
		return nil
	}
	return replaceBlock(document, p.name, text)
}

func partNames() (names []string) {
	for _, p := range parts {
		names = append(names, p.name)
	}
	return names
}

// choose returns the parts with these names, or all where there are none.
func choose(names []string) (chosen []part, err error) {
	if len(names) == 0 {
		return parts, nil
	}
	for _, name := range names {
		i := slices.Index(partNames(), name)
		if i < 0 {
			return nil, fmt.Errorf("there is no part %q: choose among %s", name, strings.Join(partNames(), ", "))
		}
		chosen = append(chosen, parts[i])
	}
	return chosen, nil
}

func numbers(list string) (all []int, err error) {
	for text := range strings.SplitSeq(list, ",") {
		n, err := strconv.Atoi(text)
		if err != nil || n < 1 {
			return nil, fmt.Errorf("-sizes takes numbers with commas between, not %q", list)
		}
		all = append(all, n)
	}
	return all, nil
}
