// Package generate writes question banks of any size for tests and benchmarks: of
// many layouts, in English and Korean, with faults at known places. What it writes
// depends on its options alone, never on the machine, and needs the memory of a
// few questions.
//
// A bank without planted faults gives no finding under the default rules.
package generate

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// Options say which bank is written.
type Options struct {
	// Questions is how many there are, 1 to [MaxQuestions]. They are numbered from 1.
	Questions int
	// Seed chooses among the banks of this size.
	Seed uint64
	// Faults is the share of questions with a planted fault, 0 to 1.
	Faults float64
	// Codes are the faults that are planted; none means all of [Codes].
	Codes []string
	// AnalysesLast puts all questions of a file first and their analyses after them.
	// Faults that need an analysis right below its question are not planted then.
	AnalysesLast bool
}

// MaxQuestions is how many questions a bank can have: beyond, stems would come
// too close to each other.
const MaxQuestions = 6 * codewords

// Fault is a planted fault: what the linter has to find.
type Fault struct {
	// File is the name of the file, empty for a bank in one piece.
	File string
	// Question is the number of the question that was spoilt, as the heading says.
	Question int64
	// Line is the line of the finding, from 1.
	Line int
	// Code is that of the rule, such as "QB307".
	Code string
}

// Check tells what is wrong with the options for a bank of a number of files; nil
// for nothing. The functions below give the same error.
func (o Options) Check(files int) error {
	switch {
	case o.Questions < 1 || o.Questions > MaxQuestions:
		return fmt.Errorf("a bank has 1 to %d questions, not %d", MaxQuestions, o.Questions)
	case !(o.Faults >= 0 && o.Faults <= 1):
		return fmt.Errorf("the share of faulty questions is 0 to 1, not %v", o.Faults)
	case files < 1 || files > o.Questions:
		return fmt.Errorf("%d questions make 1 to %d files, not %d", o.Questions, o.Questions, files)
	}
	_, err := choosable(o)
	return err
}

// Write writes a bank in one piece and calls planted for each fault; nil for
// nothing. The error is one of the options or of w.
func Write(w io.Writer, opts Options, planted func(Fault)) error {
	if err := opts.Check(1); err != nil {
		return err
	}
	return writeFile(w, newPlanner(opts), file{from: 0, to: opts.Questions, planted: planted})
}

// Bank is a bank in memory with its faults. It panics on impossible options, so
// that it suits tests.
func Bank(opts Options) (text []byte, faults []Fault) {
	var buf bytes.Buffer
	if err := Write(&buf, opts, func(f Fault) { faults = append(faults, f) }); err != nil {
		panic(err)
	}
	return buf.Bytes(), faults
}

// Split writes a bank as a number of files of about the same number of questions.
// It opens each with its name, writes it and closes it. Among the files are some
// with CRLF at the ends of lines.
func Split(files int, opts Options, open func(name string) (io.WriteCloser, error), planted func(Fault)) error {
	if err := opts.Check(files); err != nil {
		return err
	}
	p := newPlanner(opts)
	for i := range files {
		name := fileName(i, files)
		w, err := open(name)
		if err != nil {
			return err
		}
		err = writeFile(w, p, file{
			name: name, from: i * opts.Questions / files, to: (i + 1) * opts.Questions / files,
			windows: i%16 == 7, planted: planted,
		})
		if err := errors.Join(err, w.Close()); err != nil {
			return err
		}
	}
	return nil
}

// Files writes a bank as files of a folder, which is made where it is missing. It
// writes over files of the same names, and leaves others alone.
func Files(dir string, files int, opts Options, planted func(Fault)) error {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	return Split(files, opts, func(name string) (io.WriteCloser, error) {
		return os.Create(filepath.Join(dir, name))
	}, planted)
}

// fileName is the name of a file of many, so that they sort by number.
func fileName(i, files int) string {
	return fmt.Sprintf("bank-%0*d.md", len(fmt.Sprint(files)), i+1)
}
