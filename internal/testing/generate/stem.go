package generate

import (
	"bytes"
	"strings"
)

// question writes what stands before the analysis: heading, stem and options.
func (t *text) question(q *question, seed uint64) {
	t.heading(q)
	r := newRandom(seed, streamStem, q.stem)
	t.number = 10 + r.below(89)
	if q.fault != "QB101" {
		t.stem(q, &r)
	}
	r = newRandom(seed, streamOptions, q.index)
	t.addByte('\n')
	for i := range q.form.options {
		t.option(q, i)
	}
	if q.style.answer == answerFirst {
		t.addByte('\n')
		t.answerLine(q, &r)
	}
}

// heading writes the question's heading.
func (t *text) heading(q *question) {
	t.markIf(atHeading[q.fault])
	t.add("##")
	if q.fault != "QB001" {
		t.addByte(' ')
	}
	t.add(q.style.heading.before)
	t.addInt(int(q.number))
	t.add(q.style.heading.after)
	t.add(q.style.note)
	t.addByte('\n')
	if q.style.upright {
		t.addByte('\n')
	}
}

func (t *text) stem(q *question, r *random) {
	l := q.subject.language
	if directive := directives[q.fault]; directive != "" {
		t.mark()
		t.add(directive)
	}
	frames := l.stems
	if q.style.short {
		frames = l.short
	}
	frame := pick(r, frames)
	if q.fault == "QB502" {
		t.number++ // what makes it another stem
		t.fill(frame, q, choice{})
		t.number--
	} else {
		t.fill(frame, q, choice{})
	}
	if q.fault == "QB601" {
		t.mark()
		t.addByte(' ')
	}
	for range q.style.remarks {
		t.addByte('\n')
		t.fill(pick(r, l.remarks), q, choice{})
	}
	if q.style.table {
		t.add("\n\n")
		t.table(q, r, l)
		t.addByte('\n')
	} else if q.style.short {
		t.addByte(' ')
	} else {
		t.add("\n\n")
	}
	t.ask(q, pick(r, l.asks))
	t.addByte('\n')
}

// ask writes the sentence that asks.
func (t *text) ask(q *question, f frame) {
	l := q.subject.language
	switch q.fault {
	case "QB404":
		t.mark()
		t.add(l.negative)
	case "QB411":
		t.mark()
		t.add(l.statement)
	case "QB412":
		t.mark()
		t.add(l.gap)
	default:
		t.fill(f, q, choice{})
	}
	want := q.form.want
	if q.fault == "QB203" {
		want = 2
	}
	if want > 1 && (q.fault == "QB203" || !q.style.asks || q.stem%2 == 0) {
		t.addByte(' ')
		t.add(l.choose[want])
	}
}

// option writes an option with what parts it from the one before.
func (t *text) option(q *question, i int) {
	s := &q.style
	if i > 0 {
		switch s.between {
		case gapBlank, gapEndBreaks:
			t.addByte('\n')
		case gapBreak:
			t.add("<br>\n")
		}
	}
	hit := i == q.at
	t.markIf(hit && atOption[q.fault])
	t.label(q, i)
	if hit && q.fault == "QB105" {
		t.addByte('\n')
		return
	}
	if !(hit && q.fault == "QB006") {
		t.addByte(' ')
	}
	start := len(t.buf)
	t.optionText(q, i)
	if s.wrapped && !s.short {
		// A sentence begins on the next line.
		if at := bytes.Index(t.buf[start:], []byte(". ")); at >= 0 {
			t.buf[start+at+1] = '\n'
		}
	}
	if s.between == gapEndBreaks {
		t.add(" <br>")
	}
	t.addByte('\n')
}

func (t *text) label(q *question, i int) {
	letter := q.letter(i)
	if q.fault == "QB103" && i == q.at {
		letter--
	}
	form := q.style.label
	switch form {
	case labelBrackets:
		t.addByte('(')
	case labelBold:
		t.add("**")
	case labelBullet:
		t.add("- ")
	}
	t.addByte(letter)
	switch form {
	case labelBracket, labelBrackets:
		t.addByte(')')
	case labelBold:
		t.add(".**")
	default:
		t.addByte('.')
	}
}

// optionText writes what an option says.
func (t *text) optionText(q *question, i int) {
	l := q.subject.language
	stop := q.style.stop && !q.style.short
	hit := i == q.at
	if hit {
		switch q.fault {
		case "QB402":
			t.add(l.allAbove)
		case "QB403":
			t.add(l.noneAbove)
		case "QB413":
			t.add(l.both('A', 'B'))
		case "QB405":
			t.add(l.always)
		case "QB406":
			t.add(l.usually)
		case "QB408":
			t.add(l.filler)
		}
	}
	switch {
	case hit && replaced[q.fault]:
	case hit && (q.fault == "QB407" || q.fault == "QB408"):
		t.choice(q, q.choices[i-1])
	default:
		t.choice(q, q.choices[i])
	}
	if i == q.lure || hit && q.fault == "QB409" {
		t.add(" (")
		t.add(q.subject.cues[q.codeword[0]])
		t.addByte(')')
	}
	if hit {
		switch q.fault {
		case "QB401":
			t.add(l.padding)
		case "QB410":
			stop = !stop
		}
	}
	if stop {
		t.addByte('.')
	}
}

// choice writes the words of an option, without the full stop at its end.
func (t *text) choice(q *question, c choice) {
	if q.style.short {
		t.add(q.subject.tools[c.tool].text)
		return
	}
	t.fill(q.template, q, c)
	t.buf = bytes.TrimSuffix(t.buf, []byte("."))
}

// answerLine writes the line that states the keys.
func (t *text) answerLine(q *question, r *random) {
	l := q.analysed
	word, join := pick(r, l.answers), pick(r, l.joins)
	t.markIf(q.fault == "QB204" || q.fault == "QB205")
	t.add(word)
	switch q.fault {
	case "QB204":
		t.addByte(q.letter(q.at))
	case "QB205":
		t.addByte('A' + byte(q.form.options) + 1)
	default:
		first := true
		for i := range q.form.options {
			if !q.keys[i] {
				continue
			}
			if !first {
				t.add(join)
			}
			first = false
			t.addByte(q.letter(i))
		}
	}
	if strings.HasPrefix(word, "**") {
		t.add("**")
	}
	t.addByte('\n')
}
