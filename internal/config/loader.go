package config

import (
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/qbank-dev/qbank/lint"
)

// FileNames returns the names of configuration files. Two of them in one folder are
// an error.
func FileNames() []string { return []string{".qbank.yaml", "qbank.yaml"} }

// Loader finds the configurations of inputs. Its fields must not change after
// the first call of For. It is safe for concurrent use.
type Loader struct {
	// Rules is the catalogue.
	Rules []*lint.Rule
	// Isolated reports whether no file counts.
	Isolated bool
	// File is the one that counts for all inputs; empty to look for the nearest
	// one of each. Isolated wins.
	File string

	once      sync.Once
	catalogue *catalogue
	defaults  *Config
	current   string                            // the current folder; "" where it is not known
	read      func(path string) ([]byte, error) // readFile, but in tests

	mu      sync.Mutex
	folders map[string]loaded // by the absolute path of a folder
	files   map[string]loaded // by the absolute path of a file
	merged  map[string]merged // by the absolute path of a file, or preset
}

// loaded is the result of For.
type loaded struct {
	config *Config
	err    error
}

func failed(path, message string, err error) loaded {
	return loaded{err: Errors{{File: filepath.ToSlash(path), Message: message + ": " + reason(err)}}}
}

// For returns the configuration of an input: of a file, which need not exist, or
// of a folder. An empty path and "-" stand for the current folder. Inputs with
// the same file have the same *Config, or the same error, which is an [Errors].
func (l *Loader) For(inputPath string) (*Config, error) {
	if inputPath == "" || inputPath == "-" {
		inputPath = "."
	}
	if info, err := os.Stat(inputPath); err == nil && info.IsDir() {
		return l.forFolder(inputPath)
	}
	return l.ForFile(inputPath)
}

// ForFile is like For for the path of a file, and does not look whether it is a
// folder.
func (l *Loader) ForFile(path string) (*Config, error) { return l.forFolder(filepath.Dir(path)) }

func (l *Loader) forFolder(folder string) (*Config, error) {
	l.once.Do(l.prepare)
	l.mu.Lock()
	defer l.mu.Unlock()
	var out loaded
	switch {
	case l.Isolated:
		out.config = l.defaults
	case l.File != "":
		if abs, err := filepath.Abs(l.File); err != nil {
			out = failed(l.File, "cannot be read", err)
		} else {
			out = l.load(abs, filepath.ToSlash(filepath.Clean(l.File)))
		}
	default:
		if abs, err := absolute(l.current, folder); err != nil {
			out = failed(folder, "its folder cannot be found", err)
		} else {
			out = l.nearest(abs)
		}
	}
	return out.config, out.err
}

func (l *Loader) prepare() {
	if l.catalogue == nil {
		l.catalogue = newCatalogue(l.Rules)
	}
	if l.read == nil {
		l.read = readFile
	}
	l.current, _ = os.Getwd()
	l.defaults = newConfig(l.catalogue, nil)
	l.defaults.locate("", l.current, "")
	l.folders, l.files, l.merged = map[string]loaded{}, map[string]loaded{}, map[string]merged{}
}

// absolute returns the absolute path of a file, without asking the system for
// the current folder where that is known.
func absolute(current, path string) (string, error) {
	if current == "" || filepath.IsAbs(path) {
		return filepath.Abs(path)
	}
	return filepath.Join(current, path), nil
}

// nearest returns the configuration for the files of a folder.
func (l *Loader) nearest(folder string) loaded {
	if out, ok := l.folders[folder]; ok {
		return out
	}
	// A link that leads nowhere counts: it is a mistake to report.
	exists := func(name string) bool {
		_, err := os.Lstat(filepath.Join(folder, name))
		return err == nil
	}
	var found []string
	for _, name := range FileNames() {
		if exists(name) {
			found = append(found, filepath.Join(folder, name))
		}
	}
	var out loaded
	switch parent := filepath.Dir(folder); {
	case len(found) == 1:
		out = l.load(found[0], l.display(found[0]))
	case len(found) > 1:
		out.err = Errors{{
			File:    l.display(found[0]),
			Message: strings.Join(FileNames(), " and ") + " stand in the same folder: keep one of them",
		}}
	case parent == folder || exists(".git"): // what is above a repository belongs to something else
		out.config = l.defaults
	default:
		out = l.nearest(parent)
	}
	l.folders[folder] = out
	return out
}

// load returns the configuration of a file, with everything that it extends.
func (l *Loader) load(path, name string) loaded {
	if out, ok := l.files[path]; ok {
		return out
	}
	var out loaded
	if data, err := l.read(path); err != nil {
		out = failed(name, "cannot be read", err)
	} else {
		m := l.merge(source{path: path, name: name}, data, nil)
		if out.err = m.errors.orNil(); out.err == nil {
			out.config = newConfig(l.catalogue, m.settings)
			out.config.Unknown, out.config.Extended = m.unknown, m.extended
			out.config.locate(name, l.current, filepath.Dir(path))
		}
	}
	l.files[path] = out
	return out
}

// display returns a path as people know it: relative to the current folder
// where it is in there.
func (l *Loader) display(path string) string {
	if rel, err := filepath.Rel(l.current, path); l.current != "" && err == nil && filepath.IsLocal(rel) {
		path = rel
	}
	return filepath.ToSlash(path)
}
