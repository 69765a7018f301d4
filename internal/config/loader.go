package config

import (
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/qbank-dev/qbank/lint"
)

// FileNames are the names of configuration files. Two of them in one folder are
// an error.
func FileNames() []string { return []string{".qbank.yaml", "qbank.yaml"} }

// gitName is what a repository has at its top: what stands above it belongs to
// something else.
const gitName = ".git"

// Loader gives the configurations of inputs. Its fields must not change after
// the first call of For. It is safe for concurrent use.
type Loader struct {
	// Rules is the catalogue.
	Rules []*lint.Rule
	// Isolated reports whether no file counts.
	Isolated bool
	// File is the one that counts for all inputs; empty to look for the nearest
	// one of each. Isolated wins.
	File string

	mu        sync.Mutex
	catalogue *catalogue
	defaults  *Config
	current   string            // the current folder; "" where that cannot be told
	inputs    map[string]loaded // by the path of a folder as given
	folders   map[string]loaded // by the absolute path of a folder
	files     map[string]loaded // by the absolute path of a file
	merged    map[string]merged // by the absolute path of a file, or preset
	// read is os.ReadFile but in tests.
	read func(path string) ([]byte, error)
}

// loaded is what For gives.
type loaded struct {
	config *Config
	err    error
}

// For gives the configuration of an input: of a file, which need not exist, or
// of a folder. An empty path and "-" stand for the current folder. Inputs with
// the same file have the same *Config, or the same error, which is an [Errors].
func (l *Loader) For(inputPath string) (*Config, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.prepare()
	if out, ok := l.forAll(); ok {
		return out.config, out.err
	}
	out := l.forInput(inputPath, folderOf)
	return out.config, out.err
}

// ForFile is like For for the path of a file, and does not look whether it is a
// folder: a run asks for each of its files.
func (l *Loader) ForFile(path string) (*Config, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.prepare()
	if out, ok := l.forAll(); ok {
		return out.config, out.err
	}
	folder := filepath.Dir(path)
	out, ok := l.inputs[folder]
	if !ok {
		out = l.forInput(folder, filepath.Abs)
		l.inputs[folder] = out
	}
	return out.config, out.err
}

// forAll is what counts for all inputs, if anything does.
func (l *Loader) forAll() (out loaded, ok bool) {
	switch {
	case l.Isolated:
		return loaded{config: l.defaults}, true
	case l.File != "":
		abs, err := filepath.Abs(l.File)
		if err != nil {
			return loaded{err: Errors{{File: filepath.ToSlash(l.File), Message: "cannot be read: " + reason(err)}}}, true
		}
		return l.load(abs, filepath.ToSlash(filepath.Clean(l.File))), true
	}
	return loaded{}, false
}

// forInput is what counts for an input, whose folder folderOf gives.
func (l *Loader) forInput(inputPath string, folderOf func(string) (string, error)) loaded {
	folder, err := folderOf(inputPath)
	if err != nil {
		return loaded{err: Errors{{File: filepath.ToSlash(inputPath), Message: "its folder cannot be found: " + reason(err)}}}
	}
	return l.nearest(folder)
}

func (l *Loader) prepare() {
	if l.defaults != nil {
		return
	}
	if l.catalogue == nil {
		l.catalogue = newCatalogue(l.Rules)
	}
	if current, err := os.Getwd(); err == nil {
		l.current = current
	}
	l.defaults = newConfig(l.catalogue, nil)
	l.defaults.locate("", "", nil)
	l.defaults.current = l.current
	l.inputs = map[string]loaded{}
	l.folders, l.files, l.merged = map[string]loaded{}, map[string]loaded{}, map[string]merged{}
	if l.read == nil {
		l.read = readFile
	}
}

// folderOf is the absolute path of the folder where the search begins.
func folderOf(inputPath string) (string, error) {
	if inputPath == "" || inputPath == "-" {
		inputPath = "."
	}
	abs, err := filepath.Abs(inputPath)
	if err != nil {
		return "", err
	}
	if info, err := os.Stat(abs); err == nil && info.IsDir() {
		return abs, nil
	}
	return filepath.Dir(abs), nil
}

// nearest gives the configuration for the files of a folder.
func (l *Loader) nearest(folder string) loaded {
	if out, ok := l.folders[folder]; ok {
		return out
	}
	var found []string
	for _, name := range FileNames() {
		// A link that leads nowhere is a mistake to be told.
		if _, err := os.Lstat(filepath.Join(folder, name)); err == nil {
			found = append(found, filepath.Join(folder, name))
		}
	}
	var out loaded
	switch parent := filepath.Dir(folder); {
	case len(found) == 1:
		out = l.load(found[0], display(found[0]))
	case len(found) > 1:
		out.err = Errors{{
			File:    display(found[0]),
			Message: strings.Join(FileNames(), " and ") + " stand in the same folder: keep one of them",
		}}
	case parent == folder || exists(filepath.Join(folder, gitName)):
		out.config = l.defaults
	default:
		out = l.nearest(parent)
	}
	l.folders[folder] = out
	return out
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// load gives the configuration of a file, with everything that it extends.
func (l *Loader) load(path, name string) loaded {
	if out, ok := l.files[path]; ok {
		return out
	}
	var out loaded
	data, err := l.read(path)
	if err != nil {
		out.err = Errors{{File: name, Message: "cannot be read: " + reason(err)}}
	} else {
		m := l.merge(source{path: path, name: name}, data, nil)
		if out.err = m.errors.orNil(); out.err == nil {
			out.config = newConfig(l.catalogue, m.settings)
			out.config.Unknown = m.unknown
			out.config.locate(name, filepath.Dir(path), m.extended)
			out.config.current = l.current
		}
	}
	l.files[path] = out
	return out
}

// display is a path as people know it: relative to the current folder where it
// is in there.
func display(path string) string {
	if wd, err := os.Getwd(); err == nil {
		if rel, err := filepath.Rel(wd, path); err == nil && filepath.IsLocal(rel) {
			path = rel
		}
	}
	return filepath.ToSlash(path)
}
