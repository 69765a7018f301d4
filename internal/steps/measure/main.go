// Command measure does the work of each part of the program on hard texts of
// growing size, and prints for each what [steps.N] counted and how many bytes of
// memory it took. Built from the sources as they are it counts nothing; see
// [steps].
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"

	"github.com/clipperhouse/displaywidth"

	"github.com/qbank-dev/qbank/format"
	"github.com/qbank-dev/qbank/internal/config"
	"github.com/qbank-dev/qbank/internal/files"
	"github.com/qbank-dev/qbank/internal/hardtext"
	"github.com/qbank-dev/qbank/internal/steps"
	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/lint/rules"
	"github.com/qbank-dev/qbank/parser"
	"github.com/qbank-dev/qbank/schema"
)

// part is a part of the program with the texts that are hard for it.
type part struct {
	name  string
	texts []hardtext.Text
	// size is that of the smallest text; the others have two and four times as
	// much.
	size int
	work func(text string)
}

func main() {
	times := flag.Int("times", 1, "make all texts this many `TIMES` as large")
	only := flag.String("only", "", "measure only the parts and texts whose \"part/text\" holds this `TEXT`")
	flag.Parse()
	// What the collector throws away, and what another processor has put by, is
	// taken anew, which would depend on when the one runs and on which is chosen.
	runtime.GOMAXPROCS(1)
	debug.SetGCPercent(-1)
	debug.SetMemoryLimit(1 << 30)
	for _, p := range parts() {
		for _, text := range p.texts {
			if !strings.Contains(p.name+"/"+text.Name, *only) {
				continue
			}
			// A pool gives up what it holds when the collector has run twice.
			runtime.GC()
			runtime.GC()
			// What is made once, and memory that is used again, is not counted.
			p.work(text.Make(p.size * *times))
			for _, factor := range []int{1, 2, 4} {
				input := text.Make(p.size * factor * *times)
				before, memory := steps.N, allocated()
				p.work(input)
				fmt.Printf("%s\t%s\t%d\t%d\t%d\n", p.name, text.Name, len(input), steps.N-before, allocated()-memory)
			}
		}
	}
}

// allocated is how many bytes of memory were ever taken.
func allocated() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.TotalAlloc
}

func parts() []part {
	linter, err := lint.New(lint.Options{Rules: rules.All(), Selection: lint.Selection{Select: []string{"ALL"}}})
	if err != nil {
		panic(err)
	}
	const size = 8 << 10
	validate := func(format schema.Format) func(string) {
		return func(text string) { schema.ValidateDocument("x", []byte(text), format) }
	}
	return []part{
		{"parser", hardtext.Banks, size, func(text string) { parse(text) }},
		{"tokens", hardtext.Banks, size, func(text string) { parser.Default().Tokens(text) }},
		{"texts", hardtext.Banks, size, func(text string) { parser.Normalize(text) }},
		{"joining", hardtext.Apart, size, func(text string) { schema.BuildAll(parse(text)) }},
		{"schema", hardtext.Banks, size, func(text string) { schema.BuildAll(parse(text)) }},
		{"fmt", hardtext.Banks, size, func(text string) { format.Format(parse(text), parser.Style{}) }},
		{"fmt with wrapping", hardtext.Banks, size, func(text string) {
			format.Format(parse(text), parser.Style{Wrap: 40, Width: displaywidth.String})
		}},
		{"fmt with headings", hardtext.Banks, size, func(text string) {
			format.AddHeadings(parse(text), parser.Style{})
		}},
		{"lint", hardtext.Banks, size / 2, func(text string) { lint.Finish([]lint.FileResult{linter.File(parse(text))}) }},
		{"fix", hardtext.Banks, size / 2, func(text string) {
			if _, err := linter.Fix(parser.Default(), "x.md", text, true); err != nil {
				panic(err)
			}
		}},
		{"JSON", hardtext.JSON, size, validate(schema.FormatJSON)},
		{"JSON Lines", hardtext.JSONLines, size, validate(schema.FormatJSONL)},
		{"YAML", hardtext.YAML, size, validate(schema.FormatYAML)},
		{"YAML reader on JSON", flat(hardtext.JSON), size, validate(schema.FormatYAML)},
		{"configuration", hardtext.Configs, size, configure},
		{"ignore file", hardtext.Ignores, size, ignore},
	}
}

func parse(text string) *parser.File { return parser.Default().ParseText("x.md", text) }

// flat are the texts that are not nested deeply: the YAML library refuses those
// from a depth on, so that the larger ones are less work than the small ones.
func flat(texts []hardtext.Text) (list []hardtext.Text) {
	for _, text := range texts {
		if open := text.Make(200); strings.Count(open, "[")+strings.Count(open, "{") < 20 {
			list = append(list, text)
		}
	}
	return list
}

// folder is a folder of its own with one file in it.
func folder(name, text string) string {
	dir, err := os.MkdirTemp("", "qbank-measure-")
	if err != nil {
		panic(err)
	}
	for name, text := range map[string]string{name: text, "x.md": "## Question #1\n", ".git/HEAD": ""} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			panic(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			panic(err)
		}
	}
	return dir
}

func configure(text string) {
	dir := folder("qbank.yaml", text)
	defer os.RemoveAll(dir)
	c, err := (&config.Loader{Rules: rules.All()}).For(filepath.Join(dir, "x.md"))
	if err != nil {
		_ = err.Error()
		return
	}
	c.Enabled()
	c.Excluded(filepath.Join(dir, "x.md"))
	c.Ignored(filepath.Join(dir, "x.md"), "QB101")
}

func ignore(text string) {
	dir := folder(".gitignore", text)
	defer os.RemoveAll(dir)
	files.Find(context.Background(), files.Options{Paths: []string{dir}})
}
