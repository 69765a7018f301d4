// Command compare times qbank as a whole beside other programs, with banks of all
// sizes, and writes what it measured into docs/performance.md. Each part replaces
// its own block there and leaves the others alone:
//
//	cd bench/compare
//	go run . start goldmark peers cores
//	go run . -dir /var/tmp/banks cache large growth
//
// It needs Go; hyperfine, and npm for the peers, are installed where they are
// missing and it may. A part that cannot be measured says why and is left out.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"slices"
	"strings"
)

// part is what can be measured by itself.
type part struct {
	name, title string
	measure     func(*bench) ([]row, error)
}

// parts are in the order of the document.
var parts = []part{
	{"start", "Starting", measureStart},
	{"goldmark", "Parsing and linting, beside goldmark", measureGoldmark},
	{"peers", "Whole commands, beside programs of Node.js", measurePeers},
	{"cores", "Two cores beside one", measureCores},
	{"cache", "A second run, beside the first", measureCache},
	{"large", "One large file", measureLarge},
	{"growth", "Growth", measureGrowth},
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
	flags.IntVar(&b.files, "files", 10_000, "how many files the parts cores and cache have")
	flags.Int64Var(&b.bytes, "bytes", 1<<30, "how large the one file of the part large is")
	sizes := flags.String("sizes", "10000,100000,1000000", "the numbers of questions of the part growth")
	flags.Usage = func() {
		fmt.Fprintf(flags.Output(), "usage: go run ./compare [flags] PART …\n\nparts: %s, all\n\n", strings.Join(partNames(), ", "))
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
	text := block(p, rows, b.machine(), b.commands)
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

func choose(names []string) (chosen []part, err error) {
	if len(names) == 0 {
		return nil, fmt.Errorf("which part? %s, or all", strings.Join(partNames(), ", "))
	}
	if slices.Equal(names, []string{"all"}) {
		return parts, nil
	}
	for _, name := range names {
		i := slices.Index(partNames(), name)
		if i < 0 {
			return nil, fmt.Errorf("there is no part %q: choose among %s, or all", name, strings.Join(partNames(), ", "))
		}
		chosen = append(chosen, parts[i])
	}
	return chosen, nil
}

func numbers(list string) (all []int, err error) {
	for text := range strings.SplitSeq(list, ",") {
		var n int
		if _, err := fmt.Sscan(text, &n); err != nil || n < 1 {
			return nil, fmt.Errorf("-sizes takes numbers with commas between, not %q", list)
		}
		all = append(all, n)
	}
	return all, nil
}
