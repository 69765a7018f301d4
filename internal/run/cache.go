package run

import (
	"bytes"
	"crypto/sha256"
	"encoding/gob"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/qbank-dev/qbank/internal/files"
	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/parser"
)

// CacheOff is the name of no folder, as GOCACHE has it.
const CacheOff = "off"

const (
	cacheFolder = "lint" // in the folder of the cache
	cacheEnding = ".gob"
	newPrefix   = ".new-"
	tagName     = "CACHEDIR.TAG"
	// keptFor is the time after which an unused entry is removed.
	keptFor = 30 * 24 * time.Hour
	// maxCached is the size in bytes of the largest file whose results are kept.
	maxCached = 16 << 20
)

// cacheTag makes backup programs skip the folder; https://bford.info/cachedir/ defines
// its first line.
const cacheTag = `Signature: 8a477f597d28d172789f06886806bc55
# This folder is a cache that qbank made. "qbank cache clean" empties it.
`

// DefaultCacheFolder returns the folder "qbank" in the user's folder for caches.
func DefaultCacheFolder() (string, error) {
	dir, err := os.UserCacheDir()
	if err != nil {
		return "", err
	}
	return filepath.Join(dir, "qbank"), nil
}

// CacheOptions are the options of [OpenCache].
type CacheOptions struct {
	// Folder is the folder of the cache. It is made by the first write.
	Folder string
	// Settings returns a hash of everything that the findings in a file depend on,
	// except its name, its content and the program.
	Settings func(name string) ([sha256.Size]byte, error)
	// Program is the hash of the program; nil means the running one.
	Program *[sha256.Size]byte
	// Now is the clock; nil means that of the system.
	Now func() time.Time
}

// Cache keeps the results for files by program and settings. It is safe for concurrent
// use, also by several processes: its files are replaced as a whole, and a damaged one
// counts as empty.
type Cache struct {
	folder   string
	settings func(name string) ([sha256.Size]byte, error)
	program  [sha256.Size]byte
	now      func() time.Time

	mu   sync.Mutex
	sets map[[sha256.Size]byte]*cacheSet
}

// cacheSet holds the results for one program and settings.
type cacheSet struct {
	path string
	load sync.Once

	mu      sync.Mutex
	entries map[string]cacheEntry // by absolute path and name
	changed bool
}

// cacheEntry holds the results for one file.
type cacheEntry struct {
	Stamp  Stamp
	Sum    [sha256.Size]byte
	Used   time.Time
	Result *lint.Stored // nil for a file without questions
}

// OpenCache returns the cache in a folder, which need not exist. The error says that the
// folder or the file of the program cannot be read.
func OpenCache(o CacheOptions) (*Cache, error) {
	root, err := filepath.Abs(o.Folder)
	if err != nil {
		return nil, err
	}
	c := &Cache{folder: filepath.Join(root, cacheFolder), settings: o.Settings, now: o.Now, sets: map[[sha256.Size]byte]*cacheSet{}}
	if c.now == nil {
		c.now = time.Now
	}
	if _, err := os.ReadDir(c.folder); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	if o.Program != nil {
		c.program = *o.Program
		return c, nil
	}
	c.program, err = programSum(c.folder, c.now())
	return c, err
}

// set returns the results for the settings of a file.
func (c *Cache) set(name string) (*cacheSet, error) {
	settings, err := c.settings(name)
	if err != nil {
		return nil, err
	}
	key := sha256.Sum256(append(c.program[:], settings[:]...))
	c.mu.Lock()
	s := c.sets[key]
	if s == nil {
		s = &cacheSet{path: filepath.Join(c.folder, hex.EncodeToString(key[:16])+cacheEnding)}
		c.sets[key] = s
	}
	c.mu.Unlock()
	s.load.Do(func() {
		if readChecked(s.path, &s.entries) != nil || s.entries == nil {
			s.entries = map[string]cacheEntry{}
		}
	})
	return s, nil
}

// get returns the entry with a key that ok accepts, and marks it as used.
func (s *cacheSet) get(key string, now time.Time, ok func(*cacheEntry) bool) (cacheEntry, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	e, found := s.entries[key]
	if !found || !ok(&e) {
		return e, false
	}
	if now.Sub(e.Used) > keptFor/30 {
		s.changed = true
		e.Used = now
	}
	s.entries[key] = e
	return e, true
}

func (s *cacheSet) put(key string, e cacheEntry) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.entries[key], s.changed = e, true
}

// Save writes the results that changed.
func (c *Cache) Save() error {
	var errs []error
	for _, s := range c.sets {
		if !s.changed {
			continue
		}
		for key, e := range s.entries {
			if c.now().Sub(e.Used) > keptFor {
				delete(s.entries, key)
			}
		}
		if err := c.makeFolder(); err != nil {
			return err
		}
		err := writeChecked(s.path, s.entries)
		s.changed = err != nil
		errs = append(errs, err)
	}
	return errors.Join(errs...)
}

// makeFolder makes the folder, readable for its owner only, since results quote banks. It
// removes files that were not used for keptFor.
func (c *Cache) makeFolder() error {
	if err := os.MkdirAll(c.folder, 0o700); err != nil {
		return err
	}
	tag := filepath.Join(filepath.Dir(c.folder), tagName)
	if _, err := os.Lstat(tag); errors.Is(err, fs.ErrNotExist) {
		if err := os.WriteFile(tag, []byte(cacheTag), 0o600); err != nil {
			return err
		}
	}
	list, err := os.ReadDir(c.folder)
	for _, f := range list {
		if info, err := f.Info(); err == nil && isCacheFile(f.Name()) && time.Since(info.ModTime()) > keptFor {
			_ = os.Remove(filepath.Join(c.folder, f.Name()))
		}
	}
	return err
}

