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

// progress shows how far a long run is, where standard error is a terminal.
type progress struct {
	terminal *os.File // nil where nothing is to be shown
	files    int
	done     int
	started  time.Time
	bar      *progressbar.ProgressBar // nil until patience is over
}

func newProgress(c *cli.Context, files int) *progress {
	p := &progress{files: files, started: time.Now()}
	if file, ok := c.App.ErrWriter.(*os.File); ok && files > 1 && isTerminal(file) {
		p.terminal = file
	}
	return p
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
	)
}

// step counts one more file.
func (p *progress) step() {
	p.done++
	switch {
	case p.terminal == nil:
		return
	case p.bar == nil && time.Since(p.started) < patience:
		return
	case p.bar == nil:
		p.bar = newBar(p.terminal, p.files)
	}
	_ = p.bar.Set(p.done) // an error shows no bar, and is no matter
}

// end takes the bar away.
func (p *progress) end() {
	if p.bar != nil {
		_ = p.bar.Finish()
	}
}
