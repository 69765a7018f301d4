package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/qbank-dev/qbank/internal/config"
	"github.com/qbank-dev/qbank/internal/files"
)

// clearScreen empties a terminal and moves to its top.
const clearScreen = "\x1b[2J\x1b[3J\x1b[H"

// watchLint lints again whenever a question file or a configuration changes, until it
// is interrupted. With a cache the rules run on changed files only.
func watchLint(c *cli.Context) error {
	w, err := files.NewWatcher()
	if err != nil {
		return err
	}
	defer func() { _ = w.Close() }()
	for {
		l, err := newLinting(c)
		if err != nil {
			return err
		}
		if file, ok := c.App.Writer.(*os.File); ok && isTerminal(file) {
			fmt.Fprint(file, clearScreen)
		}
		if err := watchAll(w, c); err != nil {
			return err
		}
		if err := l.once(); err != nil {
			var code exitError
			if errors.Is(err, context.Canceled) {
				return nil
			}
			if !errors.As(err, &code) {
				warn(c, err)
			}
		}
		say(c, "watching for changes; Ctrl-C ends it")
		err = w.Wait(c.Context, func(path string) bool {
			return slices.Contains(config.FileNames(), filepath.Base(path)) || path == c.String("config") ||
				slices.Contains(files.DefaultExtensions, strings.ToLower(filepath.Ext(path)))
		})
		if errors.Is(err, context.Canceled) {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

// watchAll watches the folders of all inputs, and all folders below a PATH, where
// new inputs can appear.
func watchAll(w *files.Watcher, c *cli.Context) error {
	paths := c.Args().Slice()
	if len(paths) == 0 {
		paths = []string{"."}
	}
	for _, path := range paths {
		info, err := os.Stat(path)
		switch {
		case err != nil || path == files.StdinPath:
			continue
		case !info.IsDir():
			path = filepath.Dir(path)
		}
		err = filepath.WalkDir(path, func(folder string, d fs.DirEntry, err error) error {
			switch {
			case err != nil || !d.IsDir():
				return nil
			case d.Name() == ".git":
				return filepath.SkipDir
			case folder != path && !info.IsDir():
				return filepath.SkipDir
			}
			return w.Add(folder)
		})
		if err != nil {
			return err
		}
	}
	return nil
}
