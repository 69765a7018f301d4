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

// Error is the message with its place.
func (e *Error) Error() string {
	if e.Line == 0 {
		return shown(e.File) + ": " + e.Message
	}
	return fmt.Sprintf("%s:%d:%d: %s", shown(e.File), e.Line, e.Column, e.Message)
}

// Errors are all that is wrong with the files of a configuration, in the order
// of their places. The errors of this package are of this type.
type Errors []*Error

// Error gives one line an error.
func (e Errors) Error() string {
	lines := make([]string, len(e))
	for i, one := range e {
		lines[i] = one.Error()
	}
	return strings.Join(lines, "\n")
}

// Unwrap gives the single errors, for errors.As.
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

// maxErrors is how many errors of a file are told; a file that is no
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

// shown is a file name that cannot control a terminal.
func shown(name string) string {
	for _, r := range name {
		if !strconv.IsPrint(r) {
			return strconv.Quote(name)
		}
	}
	return name
}

// quoted puts text of a file in quotation marks, cut to what fits into a
// message.
func quoted(s string) string {
	const longest = 40
	n := 0
	for i := range s {
		if n == longest {
			return strconv.Quote(s[:i] + "…")
		}
		n++
	}
	return strconv.Quote(s)
}
