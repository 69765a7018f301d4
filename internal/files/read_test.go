package files

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

// TestLimit reads as much as may be, and no byte more, from a file and from a
// stream; a pipe says nothing of its size beforehand.
func TestLimit(t *testing.T) {
	inTree(t, map[string]string{"fits.md": "12345678", "large.md": "123456789"})
	t.Cleanup(func() { MaxBytes = 256 << 20 })
	for _, tt := range []struct {
		limit int64
		is    string
	}{
		{8, `at most 8 bytes are read at once`},
		{1 << 20, ""},
	} {
		MaxBytes = tt.limit
		for _, in := range []Input{{Path: "fits.md", Name: "fits.md"}, {Path: StdinPath, Name: "in"}} {
			if data, err := Read(in, strings.NewReader("12345678")); err != nil || string(data) != "12345678" {
				t.Errorf("%s: %q, %v", in.Name, data, err)
			}
		}
		for _, in := range []Input{{Path: "large.md", Name: "large.md"}, {Path: StdinPath, Name: "in"}} {
			_, err := Read(in, strings.NewReader("123456789"))
			if tt.is == "" {
				if err != nil {
					t.Error(err)
				}
				continue
			}
			if !errors.Is(err, ErrTooLarge) || !strings.HasPrefix(err.Error(), `cannot read "`+in.Name+`": it is too large: `+tt.is) {
				t.Errorf("%s: %v", in.Name, err)
			}
		}
	}
	MaxBytes = 256 << 20
	want := `cannot read "x": it is too large: at most 256 MiB (268435456 bytes) are read at once, and it has 5 bytes (split it into several files)`
	if got := TooLarge("x", "5 bytes").Error(); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
