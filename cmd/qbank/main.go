// Command qbank parses, lints, formats and converts question banks kept as plain
// text.
package main

import (
	"context"
	"os"
	"os/signal"
)

func main() { os.Exit(execute()) }

// execute sets up the process and runs the command line.
func execute() int {
	collectGarbageLessOften()
	ignoreFaultSignals()
	ctx, stop := signal.NotifyContext(context.Background(), endSignals()...)
	defer stop()
	// The first signal ends the run in order: a file that is being written is finished
	// or removed. A second one ends the program at once.
	defer context.AfterFunc(ctx, stop)()
	in := &interruptible{ctx: ctx, from: os.Stdin}
	return Main(ctx, os.Args, Streams{In: in, Out: os.Stdout, Err: os.Stderr})
}
