package cache

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"sync"
)

// shards is into how many packs the folders of a bank are spread: many enough
// that a change in one folder does not write the whole bank again, and few enough
// that a bank with a folder for each file has few packs.
const shards = 64

// bytesPerFile is how large a pack may be for each file of the run that it could
// be of use for. To lint one file takes as long as to read some hundred
// kilobytes, so that a run over few files lets a large pack be.
const bytesPerFile = 256 << 10

// Run is the use of a store by one run. It is safe for concurrent use until Close.
type Run struct {
	store  *Store
	folder string // the current one
	files  [shards]int

	mu    sync.Mutex
	packs map[packKey]*pack
}

// packKey names a pack of a run.
type packKey struct {
	settings [sha256.Size]byte
	shard    uint8
}

// Begin begins a run over files with these names, which are relative to the
// current folder or absolute, with forward slashes.
func (s *Store) Begin(names []string) (*Run, error) {
	folder, err := os.Getwd()
	if err != nil {
		return nil, err
	}
	r := &Run{store: s, folder: folder, packs: map[packKey]*pack{}}
	for _, name := range names {
		r.files[shardOf(name)]++
	}
	return r, nil
}

// shardOf spreads folders over the packs.
func shardOf(name string) uint8 {
	const offset, prime = 14695981039346656037, 1099511628211 // FNV-1a
	h := uint64(offset)
	for _, c := range []byte(path.Dir(name)) {
		h = (h ^ uint64(c)) * prime
	}
	return uint8((h ^ h>>32) % shards)
}

// pack is a pack as a run knows it.
type pack struct {
	id   packID
	load sync.Once

	mu       sync.Mutex
	bypassed bool        // too large for the run
	read     fs.FileInfo // of the file when it was read; nil for none
	entries  map[string]*entry
	used     map[string]bool // the entries that this run asked for
	changed  bool
}

// pack gives the pack for a file; it is read when it is first asked for.
func (r *Run) pack(settings [sha256.Size]byte, shard uint8) *pack {
	key := packKey{settings, shard}
	r.mu.Lock()
	p := r.packs[key]
	if p == nil {
		h := sha256.New()
		h.Write(r.store.program[:])
		h.Write(settings[:])
		h.Write([]byte{shard})
		h.Write([]byte(r.folder))
		p = &pack{used: map[string]bool{}}
		h.Sum(p.id[:0])
		r.packs[key] = p
	}
	r.mu.Unlock()
	p.load.Do(func() { p.fill(r.store, int64(r.files[shard])*bytesPerFile) })
	return p
}

func (p *pack) name() string { return hex.EncodeToString(p.id[:16]) + packEnding }

// fill reads the pack, unless it is larger than limit.
func (p *pack) fill(s *Store, limit int64) {
	p.entries = map[string]*entry{}
	path := filepath.Join(s.dir, p.name())
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return
	case !info.Mode().IsRegular():
		p.changed = true // so that it is replaced
		return
	case info.Size() > limit:
		p.bypassed = true
		return
	}
	data := s.read(p.name())
	entries, whole := readPack(data, p.id)
	p.read, p.changed = info, !whole
	p.entries = make(map[string]*entry, len(entries))
	for i := range entries {
		p.entries[entries[i].name] = &entries[i]
	}
	s.touch(path, info)
}

// File is the place of one file in a run.
type File struct {
	run  *Run
	pack *pack
	name string
	now  Stamp
}

// File gives the place of a file. Settings stand for everything but the file and
// the program that the result depends on. Info must have been asked for before
// the file is read.
func (r *Run) File(settings [sha256.Size]byte, name string, info fs.FileInfo) *File {
	return &File{run: r, pack: r.pack(settings, shardOf(name)), name: name, now: stampOf(info, r.store.now())}
}

// Unread gives what is kept of the file, where its stamp proves that it has the
// same content still.
func (f *File) Unread() (payload []byte, ok bool) {
	if f.now == (Stamp{}) {
		return nil, false
	}
	f.pack.mu.Lock()
	defer f.pack.mu.Unlock()
	e := f.pack.entries[f.name]
	if e == nil || e.stamp != f.now {
		return nil, false
	}
	f.pack.used[f.name] = true
	return e.payload, true
}

// Get gives what is kept of the file with a content of this sum.
func (f *File) Get(sum [sha256.Size]byte) (payload []byte, ok bool) {
	f.pack.mu.Lock()
	defer f.pack.mu.Unlock()
	e := f.pack.entries[f.name]
	if e == nil || e.sum != sum {
		return nil, false
	}
	f.pack.used[f.name] = true
	if e.stamp != f.now && f.now != (Stamp{}) {
		renewed := *e
		renewed.stamp = f.now
		f.pack.entries[f.name], f.pack.changed = &renewed, true
	}
	return e.payload, true
}

// maxPayload is the longest payload that is kept.
const maxPayload = 64 << 20

// Put keeps something for the file with a content of this sum. It must not be
// changed afterwards.
func (f *File) Put(sum [sha256.Size]byte, payload []byte) {
	if len(payload) > maxPayload {
		return
	}
	f.pack.mu.Lock()
	defer f.pack.mu.Unlock()
	if f.pack.bypassed {
		return
	}
	f.pack.entries[f.name] = &entry{name: f.name, sum: sum, stamp: f.now, payload: payload}
	f.pack.used[f.name], f.pack.changed = true, true
}

// Close writes what changed and keeps the store within its limit. The error is
// the first one; nothing that is in the store already is worse for it.
func (r *Run) Close() error {
	var first error
	var written int64
	for _, p := range r.packs {
		n, err := p.write(r.store)
		written += n
		if err != nil && first == nil {
			first = err
		}
	}
	if written > 0 {
		if err := r.store.account(written); first == nil {
			first = err
		}
	}
	return first
}

// write writes the pack where it changed, and gives its length.
func (p *pack) write(s *Store) (int64, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.changed || p.entries == nil {
		return 0, nil
	}
	p.merge(s)
	data := packHead(p.id)
	for _, e := range p.sorted() {
		data = appendEntry(data, e)
	}
	name, path := p.name(), filepath.Join(s.dir, p.name())
	err := s.replace(name, data)
	if err != nil && notRegular(path) && os.RemoveAll(path) == nil {
		err = s.replace(name, data)
	}
	if err != nil {
		return 0, err
	}
	now := s.now()
	_ = os.Chtimes(path, now, now) // by the clock that tells how old it is
	p.changed = false
	return int64(len(data)), nil
}

// notRegular tells that something that is no file stands in a file's place.
func notRegular(path string) bool {
	info, err := os.Lstat(path)
	return err == nil && !info.Mode().IsRegular()
}

// merge takes over what another run has written meanwhile, as far as this run did
// not look at it itself.
func (p *pack) merge(s *Store) {
	info, err := os.Stat(filepath.Join(s.dir, p.name()))
	if err != nil || !info.Mode().IsRegular() || p.read != nil && sameFile(p.read, info) {
		return
	}
	others, _ := readPack(s.read(p.name()), p.id)
	for i := range others {
		if e := &others[i]; !p.used[e.name] {
			p.entries[e.name] = e
		}
	}
}

func sameFile(a, b fs.FileInfo) bool {
	return os.SameFile(a, b) && a.Size() == b.Size() && a.ModTime().Equal(b.ModTime())
}

// isGone tells whether a file of which an entry is kept is no more.
func isGone(name string) bool {
	_, err := os.Lstat(filepath.FromSlash(name))
	return errors.Is(err, fs.ErrNotExist)
}
