package run

import (
	"io/fs"
	"time"
)

// Stamp identifies the content of a file by its attributes: two equal stamps of one path
// mean equal content. The zero Stamp identifies nothing.
type Stamp struct {
	Size     int64
	Modified int64 // nanoseconds since 1970
	Changed  int64 // likewise; unlike Modified, no program can set it
	Inode    uint64
	Device   uint64
}

// settled is the time since its last change after which the stamp of a file can be
// trusted. Two writes within one tick of the file system's clock give the same stamp, and
// the longest tick, that of FAT, is two seconds.
const settled = 3 * time.Second

// stampOf returns the stamp of a file at a time before it is read. It is zero if the
// system does not say when the status of the file changed, since any program can set the
// time of modification, and if the file changed just now or in the future.
func stampOf(info fs.FileInfo, now time.Time) Stamp {
	s, ok := stampFrom(info)
	latest := now.Add(-settled).UnixNano()
	if !ok || s.Modified > latest || s.Changed > latest {
		return Stamp{}
	}
	return s
}
