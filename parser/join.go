package parser

// sameNumber holds the questions with one number, of which the first done ones have an
// analysis.
type sameNumber struct {
	questions []*Question
	done      int
}

// join pairs each analysis with its question by number. An analysis that
// follows its question directly belongs to it; another goes to the first
// question with the number that has none yet, so that a bank with all questions
// first and all analyses after them is paired in order even where a number
// stands twice.
func (f *File) join() {
	for _, r := range f.Records {
		q := r.Question
		if q == nil {
			continue
		}
		q.Analysis = headless(q)
		if q.Heading.Number > 0 {
			f.Questions = append(f.Questions, q)
		} else {
			f.Unnumbered = append(f.Unnumbered, q)
		}
	}
	var byNumber map[int64]*sameNumber // made where it is needed
	var last *Question                 // the last question
	adjacent := false                  // it is the record before this one
	for _, r := range f.Records {
		if r.Question != nil {
			last, adjacent = r.Question, true
			continue
		}
		a, number := r.Analysis, r.Analysis.Heading.Number
		switch {
		case last != nil && (number == 0 || adjacent && (last.Heading.Number == 0 || last.Heading.Number == number)):
			a.Adjacent = adjacent
			attach(last, a)
		default:
			if byNumber == nil {
				byNumber = f.byNumber()
			}
			if same := byNumber[number]; same != nil {
				attach(same.next(), a)
			} else {
				f.Orphans = append(f.Orphans, a)
			}
		}
		adjacent = false
	}
}

// byNumber returns the questions with each number.
func (f *File) byNumber() map[int64]*sameNumber {
	m := make(map[int64]*sameNumber, len(f.Questions))
	for _, q := range f.Questions {
		n := q.Heading.Number
		if m[n] == nil {
			m[n] = &sameNumber{}
		}
		m[n].questions = append(m[n].questions, q)
	}
	return m
}

// next returns the first question that has no analysis yet, else the last one.
func (s *sameNumber) next() *Question {
	for s.done < len(s.questions)-1 && s.questions[s.done].explained() {
		s.done++
	}
	return s.questions[s.done]
}

// explained reports whether a further analysis of the question is a duplicate: the
// first has a heading, or option analyses. Other sections after the options go with
// the analysis that has a heading.
func (q *Question) explained() bool {
	return q.Analysis != nil && (q.Analysis.Heading != nil || len(q.Analysis.OptionAnalyses()) > 0)
}

// headless returns the analysis of a question that has no heading of its own: all
// after the options, unless that is layout only, such as a rule between two questions.
func headless(q *Question) *Analysis {
	if len(q.Sections) == 0 && !q.Tail.speaks() {
		return nil
	}
	n := q.Tail.Len()
	for _, s := range q.Sections {
		n += len(s.blocks)
	}
	end := len(q.blocks)
	if q.Stray != nil {
		end -= len(q.Stray.blocks)
	}
	a := &Analysis{Tail: q.Tail, Sections: q.Sections}
	a.blocks = q.blocks[end-n : end]
	return a
}

// attach gives a question its analysis, or a further one.
func attach(q *Question, a *Analysis) {
	if q.explained() {
		q.Duplicates = append(q.Duplicates, a)
		return
	}
	if q.Tail.speaks() {
		a.Tail = q.Tail
	}
	a.Lead = q.Sections
	q.Analysis = a
}
