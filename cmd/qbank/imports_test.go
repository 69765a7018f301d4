package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"maps"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// allowed are all uses of packages that can open a network connection, start a
// program, or speak to the system directly: which package uses which, and what of
// it, each with the reason why it does no harm. Constants such as syscall.EPIPE,
// which do nothing, are not listed. TestImports fails on any use that is not
// here, and on any that is here in vain.
var allowed = map[string]string{
	// Asks git for changed lines where --new-from is given: see TestGitAlone.
	"github.com/qbank-dev/qbank/internal/files os/exec": "CommandContext LookPath",

	// Both read addresses, for the formats of JSON Schema; one reads the head of a
	// patch that "git format-patch" wrote.
	"github.com/santhosh-tekuri/jsonschema/v5 net":      "ParseIP",
	"github.com/santhosh-tekuri/jsonschema/v5 net/mail": "ParseAddress",
	"github.com/xeipuuv/gojsonschema net":               "ParseIP",
	"github.com/xeipuuv/gojsonschema net/mail":          "ParseAddress",
	"github.com/bluekeyes/go-gitdiff/gitdiff net/mail":  "ReadMessage",

	// These would use the network. The library for SARIF can fetch schemas, that of
	// the progress bar can show it in a browser; nothing here calls either, and
	// TestNoNetwork proves that the linker left both out.
	"github.com/xeipuuv/gojsonschema net/http":   "File FileSystem Get",
	"github.com/schollz/progressbar/v3 net/http": "NewServeMux Request ResponseWriter Server",

	// Waits for changes in folders (lint --watch); the library makes pipes and
	// devices for its own tests only.
	"github.com/fsnotify/fsnotify golang.org/x/sys/unix":             "Close CloseOnExec InotifyAddWatch InotifyEvent InotifyInit1 InotifyRmWatch Kevent Kevent_t Kqueue Open PathMax Pipe SetKevent SizeofInotifyEvent",
	"github.com/fsnotify/fsnotify golang.org/x/sys/windows":          "ByHandleFileInformation CancelIo CloseHandle CreateFile CreateIoCompletionPort FileNotifyInformation GetFileAttributes GetFileInformationByHandle GetQueuedCompletionStatus Handle InvalidHandle Overlapped PostQueuedCompletionStatus ReadDirectoryChanges StringToUTF16Ptr UTF16ToString",
	"github.com/fsnotify/fsnotify/internal golang.org/x/sys/unix":    "Kevent_t Mkfifo Mknod",
	"github.com/fsnotify/fsnotify/internal golang.org/x/sys/windows": "AllocateAndInitializeSid FreeSid Token",

	// Ask a terminal what it is, and set how it takes input.
	"github.com/mattn/go-isatty golang.org/x/sys/unix":   "IoctlGetTermios",
	"github.com/mattn/go-isatty syscall":                 "NewLazyDLL Syscall Syscall6",
	"github.com/muesli/termenv golang.org/x/sys/unix":    "FdSet Getpgrp IoctlGetInt IoctlGetTermios IoctlSetTermios NsecToTimeval Select",
	"github.com/muesli/termenv golang.org/x/sys/windows": "GetConsoleMode GetStdHandle Handle RtlGetNtVersionNumbers SetConsoleMode",
	"golang.org/x/term golang.org/x/sys/unix":            "IoctlGetTermios IoctlGetWinsize IoctlSetTermios Read Termios",
	"golang.org/x/term golang.org/x/sys/windows":         "ConsoleScreenBufferInfo DuplicateHandle GetConsoleMode GetConsoleScreenBufferInfo GetCurrentProcess Handle SetConsoleMode",

	// Reads variables of the environment and the attributes of files.
	"github.com/qbank-dev/qbank/internal/run syscall": "Stat_t",
	"github.com/urfave/cli/v2 syscall":                "Getenv",
	"github.com/bmatcuk/doublestar/v4 syscall":        "Win32FileAttributeData",
}

// systems are those that qbank is released for, as far as they differ here.
var systems = []string{"linux", "darwin", "windows"}

// TestImports reads the source of everything that the program is built from,
// libraries included, for each system.
func TestImports(t *testing.T) {
	got := map[string]string{}
	for _, system := range systems {
		for use, names := range sensitiveUses(t, system) {
			all := append(strings.Fields(got[use]), names...)
			slices.Sort(all)
			got[use] = strings.Join(slices.Compact(all), " ")
		}
	}
	want := map[string]string{}
	for use, names := range allowed {
		list := strings.Fields(names)
		slices.Sort(list)
		want[use] = strings.Join(list, " ")
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("the program uses other packages of the network, of processes or of the system than are allowed here (-allowed +used):\n%s", diff)
	}
}

// listed is what "go list" says of a package.
type listed struct {
	ImportPath, Dir           string
	Standard                  bool
	Imports                   []string
	GoFiles, CgoFiles, SFiles []string
}

