package generate

// maxOptions is how many options a question can have.
const maxOptions = 6

// choice is what an option is made of, as indices of the subject's lists.
type choice struct{ tool, deed, means uint8 }

// question is one that is planned and can be written, in part or as a whole.
type question struct {
	// index counts the questions of the bank from 0.
	index int
	// number is that of the headings.
	number int64
	// stem is the index of the question whose stem it has, nearly that one's own
	// where it is not index.
	stem     int
	subject  *subject
	codeword codeword
	// analysed is the language of the analysis.
	analysed *language
	style    style
	form     form
	choices  [maxOptions]choice
	template frame
	// lure is a wrong option with a word of the stem, or noLure. Without those, few
	// options would have one, and the key of a faulty question among them could be
	// told by it.
	lure int
	// keys tells of each option whether it is right.
	keys [maxOptions]bool

	// fault is the code of the planted fault, "" for none, and at the option that
	// it is about.
	fault string
	at    int
}

const noLure = -1

// letter is the label of an option. A gap in the labels is one of the faults, and
// goes through all parts of the question.
func (q *question) letter(option int) byte {
	if q.fault == "QB104" && option == q.form.options-1 {
		option++
	}
	return 'A' + byte(option)
}

// planner plans the questions of a bank. What it says of a question does not
// depend on which it was asked for before.
type planner struct {
	options  Options
	subjects []*subject
	orders   []order // by subject
	faults   []*fault
	deck     deck
	other    deck // of an earlier question that is repeated
}

// newPlanner takes options that were checked.
func newPlanner(opts Options) *planner {
	p := &planner{options: opts, subjects: subjects(), deck: deck{block: -1}, other: deck{block: -1}}
	for i := range p.subjects {
		r := newRandom(opts.Seed, streamCode, i)
		p.orders = append(p.orders, newOrder(&r))
	}
	p.faults, _ = choosable(opts)
	return p
}

// plan is the question with an index.
func (p *planner) plan(index int) question {
	q := p.sound(index, &p.deck)
	r := newRandom(p.options.Seed, streamFault, index)
	if !r.share(p.options.Faults) {
		return q
	}
	// Not every fault fits every question: the next one that does is taken.
	first := r.below(len(p.faults))
	for i := range p.faults {
		f := p.faults[(first+i)%len(p.faults)]
		faulty := q
		faulty.fault = f.code
		if f.plant == nil || f.plant(p, &faulty, &r) {
			if atOption[f.code] || faulty.lure >= 0 && faulty.keys[faulty.lure] {
				faulty.lure = noLure
			}
			return faulty
		}
	}
	return q
}

// isSound tells whether no fault was planted in a question.
func (p *planner) isSound(index int) bool {
	r := newRandom(p.options.Seed, streamFault, index)
	return !r.share(p.options.Faults)
}

// sound is the question with an index as it is without a fault.
func (p *planner) sound(index int, d *deck) question {
	if d.block != index/blockSize {
		d.fill(p.options.Seed, index/blockSize)
	}
	q := question{index: index, number: int64(index) + 1, stem: index, form: d.forms[index%blockSize]}
	// Of as many questions as there are subjects, each has another one.
	turn := index / len(p.subjects)
	rotate := newRandom(p.options.Seed, streamSubject, turn)
	k := (index + rotate.below(len(p.subjects))) % len(p.subjects)
	q.subject = p.subjects[k]
	q.codeword = codewordOf(p.orders[k].at(turn))
	r := newRandom(p.options.Seed, streamPlan, index)
	q.analysed = q.subject.language
	if r.chance(30) {
		q.analysed = languageOf("korean")
	}
	q.style = newStyle(&r, &q)
	q.choose(&r)
	if q.lure = r.below(5 * maxOptions); q.lure >= q.form.options || q.keys[q.lure] {
		q.lure = noLure
	}
	if p.options.AnalysesLast {
		q.style.ownHeading = true
	}
	return q
}

// choose draws what the options say and puts the keys in their places.
func (q *question) choose(r *random) {
	s := q.subject
	q.template = pick(r, s.options)
	var tools, deeds, means [16]uint8
	for i := range tools {
		tools[i], deeds[i], means[i] = uint8(i), uint8(i), uint8(i)
	}
	partly(r, tools[:len(s.tools)])
	partly(r, deeds[:len(s.deeds)])
	partly(r, means[:len(s.means)])
	for i := range q.form.options {
		q.choices[i] = choice{tools[i], deeds[i], means[i]}
	}
	if q.form.want > 1 {
		left := q.form.want
		for i := range q.form.options {
			if r.below(q.form.options-i) < left {
				q.keys[i] = true
				left--
			}
		}
		return
	}
	key := q.ofRank(q.form.rank)
	q.choices[key], q.choices[q.form.key] = q.choices[q.form.key], q.choices[key]
	q.keys[q.form.key] = true
}

// partly shuffles as much of a list as options can need.
func partly(r *random, list []uint8) {
	for i := range min(maxOptions, len(list)-1) {
		k := i + r.below(len(list)-i)
		list[i], list[k] = list[k], list[i]
	}
}

// ofRank is the option that as many others are shorter than; the second longest
// instead of the longest where that is much longer than the others.
func (q *question) ofRank(rank int) int {
	n := q.form.options
	var order, length [maxOptions]int
	for i := range n {
		length[i] = q.length(i)
		at := i
		for ; at > 0 && length[order[at-1]] > length[i]; at-- {
			order[at] = order[at-1]
		}
		order[at] = i
	}
	if rank == n-1 && 10*length[order[n-2]] < 8*length[order[n-1]] {
		rank--
	}
	return order[rank]
}

// length is that of the words by which an option differs from the others.
func (q *question) length(option int) int {
	c, s := q.choices[option], q.subject
	if q.style.short {
		return s.tools[c.tool].length
	}
	return s.tools[c.tool].length + s.deeds[c.deed].length + s.means[c.means].length
}
