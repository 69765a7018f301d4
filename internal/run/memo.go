package run

import (
	"crypto/sha256"
	"sync"

	"github.com/qbank-dev/qbank/internal/files"
	"github.com/qbank-dev/qbank/parser"
)

// Memo remembers the findings of files by their content, so that a run that
// follows another lints only what changed. Its settings must be those of the
// first run.
type Memo struct {
	mu    sync.Mutex
	files map[memoKey]linted
}

type memoKey struct {
	name string
	sum  [sha256.Size]byte
}

// lintWork lints a whole file.
type lintWork func(in files.Input, src *parser.Source) (linted, error)

// remember answers from the memo where it can.
func (m *Memo) remember(work lintWork) lintWork {
	return func(in files.Input, src *parser.Source) (linted, error) {
		key := memoKey{in.Name, sha256.Sum256([]byte(src.Text))}
		m.mu.Lock()
		known, ok := m.files[key]
		m.mu.Unlock()
		if ok {
			return known, nil
		}
		f, err := work(in, src)
		if err == nil {
			m.mu.Lock()
			if m.files == nil {
				m.files = map[memoKey]linted{}
			}
			m.files[key] = f
			m.mu.Unlock()
		}
		return f, err
	}
}
