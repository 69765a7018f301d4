package generate

import "strings"

// section writes a section of an analysis with its heading.
func (t *text) section(q *question, s section, r *random) {
	l := q.analysed
	var titles []string
	switch s {
	case sectionNeeds:
		titles = l.needsTitles
	case sectionTable:
		titles = l.tableTitles
	case sectionCode:
		titles = l.codeTitles
	default:
		titles = l.noteTitles
	}
	t.add("### ")
	t.add(pick(r, titles))
	t.addByte('\n')
	if r.chance(60) {
		t.addByte('\n')
	}
	switch s {
	case sectionNeeds:
		t.needs(q, r)
	case sectionTable:
		t.table(q, r, l)
		if r.chance(30) {
			t.add("\n#### ")
			t.add(pick(r, l.noteTitles))
			t.add("\n\n")
			t.note(q, r)
		}
	case sectionCode:
		open, end := "```yaml", "```"
		if r.chance(15) {
			open, end = "~~~", "~~~"
		} else if r.chance(10) {
			open, end = "````json", "````"
		}
		t.fence(q, r, open, end, "")
	default:
		t.note(q, r)
		for range r.below(3) {
			t.addByte('\n')
			t.note(q, r)
		}
	}
}

// needs writes the list of what is asked for.
func (t *text) needs(q *question, r *random) {
	l := q.analysed
	start := r.below(len(l.needs))
	for k := range 2 + r.below(4) {
		t.add(q.style.bullet)
		t.fill(l.needs[(start+k)%len(l.needs)], q, choice{})
		t.addByte('\n')
		if k == 0 && r.chance(10) {
			t.fence(q, r, "```text", "```", "  ")
		}
	}
}

// note writes a paragraph, or what else stands alone.
func (t *text) note(q *question, r *random) {
	t.fill(pick(r, q.analysed.notes), q, choice{})
	t.addByte('\n')
}

// table writes a table with a row for some of the options' tools.
func (t *text) table(q *question, r *random, l *language) {
	for _, c := range l.columns {
		t.add("| ")
		t.add(c)
		t.addByte(' ')
	}
	t.add("|\n")
	t.add(strings.Repeat("|---", len(l.columns)))
	t.add("|\n")
	for i := range 2 + r.below(3) {
		t.add("| ")
		t.addInt(i + 1)
		for range len(l.columns) - 1 {
			t.add(" | ")
			t.add(pick(r, l.cells))
		}
		t.add(" |\n")
	}
}

// fence writes a fence with lines that would mean something outside of it.
func (t *text) fence(q *question, r *random, open, end, indent string) {
	l := q.analysed
	t.add(indent)
	t.add(open)
	t.addByte('\n')
	if r.chance(20) {
		t.add(indent)
		t.add("# A. ")
		t.add(q.subject.tools[q.choices[0].tool].text)
		t.addByte('\n')
	}
	for range 2 + r.below(4) {
		t.add(indent)
		t.add(pick(r, l.keys))
		t.add(": ")
		if r.chance(50) {
			t.addInt(r.below(1000))
		} else {
			t.add(pick(r, l.values))
		}
		t.addByte('\n')
	}
	t.add(indent)
	t.add(end)
	t.addByte('\n')
}
