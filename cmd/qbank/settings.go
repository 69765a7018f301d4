package main

import (
	"crypto/sha256"
	"fmt"
	"path/filepath"
	"strings"
	"sync"

	"github.com/clipperhouse/displaywidth"
	"github.com/urfave/cli/v2"

	"github.com/qbank-dev/qbank/internal/config"
	"github.com/qbank-dev/qbank/internal/files"
	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/lint/rules"
	"github.com/qbank-dev/qbank/parser"
)

// configFlags are the flags of all commands that read the configuration.
func configFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "config", Usage: "use the configuration in `FILE` for all inputs"},
		&cli.BoolFlag{Name: "isolated", Usage: "use no configuration file"},
	}
}

// settings are the configurations of the files of a run. That of a file is the nearest
// configuration file in the folders above it, and flags override it.
type settings struct {
	loader    *config.Loader
	overrides config.Overrides

	mu    sync.Mutex
	made  map[*config.Config]*tools
	files map[string]*tools // by name, of inputs that are files
}

// tools are the linter and the parser of a configuration.
type tools struct {
	config *config.Config
	linter *lint.Linter
	parser *parser.Parser
	// fingerprint returns a hash of the settings that findings depend on.
	fingerprint func() ([sha256.Size]byte, error)
}

// newSettings reads the flags of the configuration.
func newSettings(c *cli.Context) (*settings, error) {
	s := &settings{
		loader: &config.Loader{Rules: rules.All(), Isolated: c.Bool("isolated"), File: c.String("config")},
		overrides: config.Overrides{
			Select:       selectors(c, "select"),
			ExtendSelect: selectors(c, "extend-select"),
			Ignore:       selectors(c, "ignore"),
		},
		made:  map[*config.Config]*tools{},
		files: map[string]*tools{},
	}
	if s.loader.Isolated && s.loader.File != "" {
		return nil, usagef("--isolated and --config contradict each other")
	}
	for _, list := range [][]string{s.overrides.Select, s.overrides.ExtendSelect, s.overrides.Ignore} {
		for _, selector := range list {
			if err := lint.CheckSelector(rules.All(), selector); err != nil {
				return nil, usageError{err.Error()}
			}
		}
	}
	return s, nil
}

// forFile returns the tools for a file.
func (s *settings) forFile(name string) (*tools, error) {
	s.mu.Lock()
	t := s.files[name]
	s.mu.Unlock()
	if t != nil {
		return t, nil
	}
	conf, err := s.loader.For(filepath.FromSlash(name))
	if err != nil {
		return nil, err
	}
	return s.toolsOf(conf)
}

// forInput returns the tools for an input, and keeps those of a file for forFile.
func (s *settings) forInput(in files.Input) (*tools, error) {
	if in.Path == files.StdinPath {
		return s.forFile(in.Name)
	}
	conf, err := s.loader.ForFile(filepath.FromSlash(in.Name))
	if err != nil {
		return nil, err
	}
	t, err := s.toolsOf(conf)
	if err == nil {
		s.mu.Lock()
		s.files[in.Name] = t
		s.mu.Unlock()
	}
	return t, err
}

// toolsOf returns the tools of a configuration, which are made once.
func (s *settings) toolsOf(conf *config.Config) (*tools, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if t := s.made[conf]; t != nil {
		return t, nil
	}
	opts := conf.Linter(s.overrides)
	if len(conf.PerFileIgnores) > 0 { // it is asked of each rule and file
		opts.Ignored = conf.Ignored
	}
	linter, err := lint.New(opts)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", conf.File, err)
	}
	t := &tools{
		config: conf, linter: linter, parser: parser.New(conf.Dialect()),
		fingerprint: sync.OnceValues(func() ([sha256.Size]byte, error) { return conf.Fingerprint(s.overrides) }),
	}
	s.made[conf] = t
	return t, nil
}

func (s *settings) linterFor(name string) (*lint.Linter, error) {
	t, err := s.forFile(name)
	if err != nil {
		return nil, err
	}
	return t.linter, nil
}

// fingerprintFor returns a hash of the settings that the findings in a file depend on.
func (s *settings) fingerprintFor(name string) (sum [sha256.Size]byte, err error) {
	t, err := s.forFile(name)
	if err != nil {
		return sum, err
	}
	return t.fingerprint()
}

func (s *settings) parserFor(name string) (*parser.Parser, error) {
	t, err := s.forFile(name)
	if err != nil {
		return nil, err
	}
	return t.parser, nil
}

// styleFor returns the style in which the formatter writes a file.
func (s *settings) styleFor(name string) (parser.Style, error) {
	t, err := s.forFile(name)
	if err != nil {
		return parser.Style{}, err
	}
	conf := t.config.Format
	return parser.Style{
		Wrap:         conf.Wrap,
		Width:        displaywidth.String,
		KeepMarks:    conf.MarkPlacement == config.MarkKeep,
		TightOptions: !conf.BlankLineBetweenOptions,
	}, nil
}

// check loads the configurations of all inputs and drops the inputs that they
// exclude; a file that is named itself stays. The error is that of the first
// configuration that cannot be used.
func (s *settings) check(list []files.Input) ([]files.Input, error) {
	kept := list[:0:0]
	for _, in := range list {
		t, err := s.forInput(in)
		if err != nil {
			return nil, err
		}
		if in.Named || !t.config.Excluded(filepath.FromSlash(in.Name)) {
			kept = append(kept, in)
		}
	}
	return kept, nil
}

// unknownRules returns the findings about configurations that name unknown rules.
func (s *settings) unknownRules() []lint.Diagnostic {
	rule := rules.Lookup("QB902")
	var out []lint.Diagnostic
	seen := map[config.UnknownRule]bool{}
	s.mu.Lock()
	defer s.mu.Unlock()
	for conf := range s.made {
		for _, u := range conf.Unknown {
			if seen[u] {
				continue
			}
			seen[u] = true
			message := fmt.Sprintf("no rule is called %q", u.Selector)
			if u.Suggestion != "" {
				message += fmt.Sprintf(" (did you mean %q?)", u.Suggestion)
			}
			at := lint.Position{Line: u.Line, Column: u.Column}
			end := at
			end.Column += len([]rune(u.Selector))
			out = append(out, lint.Diagnostic{
				File: filepath.ToSlash(u.File), Code: rule.Code, Name: rule.Name, Severity: rule.Severity, Message: message,
				Start: at, End: end, Help: "\"qbank rules\" lists the rules", URL: rule.URL(),
			})
		}
	}
	return lint.Sort(out)
}

// selectors returns the values of a flag, split at commas and spaces.
func selectors(c *cli.Context, flag string) []string {
	var out []string
	for _, value := range c.StringSlice(flag) {
		out = append(out, strings.FieldsFunc(value, func(r rune) bool { return r == ',' || r == ' ' })...)
	}
	return out
}
