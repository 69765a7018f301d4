package main

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"github.com/qbank-dev/qbank/internal/run"
)

// cacheVariable is the environment variable with the folder of the cache, which
// --cache-dir overrides.
const cacheVariable = "QBANK_CACHE_DIR"

// cacheClock is the clock of the cache, or nil for that of the system. Tests set it:
// the cache trusts no stamp of a file that was just written.
var cacheClock func() time.Time

// cacheActions are the arguments of "qbank cache".
var cacheActions = []string{"clean", "dir"}

func cacheCommand() *cli.Command {
	return &cli.Command{
		Name:      "cache",
		Usage:     "say where the cache of lint is, or empty it",
		ArgsUsage: strings.Join(cacheActions, "|"),
		Description: `"qbank lint" keeps what it found in files that did not change, for the next run.
"dir" prints the folder, "clean" removes what is kept there.

Examples:
  qbank cache dir
  qbank cache clean`,
		Flags:  []cli.Flag{cacheFolderFlag()},
		Action: runCache,
	}
}

// cacheFlags are the flags of a command that uses the cache.
func cacheFlags() []cli.Flag {
	return []cli.Flag{
		&cli.BoolFlag{Name: "no-cache", Usage: "look at every file anew, and keep nothing for the next run"},
		cacheFolderFlag(),
	}
}

func cacheFolderFlag() cli.Flag {
	return &cli.StringFlag{Name: "cache-dir", Usage: "keep the cache in `DIR` (default: qbank in the user's folder for caches, or $" + cacheVariable + "; \"off\" is none)"}
}

// cacheFolder returns the folder of the cache, or [run.CacheOff]. Chosen reports whether
// a flag or the environment names it.
func cacheFolder(c *cli.Context) (folder string, chosen bool, err error) {
	folder = c.String("cache-dir")
	if !c.IsSet("cache-dir") {
		folder = os.Getenv(cacheVariable)
	}
	switch {
	case folder != "":
		return folder, true, nil
	case c.IsSet("cache-dir"):
		return "", true, usagef("--cache-dir needs the path of a folder")
	}
	folder, err = run.DefaultCacheFolder()
	return folder, false, err
}

// setCache opens the cache of a run, unless it is off. A folder that cannot be used never
// stops a run; it gets a warning if somebody chose it.
func setCache(c *cli.Context, s *settings, o *run.LintOptions) error {
	if c.Bool("no-cache") {
		return nil
	}
	folder, chosen, err := cacheFolder(c)
	switch {
	case err != nil && chosen:
		return err
	case err != nil || folder == run.CacheOff:
		return nil
	}
	o.CacheFailed = func(err error) {
		if chosen {
			warn(c, fmt.Errorf("the cache in %q is of no use: %w", folder, err))
		}
	}
	if o.Cache, err = run.OpenCache(run.CacheOptions{Folder: folder, Settings: s.fingerprintFor, Now: cacheClock}); err != nil {
		o.CacheFailed(err)
		o.Cache = nil
	}
	return nil
}

func runCache(c *cli.Context) error {
	if c.NArg() != 1 || !slices.Contains(cacheActions, c.Args().First()) {
		return usagef("say what to do with the cache: %s", strings.Join(cacheActions, " or "))
	}
	folder, _, err := cacheFolder(c)
	if err != nil {
		return fmt.Errorf("there is no folder for the cache: %w (--cache-dir names one)", err)
	}
	if c.Args().First() == "dir" {
		_, err := fmt.Fprintln(c.App.Writer, folder)
		return err
	}
	if folder == run.CacheOff {
		return nil
	}
	removed, err := run.CleanCache(folder)
	if err != nil {
		return fmt.Errorf("the cache was not emptied: %w", err)
	}
	say(c, "removed %d KiB from %s", (removed+1023)/1024, folder)
	return nil
}
