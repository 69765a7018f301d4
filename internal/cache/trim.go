package cache

import (
	"cmp"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
)

// The times of the store. A pack's time of modification is that of its last use,
// to the hour.
const (
	touchedAfter = time.Hour
	unusedFor    = 30 * 24 * time.Hour
	trimmedAfter = 24 * time.Hour
	tempIsOld    = 24 * time.Hour
)

// touch notes that a pack was of use.
func (s *Store) touch(path string, info os.FileInfo) {
	if now := s.now(); now.Sub(info.ModTime()) > touchedAfter {
		_ = os.Chtimes(path, now, now)
	}
}

// sorted are the entries of the pack in the order of their names, so that the
// same entries make the same pack, without those of files that are gone.
func (p *pack) sorted() []*entry {
	var out []*entry
	for _, name := range slices.Sorted(maps.Keys(p.entries)) {
		if p.used[name] || !isGone(name) {
			out = append(out, p.entries[name])
		}
	}
	return out
}

// account notes how much was written. When that is an eighth of the limit, or
// after a day, the store is trimmed: the folder is not looked through each time.
func (s *Store) account(written int64) error {
	path := filepath.Join(s.dir, ledgerName)
	before, err := strconv.ParseInt(strings.TrimSpace(string(s.read(ledgerName))), 10, 64)
	info, statErr := os.Stat(path)
	known := err == nil && before >= 0 && before <= s.limit && statErr == nil
	if known && before+written <= s.limit/8 && s.now().Sub(info.ModTime()).Abs() < trimmedAfter {
		if err := s.replace(ledgerName, []byte(strconv.FormatInt(before+written, 10)+"\n")); err != nil {
			return err
		}
		// The time stays that of the last look.
		return os.Chtimes(path, info.ModTime(), info.ModTime())
	}
	s.trim()
	if err := s.replace(ledgerName, []byte("0\n")); err != nil {
		return err
	}
	now := s.now()
	return os.Chtimes(path, now, now)
}

// trim removes what was not used for long, and then the packs that were used
// longest ago until the rest takes three quarters of the limit.
func (s *Store) trim() {
	files, err := os.ReadDir(s.dir)
	if err != nil {
		return
	}
	type packFile struct {
		path string
		size int64
		used time.Time
	}
	var packs []packFile
	var sum int64
	now := s.now()
	for _, f := range files {
		info, err := f.Info()
		if err != nil || !ours(f.Name()) {
			continue
		}
		path := filepath.Join(s.dir, f.Name())
		age := now.Sub(info.ModTime())
		switch {
		case strings.HasPrefix(f.Name(), tempPrefix):
			// A run that was ended left it.
			if age > tempIsOld {
				_ = os.Remove(path)
			}
		case !strings.HasSuffix(f.Name(), packEnding):
		case age > unusedFor:
			_ = os.Remove(path)
		default:
			packs = append(packs, packFile{path, info.Size(), info.ModTime()})
			sum += info.Size()
		}
	}
	// An eighth may be written before the next look.
	if sum <= s.limit-s.limit/8 {
		return
	}
	slices.SortFunc(packs, func(a, b packFile) int { return cmp.Or(a.used.Compare(b.used), strings.Compare(a.path, b.path)) })
	for _, p := range packs {
		if sum <= s.limit/4*3 {
			break
		}
		if os.Remove(p.path) == nil {
			sum -= p.size
		}
	}
}

// ours tells whether a file in the folder of the packs is one of the store.
func ours(name string) bool {
	return strings.HasSuffix(name, packEnding) || strings.HasPrefix(name, tempPrefix) ||
		name == ledgerName || name == programName
}

// Clean removes everything that stores have kept in a folder, and tells how many
// bytes that were. What is not theirs stays. A folder that does not exist is
// clean.
func Clean(folder string) (removed int64, err error) {
	dir := filepath.Join(folder, packFolder)
	files, err := os.ReadDir(dir)
	if os.IsNotExist(err) {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	for _, f := range files {
		if !ours(f.Name()) {
			continue
		}
		info, err := f.Info()
		if err != nil {
			continue // another run removed it
		}
		if err := os.RemoveAll(filepath.Join(dir, f.Name())); err != nil {
			return removed, err
		}
		if info.Mode().IsRegular() {
			removed += info.Size()
		}
	}
	if data, err := os.ReadFile(filepath.Join(folder, tagName)); err == nil && string(data) == tag {
		_ = os.Remove(filepath.Join(folder, tagName))
	}
	// These fail where something else is in there.
	_ = os.Remove(dir)
	_ = os.Remove(folder)
	return removed, nil
}
