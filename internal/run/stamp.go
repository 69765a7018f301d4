package run

import (
	"io/fs"
	"time"
)

// Stamp is what the file system says of a file: as long as it says the same, the
// content is the same. The zero Stamp proves nothing.
type Stamp struct {
	Size     int64
	Modified int64 // nanoseconds since 1970
	Changed  int64 // likewise; nobody can set it back
	Inode    uint64
	Device   uint64
}

// settled is how long ago a file must have changed for its stamp to prove
// something. What is written within one tick of the file system's clock has the
// same stamp, and the longest ticks, of FAT, are of two seconds.
const settled = 3 * time.Second

// stampOf is the stamp of a file at a time before it was read. It is zero where
// the system does not tell when the status of the file changed, since the time of
// modification alone can be set by anyone; where the file has just been changed;
// and where it was so in the future.
func stampOf(info fs.FileInfo, now time.Time) Stamp {
	s, ok := stampFrom(info)
	latest := now.Add(-settled).UnixNano()
	if !ok || s.Modified > latest || s.Changed > latest {
		return Stamp{}
	}
	return s
}
