package rules

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/parser"
)

var unbalancedEmphasis = &lint.Rule{
	Code:     "QB607",
	Name:     "unbalanced-emphasis",
	Since:    "0.1.0",
	Severity: lint.Warning,
	Doc: lint.Doc{
		What:      "A `**` without a partner: an odd number of them on a line, or in a paragraph where emphasis may run on from one line to the next. Code is not looked at, and neither are asterisks that mean something else, as in `2**3`, `/**/`, `f(**kwargs)` or `***` for something left out.",
		Why:       "The asterisks show as asterisks, and from there on bold and plain text may be the wrong way round.",
		Bad:       example("QB607/bad.md"),
		Good:      example("QB607/good.md"),
		Reference: "CommonMark 0.31, section 6.2",
	},
	CheckFile: checkUnbalancedEmphasis,
}

func checkUnbalancedEmphasis(p *lint.Pass) {
	f := p.File
	if len(f.Records) == 0 || !strings.Contains(f.Source.Text, "**") {
		return
	}
	if strings.Contains(f.Source.Text[:f.Preamble.End], "**") {
		walkEmphasis(p, newTextCursor(f), func(c *textCursor) bool { return c.block.Span.Start < f.Preamble.End })
	}
	for i := range f.Records {
		walkEmphasis(p, recordCursor(f, i), func(c *textCursor) bool { return c.record == i })
	}
}

// walkEmphasis checks the blocks to come as long as they are within.
func walkEmphasis(p *lint.Pass, c *textCursor, within func(*textCursor) bool) {
	w := emphasisWalk{pass: p}
	for c.next() && within(c) {
		w.block(c)
	}
	w.flush()
}

// emphasisWalk cuts a file into the stretches in which emphasis opens and closes:
// paragraphs, headings, rows of tables.
type emphasisWalk struct {
	pass    *lint.Pass
	stretch parser.Span // what was gathered so far
}

func (w *emphasisWalk) block(c *textCursor) {
	b := c.block
	if emphasisFree(b.Kind) {
		w.flush()
		return
	}
	switch b.Kind {
	case parser.ParagraphBlock, parser.AnswerLineBlock, parser.BreakBlock:
		// To markdown these go on with the paragraph right above them.
		if !w.touches(b.Span.Start) {
			w.flush()
		}
	default:
		w.flush()
	}
	if !strings.Contains(b.Text, "**") {
		return
	}
	src := w.pass.File.Source
	for n := src.LineAt(b.Span.Start); n <= src.Lines() && src.Line(n).Start < b.Span.End; n++ {
		line := src.Line(n)
		line.Start, line.End = max(line.Start, b.Span.Start), min(line.End, b.Span.End)
		if c.opaque(line.Start) {
			w.flush()
			continue
		}
		w.line(line, b.Kind)
	}
}

// emphasisFree tells the blocks in which asterisks are no emphasis.
func emphasisFree(kind parser.Kind) bool {
	switch kind {
	case parser.FenceBlock, parser.FrontMatterBlock, parser.CommentBlock, parser.DirectiveBlock, parser.RuleBlock:
		return true
	}
	return false
}

// touches tells whether no blank line stands between what was gathered and the
// offset.
func (w *emphasisWalk) touches(offset int) bool {
	src := w.pass.File.Source
	return !w.stretch.Empty() && src.LineAt(offset) == src.LineAt(w.stretch.End)+1
}

func (w *emphasisWalk) line(line parser.Span, kind parser.Kind) {
	text := w.pass.File.Source.Slice(line)
	text = trimUnseen(text)
	for kind == parser.QuoteBlock && strings.HasPrefix(text, ">") {
		text = trimUnseen(text[1:])
	}
	line.Start = line.End - len(text)
	alone := false // on the line
	switch {
	case text == "":
		w.flush()
		return
	case text[0] == '|' || kind == parser.TableBlock, text[0] == '#':
		alone = true
		w.flush()
	case bulletLen(text) > 0:
		w.flush()
	}
	if w.stretch.Empty() {
		w.stretch.Start = line.Start
	}
	w.stretch.End = line.End
	if alone {
		w.flush()
	}
}

// flush checks what was gathered.
func (w *emphasisWalk) flush() {
	span := w.stretch
	if span.Empty() {
		return
	}
	w.stretch = parser.Span{}
	text := w.pass.File.Source.Slice(span)
	if !strings.Contains(text, "**") {
		return
	}
	at, message := unpaired(text)
	if at.Empty() {
		return
	}
	at.Start, at.End = at.Start+span.Start, at.End+span.Start
	w.pass.Report(lint.Finding{
		Span:     at,
		Message:  message,
		Help:     `add the ** that is missing, or write \*\* where asterisks are meant`,
		Question: questionNumberAt(w.pass.File, at.Start),
	})
}

