package parser

// optionLine is a line of a record that may begin an option.
type optionLine struct {
	line   int // its index
	letter byte
	form   form
	// paragraph counts the blank stretches before it.
	paragraph int
}

// optionLines are the lines of a record that may begin an option, in source order.
// The lexer asks about one line after another, so each search goes on where the last one
// ended: all of them together take one pass over the list.
type optionLines struct {
	list []optionLine

	next   int     // index of the first one behind the last line asked about
	formed [2]int  // index of the first one behind it that is well-formed, or not loose
	letter [26]int // index of the first well-formed one with the letter behind it

	runs sequence // the last one asked for
}

// sequence is how far well-formed option lines run on in order, "A, B, C", from the
// one with the index from. One that is out of place is passed over where the letter
// that was due follows.
type sequence struct {
	from, length int
	last         byte
	// ends reports whether no other option follows.
	ends bool
}

// optionLines returns the lines of the record that may begin an option.
func (x *blockLexer) optionLines() *optionLines {
	if x.ahead == nil {
		x.ahead = &optionLines{list: x.findOptionLines()}
	}
	return x.ahead
}

// findOptionLines goes over all lines up to the heading that ends the options.
func (x *blockLexer) findOptionLines() (list []optionLine) {
	begun := false // an option was seen, after which any heading ends the options
	gap, paragraph := false, 0
	for i := x.first; i < len(x.lines); i++ {
		l := &x.lines[i]
		switch {
		case l.region != nil:
			continue
		case l.blank():
			gap = true
			continue
		case gap:
			gap = false
			paragraph++
		}
		text := x.lineText(i)
		if h, ok := x.heading(i); ok {
			title := text[h.text.Start:h.text.End]
			if begun || h.level <= x.level && !x.parser.isOptionSection(title) || x.parser.opensOptionAnalyses(title) {
				break
			}
		}
		if l, ok := x.layout.option(text); ok {
			begun = true
			list = append(list, optionLine{i, l.letter, wellFormed, paragraph})
		} else if l, ok := x.layout.malformedOption(text); ok {
			list = append(list, optionLine{i, l.letter, l.form, paragraph})
		}
	}
	return list
}

// get returns the option line with an index, nil where there are not so many.
func (o *optionLines) get(i int) *optionLine {
	if i < len(o.list) {
		return &o.list[i]
	}
	return nil
}

// search moves the index to the first option line behind a line that is as wanted; it
// is nil where there is none.
func (o *optionLines) search(index *int, behind int, want func(*optionLine) bool) *optionLine {
	for ; ; *index++ {
		found := o.get(*index)
		if found == nil || found.line > behind && want(found) {
			return found
		}
	}
}

func (o *optionLines) any(behind int) *optionLine {
	return o.search(&o.next, behind, func(*optionLine) bool { return true })
}

func (o *optionLines) wellFormed(behind int) *optionLine {
	return o.search(&o.formed[0], behind, func(f *optionLine) bool { return f.form == wellFormed })
}

func (o *optionLines) notLoose(behind int) *optionLine {
	return o.search(&o.formed[1], behind, func(f *optionLine) bool { return f.form != loose })
}

func (o *optionLines) labelled(letter byte, behind int) *optionLine {
	return o.search(&o.letter[letter-'A'], behind, func(f *optionLine) bool { return f.form == wellFormed && f.letter == letter })
}

// sequence returns that from the option line with an index.
func (o *optionLines) sequence(from int) sequence {
	if o.runs.length > 0 && o.runs.from == from {
		return o.runs
	}
	run := sequence{from: from, length: 1, last: o.list[from].letter, ends: true}
	for i := from + 1; ; i++ {
		next := o.get(i)
		if next == nil || next.form == wellFormed && next.letter <= run.last {
			run.ends = run.ends && next == nil
			break
		}
		if next.form != wellFormed {
			continue
		}
		if run.ends = next.letter == run.last+1; run.ends {
			run.last = next.letter
			run.length++
		}
	}
	o.runs = run
	return run
}

