package run

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
		Size:     info.Size(),
		Modified: info.ModTime().UnixNano(),
		Changed:  st.Ctim.Nano(),
		Inode:    st.Ino,
		Device:   uint64(st.Dev),
	}, true
}
