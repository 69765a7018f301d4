package config

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Error is one thing that is wrong with a configuration file.
type Error struct {
	// File is the file as people know it.
	File string
	// Line and Column are counted from 1, columns in Unicode code points. Both
	// are 0 for what concerns the file as a whole.
	Line, Column int
	// Message says in plain English what is wrong, without a full stop.
	Message string
}

// Error returns the message with its place.
func (e *Error) Error() string {
	if e.Line == 0 {
		return shown(e.File) + ": " + e.Message
	}
	return fmt.Sprintf("%s:%d:%d: %s", shown(e.File), e.Line, e.Column, e.Message)
}

// Errors are all that is wrong with the files of a configuration, in the order
// of their places. The errors of this package are of this type.
type Errors []*Error

// Error returns one line an error.
func (e Errors) Error() string {
	lines := make([]string, len(e))
	for i, one := range e {
		lines[i] = one.Error()
	}
	return strings.Join(lines, "\n")
}

// Unwrap returns the single errors, for errors.As.
func (e Errors) Unwrap() []error {
	out := make([]error, len(e))
	for i, one := range e {
		out[i] = one
	}
	return out
}

// orNil keeps an empty list from becoming an error that is not nil.
func (e Errors) orNil() error {
	if len(e) == 0 {
		return nil
	}
	return e
}

// maxErrors is how many errors of a file are reported. A file that is no
// configuration at all can have one a line.
const maxErrors = 50

// inOrder sorts the errors of one file and drops what is said twice.
func (e Errors) inOrder() Errors {
	slices.SortStableFunc(e, func(a, b *Error) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column), cmp.Compare(a.Message, b.Message))
	})
	e = slices.CompactFunc(e, func(a, b *Error) bool { return *a == *b })
	if more := len(e) - maxErrors; more > 0 {
		e = append(e[:maxErrors:maxErrors], &Error{File: e[0].File, Message: fmt.Sprintf("and %d errors more", more)})
	}
	return e
}

// shown returns a file name that cannot control a terminal.
func shown(name string) string {
	if strings.ContainsFunc(name, func(r rune) bool { return !strconv.IsPrint(r) }) {
		return strconv.Quote(name)
	}
	return name
}
