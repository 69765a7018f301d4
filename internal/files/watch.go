package files

import (
	"context"
	"fmt"
	"path/filepath"
	"time"

	"github.com/fsnotify/fsnotify"
)

// Quiet is the time without changes after which [Watcher.Wait] returns: an editor makes
// several changes to save a file.
const Quiet = 100 * time.Millisecond

// Watcher waits for changes of the files in folders.
type Watcher struct {
	files   *fsnotify.Watcher
	folders map[string]bool
}

// NewWatcher returns a watcher of no folder yet; Close ends it.
func NewWatcher() (*Watcher, error) {
	w, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, fmt.Errorf("cannot watch files: %w", err)
	}
	return &Watcher{files: w, folders: map[string]bool{}}, nil
}

// Close ends the watcher.
func (w *Watcher) Close() error { return w.files.Close() }

// Add watches the files directly in a folder, once. It takes folders, not files:
// editors replace files rather than write them.
func (w *Watcher) Add(folder string) error {
	folder = filepath.Clean(folder)
	if w.folders[folder] {
		return nil
	}
	if err := w.files.Add(folder); err != nil {
		return fmt.Errorf("cannot watch %q: %w", folder, err)
	}
	w.folders[folder] = true
	return nil
}

// Wait returns when files that relevant accepts have changed and no further
// change has come for [Quiet]. The error is that of the context, or of the
// system's notifications.
func (w *Watcher) Wait(ctx context.Context, relevant func(path string) bool) error {
	var quiet <-chan time.Time
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-quiet:
			return nil
		case event := <-w.files.Events:
			if event.Has(fsnotify.Remove) || event.Has(fsnotify.Rename) {
				// A folder with that name may come again.
				delete(w.folders, filepath.Clean(event.Name))
			}
			if event.Op != fsnotify.Chmod && relevant(event.Name) {
				quiet = time.After(Quiet)
			}
		case err := <-w.files.Errors:
			return fmt.Errorf("cannot go on watching: %w", err)
		}
	}
}
