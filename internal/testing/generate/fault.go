package generate

import (
	"fmt"
	"slices"
	"strings"
)

// fault is a way to spoil a question so that one rule, and no other, finds it.
type fault struct {
	code string
	// plant changes the plan of a question, and tells whether the fault fits it; nil
	// fits all. What the code does to the text, stands where that is written.
	plant func(p *planner, q *question, r *random) bool
	// apart tells that it takes an analysis right below the question.
	apart bool
}

// faults are those that can be planted, by code.
//
// Not among them: QB005 and QB606, which are reported once a file; QB503 and QB504,
// about the whole bank; QB107, QB108 and QB315, which are off.
var faults = []*fault{
	{code: "QB001", plant: func(_ *planner, q *question, _ *random) bool {
		q.style.heading = heading{"Question #", ""}
		return true
	}},
	{code: "QB002", apart: true},
	{code: "QB003", apart: true},
	{code: "QB004"},
	{code: "QB006", plant: func(_ *planner, q *question, r *random) bool {
		q.style.label = labelDot
		q.at = 1 + r.below(q.form.options-1)
		return true
	}},
	{code: "QB101", plant: func(_ *planner, q *question, _ *random) bool { return single(q) }},
	{code: "QB102", plant: func(_ *planner, q *question, _ *random) bool {
		if q.form.want > 1 {
			return false
		}
		q.form.options, q.form.key = 1, 0
		q.keys = [maxOptions]bool{true}
		q.style.marks = marksAll
		return true
	}},
	{code: "QB103", plant: func(_ *planner, q *question, r *random) bool {
		return q.form.options > 2 && atDistractor(nil, q, r) && q.at > 0
	}},
	{code: "QB104", plant: func(_ *planner, q *question, _ *random) bool {
		q.at = q.form.options - 1
		return true
	}},
	{code: "QB105", plant: dropped},
	{code: "QB106", apart: true, plant: func(p *planner, q *question, r *random) bool {
		before, ok := p.before(q, r)
		q.number = int64(before) + 1
		return ok
	}},
	{code: "QB201", plant: func(_ *planner, q *question, _ *random) bool {
		q.style.key, q.style.answer = keyStar, answerNowhere
		return true
	}},
	{code: "QB202", plant: func(_ *planner, q *question, r *random) bool {
		if !single(q) || !atDistractor(nil, q, r) {
			return false
		}
		q.keys[q.at] = true
		q.style.key = keyStar
		return true
	}},
	{code: "QB203", plant: func(_ *planner, q *question, _ *random) bool {
		if !single(q) || q.form.options < 3 {
			return false
		}
		q.at = q.form.key
		q.style.key = keyStar
		return true
	}},
	{code: "QB204", plant: func(_ *planner, q *question, r *random) bool {
		q.style.key = keyStar
		if q.style.answer == answerNowhere {
			q.style.answer = answerLast
		}
		return atDistractor(nil, q, r)
	}},
	{code: "QB205", plant: func(_ *planner, q *question, _ *random) bool {
		q.style.key = keyStated
		if q.style.answer == answerNowhere {
			q.style.answer = answerLast
		}
		return single(q)
	}},
	{code: "QB206", plant: atDistractor},
	{code: "QB207", plant: func(_ *planner, q *question, _ *random) bool {
		q.at, q.style.key = q.form.key, keyStar
		return single(q)
	}},
	{code: "QB301", apart: true, plant: func(_ *planner, q *question, _ *random) bool {
		q.style.key, q.style.answer = keyStated, answerFirst
		return true
	}},
	{code: "QB302", plant: func(_ *planner, q *question, _ *random) bool {
		q.style.key, q.style.answer = keyStated, answerLast
		q.style.before[0] = sectionNeeds
		return true
	}},
	{code: "QB303", plant: marked(atDistractor)},
	{code: "QB304", plant: func(_ *planner, q *question, _ *random) bool {
		q.at = q.form.options
		return q.form.options < maxOptions
	}},
	{code: "QB305", plant: atDistractor},
	{code: "QB306", plant: func(_ *planner, q *question, r *random) bool {
		q.at = r.below(q.form.options - 1)
		return true
	}},
	{code: "QB307", plant: marked(atKey)},
	{code: "QB308", plant: marked(func(_ *planner, q *question, r *random) bool {
		q.style.fenced = false // a mark in a fence may be what is lacking
		return atDistractor(nil, q, r)
	})},
	{code: "QB309", plant: marked(func(_ *planner, q *question, r *random) bool {
		q.style.fenced = false
		q.style.reasons = max(q.style.reasons, 2)
		return q.form.options > 2 && atKey(nil, q, r)
	})},
	{code: "QB310", plant: marked(func(_ *planner, q *question, r *random) bool {
		q.style.reasons = max(q.style.reasons, 2)
		return atDistractor(nil, q, r)
	})},
	{code: "QB311", plant: marked(atDistractor)},
	{code: "QB312", plant: marked(atDistractor)},
	{code: "QB313", plant: func(_ *planner, q *question, _ *random) bool {
		q.style.ownHeading = true
		return true
	}},
	{code: "QB314", plant: marked(atKey)},
	{code: "QB401", plant: long(atKey)},
	{code: "QB402", plant: long(dropped)},
	{code: "QB403", plant: long(dropped)},
	{code: "QB404"},
	{code: "QB405", plant: long(atDistractor)},
	{code: "QB406", plant: long(atAny)},
	{code: "QB407", plant: atLater},
	{code: "QB408", plant: long(func(_ *planner, q *question, r *random) bool {
		q.style.between = gapBlank // a <br> would be one more difference
		return atLater(nil, q, r)
	})},
	{code: "QB409", plant: long(func(_ *planner, q *question, r *random) bool {
		q.style.wrapped = false
		return atKey(nil, q, r)
	})},
	{code: "QB410", plant: long(func(_ *planner, q *question, r *random) bool {
		q.style.wrapped, q.style.between = false, gapBlank // the text has to be at the end
		return q.form.options > 2 && atAny(nil, q, r)
	})},
	{code: "QB411", plant: func(_ *planner, q *question, _ *random) bool { return single(q) }},
	{code: "QB412"},
	{code: "QB413", plant: long(func(_ *planner, q *question, r *random) bool {
		return q.form.options > 2 && dropped(nil, q, r) && q.at > 1
	})},
	{code: "QB501", plant: func(p *planner, q *question, r *random) bool {
		before, ok := p.before(q, r)
		if !ok {
			return false
		}
		index, number := q.index, q.number
		*q = p.sound(before, &p.other)
		q.index, q.number, q.fault = index, number, "QB501"
		return true
	}},
	{code: "QB502", plant: func(p *planner, q *question, r *random) bool {
		before, ok := p.before(q, r)
		if !ok {
			return false
		}
		other := p.sound(before, &p.other)
		// The stem of a short question is compared in another way, and how many
		// options are asked for is part of it.
		if other.style.short || !single(q) || !single(&other) {
			return false
		}
		index, number, form := q.index, q.number, q.form
		*q = other
		q.index, q.number, q.form, q.fault = index, number, form, "QB502"
		q.keys, q.lure = [maxOptions]bool{}, noLure
		q.choose(r)
		return true
	}},
	{code: "QB601", plant: long(func(*planner, *question, *random) bool { return true })},
	{code: "QB602", plant: atAny},
	{code: "QB603", plant: atAny},
	{code: "QB604", plant: atAny},
	{code: "QB605", plant: atAny},
	{code: "QB607", plant: atAny},
	{code: "QB608"},
	{code: "QB701", plant: atAny},
	{code: "QB901"},
	{code: "QB902"},
}

