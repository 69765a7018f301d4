package parser

import (
	"fmt"
	"strings"
	"testing"
)

// reporter is what a test and a property have in common.
type reporter interface {
	Helper()
	Error(args ...any)
	Errorf(format string, args ...any)
}

// readCase is a text with what should be read in it: the outline of the file,
// and its faults as "code line:column".
type readCase struct {
	name, in, want, faults string
}

// checkReads parses each text and compares. Inputs and outlines may begin with a
// line end, so that they read well in the source.
func checkReads(t *testing.T, cases []readCase) {
	t.Helper()
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Helper()
			f := Parse("test.md", []byte(strings.TrimPrefix(c.in, "\n")))
			if got, want := outline(f), strings.TrimSpace(c.want); got != want {
				t.Errorf("input:\n%s\n\ngot:\n%s\n\nwant:\n%s", c.in, got, want)
			}
			if got := faults(f); got != c.faults {
				t.Errorf("input:\n%s\ngot faults %q, want %q", c.in, got, c.faults)
			}
			checkTree(t, f)
		})
	}
}

// faults are the codes and places of a file's diagnostics.
func faults(f *File) string {
	var list []string
	for _, d := range f.Diagnostics {
		p := f.Source.Position(d.Span.Start, Runes)
		list = append(list, fmt.Sprintf("%s %d:%d", d.Code, p.Line, p.Column))
	}
	return strings.Join(list, ", ")
}

// outline shows what was read as one line a node, with line ends as "⏎".
func outline(f *File) string {
	o := outliner{f: f}
	for _, q := range append(append([]*Question{}, f.Questions...), f.Unnumbered...) {
		o.question(q)
	}
	for _, a := range f.Orphans {
		o.analysis("orphan", a)
	}
	return strings.TrimSpace(o.b.String())
}

type outliner struct {
	f *File
	b strings.Builder
}

func (o *outliner) line(depth int, format string, args ...any) {
	s := fmt.Sprintf(format, args...)
	o.b.WriteString(strings.Repeat(" ", depth) + strings.TrimSpace(strings.ReplaceAll(s, "\n", "⏎")) + "\n")
}

func (o *outliner) text(depth int, name, text string) {
	if text != "" {
		o.line(depth, "%s: %s", name, text)
	}
}

func (o *outliner) note(span Span) string {
	if text := o.f.Source.Slice(span); text != "" {
		return " (" + text + ")"
	}
	return ""
}

func (o *outliner) question(q *Question) {
	number := fmt.Sprint(q.Heading.Number)
	if q.Heading.Malformed {
		number += "!"
	}
	o.line(0, "Q%s%s", number, o.note(q.Heading.NoteSpan))
	if q.Stem != nil {
		o.text(1, "stem", o.f.Text(&q.Stem.Body))
	}
	for _, option := range q.Options {
		bad := ""
		if option.Malformed {
			bad = "!"
		}
		o.line(1, "%c%s: %s", option.Label, bad, o.f.OptionText(option))
	}
	for _, line := range o.f.AnswerLines(q) {
		o.line(1, "stated: %s", line.Labels)
	}
	if q.Analysis != nil {
		o.analysis("analysis", q.Analysis)
	} else if q.Tail != nil {
		o.text(1, "tail", o.f.Text(q.Tail))
	}
	for _, a := range q.Duplicates {
		o.analysis("duplicate", a)
	}
	o.stray(q.Stray)
}

func (o *outliner) analysis(name string, a *Analysis) {
	if h := a.Heading; h != nil {
		o.line(1, "%s #%d %s%s", name, h.Number, o.f.Source.Slice(h.TitleSpan), o.note(h.NoteSpan))
	} else {
		o.line(1, "%s", name)
	}
	o.text(2, "tail", o.f.Text(a.Tail))
	for _, s := range a.Lead {
		o.section(s)
	}
	o.text(2, "body", o.f.Text(a.Body))
	for _, s := range a.Sections {
		o.section(s)
	}
	o.stray(a.Stray)
}

func (o *outliner) section(s *Section) {
	kind := ""
	if s.Heading.Options {
		kind = " options"
	}
	o.line(2, "%d%s %s", s.Heading.Level, kind, o.f.Source.Slice(s.Heading.TitleSpan))
	o.text(3, "body", o.f.Text(s.Body))
	for _, option := range s.Options {
		o.option(option)
	}
	for _, c := range s.Closing {
		o.text(3, "closing", o.f.Text(&c.Body))
	}
}

