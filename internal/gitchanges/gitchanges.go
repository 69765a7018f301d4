// Package gitchanges asks git which lines changed since a revision.
package gitchanges

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/bluekeyes/go-gitdiff/gitdiff"

	"github.com/qbank-dev/qbank/lint"
)

// Changes are the lines of a work tree that are not as they were in a revision.
type Changes struct {
	root  string
	files map[string]lines // by path relative to root, with forward slashes
}

// lines are the changed lines of a file: all of them, or ranges.
type lines struct {
	all    bool
	ranges [][2]int // first and last, 1-based
}

// Since asks git for the changes of the work tree that holds dir since a
// revision; files that git does not track count as changed as a whole. Errors
// say in plain English what is missing: git, a repository, or the revision.
func Since(ctx context.Context, dir, revision string) (*Changes, error) {
	if strings.HasPrefix(revision, "-") || revision == "" {
		return nil, fmt.Errorf("%q is no git revision", revision)
	}
	if _, err := exec.LookPath("git"); err != nil {
		return nil, errors.New("git is needed to know what changed, and was not found")
	}
	root, err := run(ctx, dir, "rev-parse", "--show-toplevel")
	if err != nil {
		return nil, fmt.Errorf("cannot tell what changed since %q: %q is in no git repository", revision, dir)
	}
	c := &Changes{root: strings.TrimRight(root, "\r\n"), files: map[string]lines{}}
	if _, err := run(ctx, dir, "rev-parse", "--verify", "--quiet", "--end-of-options", revision+"^{commit}"); err != nil {
		return nil, fmt.Errorf("git knows no revision %q here", revision)
	}
	patch, err := run(ctx, c.root, "-c", "core.quotePath=false", "diff", "--no-color", "--no-ext-diff", "--no-textconv",
		"--no-renames", "--unified=0", "--src-prefix=a/", "--dst-prefix=b/", revision, "--")
	if err != nil {
		return nil, err
	}
	if err := c.addPatch(patch); err != nil {
		return nil, err
	}
	untracked, err := run(ctx, c.root, "ls-files", "-z", "--others", "--exclude-standard")
	if err != nil {
		return nil, err
	}
	for _, name := range strings.Split(untracked, "\x00") {
		if name != "" {
			c.files[name] = lines{all: true}
		}
	}
	return c, nil
}

func run(ctx context.Context, dir string, args ...string) (string, error) {
	cmd := exec.CommandContext(ctx, "git", args...)
	cmd.Dir = dir
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Run(); err != nil {
		return "", fmt.Errorf("git %s: %w: %s", args[0], err, strings.TrimSpace(stderr.String()))
	}
	return stdout.String(), nil
}

func (c *Changes) addPatch(patch string) error {
	files, _, err := gitdiff.Parse(strings.NewReader(patch))
	if err != nil {
		return fmt.Errorf("cannot read what git diff printed: %w", err)
	}
	for _, f := range files {
		if f.IsDelete {
			continue
		}
		l := lines{all: f.IsBinary}
		for _, hunk := range f.TextFragments {
			first, last := int(hunk.NewPosition), int(hunk.NewPosition+hunk.NewLines)-1
			if hunk.NewLines == 0 {
				// Lines were taken away: the ones on either side are what is left of
				// the change.
				first, last = int(hunk.NewPosition), int(hunk.NewPosition)+1
			}
			l.ranges = append(l.ranges, [2]int{first, last})
		}
		c.files[f.NewName] = l
	}
	return nil
}

// Keep gives the findings that stand on changed lines.
func (c *Changes) Keep(found []lint.Diagnostic) []lint.Diagnostic {
	var kept []lint.Diagnostic
	known := map[string]lines{}
	for _, d := range found {
		l, ok := known[d.File]
		if !ok {
			l = c.files[c.relative(d.File)]
			known[d.File] = l
		}
		if l.touch(d.Start.Line, d.End.Line) {
			kept = append(kept, d)
		}
	}
	return kept
}

// relative is a file's path from the root of the work tree.
func (c *Changes) relative(file string) string {
	abs, err := filepath.Abs(filepath.FromSlash(file))
	if err != nil {
		return file
	}
	// git names the root without symbolic links.
	if real, err := filepath.EvalSymlinks(abs); err == nil {
		abs = real
	}
	root := c.root
	if real, err := filepath.EvalSymlinks(root); err == nil {
		root = real
	}
	rel, err := filepath.Rel(root, abs)
	if err != nil {
		return file
	}
	return filepath.ToSlash(rel)
}

func (l lines) touch(first, last int) bool {
	if l.all {
		return true
	}
	for _, r := range l.ranges {
		if first <= r[1] && r[0] <= last {
			return true
		}
	}
	return false
}
