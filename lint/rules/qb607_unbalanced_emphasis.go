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
	if len(p.File.Records) == 0 {
		return
	}
	w := emphasisWalk{pass: p}
	for b := range fileBlocks(p.File) {
		w.block(b)
	}
	w.flush()
}

// emphasisWalk cuts a file into the stretches in which emphasis opens and closes:
// paragraphs, headings, rows of tables.
type emphasisWalk struct {
	pass    *lint.Pass
	stretch parser.Span // what was gathered so far
}

func (w *emphasisWalk) block(b parser.Block) {
	switch b.Kind {
	case parser.FenceBlock, parser.FrontMatterBlock, parser.CommentBlock, parser.DirectiveBlock, parser.RuleBlock:
		w.flush()
		return
	case parser.ParagraphBlock, parser.AnswerLineBlock, parser.BreakBlock:
		// In markdown these go on with the paragraph right above them.
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
	fences := fencesIn(b)
	for n := src.LineAt(b.Span.Start); n <= src.Lines() && src.Line(n).Start < b.Span.End; n++ {
		line := src.Line(n)
		line.Start, line.End = max(line.Start, b.Span.Start), min(line.End, b.Span.End)
		if inSpans(fences, line.Start) {
			w.flush()
			continue
		}
		w.line(line, b.Kind)
	}
}

// touches reports whether the line of the offset follows what was gathered.
func (w *emphasisWalk) touches(offset int) bool {
	src := w.pass.File.Source
	return !w.stretch.Empty() && src.LineAt(offset) == src.LineAt(w.stretch.End)+1
}

func (w *emphasisWalk) line(line parser.Span, kind parser.Kind) {
	text := trimUnseen(w.pass.File.Source.Slice(line))
	for kind == parser.QuoteBlock && strings.HasPrefix(text, ">") {
		text = trimUnseen(text[1:])
	}
	line.Start = line.End - len(text)
	if text == "" {
		w.flush()
		return
	}
	alone := text[0] == '|' || text[0] == '#' || kind == parser.TableBlock
	if alone || isListItem(text) {
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
	w.stretch = parser.Span{}
	at, message := unpaired(w.pass.File.Source.Slice(span))
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

// starRun is a run of two or more asterisks.
type starRun struct {
	parser.Span
	before, after rune // 0 at the ends of the text
}

func starRuns(text string) (runs []starRun) {
	for piece := range parser.Inlines(text) {
		if piece.Kind != parser.InlineEmphasis || piece.Span.Len() < 2 || text[piece.Span.Start] != '*' {
			continue
		}
		r := starRun{Span: piece.Span}
		if r.Start > 0 {
			r.before, _ = utf8.DecodeLastRuneInString(text[:r.Start])
		}
		if r.End < len(text) {
			r.after, _ = utf8.DecodeRuneInString(text[r.End:])
		}
		runs = append(runs, r)
	}
	return runs
}

// unpaired returns the place of the ** in a text that has no partner. It is empty
// where their number is even or one of them may be no emphasis.
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

// flanks reports whether the run may open and close emphasis (CommonMark 6.2).
func (r starRun) flanks() (opens, closes bool) {
	spaceBefore, spaceAfter := r.before == 0 || unicode.IsSpace(r.before), r.after == 0 || unicode.IsSpace(r.after)
	signBefore, signAfter := isSign(r.before), isSign(r.after)
	opens = !spaceAfter && (!signAfter || spaceBefore || signBefore)
	closes = !spaceBefore && (!signBefore || spaceAfter || signAfter)
	return opens, closes
}

func isSign(r rune) bool { return unicode.IsPunct(r) || unicode.IsSymbol(r) }

// meansElse reports whether the asterisks are likely to be no emphasis.
func (r starRun) meansElse(text string) bool {
	switch {
	case r.before == 0 && unicode.IsSpace(r.after), unicode.IsSpace(r.before) && (r.after == 0 || unicode.IsSpace(r.after)):
		// "2 ** 3", or the sign of a footnote
		return true
	case (wordByte(r.before) || strings.ContainsRune(")]", r.before)) && (wordByte(r.after) || r.after == '('):
		return true // 2**3, x**(n-1)
	case r.before != 0 && strings.ContainsRune(`/\^{`, r.before), r.after != 0 && strings.ContainsRune(`/}`, r.after):
		return true // src/**/*.go, /** … */, p^{**}
	case r.before == '>' && r.after == '<', quotedSign(text[:r.Start], text[r.End:]), r.before == '(' && r.after == ')':
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

// wordByte reports whether a character may be part of a name in a program.
func wordByte(r rune) bool {
	return r == '_' || '0' <= r && r <= '9' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
}
