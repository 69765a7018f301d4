package cache

import (
	"io/fs"
	"syscall"
)

func stampFrom(info fs.FileInfo) (Stamp, bool) {
	st, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return Stamp{}, false
	}
	return Stamp{
		size:     info.Size(),
		modified: info.ModTime().UnixNano(),
		changed:  st.Ctimespec.Nano(),
		inode:    st.Ino,
		device:   uint64(st.Dev),
	}, true
}
