package discover

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
)

// errNoStdin is the cause when there is no standard input to read.
var errNoStdin = errors.New("there is no standard input")

// Read gives the bytes of an input: of a regular file, or of stdin when the
// input is standard input. The error, if any, is an *Error.
func Read(in Input, stdin io.Reader) ([]byte, error) {
	if in.Path == StdinPath {
		if stdin == nil {
			return nil, newError(in.Name, errNoStdin)
		}
		data, err := io.ReadAll(stdin)
		if err != nil {
			return nil, newError(in.Name, err)
		}
		return data, nil
	}
	// Looking before opening matters: to open a named pipe waits for a writer,
	// perhaps for ever, and to open a device can have effects.
	info, err := os.Stat(in.Path)
	if err == nil {
		if e := notRegular(in.Name, info.Mode()); e != nil {
			return nil, e
		}
		var data []byte
		if data, err = os.ReadFile(in.Path); err == nil {
			return data, nil
		}
	}
	e := newError(in.Path, err)
	e.Path = in.Name
	return nil, e
}

// notRegular says what a thing that is not a regular file is, and what to give
// instead; it is nil for a regular file.
func notRegular(path string, mode fs.FileMode) *Error {
	what, hint := "something else", "give a file, a folder, or - for standard input"
	switch {
	case mode.IsRegular():
		return nil
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
