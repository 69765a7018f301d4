// Package steps counts work, so that a test can tell whether it grows with the
// size of a text or with the square of it: on any machine, and however busy that
// is.
//
// Nothing counts in the program that people use. The test of this package copies
// the sources of the program and of its libraries, puts a call of this package
// into each function, each loop and each call that looks through a text or a
// list, and builds internal/steps/measure from the copy.
package steps

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
	"unsafe"
)

// N is the work so far: functions entered, rounds of loops, and bytes and items
// that the standard library looked through or copied.
var N int64

// All counts a text that is looked through or copied as a whole, and gives it
// back.
func All[T any](v T) T {
	switch v := any(v).(type) {
	case string:
		N += int64(len(v))
	case []byte:
		N += int64(len(v))
	case []rune:
		N += int64(len(v))
	case []string:
		for _, s := range v {
			N += int64(len(s)) + 1
		}
	}
	return v
}

// Items counts a list that is looked through or copied as a whole, and gives it
// back.
func Items[S ~[]E, E any](list S) S {
	N += int64(len(list))
	return list
}

// Insert is slices.Insert, counted: what stands behind the place is moved.
func Insert[S ~[]E, E any](list S, at int, items ...E) S {
	N += int64(len(list)-at) + int64(len(items))
	return slices.Insert(list, at, items...)
}

// Delete is slices.Delete, counted: what stands behind the place is moved.
func Delete[S ~[]E, E any](list S, from, to int) S {
	N += int64(len(list) - from)
	return slices.Delete(list, from, to)
}

type text interface{ ~string | ~[]byte }

// view is a text as a string, without a copy, which would count as memory.
func view[T text](s T) string {
	if b, ok := any(s).([]byte); ok {
		return unsafe.String(unsafe.SliceData(b), len(b))
	}
	return string(s)
}

// until counts what is looked at to find the index, from the start.
func until[T text](s T, index int) int {
	if index < 0 {
		N += int64(len(s))
	} else {
		N += int64(index)
	}
	return index
}

// since counts what is looked at to find the index, from the end.
func since[T text](s T, index int) int {
	N += int64(len(s) - max(index, 0))
	return index
}

// IndexByte is strings.IndexByte, counted.
func IndexByte[T text](s T, c byte) int { return until(s, strings.IndexByte(view(s), c)) }

// Index is strings.Index, counted.
func Index[T text](s, sub T) int { return until(s, strings.Index(view(s), view(sub))) }

// IndexRune is strings.IndexRune, counted.
func IndexRune[T text](s T, r rune) int { return until(s, strings.IndexRune(view(s), r)) }

// IndexAny is strings.IndexAny, counted.
func IndexAny[T text](s T, chars string) int { return until(s, strings.IndexAny(view(s), chars)) }

// IndexFunc is strings.IndexFunc, counted.
func IndexFunc[T text](s T, f func(rune) bool) int { return until(s, strings.IndexFunc(view(s), f)) }

// Contains is strings.Contains, counted.
func Contains[T text](s, sub T) bool { return Index(s, sub) >= 0 }

// ContainsRune is strings.ContainsRune, counted.
func ContainsRune[T text](s T, r rune) bool { return IndexRune(s, r) >= 0 }

// ContainsAny is strings.ContainsAny, counted.
func ContainsAny[T text](s T, chars string) bool { return IndexAny(s, chars) >= 0 }

// ContainsFunc is strings.ContainsFunc, counted.
func ContainsFunc[T text](s T, f func(rune) bool) bool { return IndexFunc(s, f) >= 0 }

// LastIndex is strings.LastIndex, counted.
func LastIndex[T text](s, sub T) int { return since(s, strings.LastIndex(view(s), view(sub))) }

// LastIndexByte is strings.LastIndexByte, counted.
func LastIndexByte[T text](s T, c byte) int { return since(s, strings.LastIndexByte(view(s), c)) }

// LastIndexAny is strings.LastIndexAny, counted.
func LastIndexAny[T text](s T, chars string) int {
	return since(s, strings.LastIndexAny(view(s), chars))
}

// Cut is strings.Cut, counted.
func Cut[T text](s, sep T) (before, after T, found bool) {
	if i := Index(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, s[len(s):], false
}

// HasPrefix is strings.HasPrefix, counted.
func HasPrefix[T text](s, prefix T) bool {
	N += int64(min(len(s), len(prefix)))
	return strings.HasPrefix(view(s), view(prefix))
}

// HasSuffix is strings.HasSuffix, counted.
func HasSuffix[T text](s, suffix T) bool {
	N += int64(min(len(s), len(suffix)))
	return strings.HasSuffix(view(s), view(suffix))
}

// EqualFold is strings.EqualFold, counted. Of texts that differ the common
// prefix is looked at.
func EqualFold[T text](s, t T) bool {
	i := 0
	for i < len(s) && i < len(t) && (s[i]|0x20 == t[i]|0x20 || s[i] >= utf8.RuneSelf || t[i] >= utf8.RuneSelf) {
		i++
	}
	N += int64(i)
	return strings.EqualFold(view(s), view(t))
}

// TrimLeftFunc is strings.TrimLeftFunc, counted.
func TrimLeftFunc[T text](s T, f func(rune) bool) T {
	cut := len(s) - len(strings.TrimLeftFunc(view(s), f))
	N += int64(cut) + 1
	return s[cut:]
}

// TrimRightFunc is strings.TrimRightFunc, counted.
func TrimRightFunc[T text](s T, f func(rune) bool) T {
	left := len(strings.TrimRightFunc(view(s), f))
	N += int64(len(s)-left) + 1
	return s[:left]
}

// TrimFunc is strings.TrimFunc, counted.
func TrimFunc[T text](s T, f func(rune) bool) T { return TrimRightFunc(TrimLeftFunc(s, f), f) }

// TrimLeft is strings.TrimLeft, counted.
func TrimLeft[T text](s T, set string) T { return TrimLeftFunc(s, in(set)) }

// TrimRight is strings.TrimRight, counted.
func TrimRight[T text](s T, set string) T { return TrimRightFunc(s, in(set)) }

// Trim is strings.Trim, counted.
func Trim[T text](s T, set string) T { return TrimFunc(s, in(set)) }

// TrimSpace is strings.TrimSpace, counted.
func TrimSpace[T text](s T) T { return TrimFunc(s, unicode.IsSpace) }

func in(set string) func(rune) bool {
	return func(r rune) bool { return strings.ContainsRune(set, r) }
}
