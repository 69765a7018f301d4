package run

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/qbank-dev/qbank/internal/files"
	"github.com/qbank-dev/qbank/lint"
)

// baselineVersion is the schemaVersion of baseline files.
const baselineVersion = 1

// Known is an entry of a baseline: a finding, or several alike. It has no line, since
// edits above a finding move it.
type Known struct {
	// File is relative to the folder of the baseline, with forward slashes.
	File string `json:"file"`
	Code string `json:"code"`
	// Question is the number of the question, or 0.
	Question int64 `json:"question,omitempty"`
	// Hash is that of the offending text, see [lint.Diagnostic].
	Hash string `json:"hash"`
	// Count is the number of findings.
	Count int `json:"count"`
}

// String returns the entry as messages name it.
func (e Known) String() string {
	s := e.Code + " in " + e.File
	if e.Question > 0 {
		s += fmt.Sprintf(" (question #%d)", e.Question)
	}
	return s
}

// key returns the entry without its count, which equals that of like findings.
func (e Known) key() Known {
	e.Count = 0
	return e
}

// baselineFile is the document in a baseline file.
type baselineFile struct {
	SchemaVersion int     `json:"schemaVersion"`
	Findings      []Known `json:"findings"`
}

// Baseline is a set of known findings, which a run hides.
type Baseline struct {
	path    string
	entries []Known
	left    map[Known]int // key → number of findings that were not hidden yet
}

// LoadBaseline reads a baseline file. Errors name the file and its fault.
func LoadBaseline(path string) (*Baseline, error) {
	data, err := files.Read(files.Input{Path: path, Name: filepath.ToSlash(path), Named: true}, nil)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("there is no baseline %q: \"qbank lint --write-baseline %s\" writes one", path, path)
	}
	if err != nil {
		return nil, fmt.Errorf("cannot use the baseline: %w", err)
	}
	var doc baselineFile
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&doc); err != nil {
		return nil, fmt.Errorf("%q is no baseline: %w", path, err)
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("%q is no baseline: more follows after its end", path)
	}
	if doc.SchemaVersion != baselineVersion {
		return nil, fmt.Errorf("the baseline %q has schemaVersion %d, but this qbank reads %d: write it again", path, doc.SchemaVersion, baselineVersion)
	}
	b := &Baseline{path: path, entries: doc.Findings, left: map[Known]int{}}
	for i := range b.entries {
		e := &b.entries[i]
		e.Count = max(1, e.Count)
		b.left[e.key()] += e.Count
	}
	return b, nil
}

// relativeNames returns a function that returns the name of a file as the entries of
// a baseline have it.
func relativeNames(baseline string) func(file string) string {
	known := map[string]string{} // a run has many findings in a file
	return func(file string) string {
		if rel, ok := known[file]; ok {
			return rel
		}
		rel := file
		folder, err := filepath.Abs(filepath.Dir(baseline))
		abs, err2 := filepath.Abs(filepath.FromSlash(file))
		if err == nil && err2 == nil {
			if r, err := filepath.Rel(folder, abs); err == nil {
				rel = filepath.ToSlash(r)
			}
		}
		known[file] = rel
		return rel
	}
}

// Hide returns the findings that are not known, in their order, and how many are.
func (b *Baseline) Hide(found []lint.Diagnostic) (fresh []lint.Diagnostic, hidden int) {
	name := relativeNames(b.path)
	for _, d := range found {
		k := Known{File: name(d.File), Code: d.Code, Question: d.Question, Hash: d.Hash}
		if b.left[k] > 0 {
			b.left[k]--
			hidden++
			continue
		}
		fresh = append(fresh, d)
	}
	return fresh, hidden
}

// Gone returns the entries, with the counts, that Hide did not meet and that no longer
// occur: their rule looked at their file, or the file does not exist.
func (b *Baseline) Gone(linted []lint.FileResult) []Known {
	name := relativeNames(b.path)
	results := map[string]*lint.FileResult{}
	for i := range linted {
		results[name(linted[i].File)] = &linted[i]
	}
	left := maps.Clone(b.left)
	var gone []Known
	for _, e := range b.entries {
		r := results[e.File]
		if r == nil && b.exists(e.File) || r != nil && !r.Ran(e.Code) {
			continue
		}
		// Merged branches may bring an entry twice, of which one still occurs.
		e.Count = min(left[e.key()], e.Count)
		left[e.key()] -= e.Count
		if e.Count > 0 {
			gone = append(gone, e)
		}
	}
	return gone
}

func (b *Baseline) exists(file string) bool {
	_, err := os.Stat(filepath.Join(filepath.Dir(b.path), filepath.FromSlash(file)))
	return err == nil
}

// Prune writes the baseline again without the entries that are gone.
func (b *Baseline) Prune(gone []Known) error {
	drop := map[Known]int{}
	for _, e := range gone {
		drop[e.key()] += e.Count
	}
	kept := []Known{}
	for _, e := range b.entries {
		n := min(e.Count, drop[e.key()])
		drop[e.key()] -= n
		if e.Count -= n; e.Count > 0 {
			kept = append(kept, e)
		}
	}
	return writeEntries(b.path, kept)
}

// WriteBaseline records findings as a baseline at path.
func WriteBaseline(path string, found []lint.Diagnostic) error {
	name := relativeNames(path)
	counts := map[Known]int{}
	for _, d := range found {
		counts[Known{File: name(d.File), Code: d.Code, Question: d.Question, Hash: d.Hash}]++
	}
	entries := make([]Known, 0, len(counts))
	for e, n := range counts {
		e.Count = n
		entries = append(entries, e)
	}
	return writeEntries(path, entries)
}

func writeEntries(path string, entries []Known) error {
	slices.SortFunc(entries, func(a, b Known) int {
		return cmp.Or(strings.Compare(a.File, b.File), cmp.Compare(a.Question, b.Question),
			strings.Compare(a.Code, b.Code), strings.Compare(a.Hash, b.Hash))
	})
	file, err := files.Create(path)
	if err != nil {
		return err
	}
	defer file.Discard()
	enc := json.NewEncoder(file)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(baselineFile{baselineVersion, entries}); err != nil {
		return err
	}
	return file.Commit()
}
