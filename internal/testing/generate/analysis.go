package generate

// analysis writes the analysis of a question, with or without a heading. Below
// tells that it follows the question.
func (t *text) analysis(q *question, seed uint64, below bool) {
	r := newRandom(seed, streamAnalysis, q.index)
	// The number of the stem is spoken of again.
	stem := newRandom(seed, streamStem, q.stem)
	t.number = 10 + stem.below(89)
	first := true
	open := func() { // the heading, or the blank line that stands for it
		if first && q.style.ownHeading {
			if below {
				t.addByte('\n')
			}
			t.markIf(q.fault == "QB302")
			t.analysisHeading(q, q.number)
		}
		t.addByte('\n')
		t.markIf(first && !q.style.ownHeading && q.fault == "QB302")
		first = false
	}
	if q.fault != "QB301" {
		for _, s := range q.style.before {
			if s != sectionNone {
				open()
				t.section(q, s, &r)
			}
		}
		if q.fault != "QB302" {
			open()
			t.optionAnalyses(q, &r)
			if q.style.answer == answerBelow {
				t.addByte('\n')
				t.answerLine(q, &r)
			}
		}
		for _, s := range q.style.after {
			if s != sectionNone {
				open()
				t.section(q, s, &r)
			}
		}
		if q.style.answer == answerLast {
			t.addByte('\n')
			t.answerLine(q, &r)
		}
	}
	t.closing(q)
}

func (t *text) analysisHeading(q *question, number int64) {
	s := &q.style
	t.add("## ")
	t.add(s.heading.before)
	t.addInt(int(number))
	t.add(s.heading.after)
	if q.index%16 == 5 {
		t.addByte(':')
	}
	t.addByte(' ')
	t.add(s.word)
	if s.noted {
		t.add(s.note)
	}
	t.addByte('\n')
}

// closing writes the faults that stand at the end of a question.
func (t *text) closing(q *question) {
	l := q.analysed
	switch q.fault {
	case "QB002":
		t.addByte('\n')
		t.mark()
		t.add("## ")
		t.add(l.noteTitles[0])
		t.add("\n\n")
		t.add(l.statement)
		t.addByte('\n')
	case "QB003":
		t.add("\n### ")
		t.add(l.codeTitles[0])
		t.add("\n\n")
		t.mark()
		t.add("```yaml\n")
		t.add(l.keys[0])
		t.add(": ")
		t.add(l.values[0])
		t.addByte('\n')
	case "QB004":
		t.addByte('\n')
		t.mark()
		t.analysisHeading(q, q.number+orphanNumber)
		t.add("\n### ")
		t.add(l.noteTitles[0])
		t.add("\n\n")
		t.add(l.statement)
		t.addByte('\n')
	case "QB313":
		t.addByte('\n')
		t.mark()
		t.analysisHeading(q, q.number)
		t.add("\n### ")
		t.add(l.noteTitles[0])
		t.add("\n\n")
		t.add(l.statement)
		t.addByte('\n')
	case "QB608":
		t.add("\n### ")
		t.add(l.noteTitles[0])
		t.add("\n\n")
		t.mark()
		t.add("##### ")
		t.add(l.noteTitles[1])
		t.add("\n\n")
		t.add(l.statement)
		t.addByte('\n')
	}
}

// orphanNumber is added to a number to get one that no question has.
const orphanNumber = 1_000_000_000

// optionAnalyses writes the section that looks at each option.
func (t *text) optionAnalyses(q *question, r *random) {
	t.add("### ")
	t.add(q.style.title)
	t.addByte('\n')
	n := q.form.options
	for k := range n {
		i := k
		if q.fault == "QB306" && (k == q.at || k == q.at+1) {
			i = 2*q.at + 1 - k
		}
		if q.fault == "QB303" && i == q.at {
			continue
		}
		t.optionAnalysis(q, i, r, false)
	}
	switch q.fault {
	case "QB304":
		t.optionAnalysis(q, n, r, true)
	case "QB305":
		t.optionAnalysis(q, q.at, r, true)
	}
}

// optionAnalysis writes the analysis of one option. A surplus one is the fault.
func (t *text) optionAnalysis(q *question, i int, r *random, surplus bool) {
	t.addByte('\n')
	hit := i == q.at
	t.markIf(surplus || hit && atAnalysis[q.fault] || q.fault == "QB202" && i == max(q.at, q.form.key))
	key := i < maxOptions && q.keys[i]
	t.analysisLine(q, i, key)
	if q.style.spaced {
		t.addByte('\n')
	}
	if hit && q.fault == "QB312" {
		return
	}
	if q.fault == "" && !key && q.form.options > 2 && r.chance(2) {
		t.fence(q, r, "```text", "```", "")
		return
	}
	t.reasons(q, i, key, r)
}

// analysisLine writes the heading of an option analysis.
func (t *text) analysisLine(q *question, i int, key bool) {
	letter := q.letter(i)
	form := q.style.analysis
	bold := form != analysisHeading && (form != analysisPlain || key)
	if form == analysisHeading {
		t.add("#### ")
	}
	if bold {
		t.add("**")
	}
	t.addByte(letter)
	switch form {
	case analysisBracket:
		t.addByte(')')
	case analysisBoldLabel:
		t.add(".**")
	default:
		t.addByte('.')
	}
	t.addByte(' ')
	c := q.choices[i%maxOptions]
	t.add(q.subject.tools[c.tool].text)
	if !q.style.short && i%2 == 0 {
		t.add(" + ")
		t.add(q.subject.means[c.means].text)
	}
	if bold && form != analysisBoldLabel {
		t.add("**")
	}
	if !key || q.style.key == keyStated || q.fault == "QB201" {
		t.addByte('\n')
		return
	}
	switch {
	case q.fault == "QB207":
		t.add(" ✅")
	case q.style.key == keyTag && q.analysed.name == "korean":
		t.add(" [정답]")
	case q.style.key == keyTag:
		t.add(" [Answer]")
	default:
		t.add(" ⭐")
	}
	t.addByte('\n')
}
