package files

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
	"slices"
	"sort"
	"strings"

	"github.com/bluekeyes/go-gitdiff/gitdiff"

	"github.com/qbank-dev/qbank/lint"
)

// Changes are the lines of a git work tree that differ from a revision.
type Changes struct {
	root string // without symbolic links
	// By path relative to root, with forward slashes.
	files   map[string]lines // the changed lines
	tracked map[string]bool  // the files that git tracks
}

// lines are the changed lines of a file: all of them, or ranges.
type lines struct {
	all    bool
	ranges [][2]int // first and last, 1-based, in order
}

// ChangesSince asks git for the lines that changed since a revision in the work tree that
// holds dir. All lines of files that git does not track count as changed. The error says
// whether git, a repository, or the revision is missing.
func ChangesSince(ctx context.Context, dir, revision string) (*Changes, error) {
	if strings.HasPrefix(revision, "-") || revision == "" {
		return nil, fmt.Errorf("%q is no git revision", revision)
	}
	if _, err := exec.LookPath("git"); err != nil {
		return nil, errors.New("git is needed to know what changed, and was not found")
	}
	root, err := git(ctx, dir, "rev-parse", "--show-toplevel")
	switch {
	case err != nil && strings.Contains(err.Error(), "not a git repository"):
		return nil, fmt.Errorf("cannot tell what changed since %q: %q is in no git repository", revision, dir)
	case err != nil:
		// A repository of another user, say, which git does not trust.
		return nil, fmt.Errorf("cannot tell what changed since %q: %w", revision, err)
	}
	c := &Changes{root: realPath(strings.TrimRight(root, "\r\n")), files: map[string]lines{}, tracked: map[string]bool{}}
	if _, err := git(ctx, dir, "rev-parse", "--verify", "--quiet", "--end-of-options", revision+"^{commit}"); err != nil {
		return nil, fmt.Errorf("git knows no revision %q here", revision)
	}
	patch, err := git(ctx, c.root, "-c", "core.quotePath=false", "diff", "--no-color", "--no-ext-diff", "--no-textconv",
		"--no-renames", "--ignore-submodules=all", "--unified=0", "--inter-hunk-context=0", "--src-prefix=a/", "--dst-prefix=b/", revision, "--")
	if err != nil {
		return nil, err
	}
	if err := c.addPatch(patch); err != nil {
		return nil, err
	}
	tracked, err := git(ctx, c.root, "ls-files", "-z")
	if err != nil {
		return nil, err
	}
	for _, name := range strings.Split(tracked, "\x00") {
		c.tracked[name] = true
	}
	return c, nil
}

// quiet keeps git from starting a monitor of files that a repository names, and
// from writing its index.
var quiet = []string{"-c", "core.fsmonitor=false", "-c", "diff.autoRefreshIndex=false"}

// git runs git in a folder and returns its standard output.
func git(ctx context.Context, dir string, args ...string) (string, error) {
	cmd := exec.CommandContext(ctx, "git", slices.Concat(quiet, args)...)
	cmd.Dir = dir
	cmd.Env = append(cmd.Environ(), "LC_ALL=C") // its messages are read
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Run(); err != nil {
		return "", fmt.Errorf("git %s: %w: %s", strings.Join(args, " "), err, strings.TrimSpace(stderr.String()))
	}
	return stdout.String(), nil
}

// addPatch adds the changed lines of a patch of git diff.
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
				// Lines were removed: the ones on either side count as changed.
				first, last = int(hunk.NewPosition), int(hunk.NewPosition)+1
			}
			l.ranges = append(l.ranges, [2]int{first, last})
		}
		c.files[f.NewName] = l
	}
	return nil
}

// Keep returns the findings on changed lines.
func (c *Changes) Keep(found []lint.Diagnostic) []lint.Diagnostic {
	var kept []lint.Diagnostic
	known := map[string]lines{}
	for _, d := range found {
		l, ok := known[d.File]
		if !ok {
			l = c.lines(d.File)
			known[d.File] = l
		}
		last := d.End.Line
		if d.End.Column == 1 && last > d.Start.Line {
			last-- // the end is exclusive
		}
		if l.touch(d.Start.Line, last) {
			kept = append(kept, d)
		}
	}
	return kept
}

// lines returns the changed lines of a file, which are all if git does not track it.
func (c *Changes) lines(file string) lines {
	rel, err := filepath.Rel(c.root, realPath(filepath.FromSlash(file)))
	if err != nil || !c.tracked[filepath.ToSlash(rel)] {
		return lines{all: true}
	}
	return c.files[filepath.ToSlash(rel)]
}

// touch reports whether one of the lines from first to last changed.
func (l lines) touch(first, last int) bool {
	n := sort.Search(len(l.ranges), func(i int) bool { return l.ranges[i][1] >= first })
	return l.all || n < len(l.ranges) && l.ranges[n][0] <= last
}
