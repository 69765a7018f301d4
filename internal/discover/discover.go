// Package discover turns the PATH arguments of the command line into the files
// to read.
//
// A PATH is a file, a folder, a glob, or "-" for standard input. Folders are
// walked for question files and obey .gitignore; a file that is named is always
// used. The result is sorted and holds each file once, so two runs over the
// same tree give the same list in the same order.
package discover

import "io/fs"

// StdinPath is the PATH that stands for standard input.
const StdinPath = "-"

// DefaultStdinName is what standard input is called when it has no other name.
const DefaultStdinName = "<stdin>"

// DefaultExtensions are the endings a folder is walked for.
var DefaultExtensions = []string{".md", ".markdown", ".txt"}

// Options say where and how to look.
type Options struct {
	// Paths are the PATH arguments as given; none means the current folder.
	Paths []string
	// StdinName is the name of "-"; empty means DefaultStdinName.
	StdinName string
	// Extensions are the endings a folder is walked for, with or without the
	// leading dot and compared without case; nil means DefaultExtensions.
	Extensions []string
	// Exclude are globs, with forward slashes and relative to Root, of files
	// and folders to leave out of walks and globs. A named file is never left
	// out, and a named folder is entered even when a glob matches it.
	Exclude []string
	// Root is the folder Exclude is relative to; empty means the current one.
	Root string
}

// Input is one file to read.
type Input struct {
	// Path is the path to open, or StdinPath for standard input.
	Path string
	// Name is the path as shown to people: as given on the command line joined
	// with what the walk found, cleaned, with forward slashes on every system.
	Name string
	// Named tells that this file was a PATH itself, and was not found in a
	// folder or by a glob.
	Named bool
	// Info is what the file system said of a regular file when the run began, so
	// that it need not be asked again; nil where it was not asked. Find leaves it
	// nil.
	Info fs.FileInfo
}

// Result is what Find found.
type Result struct {
	// Inputs are the files to read: standard input first, then by Name.
	Inputs []Input
	// Errors are the PATHs and folders that could not be used, in the order
	// they were met. The inputs are complete but for these.
	Errors []*Error
	// Searched are the folders and globs that were looked in, as given, for a
	// message such as "no question files found in …".
	Searched []string
}
