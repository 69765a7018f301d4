package parser

import (
	"cmp"
	"slices"
	"sort"
)

// link is an analysis that stands apart from its question; both are records.
type link struct{ question, analysis int32 }

// numberTable has the questions of a file by number.
type numberTable struct {
	list []numbered // by number, then by place
	// shared are the numbers that more than one question has, or an analysis that
	// belongs to a question without one.
	shared []int64
}

type numbered struct {
	number int64
	record int32
}

func (ix *Index) numberTable() *numberTable {
	t := &numberTable{list: make([]numbered, 0, ix.questions)}
	last := -1
	for i := range ix.records {
		r := &ix.records[i]
		switch {
		case r.isNumbered():
			t.list = append(t.list, numbered{r.number(), int32(i)})
		case r.isAnalysis() && last == i-1 && i > 0 && ix.records[last].number() == 0 && r.number() > 0:
			t.shared = append(t.shared, r.number())
		}
		if !r.isAnalysis() {
			last = i
		}
	}
	slices.SortFunc(t.list, func(a, b numbered) int {
		return cmp.Or(cmp.Compare(a.number, b.number), cmp.Compare(a.record, b.record))
	})
	for i := 1; i < len(t.list); i++ {
		if t.list[i].number == t.list[i-1].number {
			t.shared = append(t.shared, t.list[i].number)
		}
	}
	slices.Sort(t.shared)
	t.shared = slices.Compact(t.shared)
	return t
}

// with are the questions with a number.
func (t *numberTable) with(number int64) []numbered {
	from := sort.Search(len(t.list), func(i int) bool { return t.list[i].number >= number })
	to := from
	for to < len(t.list) && t.list[to].number == number {
		to++
	}
	return t.list[from:to]
}

// hasQuestion tells whether a question has the number.
func (t *numberTable) hasQuestion(number int64) bool {
	from := sort.Search(len(t.list), func(i int) bool { return t.list[i].number >= number })
	return from < len(t.list) && t.list[from].number == number
}

func (t *numberTable) isShared(number int64) bool {
	_, ok := slices.BinarySearch(t.shared, number)
	return ok
}

// join finds the question of each analysis as [File.join] does.
func (ix *Index) join() error {
	explained := make([]uint64, len(ix.records)/64+1)
	explain := func(q int32) { explained[q/64] |= 1 << (q % 64) }
	isExplained := func(q int32) (bool, error) {
		if explained[q/64]&(1<<(q%64)) != 0 {
			return true, nil
		}
		// Whether the question has option analyses without a heading takes parsing
		// it. That is asked of questions of one number only.
		own, err := ix.explainsItself(int(q))
		if own {
			explain(q)
		}
		return own, err
	}
	done := map[int64]int{}
	groups := map[int64][]numbered{} // those of several questions
	last, adjacent := int32(-1), false
	for i := range ix.records {
		r := &ix.records[i]
		if !r.isAnalysis() {
			last, adjacent = int32(i), true
			continue
		}
		number := r.number()
		if last >= 0 {
			above := ix.records[last].number()
			if number == 0 || adjacent && (above == 0 || above == number) {
				explain(last)
				adjacent = false
				continue
			}
		}
		adjacent = false
		group, ok := groups[number]
		if !ok {
			if group = ix.numbers().with(number); len(group) > 1 {
				groups[number] = group
			}
		}
		if len(group) == 0 {
			ix.orphans = append(ix.orphans, int32(i))
			continue
		}
		at := done[number]
		for at < len(group)-1 {
			known, err := isExplained(group[at].record)
			if err != nil {
				return err
			}
			if !known {
				break
			}
			at++
		}
		if at > 0 {
			done[number] = at
		}
		q := group[at].record
		explain(q)
		if q != last {
			ix.moved = append(ix.moved, link{q, int32(i)})
		}
	}
	ix.joined = slices.Clone(ix.moved)
	slices.SortFunc(ix.joined, func(a, b link) int {
		return cmp.Or(cmp.Compare(a.question, b.question), cmp.Compare(a.analysis, b.analysis))
	})
	return nil
}

// movedTo is the question of an analysis that stands apart from it, -1 for any
// other record.
func (ix *Index) movedTo(analysis int) int {
	i := sort.Search(len(ix.moved), func(i int) bool { return int(ix.moved[i].analysis) >= analysis })
	if i == len(ix.moved) || int(ix.moved[i].analysis) != analysis {
		return -1
	}
	return int(ix.moved[i].question)
}

// joinedTo are the analyses that stand apart from the questions in a range.
func (ix *Index) joinedTo(first, last int) []link {
	at := func(q int) int {
		return sort.Search(len(ix.joined), func(i int) bool { return int(ix.joined[i].question) >= q })
	}
	return ix.joined[at(first):at(last)]
}

func (ix *Index) isOrphan(record int) bool {
	_, ok := slices.BinarySearch(ix.orphans, int32(record))
	return ok
}

// end is where a record ends.
func (ix *Index) end(i int) int {
	if i+1 < len(ix.records) {
		return int(ix.records[i+1].offset)
	}
	return ix.size
}

// explainsItself tells whether a question has option analyses without a heading
// above them.
func (ix *Index) explainsItself(i int) (bool, error) {
	f, err := ix.parse(Window{first: i, last: i + 1, before: -1}, true)
	if err != nil {
		return false, err
	}
	for _, r := range f.Records {
		if q := r.Question; q != nil && !f.outside[r] {
			return len(headless(q).OptionAnalyses()) > 0, nil
		}
	}
	return false, nil
}

// analysesOf are the analyses of a question in source order.
func (ix *Index) analysesOf(q int) (list []int) {
	for i := q + 1; i < len(ix.records) && ix.records[i].isAnalysis(); i++ {
		if ix.movedTo(i) < 0 && !ix.isOrphan(i) {
			list = append(list, i)
		}
	}
	for _, l := range ix.joinedTo(q, q+1) {
		list = append(list, int(l.analysis))
	}
	slices.Sort(list)
	return list
}

// surplus tells whether an analysis which stands apart from its question is not
// the one that counts as the question's own: of several that is the one right
// below it, else what the question was joined with first.
func (ix *Index) surplus(analysis int) (bool, error) {
	q := ix.movedTo(analysis)
	if q < 0 {
		return false, nil
	}
	// A question may have a million of them.
	ix.own.Lock()
	defer ix.own.Unlock()
	own, ok := ix.own.analysis[q]
	if !ok {
		self, err := ix.explainsItself(q)
		if err != nil {
			return false, err
		}
		own = -1 // the sections below the options
		if list := ix.analysesOf(q); !self {
			own = list[0]
			if slices.Contains(list[1:], q+1) {
				own = q + 1
			}
		}
		if ix.own.analysis == nil {
			ix.own.analysis = map[int]int{}
		}
		ix.own.analysis[q] = own
	}
	return analysis != own, nil
}
