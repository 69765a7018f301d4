package parser

// candidate is a line of a record that may begin an option.
type candidate struct {
	at     int // offset of the line
	letter byte
	form   form
	// paragraph counts the blank stretches before it.
	paragraph int
}

// candidates are the lines of a record that may begin an option. They are
// looked for only as far as a question is asked about them, and each line once.
type candidates struct {
	x     blockLexer // a copy that walks ahead
	pos   int        // offset up to which lines were looked at
	list  []candidate
	begun bool // an option was seen, after which any heading ends the options
	gap   bool // the last line was blank
	gaps  int

	// The following are indices into list that only grow.
	next   int     // the first candidate behind the last offset asked about
	formed [2]int  // the first one behind it that is well-formed, or not loose
	letter [26]int // the first well-formed one with the letter behind it

	runs sequence // the last one asked for
}

// sequence is how far well-formed candidates run on in order, "A, B, C", from
// the one with the index from. One that is out of place is passed over where the
// letter that was due follows.
type sequence struct {
	from, length int
	last         byte
	// ends tells that no other option follows.
	ends bool
}

// ahead are the candidates of the lexer's record. The first time, the search
// begins at pos.
func (x *blockLexer) ahead(pos int) *candidates {
	if x.found == nil {
		x.found = &candidates{x: *x, pos: pos, begun: x.part == inOptions}
	}
	return x.found
}

// more looks for one more candidate. It is false at the end of the options.
func (c *candidates) more() bool {
	x := &c.x
	for c.pos < x.end {
		end, next := x.lineEnd(c.pos)
		line := x.text[c.pos:end]
		if r, ok := x.regionAt(c.pos); ok {
			c.pos = r.span.End
			continue
		}
		at := c.pos
		c.pos = next
		if blank(line) {
			c.gap = true
			continue
		}
		if c.gap {
			c.gap = false
			c.gaps++
		}
		if h, ok := x.heading(line); ok && (c.begun || h.level <= x.level || x.parser.opensOptionAnalyses(line[h.text.Start:h.text.End])) {
			c.pos = x.end
			return false
		}
		if l, ok := readOption(line); ok {
			c.begun = true
			c.list = append(c.list, candidate{at, l.letter, wellFormed, c.gaps})
			return true
		}
		if l, ok := readMalformedOption(line); ok {
			c.list = append(c.list, candidate{at, l.letter, l.form, c.gaps})
			return true
		}
	}
	return false
}

// get is the candidate with the index, nil where there are not so many.
func (c *candidates) get(i int) *candidate {
	for i >= len(c.list) {
		if !c.more() {
			return nil
		}
	}
	return &c.list[i]
}

// search moves the index to the first candidate behind the offset that is as
// wanted; it is nil where there is none.
func (c *candidates) search(index *int, behind int, want func(*candidate) bool) *candidate {
	for ; ; *index++ {
		found := c.get(*index)
		if found == nil || found.at > behind && want(found) {
			return found
		}
	}
}

func (c *candidates) any(behind int) *candidate {
	return c.search(&c.next, behind, func(*candidate) bool { return true })
}

func (c *candidates) wellFormed(behind int) *candidate {
	return c.search(&c.formed[0], behind, func(f *candidate) bool { return f.form == wellFormed })
}

func (c *candidates) notLoose(behind int) *candidate {
	return c.search(&c.formed[1], behind, func(f *candidate) bool { return f.form != loose })
}

func (c *candidates) labelled(letter byte, behind int) *candidate {
	return c.search(&c.letter[letter-'A'], behind, func(f *candidate) bool { return f.form == wellFormed && f.letter == letter })
}

// sequence is that from the candidate with the index.
func (c *candidates) sequence(from int) sequence {
	if c.runs.length > 0 && c.runs.from == from {
		return c.runs
	}
	run := sequence{from: from, length: 1, last: c.list[from].letter, ends: true}
	for i := from + 1; ; i++ {
		next := c.get(i)
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
	c.runs = run
	return run
}

// due is the label that the next option should have; after Z there is none.
func (x *blockLexer) due() byte {
	if x.last.letter == 0 {
		return 'A'
	}
	return x.last.letter + 1
}

// option reads the line at pos as the first of an option, well-formed or not.
func (x *blockLexer) option(line string, pos int) (l label, ok bool) {
	if l, ok = readOption(line); ok {
		due := x.due()
		return l, l.letter <= due || due > 'Z' || !x.strayLetter(l.letter, pos)
	}
	l, ok = readMalformedOption(line)
	return l, ok && l.letter == x.due() && x.meantAsOption(line[l.text:], l, pos)
}

// strayLetter tells whether a line that begins with a letter and a dot is text,
// such as "E. coli is …" in a stem or "J. Smith" in an option: its letter is not
// due, and the options run on from the due one to their end without it.
func (x *blockLexer) strayLetter(letter byte, pos int) bool {
	ahead, due := x.ahead(pos), x.due()
	if ahead.labelled(due, pos) == nil {
		return false
	}
	run := ahead.sequence(ahead.letter[due-'A'])
	if x.last.letter == 0 {
		return run.ends && run.length > 1
	}
	// "A, B, D, C" is a wrong order.
	return run.ends && letter != run.last+1
}

// meantAsOption tells whether a line that begins with the label that is due,
// though not in the form of one, is that option.
func (x *blockLexer) meantAsOption(text string, l label, pos int) bool {
	ahead := x.ahead(pos)
	if x.last.letter == 0 {
		return ahead.labelled('A', pos) == nil && x.meantAsFirst(l.form, pos)
	}
	well := ahead.wellFormed(pos)
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
	next := ahead.any(pos)
	return well == nil || next.letter == l.letter+1
}

// meantAsFirst tells the same of option A: a list that goes on with B must have
// begun here.
func (x *blockLexer) meantAsFirst(f form, pos int) bool {
	ahead := x.ahead(pos)
	if f != loose {
		next := ahead.notLoose(pos)
		return next != nil && next.letter == 'B'
	}
	next := ahead.any(pos)
	if next == nil || next.letter != 'B' {
		return false
	}
	if next.form == loose {
		third := ahead.get(ahead.next + 1)
		return third != nil && third.letter == 'C'
	}
	// "A company …" opens a stem; the last paragraph before B does not.
	return len(x.pieces) > x.first+1 && ahead.next > 0 && next.paragraph-ahead.list[ahead.next-1].paragraph <= 1
}

// optionsAhead tells whether options follow the offset, which stands in the
// stem.
func (x *blockLexer) optionsAhead(pos int) bool {
	ahead := x.ahead(pos)
	if ahead.wellFormed(pos-1) != nil {
		return true
	}
	first := ahead.notLoose(pos - 1)
	if first == nil || first.letter != 'A' {
		return false
	}
	for i := ahead.formed[1] + 1; ; i++ {
		second := ahead.get(i)
		if second == nil || second.form != loose {
			return second != nil && second.letter == 'B'
		}
	}
}
