// Package baseline remembers the findings that a bank has today, so that a run
// can be about new ones only.
package baseline

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

// version is the schemaVersion of baseline files.
const version = 1

// Entry is a finding that is known. It names no line, so that edits above it do
// not bring it back.
type Entry struct {
	// File is relative to the folder of the baseline, with forward slashes.
	File string `json:"file"`
	Code string `json:"code"`
	// Question is the number of the question, 0 where it is unknown.
	Question int64 `json:"question,omitempty"`
	// Hash is that of the offending text.
	Hash string `json:"hash"`
	// Count is how many such findings there are.
	Count int `json:"count"`
}

// String names the entry as messages do.
func (e Entry) String() string {
	s := e.Code + " in " + e.File
	if e.Question > 0 {
		s += fmt.Sprintf(" (question #%d)", e.Question)
	}
	return s
}

type document struct {
	SchemaVersion int     `json:"schemaVersion"`
	Findings      []Entry `json:"findings"`
}

// key is an entry without its count.
type key struct {
	file, code, hash string
	question         int64
}

func (e Entry) key() key { return key{e.File, e.Code, e.Hash, e.Question} }

// Baseline is a set of known findings.
type Baseline struct {
	path    string
	entries []Entry
	left    map[key]int // how many findings of each entry are not yet seen
}

// Load reads a baseline file. Errors name the file and say what is wrong with
// it.
func Load(path string) (*Baseline, error) {
	data, err := files.Read(files.Input{Path: path, Name: filepath.ToSlash(path), Named: true}, nil)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("there is no baseline %q: \"qbank lint --write-baseline %s\" writes one", path, path)
	}
	if err != nil {
		return nil, fmt.Errorf("cannot use the baseline: %w", err)
	}
	var doc document
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&doc); err != nil {
		return nil, fmt.Errorf("%q is no baseline: %w", path, err)
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("%q is no baseline: more follows after its end", path)
	}
	if doc.SchemaVersion != version {
		return nil, fmt.Errorf("the baseline %q has schemaVersion %d, but this qbank reads %d: write it again", path, doc.SchemaVersion, version)
	}
	b := &Baseline{path: path, entries: doc.Findings, left: map[key]int{}}
	for _, e := range doc.Findings {
		b.left[e.key()] += max(1, e.Count)
	}
	return b, nil
}

// relative is a file's path as entries name it.
func relative(baseline, file string) string {
	base, err := filepath.Abs(filepath.Dir(baseline))
	if err != nil {
		return file
	}
	abs, err := filepath.Abs(filepath.FromSlash(file))
	if err != nil {
		return file
	}
	rel, err := filepath.Rel(base, abs)
	if err != nil {
		return file
	}
	return filepath.ToSlash(rel)
}

// paths remembers the relative names of files: a run has many findings a file.
type paths struct {
	baseline string
	known    map[string]string
}

func (p *paths) relative(file string) string {
	if p.known == nil {
		p.known = map[string]string{}
	}
	rel, ok := p.known[file]
	if !ok {
		rel = relative(p.baseline, file)
		p.known[file] = rel
	}
	return rel
}

// Hide drops the known findings and tells how many those were.
func (b *Baseline) Hide(found []lint.Diagnostic) (fresh []lint.Diagnostic, hidden int) {
	names := paths{baseline: b.path}
	for _, d := range found {
		k := key{names.relative(d.File), d.Code, d.Hash, d.Question}
		if b.left[k] > 0 {
			b.left[k]--
			hidden++
			continue
		}
		fresh = append(fresh, d)
	}
	return fresh, hidden
}

// Gone are the entries of which nothing was found any more, as far as the run
// can tell: their rule looked at their file, or the file does not exist.
func (b *Baseline) Gone(linted []lint.FileResult) []Entry {
	names := paths{baseline: b.path}
	results := map[string]*lint.FileResult{}
	for i := range linted {
		results[names.relative(linted[i].File)] = &linted[i]
	}
	left := maps.Clone(b.left)
	var gone []Entry
	for _, e := range b.entries {
		r := results[e.File]
		if r == nil && b.exists(e.File) || r != nil && !r.Ran(e.Code) {
			continue
		}
		// Merged branches may bring an entry twice, of which one still occurs.
		e.Count = min(left[e.key()], max(1, e.Count))
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
func (b *Baseline) Prune(gone []Entry) error {
	drop := map[key]int{}
	for _, e := range gone {
		drop[e.key()] += e.Count
	}
	var kept []Entry
	for _, e := range b.entries {
		e.Count = max(1, e.Count)
		n := min(e.Count, drop[e.key()])
		drop[e.key()] -= n
		if e.Count -= n; e.Count > 0 {
			kept = append(kept, e)
		}
	}
	return write(b.path, kept)
}

// Write records findings as a baseline at path.
func Write(path string, found []lint.Diagnostic) error {
	names := paths{baseline: path}
	counts := map[key]int{}
	for _, d := range found {
		counts[key{names.relative(d.File), d.Code, d.Hash, d.Question}]++
	}
	entries := make([]Entry, 0, len(counts))
	for k, n := range counts {
		entries = append(entries, Entry{File: k.file, Code: k.code, Question: k.question, Hash: k.hash, Count: n})
	}
	return write(path, entries)
}

func write(path string, entries []Entry) error {
	slices.SortFunc(entries, func(a, b Entry) int {
		return cmp.Or(strings.Compare(a.File, b.File), cmp.Compare(a.Question, b.Question),
			strings.Compare(a.Code, b.Code), strings.Compare(a.Hash, b.Hash))
	})
	if entries == nil {
		entries = []Entry{}
	}
	file, err := files.Create(path)
	if err != nil {
		return err
	}
	defer file.Discard()
	enc := json.NewEncoder(file)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(document{SchemaVersion: version, Findings: entries}); err != nil {
		return err
	}
	return file.Commit()
}
