package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/qbank-dev/qbank/internal/files"
	"github.com/qbank-dev/qbank/internal/run"
	_ "github.com/qbank-dev/qbank/internal/testing/gitenv"
)

func TestMain(m *testing.M) {
	// These tests run inside GitHub Actions too, where qbank prints more.
	if err := os.Unsetenv("GITHUB_ACTIONS"); err != nil {
		panic(err)
	}
	// None of them uses the cache of the user. A script has one of its own.
	if _, ok := os.LookupEnv(cacheVariable); !ok {
		if err := os.Setenv(cacheVariable, run.CacheOff); err != nil {
			panic(err)
		}
	}
	testscript.Main(m, map[string]func(){
		"qbank": func() {
			if os.Getenv("SMALL_SEGMENTS") != "" {
				// Few files are not read in segments.
				large, segment = 1500, 1500
			}
			if limit := testLimit("QBANK_TEST_MAX_BYTES"); limit >= 0 {
				files.MaxBytes = limit
			}
			if limit := testLimit("QBANK_TEST_FILE_BYTES"); limit >= 0 {
				limitFileBytes(limit)
			}
			main()
		},
	})
}

// testLimit is the limit that a test gives to the program through a variable of
// the environment, -1 for none.
func testLimit(name string) int64 {
	text := os.Getenv(name)
	if text == "" {
		return -1
	}
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		panic(err)
	}
	return n
}

// TestScripts runs the command-line tests under testdata/script. Run it with
// -update to rewrite the outputs that they compare with.
func TestScripts(t *testing.T) {
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	// The scripts have a home of their own; what they build need not be
	// downloaded and compiled again for it.
	caches, err := exec.Command("go", "env", "GOMODCACHE", "GOCACHE").Output()
	if err != nil {
		t.Fatal(err)
	}
	modules, builds, _ := strings.Cut(strings.TrimSpace(string(caches)), "\n")
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("ROOT", root)
			env.Setenv("NO_COLOR", "1")
			env.Setenv("HOME", filepath.Join(env.WorkDir, "home"))
			env.Setenv("XDG_CACHE_HOME", filepath.Join(env.WorkDir, "home", "caches"))
			env.Setenv("LocalAppData", filepath.Join(env.WorkDir, "home", "caches"))
			env.Setenv(cacheVariable, filepath.Join(env.WorkDir, ".cache"))
			// The folder for temporary files may stand in a repository.
			env.Setenv("GIT_CEILING_DIRECTORIES", filepath.Dir(env.WorkDir))
			env.Setenv("GOMODCACHE", modules)
			env.Setenv("GOCACHE", builds)
			return nil
		},
		Condition: func(cond string) (bool, error) {
			return cond == "root" && runtime.GOOS != "windows" && os.Geteuid() == 0, nil
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"printf": printf,
			"repeat": repeat,
		},
	})
}

// printf writes its second argument with Go's escapes to the file named first:
// "printf a.md '\xff\xfe'".
func printf(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: printf FILE TEXT")
	}
	text, err := strconv.Unquote(`"` + args[1] + `"`)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(text), 0o644))
}

// repeat appends a text many times to a file: "repeat a.md 1000 'text\n'".
func repeat(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 3 {
		ts.Fatalf("usage: repeat FILE COUNT TEXT")
	}
	count, err := strconv.Atoi(args[1])
	ts.Check(err)
	text, err := strconv.Unquote(`"` + args[2] + `"`)
	ts.Check(err)
	f, err := os.OpenFile(ts.MkAbs(args[0]), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	ts.Check(err)
	_, err = f.WriteString(strings.Repeat(text, count))
	ts.Check(err)
	ts.Check(f.Close())
}