func isCacheFile(name string) bool {
	return strings.HasSuffix(name, cacheEnding) || strings.HasPrefix(name, newPrefix)
}

// CleanCache removes the files of the cache in a folder, and the folder if nothing
// else is in it. It returns how many bytes it removed.
func CleanCache(folder string) (removed int64, err error) {
	dir := filepath.Join(folder, cacheFolder)
	list, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	for _, f := range list {
		info, err := f.Info()
		if err != nil || !isCacheFile(f.Name()) {
			continue
		}
		if err := os.RemoveAll(filepath.Join(dir, f.Name())); err != nil {
			return removed, err
		}
		if info.Mode().IsRegular() {
			removed += info.Size()
		}
	}
	if data, err := os.ReadFile(filepath.Join(folder, tagName)); err == nil && string(data) == cacheTag {
		_ = os.Remove(filepath.Join(folder, tagName))
	}
	// These fail if something else is in there.
	_ = os.Remove(dir)
	_ = os.Remove(folder)
	return removed, nil
}

// writeChecked replaces a file by the checksum of a value in gob and the value.
func writeChecked(path string, value any) error {
	var b bytes.Buffer
	b.Write(make([]byte, sha256.Size))
	if err := gob.NewEncoder(&b).Encode(value); err != nil {
		return err
	}
	sum := sha256.Sum256(b.Bytes()[sha256.Size:])
	copy(b.Bytes(), sum[:])
	f, err := os.CreateTemp(filepath.Dir(path), newPrefix)
	if err != nil {
		return err
	}
	_, err = f.Write(b.Bytes())
	if err = errors.Join(err, f.Close()); err == nil {
		if info, e := os.Lstat(path); e == nil && !info.Mode().IsRegular() {
			_ = os.RemoveAll(path)
		}
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		_ = os.Remove(f.Name())
	}
	return err
}

// errDamaged is the error of a file that writeChecked did not write.
var errDamaged = errors.New("damaged")

// readChecked reads a file of writeChecked into value.
func readChecked(path string, value any) error {
	if info, err := os.Stat(path); err != nil || !info.Mode().IsRegular() {
		return errDamaged
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if len(data) < sha256.Size || sha256.Sum256(data[sha256.Size:]) != [sha256.Size]byte(data[:sha256.Size]) {
		return errDamaged
	}
	return gob.NewDecoder(bytes.NewReader(data[sha256.Size:])).Decode(value)
}

// cached lints an input with the cache. It does not read a file with the stamp of the
// last run, and does not parse one with the same content. A file with something to
// fix is linted anew.
func (o *LintOptions) cached(p Part) (linted, error) {
	if o.Cache != nil && p.Path != files.StdinPath {
		info, err := p.Stat()
		if err == nil && info.Mode().IsRegular() && info.Size() <= maxCached {
			out, err := o.lookUp(p, info)
			if err != nil || o.Fix == NoFix || out.result.Settled(o.Unsafe) {
				return out, err
			}
		}
	}
	src, err := o.Files.read(p)
	if err != nil {
		return linted{}, err
	}
	return o.whole(p.Input, src)
}

// lookUp returns the results for an input from the cache, or lints it without fixing.
func (o *LintOptions) lookUp(p Part, info fs.FileInfo) (linted, error) {
	set, err := o.Cache.set(p.Name)
	if err != nil {
		return linted{}, err
	}
	path, err := filepath.Abs(p.Path)
	if err != nil {
		return linted{}, err
	}
	key, now := path+"\n"+p.Name, o.Cache.now()
	stamp := stampOf(info, now)
	if e, ok := set.get(key, now, func(e *cacheEntry) bool { return stamp != (Stamp{}) && e.Stamp == stamp }); ok {
		return o.restore(p.Input, e)
	}
	data, err := files.Read(p.Input, nil)
	if err != nil {
		return linted{}, err
	}
	sum := sha256.Sum256(data)
	if e, ok := set.get(key, now, func(e *cacheEntry) bool { return e.Sum == sum }); ok {
		if stamp != (Stamp{}) {
			e.Stamp = stamp
			set.put(key, e)
		}
		return o.restore(p.Input, e)
	}
	unfixed := *o
	unfixed.Fix = NoFix
	out, err := unfixed.whole(p.Input, parser.NewSource(p.Name, string(data)))
	entry := cacheEntry{Stamp: stamp, Sum: sum, Used: now}
	switch {
	case err == nil:
		entry.Result = out.result.Store()
		set.put(key, entry)
	case errors.Is(err, ErrSkip), errors.Is(err, ErrNoQuestions):
		set.put(key, entry)
	}
	return out, err
}

// restore returns the results in an entry.
func (o *LintOptions) restore(in files.Input, e cacheEntry) (linted, error) {
	switch {
	case e.Result != nil:
	case in.Named:
		return linted{}, &NoQuestionsError{Name: in.Name}
	default:
		return linted{}, ErrSkip
	}
	linter, err := o.Linter(in.Name)
	if err != nil {
		return linted{}, err
	}
	return linted{result: linter.Restore(in.Name, e.Result)}, nil
}
