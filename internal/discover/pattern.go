package discover

import (
	"strings"

	"github.com/go-git/go-git/v5/plumbing/format/gitignore"
)

// parseIgnore reads the lines of an ignore file that is in a folder depth names
// below the root of the rules. A line that can match nothing is left out.
func parseIgnore(data []byte, depth int) []gitignore.Pattern {
	var patterns []gitignore.Pattern
	text := strings.TrimPrefix(string(data), "\ufeff")
	for line := range strings.SplitSeq(text, "\n") {
		line = strings.TrimSuffix(line, "\r")
		if strings.HasPrefix(line, "#") {
			continue
		}
		line, _, _ = strings.Cut(line, "\x00") // git is written in C
		if p := parsePattern(trimSpaces(line), depth); p != nil {
			patterns = append(patterns, p)
		}
	}
	return patterns
}

// trimSpaces takes off the spaces at the end of a line, up to one that has a
// backslash before it.
func trimSpaces(line string) string {
	end := 0
	for i := 0; i < len(line); i++ {
		if line[i] == ' ' {
			continue
		}
		if line[i] == '\\' {
			i++
		}
		end = i + 1
	}
	return line[:min(end, len(line))]
}

// parsePattern reads one line, and gives nil when it can match nothing.
//
// The go-git package reads a pattern well but is more generous than git about
// what it matches: a pattern also matches all that is below its match, so that
// "!keep" brings back keep/x.md although "*.md" came first. As a walk judges
// one entry at a time, it is enough to hold a pattern to the depth it is meant
// for. The patterns that go-git reads otherwise than git are read here.
func parsePattern(line string, depth int) gitignore.Pattern {
	body, inverted := strings.CutPrefix(line, "!")
	body, dirOnly := strings.CutSuffix(body, "/")
	floating := !strings.Contains(body, "/")
	body = strings.TrimPrefix(body, "/")
	if body == "" {
		return nil
	}
	if isPlain(body) {
		p := plainPattern{Pattern: gitignore.ParsePattern(line, nil), depth: depth}
		if !floating {
			p.length = strings.Count(body, "/") + 1
		}
		return p
	}
	segments, ok := compile(body, floating)
	if !ok {
		return nil
	}
	return wildPattern{segments, depth, inverted, dirOnly, floating}
}

// isPlain tells whether git and go-git agree on the wildcards of a pattern.
func isPlain(body string) bool {
	return !strings.ContainsAny(body, `[\`) &&
		!strings.Contains(body, "**") &&
		!strings.Contains("/"+body+"/", "//")
}

// plainPattern is a pattern of go-git, held to the depth it is meant for.
type plainPattern struct {
	gitignore.Pattern
	depth  int // names from the root of the rules to the pattern's folder
	length int // names the pattern is long; 0 when it floats at any depth
}

// Match tells what the pattern says about one entry.
func (p plainPattern) Match(path []string, isDir bool) gitignore.MatchResult {
	switch {
	case len(path) <= p.depth:
		return gitignore.NoMatch
	case p.length == 0:
		return p.Pattern.Match(path[len(path)-1:], isDir)
	case p.length == len(path)-p.depth:
		return p.Pattern.Match(path[p.depth:], isDir)
	}
	return gitignore.NoMatch
}

// wildPattern is a pattern with classes, escapes or "**".
type wildPattern struct {
	segments segments
	depth    int // names from the root of the rules to the pattern's folder
	inverted bool
	dirOnly  bool
	floating bool // the pattern is about a name at any depth
}

// Match tells what the pattern says about one entry.
func (p wildPattern) Match(path []string, isDir bool) gitignore.MatchResult {
	if len(path) <= p.depth || p.dirOnly && !isDir {
		return gitignore.NoMatch
	}
	path = path[p.depth:]
	if p.floating {
		path = path[len(path)-1:]
	}
	switch {
	case !p.segments.match(path):
		return gitignore.NoMatch
	case p.inverted:
		return gitignore.Include
	}
	return gitignore.Exclude
}