func (o *outliner) option(a *OptionAnalysis) {
	marks := ""
	for _, m := range a.Heading.Marks {
		marks += " " + m.Kind.String()
	}
	for _, tag := range a.Heading.Tags {
		marks += " " + o.f.Source.Slice(tag)
	}
	o.line(3, "%c %s%s", a.Heading.Label, a.Heading.Title, marks)
	for _, r := range a.Reasons {
		o.line(4, "%s: %s", r.Mark(), o.f.ReasonText(r))
	}
	o.text(4, "body", o.f.ContentText(a))
}

func (o *outliner) stray(s *Stray) {
	if s != nil {
		o.line(1, "stray: %s", s.Body.At(0).Text)
	}
}

// checkTree checks what holds for the spans of all files: they lie inside the
// file, children inside their parents, siblings one after the other.
func checkTree(t reporter, f *File) {
	t.Helper()
	type frame struct {
		span Span
		pos  int // the end of the last child
	}
	var stack []frame
	Inspect(f, func(n Node) bool {
		if n == nil {
			stack = stack[:len(stack)-1]
			return false
		}
		span := n.Span()
		if span.Start < 0 || span.End < span.Start || span.End > len(f.Source.Text) {
			t.Errorf("%T: span %v outside of the file (%d bytes)", n, span, len(f.Source.Text))
		}
		if _, root := n.(*File); !root && span.Empty() {
			t.Errorf("%T at %d is empty", n, span.Start)
		}
		if len(stack) > 0 {
			parent := &stack[len(stack)-1]
			if !parent.span.Contains(span) {
				t.Errorf("%T %v is not inside of its parent %v", n, span, parent.span)
			}
			if span.Start < parent.pos {
				t.Errorf("%T %v begins before its sibling ends at %d", n, span, parent.pos)
			}
			parent.pos = span.End
		}
		stack = append(stack, frame{span: span, pos: span.Start})
		return true
	})
	for _, d := range f.Diagnostics {
		if strings.Contains(d.Help, "fault of qbank") {
			t.Errorf("a record could not be parsed: %v", d)
		}
		if d.Span.Start < 0 || d.Span.End < d.Span.Start || d.Span.End > len(f.Source.Text) {
			t.Errorf("%s: span %v outside of the file", d.Code, d.Span)
		}
	}
	checkInnerSpans(t, f)
}

// checkInnerSpans checks the spans of what was read inside of the nodes.
func checkInnerSpans(t reporter, f *File) {
	t.Helper()
	inside := func(outer Span, what string, inner ...Span) {
		t.Helper()
		for _, span := range inner {
			if span != (Span{}) && (span.End < span.Start || !outer.Contains(span)) {
				t.Errorf("%s %v is not inside of %v", what, span, outer)
			}
		}
	}
	for _, r := range f.Records {
		if q := r.Question; q != nil {
			inside(q.Heading.Span(), "question heading", q.Heading.NumberSpan, q.Heading.NoteSpan)
			for _, o := range q.Options {
				inside(o.FirstLine(), "option", o.LabelSpan, o.TextSpan)
				if o.LabelSpan.Empty() || o.Label < 'A' || o.Label > 'Z' {
					t.Errorf("option at %v has label %q at %v", o.Span(), o.Label, o.LabelSpan)
				}
			}
			for _, line := range f.AnswerLines(q) {
				inside(line.Span, "answer line", line.LabelSpans...)
			}
		}
		if a := r.Analysis; a != nil {
			inside(a.Heading.Span(), "analysis heading", a.Heading.NumberSpan, a.Heading.TitleSpan, a.Heading.NoteSpan)
		}
	}
	for _, list := range [][]*Question{f.Questions, f.Unnumbered} {
		for _, q := range list {
			for _, o := range q.Analysis.OptionAnalyses() {
				h := o.Heading
				inside(h.Span(), "option-analysis heading", h.LabelSpan, h.TitleSpan)
				inside(h.Span(), "tag", h.Tags...)
				if h.LabelSpan.Empty() {
					t.Errorf("option analysis at %v has no label", h.Span())
				}
				for _, r := range o.Reasons {
					inside(r.Span(), "reason", r.Bullet, r.Text, r.Children)
					for _, m := range r.Marks {
						inside(r.Text, "mark", m.Span)
					}
				}
			}
		}
	}
}
