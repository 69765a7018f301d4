// Package gitenv keeps the tests of a package in repositories of their own: git
// tells a hook through variables which repository it runs for, and a git that a
// test starts would work on that one. Tests import it for its effect.
package gitenv

import (
	"os"
	"path/filepath"
	"strings"
)

func init() {
	for _, name := range []string{
		"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES",
		"GIT_NAMESPACE", "GIT_PREFIX", "GIT_QUARANTINE_PATH",
	} {
		if err := os.Unsetenv(name); err != nil {
			panic(err)
		}
	}
	// The folder for temporary files may stand in a repository as well.
	const ceilings = "GIT_CEILING_DIRECTORIES"
	list := filepath.SplitList(os.Getenv(ceilings))
	if err := os.Setenv(ceilings, strings.Join(append(list, os.TempDir()), string(filepath.ListSeparator))); err != nil {
		panic(err)
	}
}
