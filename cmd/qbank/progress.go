package main

import (
	"io"
	"os"
	"time"

	"github.com/mattn/go-isatty"
	"github.com/schollz/progressbar/v3"
	"github.com/urfave/cli/v2"
)

// patience is how long a run takes before it shows how far it is.
const patience = time.Second

// progress shows how far a long run is, on standard error and on a terminal
// only.
type progress struct {
	bar     *progressbar.ProgressBar
	started time.Time
}

func newProgress(c *cli.Context, files int) *progress {
	file, ok := c.App.ErrWriter.(*os.File)
	if !ok || files < 2 || !isTerminal(file) {
		return &progress{}
	}
	return &progress{bar: newBar(file, files), started: time.Now()}
}

func isTerminal(file *os.File) bool { return isatty.IsTerminal(file.Fd()) }

func newBar(w io.Writer, files int) *progressbar.ProgressBar {
	return progressbar.NewOptions(files,
		progressbar.OptionSetWriter(w),
		progressbar.OptionSetDescription("linting"),
		progressbar.OptionShowCount(),
		progressbar.OptionClearOnFinish(),
		progressbar.OptionSetRenderBlankState(false),
		progressbar.OptionThrottle(100*time.Millisecond),
		progressbar.OptionSetVisibility(false),
	)
}

// step counts one more file.
func (p *progress) step() {
	if p.bar == nil {
		return
	}
	if time.Since(p.started) > patience {
		progressbar.OptionSetVisibility(true)(p.bar)
	}
	_ = p.bar.Add(1) // what cannot be shown is not missed
}

// done takes the bar away.
func (p *progress) done() {
	if p.bar != nil {
		_ = p.bar.Finish()
	}
}
