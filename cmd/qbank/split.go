package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"

	"github.com/qbank-dev/qbank/convert"
	"github.com/qbank-dev/qbank/internal/files"
	"github.com/qbank-dev/qbank/report"
	"github.com/qbank-dev/qbank/schema"
)

// nameField is a field of the template for the names of files: "{number}", or
// "{number:04}" for four digits at least.
var nameField = regexp.MustCompile(`\{([^{}:]*)(?::0?([0-9]{1,2}))?\}`)

// nameTemplate makes the names of files.
type nameTemplate string

// check returns an error for a template that makes no usable names.
func (t nameTemplate) check() error {
	unique := false
	for _, field := range nameField.FindAllStringSubmatch(string(t), -1) {
		switch field[1] {
		case "number", "index":
			unique = true
		case "file":
			if field[2] != "" {
				return usagef("--name: {file} takes no width")
			}
		default:
			return usagef("--name: there is no field {%s}: use {number}, {index} or {file}, and {number:04} for four digits", field[1])
		}
	}
	switch {
	case !unique:
		return usagef("--name: %q names all files alike: it needs {number} or {index}", string(t))
	case strings.ContainsAny(nameField.ReplaceAllString(string(t), ""), "{}"):
		return usagef("--name: %q has a bracket that is no field such as {number}", string(t))
	case path.IsAbs(filepath.ToSlash(string(t))) || !filepath.IsLocal(nameField.ReplaceAllString(string(t), "x")):
		return usagef("--name: %q leads out of the folder", string(t))
	}
	return nil
}

// name returns the name of the file for a question, the index-th of the run from 1.
func (t nameTemplate) name(q *schema.Question, index int64) string {
	return nameField.ReplaceAllStringFunc(string(t), func(field string) string {
		parts := nameField.FindStringSubmatch(field)
		width, _ := strconv.Atoi(parts[2])
		switch parts[1] {
		case "number":
			return fmt.Sprintf("%0*d", width, q.Number)
		case "index":
			return fmt.Sprintf("%0*d", width, index)
		}
		if q.Source == nil {
			return "bank"
		}
		base := path.Base(q.Source.File)
		return strings.TrimSuffix(base, path.Ext(base))
	})
}

// splitWriter writes a file for each question. It collects their texts in a
// temporary file first: where a name is taken, nothing is written.
type splitWriter struct {
	format convert.Format
	opts   convert.Options
	folder string
	names  nameTemplate
	force  bool
	// unless reports, at the end, whether to write nothing; nil means to write.
	unless func() bool

	withheld bool // nothing was written
	spool    *os.File
	files    []splitFile
	taken    map[string]int64 // name, in small letters → number of the question
	index    int64
}

// splitFile is one file to write. Its text is in the spool, in the order of files.
type splitFile struct {
	path string
	size int64
}

func (s *splitWriter) Begin() (err error) {
	s.taken = map[string]int64{}
	s.spool, err = os.CreateTemp("", "qbank-*")
	return err
}

// discard removes the temporary file.
func (s *splitWriter) discard() {
	if s.spool != nil {
		_ = s.spool.Close()
		_ = os.Remove(s.spool.Name())
	}
}

func (s *splitWriter) Write(q *schema.Question) error {
	var text bytes.Buffer
	w := s.format.New(&text, s.opts)
	if err := w.Begin(); err != nil {
		return err
	}
	lost := w.Write(q)
	var loss *convert.LossError
	if lost != nil && (!errors.As(lost, &loss) || loss.Left) {
		return lost
	}
	if err := w.End(); err != nil {
		return err
	}
	s.index++
	name := s.names.name(q, s.index)
	// To some file systems capitals and small letters are the same.
	if other, ok := s.taken[strings.ToLower(name)]; ok {
		return fmt.Errorf("questions #%d and #%d would both be written to %q: give another --name, such as {index}.md, or --renumber", other, q.Number, name)
	}
	s.taken[strings.ToLower(name)] = q.Number
	s.files = append(s.files, splitFile{filepath.Join(s.folder, filepath.FromSlash(name)), int64(text.Len())})
	if _, err := s.spool.Write(text.Bytes()); err != nil {
		return err
	}
	return lost
}

// End writes the files, unless one exists already.
func (s *splitWriter) End() error {
	if s.unless != nil && s.unless() {
		s.withheld = true
		return nil
	}
	if !s.force {
		if err := s.refuse(); err != nil {
			return err
		}
	}
	if _, err := s.spool.Seek(0, io.SeekStart); err != nil {
		return err
	}
	for i, f := range s.files {
		if err := s.put(f); err != nil {
			return fmt.Errorf("%w; %s were written before it", err, report.Count(i, "file"))
		}
	}
	return nil
}

// refuse returns an error where files exist already.
func (s *splitWriter) refuse() error {
	first, n := "", 0
	for _, f := range s.files {
		if _, err := os.Lstat(f.path); err == nil {
			if n++; n == 1 {
				first = f.path
			}
		} else if !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	switch n {
	case 0:
		return nil
	case 1:
		return fmt.Errorf("%q is there already, and nothing was written: --force overwrites it", first)
	}
	return fmt.Errorf("%q and %s more are there already, and nothing was written: --force overwrites them", first, report.Count(n-1, "file"))
}

func (s *splitWriter) put(f splitFile) error {
	if err := os.MkdirAll(filepath.Dir(f.path), 0o755); err != nil {
		return err
	}
	file, err := files.Create(f.path)
	if err != nil {
		return err
	}
	defer file.Discard()
	if _, err := io.CopyN(file, s.spool, f.size); err != nil {
		return fmt.Errorf("cannot write %q: %w", f.path, err)
	}
	return file.Commit()
}