// due returns the label that the next option should have; after Z there is none.
func (x *blockLexer) due() byte {
	if x.last.letter == 0 {
		return 'A'
	}
	return x.last.letter + 1
}

// optionAt reads a line as the first of an option, well-formed or not.
func (x *blockLexer) optionAt(i int) (l label, ok bool) {
	text := x.lineText(i)
	if l, ok = x.layout.option(text); ok {
		due := x.due()
		return l, l.letter <= due || due > 'Z' || !x.strayLetter(l.letter, i)
	}
	l, ok = x.layout.malformedOption(text)
	return l, ok && l.letter == x.due() && x.meantAsOption(text[l.text:], l, i)
}

// strayLetter reports whether a line that begins with a letter and a dot is text, such
// as "E. coli is …" in a stem or "J. Smith" in an option: its letter is not due, and
// the options run on from the due one to their end without it.
func (x *blockLexer) strayLetter(letter byte, i int) bool {
	ahead, due := x.optionLines(), x.due()
	if ahead.labelled(due, i) == nil {
		return false
	}
	run := ahead.sequence(ahead.letter[due-'A'])
	if x.last.letter == 0 {
		return run.ends && run.length > 1
	}
	// "A, B, D, C" is a wrong order.
	return run.ends && letter != run.last+1
}

// meantAsOption reports whether a line that begins with the label that is due, though
// not in the form of one, is that option.
func (x *blockLexer) meantAsOption(text string, l label, i int) bool {
	ahead := x.optionLines()
	if x.last.letter == 0 {
		return ahead.labelled('A', i) == nil && x.meantAsFirst(l.form, i)
	}
	well := ahead.wellFormed(i)
	switch {
	case l.form == loose && !l.spaced:
		return well != nil && well.letter == l.letter+1
	case well != nil && well.letter == l.letter:
		return false
	case l.form != loose, x.last.form == loose, well != nil && well.letter == l.letter+1:
		return true
	case 'a' <= text[0] && text[0] <= 'z':
		return false // "C is wrong because" goes on as a sentence does
	}
	next := ahead.any(i)
	return well == nil || next.letter == l.letter+1
}

// meantAsFirst reports the same of option A: a list that goes on with B must have begun
// here.
func (x *blockLexer) meantAsFirst(f form, i int) bool {
	ahead := x.optionLines()
	if f != loose {
		next := ahead.notLoose(i)
		return next != nil && next.letter == 'B'
	}
	next := ahead.any(i)
	if next == nil || next.letter != 'B' {
		return false
	}
	if next.form == loose {
		third := ahead.get(ahead.next + 1)
		return third != nil && third.letter == 'C'
	}
	// "A company …" opens a stem; the last paragraph before B does not.
	return len(x.blocks) > 1 && ahead.next > 0 && next.paragraph-ahead.list[ahead.next-1].paragraph <= 1
}

// optionsBehind reports whether options follow a line of the stem.
func (x *blockLexer) optionsBehind(i int) bool {
	ahead := x.optionLines()
	if ahead.wellFormed(i) != nil {
		return true
	}
	first := ahead.notLoose(i)
	if first == nil || first.letter != 'A' {
		return false
	}
	for k := ahead.formed[1] + 1; ; k++ {
		second := ahead.get(k)
		if second == nil || second.form != loose {
			return second != nil && second.letter == 'B'
		}
	}
}

// looseOptions finds well-formed options A and B in lines that belong to no record; at
// is the index of the first.
func (p *Parser) looseOptions(text string, lines []line) (at int, ok bool) {
	x := blockLexer{parser: p, layout: &plainLayout, text: text, lines: lines}
	ahead := x.optionLines()
	first := ahead.wellFormed(-1)
	if first == nil || first.letter != 'A' {
		return 0, false
	}
	second := ahead.wellFormed(first.line)
	return first.line, second != nil && second.letter == 'B'
}
