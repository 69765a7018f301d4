package report

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/qbank-dev/qbank/lint"
)

// Summarize returns the closing line of a run, as in "3 errors, 2 warnings in 214
// files, 1,003 questions; 4 can be fixed with --fix".
func Summarize(s lint.Summary) string {
	var parts []string
	add := func(n int, one string) {
		if n > 0 {
			parts = append(parts, Count(n, one))
		}
	}
	add(s.Errors, "error")
	add(s.Warnings, "warning")
	add(s.Infos, "info")
	found := "no findings"
	if len(parts) > 0 {
		found = strings.Join(parts, ", ")
	}
	line := fmt.Sprintf("%s in %s, %s", found, Count(s.Files, "file"), Count(s.Questions, "question"))
	if s.Fixable > 0 {
		line += fmt.Sprintf("; %s can be fixed with --fix", thousands(s.Fixable))
	}
	return line
}

// Statistics writes how many findings each rule has, most first, as in
// "12  QB310 unmarked-reason [*]"; the star says that --fix can fix some of them.
func Statistics(w io.Writer, diagnostics []lint.Diagnostic) error {
	type line struct {
		code, name string
		count      int
		fixable    bool
	}
	byCode := map[string]*line{}
	for i := range diagnostics {
		d := &diagnostics[i]
		l := byCode[d.Code]
		if l == nil {
			l = &line{code: d.Code, name: d.Name}
			byCode[d.Code] = l
		}
		l.count++
		l.fixable = l.fixable || fixable(d)
	}
	lines := make([]*line, 0, len(byCode))
	width := 0
	for _, l := range byCode {
		lines = append(lines, l)
		width = max(width, len(thousands(l.count)))
	}
	slices.SortFunc(lines, func(a, b *line) int {
		return cmp.Or(cmp.Compare(b.count, a.count), cmp.Compare(a.code, b.code))
	})
	var out strings.Builder
	for _, l := range lines {
		fmt.Fprintf(&out, "%*s  %s %s", width, thousands(l.count), l.code, l.name)
		if l.fixable {
			out.WriteString(" [*]")
		}
		out.WriteByte('\n')
	}
	_, err := io.WriteString(w, out.String())
	return err
}

// Count returns a number with its noun, as in "1 file" and "1,003 questions".
func Count(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	return thousands(n) + " " + one + "s"
}

func thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