// dependencies are all packages that the program is built from for a system.
func dependencies(t *testing.T, system string) map[string]*listed {
	t.Helper()
	cmd := exec.Command("go", "list", "-deps", "-json=ImportPath,Dir,Standard,Imports,GoFiles,CgoFiles,SFiles", ".")
	cmd.Env = append(os.Environ(), "GOOS="+system, "GOARCH=amd64", "CGO_ENABLED=0")
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	packages := map[string]*listed{}
	for dec := json.NewDecoder(bytes.NewReader(out)); ; {
		p := &listed{}
		if err := dec.Decode(p); errors.Is(err, io.EOF) {
			return packages
		} else if err != nil {
			t.Fatal(err)
		}
		packages[p.ImportPath] = p
	}
}

// systemCalls are the packages that are system calls and nothing else; what uses
// them is looked at, not they themselves.
const systemCalls = "golang.org/x/sys/"

// sensitiveUses are the names that packages outside of the standard library use
// of sensitive packages, by "package sensitive-package".
func sensitiveUses(t *testing.T, system string) map[string][]string {
	t.Helper()
	packages := dependencies(t, system)
	sensitive := map[string]bool{"syscall": true, "plugin": true, "C": true, "log/syslog": true}
	for name, p := range packages {
		if strings.HasPrefix(name, systemCalls) || p.Standard && (reaches(packages, name, "net") || reaches(packages, name, "os/exec")) {
			sensitive[name] = true
		}
	}
	uses := map[string][]string{}
	for name, p := range packages {
		if p.Standard || strings.HasPrefix(name, systemCalls) {
			continue
		}
		if len(p.CgoFiles)+len(p.SFiles) > 0 {
			t.Errorf("%s: %s holds C or assembly, in which anything can be", system, name)
		}
		for _, file := range p.GoFiles {
			for use, names := range usesOf(t, filepath.Join(p.Dir, file), sensitive) {
				uses[name+" "+use] = append(uses[name+" "+use], names...)
			}
		}
	}
	return uses
}

// reaches tells whether a package is another one, or imports it in any number of
// steps.
func reaches(packages map[string]*listed, from, to string) bool {
	seen := map[string]bool{}
	var visit func(name string) bool
	visit = func(name string) bool {
		if name == to {
			return true
		}
		p := packages[name]
		if p == nil || seen[name] {
			return false
		}
		seen[name] = true
		return slices.ContainsFunc(p.Imports, visit)
	}
	return visit(from)
}

// constant is how the constants of the system are named.
var constant = regexp.MustCompile(`^[A-Z0-9_]+$|^Status[A-Z]`)

// usesOf are the names of sensitive packages that a file uses, by package. Of the
// package os they are those that start a process.
func usesOf(t *testing.T, file string, sensitive map[string]bool) map[string][]string {
	t.Helper()
	tree, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	uses := map[string][]string{}
	imported := map[string]string{}
	for _, spec := range tree.Imports {
		name, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		if !sensitive[name] && name != "os" {
			continue
		}
		local := path.Base(name)
		if spec.Name != nil {
			local = spec.Name.Name
		}
		if local == "." || local == "_" && sensitive[name] {
			uses[name] = append(uses[name], "everything") // it cannot be told what
		}
		imported[local] = name
	}
	ast.Inspect(tree, func(n ast.Node) bool {
		if s, ok := n.(*ast.SelectorExpr); ok {
			if x, ok := s.X.(*ast.Ident); ok {
				if name := imported[x.Name]; name != "" && !constant.MatchString(s.Sel.Name) && (name != "os" || s.Sel.Name == "StartProcess") {
					uses[name] = append(uses[name], s.Sel.Name)
				}
			}
		}
		return true
	})
	for _, group := range tree.Comments {
		for _, c := range group.List {
			if strings.HasPrefix(c.Text, "//go:linkname ") {
				uses["linkname"] = append(uses["linkname"], strings.Fields(c.Text)[1])
			}
		}
	}
	return uses
}

// TestGitAlone checks that the one place which starts a program starts git.
func TestGitAlone(t *testing.T) {
	files, err := filepath.Glob("../../internal/files/*.go")
	if err != nil {
		t.Fatal(err)
	}
	started := map[string]bool{}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		tree, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(tree, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			if s, ok := call.Fun.(*ast.SelectorExpr); ok && s.Sel.Name == "CommandContext" {
				program := "what cannot be told"
				if word, ok := call.Args[1].(*ast.BasicLit); ok {
					program = word.Value
				}
				started[program] = true
			}
			return true
		})
	}
	if want := []string{`"git"`}; !slices.Equal(slices.Sorted(maps.Keys(started)), want) {
		t.Errorf("internal/files starts %v, not git alone", started)
	}
}