// The places of faults that stand on one line: the question's heading, an option,
// the heading of an option analysis, its first reason.
var (
	atHeading = places("QB001", "QB101", "QB106", "QB201", "QB301", "QB501", "QB502")
	atOption  = places("QB006", "QB102", "QB103", "QB104", "QB105", "QB303", "QB401", "QB402", "QB403", "QB405",
		"QB406", "QB407", "QB408", "QB409", "QB410", "QB413")
	atAnalysis = places("QB203", "QB207", "QB306", "QB308", "QB309", "QB312")
	atReason   = places("QB206", "QB307", "QB311", "QB314", "QB602", "QB603", "QB604", "QB605", "QB607")
	// replaced are the options that say nothing of their own.
	replaced = places("QB402", "QB403", "QB413")
)

func places(codes ...string) map[string]bool {
	set := map[string]bool{}
	for _, c := range codes {
		set[c] = true
	}
	return set
}

// reasonFaults are added to the text of a reason.
var reasonFaults = map[string]string{
	"QB206": " ⭐",
	"QB602": " (12\u00a0km)",
	"QB603": " (12\u202ekm)",
	"QB604": " (\u1112\u1161\u11ab\u1100\u1173\u11af)",
	"QB605": " (\ufffdC)",
	"QB607": " **(12 km)",
}

