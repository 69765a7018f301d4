package discover

import (
	"errors"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/iotest"
)

func TestRead(t *testing.T) {
	inTree(t, map[string]string{"a.md": "text", "dir/": ""})
	data, err := Read(Input{Path: "a.md", Name: "a.md"}, nil)
	if err != nil || string(data) != "text" {
		t.Errorf("a file: %q, %v", data, err)
	}
	data, err = Read(Input{Path: StdinPath, Name: "in.md"}, strings.NewReader("given"))
	if err != nil || string(data) != "given" {
		t.Errorf("standard input: %q, %v", data, err)
	}
}

func TestReadErrors(t *testing.T) {
	inTree(t, empty("dir/"))
	cut := errors.New("the line was cut")
	tests := []struct {
		in   Input
		is   error
		want string
	}{
		{Input{Path: "x.md", Name: "x.md"}, fs.ErrNotExist, `cannot read "x.md": no such file or folder (is the path right?)`},
		{Input{Path: "dir", Name: "dir"}, ErrNotRegular, `cannot read "dir": it is a folder, not a regular file (name a file in it)`},
		{Input{Path: os.DevNull, Name: "null"}, ErrNotRegular, `cannot read "null": it is a device, not a regular file (give a file, a folder, or - for standard input)`},
		{Input{Path: StdinPath, Name: "in.md"}, cut, `cannot read "in.md": the line was cut`},
	}
	for _, tt := range tests {
		_, err := Read(tt.in, iotest.ErrReader(cut))
		var e *Error
		if !errors.As(err, &e) || !errors.Is(err, tt.is) || e.Error() != tt.want {
			t.Errorf("Read(%v):\n got %v\nwant %s", tt.in, err, tt.want)
		}
	}
	if _, err := Read(Input{Path: StdinPath, Name: "<stdin>"}, nil); err == nil {
		t.Error("no standard input: no error")
	}
}
