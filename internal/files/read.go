package files

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// MaxBytes is the largest size in bytes of an input that is read as a whole. A parsed
// text takes up to twenty times its size in memory: a larger input could exhaust the
// memory of the machine. Only tests change it.
var MaxBytes int64 = 256 << 20

// Read returns the bytes of an input: of a regular file, of a pipe that is open
// already (see [OpenPipe]), or of stdin when the input is standard input. It
// reads no more than [MaxBytes]. The error, if any, is an *Error.
func Read(in Input, stdin io.Reader) ([]byte, error) {
	data, err := read(in, stdin)
	if err == nil {
		return data, nil
	}
	if in.Path == StdinPath {
		return nil, newError(in.Name, err)
	}
	e := newError(in.Path, err)
	e.Path = in.Name
	return nil, e
}

func read(in Input, stdin io.Reader) ([]byte, error) {
	if in.Path == StdinPath {
		if stdin == nil {
			return nil, errors.New("there is no standard input")
		}
		return readAll(in.Name, stdin, 0)
	}
	// To open a named pipe may wait for ever for a writer, and to open a device may
	// have effects.
	info, err := in.Stat()
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() && !OpenPipe(in.Path, info.Mode()) {
		return nil, notRegular(in.Name, info.Mode())
	}
	if info.Size() > MaxBytes {
		return nil, TooLarge(in.Name, fmt.Sprintf("%d bytes", info.Size()))
	}
	file, err := os.Open(in.Path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return readAll(in.Name, file, info.Size())
}

// Stat returns in.Info, or asks the file system if that is nil. The input is not
// standard input.
func (in Input) Stat() (fs.FileInfo, error) {
	if in.Info != nil {
		return in.Info, nil
	}
	return os.Stat(in.Path)
}

// readAll reads to the end, or until there are more than [MaxBytes]: a pipe may never
// end, and a file may grow while it is read. The size is the likely one, or 0.
func readAll(name string, r io.Reader, size int64) ([]byte, error) {
	var data bytes.Buffer
	data.Grow(int(size) + bytes.MinRead)
	n, err := data.ReadFrom(io.LimitReader(r, MaxBytes+1))
	switch {
	case err != nil:
		return nil, err
	case n > MaxBytes:
		return nil, TooLarge(name, "more bytes than that")
	}
	return data.Bytes(), nil
}

// TooLarge returns the error of an input, or a question in it, of more than [MaxBytes].
// Has is its size in words.
func TooLarge(path, has string) *Error {
	limit := fmt.Sprintf("%d bytes", MaxBytes)
	if MaxBytes%(1<<20) == 0 {
		limit = fmt.Sprintf("%d MiB (%s)", MaxBytes>>20, limit)
	}
	return &Error{
		Path: path,
		Err:  fmt.Errorf("it is %w: at most %s are read at once, and it has %s", ErrTooLarge, limit, has),
		Hint: "split it into several files",
	}
}

// OpenPipe reports whether a path is a pipe that this process has open already,
// as the shell's "<(…)" gives one: /dev/fd/63, or /dev/stdin. Reading it waits
// for nothing but the program that writes it. A named pipe elsewhere may have
// no such program, and to open it could wait for ever.
func OpenPipe(path string, mode fs.FileMode) bool {
	if mode&fs.ModeNamedPipe == 0 {
		return false
	}
	path = filepath.ToSlash(filepath.Clean(path))
	return path == "/dev/stdin" || strings.HasPrefix(path, "/dev/fd/") ||
		strings.HasPrefix(path, "/proc/self/fd/")
}

// notRegular returns the error of a path that is no regular file.
func notRegular(path string, mode fs.FileMode) *Error {
	what, hint := "something else", "give a file, a folder, or - for standard input"
	switch {
	case mode.IsDir():
		what, hint = "a folder", "name a file in it"
	case mode&fs.ModeNamedPipe != 0:
		what, hint = "a named pipe", "pipe it into `qbank … -` instead"
	case mode&fs.ModeSocket != 0:
		what = "a socket"
	case mode&fs.ModeDevice != 0:
		what = "a device"
	}
	return &Error{Path: path, Err: fmt.Errorf("it is %s, %w", what, ErrNotRegular), Hint: hint}
}