// starRun is a run of two or more asterisks outside code spans.
type starRun struct {
	parser.Span
	before, after rune // 0 at the ends of the text
}

// starRuns are the runs of a text; an escaped asterisk is none.
func starRuns(text string) (runs []starRun) {
	code := codeSpans(text)
	for i := 0; i < len(text); {
		if len(code) > 0 && code[0].Start == i {
			i, code = code[0].End, code[1:]
			continue
		}
		switch text[i] {
		case '\\':
			i += 2
			continue
		case '*':
		default:
			i++
			continue
		}
		n := len(text[i:]) - len(strings.TrimLeft(text[i:], "*"))
		if n > 1 {
			r := starRun{Span: parser.Span{Start: i, End: i + n}}
			if i > 0 {
				r.before, _ = utf8.DecodeLastRuneInString(text[:i])
			}
			if i+n < len(text) {
				r.after, _ = utf8.DecodeRuneInString(text[i+n:])
			}
			runs = append(runs, r)
		}
		i += n
	}
	return runs
}

// unpaired is the place of the ** in a text that has no partner, empty where
// their number is even or one of them is no emphasis.
func unpaired(text string) (at parser.Span, message string) {
	runs := starRuns(text)
	count, masked := 0, true
	for _, r := range runs {
		count += r.Len() / 2
		masked = masked && r.Len() > 2
	}
	if count%2 == 0 || masked {
		return at, ""
	}
	for _, r := range runs {
		if r.meansElse(text) {
			return at, ""
		}
	}
	var open []parser.Span
	var lone parser.Span // the first that closes nothing
	for _, r := range runs {
		for range r.Len() / 2 {
			switch opens, closes := r.flanks(); {
			case closes && len(open) > 0:
				open = open[:len(open)-1]
			case opens:
				open = append(open, r.Span)
			case lone.Empty():
				lone = r.Span
			}
		}
	}
	if len(open) > 0 && (lone.Empty() || open[0].Start < lone.Start) {
		return open[0], "this ** begins emphasis that does not end in its paragraph"
	}
	return lone, "this ** ends emphasis that did not begin in its paragraph"
}

// flanks tells whether the run may open and close emphasis (CommonMark 6.2).
func (r starRun) flanks() (opens, closes bool) {
	spaceBefore, spaceAfter := r.before == 0 || unicode.IsSpace(r.before), r.after == 0 || unicode.IsSpace(r.after)
	signBefore, signAfter := isSign(r.before), isSign(r.after)
	opens = !spaceAfter && (!signAfter || spaceBefore || signBefore)
	closes = !spaceBefore && (!signBefore || spaceAfter || signAfter)
	return opens, closes
}

func isSign(r rune) bool { return unicode.IsPunct(r) || unicode.IsSymbol(r) }

// meansElse tells whether the asterisks are likely no emphasis at all.
func (r starRun) meansElse(text string) bool {
	switch {
	case r.before == 0 && unicode.IsSpace(r.after), unicode.IsSpace(r.before) && (r.after == 0 || unicode.IsSpace(r.after)):
		// "2 ** 3", or the sign of a footnote
		return true
	case (wordByte(r.before) || strings.ContainsRune(")]", r.before)) && (wordByte(r.after) || r.after == '('):
		return true // 2**3, x**(n-1)
	case r.before != 0 && strings.ContainsRune(`/\^{`, r.before), r.after != 0 && strings.ContainsRune(`/}`, r.after):
		return true // src/**/*.go, /** … */, p^{**}
	case r.before == '>' && r.after == '<', spokenOf(text[:r.Start], text[r.End:]), r.before == '(' && r.after == ')':
		return true // <code>**</code>, "**"
	}
	rest := text[r.End:]
	name := len(rest) - len(strings.TrimLeftFunc(rest, wordByte))
	end, _ := utf8.DecodeRuneInString(rest[name:])
	if name == 0 || name == len(rest) {
		return false
	}
	// f(**kwargs), f(x, **kwargs), char **argv;
	return end == ')' || end == ';' || end == '}' || end == ',' && strings.ContainsRune("({[", r.before)
}

// wordByte tells the characters of names in programs.
func wordByte(r rune) bool {
	return r == '_' || '0' <= r && r <= '9' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
}
