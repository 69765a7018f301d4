package cache

import (
	"encoding/binary"
	"io/fs"
	"time"
)

// Stamp is what the file system says of a file: as long as it says the same, the
// content is the same. The zero Stamp proves nothing.
type Stamp struct {
	size     int64
	modified int64 // nanoseconds since 1970
	changed  int64 // likewise; nobody can set it back
	inode    uint64
	device   uint64
}

// stampSize is the length of a stamp in bytes.
const stampSize = 5 * 8

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
	if !ok || s.modified > latest || s.changed > latest {
		return Stamp{}
	}
	return s
}

func (s Stamp) append(b []byte) []byte {
	for _, v := range [...]uint64{uint64(s.size), uint64(s.modified), uint64(s.changed), s.inode, s.device} {
		b = binary.LittleEndian.AppendUint64(b, v)
	}
	return b
}

// readStamp reads the stampSize bytes of a stamp.
func readStamp(b []byte) Stamp {
	at := func(i int) uint64 { return binary.LittleEndian.Uint64(b[8*i:]) }
	return Stamp{size: int64(at(0)), modified: int64(at(1)), changed: int64(at(2)), inode: at(3), device: at(4)}
}
