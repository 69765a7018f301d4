package run

import (
	"crypto/sha256"
	"errors"
	"os"

	"github.com/qbank-dev/qbank/internal/cache"
	"github.com/qbank-dev/qbank/internal/files"
	"github.com/qbank-dev/qbank/parser"
)

// maxCached is the size of the largest file that goes through the cache: its
// content is summed, for which it has to be in memory.
const maxCached = 16 << 20

// Cache keeps the findings of files from run to run.
type Cache struct {
	Store *cache.Store
	// Settings gives the sum of everything that the findings in a file depend on
	// beside its name, its content and the program.
	Settings func(name string) ([sha256.Size]byte, error)
	// Failed is called, once a run, when what was found could not be kept; nil for
	// nothing.
	Failed func(error)
}

// cachedRun is one run with a cache.
type cachedRun struct {
	*Cache
	run     *cache.Run
	options *LintOptions
	lint    lintWork // what the cache cannot answer
	plain   lintWork // past the cache, with fixes
}

// begin begins a run that does work past the cache.
func (c *Cache) begin(opts *LintOptions, work lintWork) (*cachedRun, error) {
	names := make([]string, len(opts.Inputs))
	for i, in := range opts.Inputs {
		names[i] = in.Name
	}
	run, err := c.Store.Begin(names)
	if err != nil {
		return nil, err
	}
	r := &cachedRun{Cache: c, run: run, options: opts, lint: work, plain: work}
	if opts.Fix != NoFix {
		plain := *opts
		plain.Fix = NoFix
		r.lint = plain.whole
	}
	return r, nil
}

// end keeps what was found.
func (r *cachedRun) end() {
	if err := r.run.Close(); err != nil && r.Failed != nil {
		r.Failed(err)
	}
}

// work handles one input. Only files of which something can be mended are read
// again to be fixed; with all others fixing leaves what linting finds.
func (r *cachedRun) work(p Part) (linted, error) {
	in := p.Input
	if in.Path == files.StdinPath {
		return r.whole(p)
	}
	info, err := in.Stat()
	if err != nil || !info.Mode().IsRegular() || info.Size() > maxCached {
		return r.whole(p)
	}
	f, err := r.linted(in, info)
	if err == nil && r.options.Fix != NoFix && !f.result.Settled(r.options.Unsafe) {
		return r.whole(p)
	}
	return f, err
}

// whole lints past the cache.
func (r *cachedRun) whole(p Part) (linted, error) {
	src, err := r.options.Files.read(p)
	if err != nil {
		return linted{}, err
	}
	return r.plain(p.Input, src)
}

// linted answers from the cache where it can: without reading the file where its
// stamp is the same, by its content else.
func (r *cachedRun) linted(in files.Input, info os.FileInfo) (linted, error) {
	settings, err := r.Settings(in.Name)
	if err != nil {
		return linted{}, err
	}
	place := r.run.File(settings, in.Name, info)
	if payload, ok := place.Unread(); ok {
		if f, err := r.decode(in, payload); !errors.Is(err, errUnusable) {
			return f, err
		}
	}
	src, err := files.Read(in, nil)
	if err != nil {
		return linted{}, err
	}
	sum := sha256.Sum256(src)
	if payload, ok := place.Get(sum); ok {
		if f, err := r.decode(in, payload); !errors.Is(err, errUnusable) {
			return f, err
		}
	}
	f, err := r.lint(in, parser.NewSource(in.Name, string(src)))
	var none *NoQuestionsError
	switch {
	case err == nil:
		place.Put(sum, f.result.AppendBinary(nil))
	case errors.Is(err, ErrSkip), errors.As(err, &none):
		place.Put(sum, nil)
	}
	return f, err
}

// errUnusable tells that an entry does not hold what it should.
var errUnusable = errors.New("not of use")

// decode reads what is kept of a file: nothing of one without questions.
func (r *cachedRun) decode(in files.Input, payload []byte) (linted, error) {
	switch {
	case len(payload) > 0:
	case in.Named:
		return linted{}, &NoQuestionsError{Name: in.Name}
	default:
		return linted{}, ErrSkip
	}
	linter, err := r.options.Linter(in.Name)
	if err != nil {
		return linted{}, err
	}
	result, err := linter.DecodeResult(in.Name, string(payload))
	if err != nil {
		return linted{}, errUnusable
	}
	return linted{result: result}, nil
}
