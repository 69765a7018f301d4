package generate

// A mark is what a reason says of its option.
type mark uint8

const (
	markNone mark = iota
	markPro
	markCon
	markCaution
	markBoth   // a fault
	markOther  // a glyph that is not the canonical one: a fault
	markNoText // nothing but a mark: a fault
)

var markGlyphs = [...]string{"", " ✅", " ❌", " ⚠️", " ✅ ❌", " ✔", ""}

// reasons writes the list below the heading of an option analysis.
func (t *text) reasons(q *question, i int, key bool, r *random) {
	l := q.analysed
	n := q.style.reasons
	praised := !key && n > 1 && q.style.marks != marksPartly && r.chance(20) // before it is turned down
	switch q.fault {
	case "QB309":
		praised = !key && n > 1
	case "QB310":
		praised = false
	}
	starts := [...]int{r.below(len(l.pro)), r.below(len(l.con)), r.below(len(l.caution)), r.below(len(l.plain))}
	for k := range n {
		kind := markCon
		switch {
		case key && k > 0 && k == n-1 && q.style.marks == marksAll && q.index%7 == 0:
			kind = markCaution
		case key, praised && k == 0:
			kind = markPro
		}
		if q.style.marks == marksPartly && k == n-1 || q.style.marks == marksNone {
			kind = markNone
		}
		t.reason(q, q.faultyMark(i, k, kind), k, i, key, &starts, r)
	}
	if q.fault == "QB701" && i == q.at {
		t.mark()
		t.add(q.style.bullet)
		t.add("✅\n")
	}
}

// faultyMark is the mark of a reason, by the fault of its question.
func (q *question) faultyMark(option, reason int, sound mark) mark {
	if option != q.at {
		return sound
	}
	switch {
	case q.fault == "QB308":
		return markPro
	case q.fault == "QB309":
		return markNone
	case q.fault == "QB310" && reason == q.style.reasons-1:
		return markNone
	case reason > 0:
	case q.fault == "QB307":
		return markCon
	case q.fault == "QB311":
		return markBoth
	case q.fault == "QB314":
		return markOther
	}
	return sound
}

// reason writes one item of the list.
func (t *text) reason(q *question, kind mark, k, option int, key bool, starts *[4]int, r *random) {
	l := q.analysed
	hit := option == q.at && (k == 0 && atReason[q.fault] || k == q.style.reasons-1 && q.fault == "QB310")
	t.markIf(hit)
	t.add(q.style.bullet)
	var frames []frame
	var start int
	switch {
	case kind == markCaution:
		frames, start = l.caution, starts[2]
	case kind == markPro || key:
		frames, start = l.pro, starts[0]
	case kind == markNone && q.style.marks == marksPartly:
		frames, start = l.plain, starts[3]
	default:
		frames, start = l.con, starts[1]
	}
	t.fill(frames[(start+k)%len(frames)], q, q.choices[option%maxOptions])
	if hit {
		t.add(reasonFaults[q.fault])
	}
	t.add(markGlyphs[kind])
	if q.style.marks == marksMiddle && kind != markNone && k == 0 {
		t.addByte(' ')
		t.add(pick(r, l.asides))
	}
	t.addByte('\n')
	if q.style.fenced && k == 0 && option == 1 {
		t.fence(q, r, "```yaml", "```", "  ")
	} else if k == 0 && option == 2 && q.index%9 == 0 {
		t.add("  ")
		t.add(q.style.bullet)
		t.fill(pick(r, l.plain), q, q.choices[option])
		t.addByte('\n')
	}
}