// directives are put above the stem.
var directives = map[string]string{
	"QB901": "<!-- qbank-disable-next-line QB604 -->\n",
	"QB902": "<!-- qbank-disable-next-line QB999 -->\n",
}

// Codes are the codes of the faults that can be planted, in order.
func Codes() (codes []string) {
	for _, f := range faults {
		codes = append(codes, f.code)
	}
	return codes
}

// choosable are the faults that the options ask for.
func choosable(opts Options) (list []*fault, err error) {
	for _, code := range opts.Codes {
		if !slices.ContainsFunc(faults, func(f *fault) bool { return f.code == code }) {
			return nil, fmt.Errorf("%q is no fault that can be planted: choose among %s", code, strings.Join(Codes(), ", "))
		}
	}
	for _, f := range faults {
		if (len(opts.Codes) == 0 || slices.Contains(opts.Codes, f.code)) && !(f.apart && opts.AnalysesLast) {
			list = append(list, f)
		}
	}
	if len(list) == 0 {
		return nil, fmt.Errorf("none of %s can be planted where all analyses come last", strings.Join(opts.Codes, ", "))
	}
	return list, nil
}

// before is the index of an earlier question without a fault.
func (p *planner) before(q *question, r *random) (index int, ok bool) {
	for range 20 {
		if q.index == 0 {
			return 0, false
		}
		if i := r.below(q.index); p.isSound(i) {
			return i, true
		}
	}
	return 0, false
}

// single tells whether one option is right.
func single(q *question) bool { return q.form.want == 1 }

func atAny(_ *planner, q *question, r *random) bool {
	q.at = r.below(q.form.options)
	return true
}

func atKey(_ *planner, q *question, _ *random) bool {
	q.at = q.form.key
	return single(q)
}

func atDistractor(_ *planner, q *question, r *random) bool {
	for {
		q.at = r.below(q.form.options)
		if !q.keys[q.at] {
			return true
		}
	}
}

// dropped is at a wrong option of which nothing is left that could compare with the
// key: others must.
func dropped(_ *planner, q *question, r *random) bool {
	q.style.stop = false // what stands in its place has too few words for a full stop
	if !single(q) || !atDistractor(nil, q, r) {
		return false
	}
	for i := range q.form.options {
		if i != q.at && i != q.form.key && 10*q.length(i) >= 8*q.length(q.form.key) {
			return true
		}
	}
	return false
}

// atLater is at an option with another one above.
func atLater(_ *planner, q *question, r *random) bool {
	q.at = 1 + r.below(q.form.options-1)
	return true
}

// marked takes a question that marks its reasons.
func marked(at func(*planner, *question, *random) bool) func(*planner, *question, *random) bool {
	return func(p *planner, q *question, r *random) bool {
		q.style.marks = marksAll
		return at(p, q, r)
	}
}

// long takes a question with options of whole sentences.
func long(at func(*planner, *question, *random) bool) func(*planner, *question, *random) bool {
	return func(p *planner, q *question, r *random) bool {
		return !q.style.short && at(p, q, r)
	}
}
