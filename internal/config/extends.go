package config

import (
	"embed"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/qbank-dev/qbank/internal/text"
	"github.com/qbank-dev/qbank/lint"
)

// maxChain is how many files may extend one another in a row. Through symbolic
// links a cycle never comes back to the same path.
const maxChain = 20

// source is a file or a preset.
type source struct {
	path string // absolute; that of a preset is its name
	name string // as people know it
}

// merged is what a file says together with all that it extends.
type merged struct {
	settings settings
	extended []string // names, the weakest first
	unknown  []UnknownRule
	errors   Errors
}

// merge reads a file and puts it over what it extends. The chain is the files
// that led here.
func (l *Loader) merge(from source, data []byte, chain []source) merged {
	r := fileReader{
		catalogue: l.catalogue,
		name:      from.name,
		folder:    filepath.Dir(from.path),
		preset:    isPreset(from.path),
	}
	r.read(data)
	out := merged{unknown: r.unknown, errors: r.errors}
	if len(out.errors) > 0 {
		return out
	}
	chain = append(slices.Clip(chain), from)
	for _, n := range r.extends {
		base, err := l.extended(n.Text, r.folder, chain)
		if err != nil {
			r.fail(n.Offset, err.Error())
			continue
		}
		out.settings = base.settings.over(out.settings)
		for _, name := range base.extended {
			// What is extended twice counts at its last place.
			out.extended = append(slices.DeleteFunc(out.extended, func(have string) bool { return have == name }), name)
		}
		out.unknown = appendNew(out.unknown, base.unknown)
		out.errors = appendNew(out.errors, base.errors)
	}
	out.settings = r.settings.over(out.settings)
	out.errors = append(r.errors.inOrder(), out.errors...)
	return out
}

// appendNew appends the items that the list does not have.
func appendNew[T comparable, L ~[]T](list, items L) L {
	for _, item := range items {
		if !slices.Contains(list, item) {
			list = append(list, item)
		}
	}
	return list
}

func isPreset(reference string) bool { return strings.HasPrefix(reference, presetPrefix) }

// extended reads what an entry of extends names. The error says why the entry is
// wrong; the errors inside the file are in the result.
func (l *Loader) extended(reference, folder string, chain []source) (merged, error) {
	next := source{path: reference, name: "preset " + reference}
	if !isPreset(reference) {
		next.path = filepath.FromSlash(reference)
		if !filepath.IsAbs(next.path) {
			next.path = filepath.Join(folder, next.path)
		}
		next.name = l.display(next.path)
	}
	for i, before := range chain {
		if before.path == next.path {
			return merged{}, fmt.Errorf("extends goes round: %s", names(append(slices.Clip(chain[i:]), next)))
		}
	}
	if len(chain) == maxChain {
		return merged{}, fmt.Errorf("more than %d files extend one another: %s …", maxChain, names(chain[:3]))
	}
	if out, ok := l.merged[next.path]; ok {
		return out, nil
	}
	data, err := l.bytes(next, reference)
	if err != nil {
		return merged{}, err
	}
	out := l.merge(next, data, chain)
	out.extended = append(out.extended, next.name)
	l.merged[next.path] = out
	return out, nil
}

// bytes returns the text of a file or a preset that extends refers to.
func (l *Loader) bytes(from source, reference string) ([]byte, error) {
	if isPreset(from.path) {
		if !slices.Contains(Presets(), reference) {
			return nil, fmt.Errorf("no preset is called %s%s: there are %s",
				text.Quote(reference), text.DidYouMean(reference, Presets()), strings.Join(Presets(), ", "))
		}
		return presetText(reference, l.Rules)
	}
	data, err := l.read(from.path)
	if err != nil {
		return nil, fmt.Errorf("%s cannot be read: %s", text.Quote(reference), reason(err))
	}
	return data, nil
}

// names returns the names of a chain of files, in the order in which one led to
// the next.
func names(chain []source) string {
	list := make([]string, len(chain))
	for i, s := range chain {
		list[i] = shown(s.name)
	}
	return strings.Join(list, " → ")
}

//go:embed presets/*.yaml
var presetFiles embed.FS

// presetPrefix begins the names of presets in extends.
const presetPrefix = "qbank:"

// Presets returns the names of presets. "qbank:recommended" is the default.
// "qbank:strict" has the same rules, with warnings raised to errors and infos to
// warnings. "qbank:structure" has the rules for what keeps a question from being
// read or answered.
func Presets() []string {
	return []string{presetPrefix + "recommended", presetPrefix + "strict", presetPrefix + "structure"}
}

// presetText returns the file of a preset, which is one of Presets.
func presetText(name string, rules []*lint.Rule) ([]byte, error) {
	short := strings.TrimPrefix(name, presetPrefix)
	data, err := presetFiles.ReadFile("presets/" + short + ".yaml")
	if err != nil || short != "strict" {
		return data, err
	}
	data = append(data, "severity:\n"...)
	for _, r := range rules {
		data = fmt.Appendf(data, "  %s: %s\n", r.Code, min(r.Severity+1, lint.Error))
	}
	return data, nil
}
