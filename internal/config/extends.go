package config

import (
	"bytes"
	"embed"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/qbank-dev/qbank/lint"
)

// maxChain is how many files may extend one another in a row. Names that lead
// through links can go round without ever being the same.
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

// merge reads a file and puts it over what it extends. The chain are the files
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
		base, err := l.extended(textOf(&n), r.folder, chain)
		if err != nil {
			r.fail(n.Offset, err.Error())
			continue
		}
		out.settings = base.settings.over(out.settings)
		for _, name := range base.extended {
			// What is extended twice counts where it stands last.
			out.extended = append(slices.DeleteFunc(out.extended, func(have string) bool { return have == name }), name)
		}
		for _, u := range base.unknown {
			if !slices.Contains(out.unknown, u) {
				out.unknown = append(out.unknown, u)
			}
		}
		for _, e := range base.errors {
			if !slices.Contains(out.errors, e) {
				out.errors = append(out.errors, e)
			}
		}
	}
	out.settings = r.settings.over(out.settings)
	out.errors = append(r.errors.inOrder(), out.errors...)
	return out
}

func isPreset(reference string) bool { return strings.HasPrefix(reference, presetPrefix) }

// extended reads what an entry of extends names. The error says why that cannot
// be; what is wrong inside the file is among the errors of the result.
func (l *Loader) extended(reference, folder string, chain []source) (merged, error) {
	next := source{path: reference, name: "preset " + reference}
	if !isPreset(reference) {
		next.path = filepath.FromSlash(reference)
		if !filepath.IsAbs(next.path) {
			next.path = filepath.Join(folder, next.path)
		}
		next.name = display(next.path)
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

// bytes are those of a file or a preset that extends refers to.
func (l *Loader) bytes(from source, reference string) ([]byte, error) {
	if isPreset(from.path) {
		if !slices.Contains(Presets(), reference) {
			return nil, fmt.Errorf("no preset is called %s%s: there are %s",
				quoted(reference), didYouMean(reference, Presets()), strings.Join(Presets(), ", "))
		}
		return presetText(reference, l.Rules)
	}
	data, err := l.read(from.path)
	if err != nil {
		return nil, fmt.Errorf("%s cannot be read: %s", quoted(reference), reason(err))
	}
	return data, nil
}

// names are those of a chain of files, put so that they show the way.
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

// Presets are the names that extends takes beside paths: "qbank:recommended" is
// the default; "qbank:strict" has the same rules, with warnings raised to errors
// and infos to warnings; "qbank:structure" has the rules for what keeps a
// question from being read or answered.
func Presets() []string {
	return []string{presetPrefix + "recommended", presetPrefix + "strict", presetPrefix + "structure"}
}

// presetText is the file of a preset, which is one of Presets.
func presetText(name string, rules []*lint.Rule) ([]byte, error) {
	short := strings.TrimPrefix(name, presetPrefix)
	text, err := presetFiles.ReadFile("presets/" + short + ".yaml")
	if err != nil || short != "strict" {
		return text, err
	}
	var b bytes.Buffer
	b.Write(text)
	b.WriteString("severity:\n")
	for _, r := range rules {
		fmt.Fprintf(&b, "  %s: %s\n", r.Code, min(r.Severity+1, lint.Error))
	}
	return b.Bytes(), nil
}
