package cache

import (
	"cmp"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// DefaultLimit is how many bytes a store holds at most, but for what the last run
// added.
const DefaultLimit = 256 << 20

// Off is the name of no folder, as GOCACHE has it.
const Off = "off"

// The names in the folder of a store.
const (
	packFolder  = "lint"
	packEnding  = ".pack"
	tempPrefix  = ".new-"
	ledgerName  = "written"
	programName = "program"
	tagName     = "CACHEDIR.TAG"
)

// tag tells programs that make backups that they need not keep the folder; see
// https://bford.info/cachedir/. The first line is given by that page.
const tag = `Signature: 8a477f597d28d172789f06886806bc55
# This folder is a cache that qbank made. "qbank cache clean" empties it.
`

// DefaultFolder is the folder of the cache where nobody chose one: "qbank" in the
// user's folder for caches.
func DefaultFolder() (string, error) {
	dir, err := os.UserCacheDir()
	if err != nil {
		return "", err
	}
	return filepath.Join(dir, "qbank"), nil
}

// Options say where a store is and what belongs to it.
type Options struct {
	// Folder is the folder of the store; it is made when something is written.
	Folder string
	// Limit is how many bytes the store may hold, 0 for [DefaultLimit].
	Limit int64
	// Program is the sum of the program that makes the results; nil asks for that
	// of the running one.
	Program *[sha256.Size]byte
	// Now is the clock, nil for that of the system.
	Now func() time.Time
}

// Store is a folder of packs. It is safe for concurrent use, by several processes
// too.
type Store struct {
	root    string
	dir     string // of the packs
	limit   int64
	program [sha256.Size]byte
	now     func() time.Time
}

// Open gives the store in a folder, which need not exist. The error tells that
// the folder cannot be one, or that the program cannot be told from others.
func Open(opts Options) (*Store, error) {
	root, err := filepath.Abs(opts.Folder)
	if err != nil {
		return nil, err
	}
	s := &Store{root: root, dir: filepath.Join(root, packFolder), limit: cmp.Or(opts.Limit, DefaultLimit), now: opts.Now}
	if s.now == nil {
		s.now = time.Now
	}
	if err := usable(s.dir); err != nil {
		return nil, err
	}
	if opts.Program != nil {
		s.program = *opts.Program
		return s, nil
	}
	s.program, err = s.runningProgram()
	return s, err
}

// usable tells what is wrong with a folder, if it exists.
func usable(dir string) error {
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case !info.IsDir():
		return fmt.Errorf("%s is no folder", dir)
	}
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	return f.Close()
}

// make makes the folder of the packs. What is in it quotes question banks, so
// that it is for its owner only.
func (s *Store) make() error {
	if info, err := os.Stat(s.dir); err == nil && info.IsDir() {
		return nil
	}
	if err := os.MkdirAll(s.dir, 0o700); err != nil {
		return err
	}
	path := filepath.Join(s.root, tagName)
	if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
		return os.WriteFile(path, []byte(tag), 0o600)
	}
	return nil
}

// replace puts data into the place of a file of the store. It is not forced onto
// the disk: what a crash leaves of it does not pass for an entry.
func (s *Store) replace(name string, data ...[]byte) (err error) {
	if err := s.make(); err != nil {
		return err
	}
	f, err := os.CreateTemp(s.dir, tempPrefix)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = os.Remove(f.Name())
		}
	}()
	for _, part := range data {
		if _, err = f.Write(part); err != nil {
			_ = f.Close()
			return err
		}
	}
	if err = f.Close(); err != nil {
		return err
	}
	return os.Rename(f.Name(), filepath.Join(s.dir, name))
}

// read gives a file of the store, nil where there is none that can be read.
func (s *Store) read(name string) []byte {
	data, err := os.ReadFile(filepath.Join(s.dir, name))
	if err != nil {
		return nil
	}
	return data
}

// sumOf is the sum of what a reader gives.
func sumOf(r io.Reader) (sum [sha256.Size]byte, err error) {
	h := sha256.New()
	_, err = io.Copy(h, r)
	h.Sum(sum[:0])
	return sum, err
}
