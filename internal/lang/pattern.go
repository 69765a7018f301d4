package lang

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// pattern is a phrase of a list.
type pattern struct {
	list     List
	language *language
	steps    []step
	trigger  int // the first step that is a word
	// first and last are the steps whose words are reported.
	first, last int
}

type stepKind uint8

const (
	wordStep  stepKind = iota // a word or one of a class
	anyStep                   // "?", any word
	manyStep                  // "@class*", as many words of the class as there are
	notStep                   // "!word", a word that must not come here
	gapStep                   // ".." or "...", words up to the first that fits the next step
	startStep                 // "^", the start of a sentence
	openStep                  // "(", the start of a sentence or an opening bracket
	endStep                   // "$", its end
)

type step struct {
	kind stepKind
	term *term
	// wide gaps cross punctuation and other clauses.
	wide bool
	// most is how many words a gap holds at most.
	most int
}

// pattern reads a phrase (data/README.md has the syntax).
func (lex *lexicon) pattern(l *language, line string, used map[string]bool) (*pattern, error) {
	p := &pattern{language: l, trigger: -1, first: -1, last: -1}
	for _, field := range strings.Fields(line) {
		opens, closes := strings.HasPrefix(field, "{"), strings.HasSuffix(field, "}")
		field = strings.TrimSuffix(strings.TrimPrefix(field, "{"), "}")
		s := step{}
		switch {
		case field == "^":
			s.kind = startStep
		case field == "(":
			s.kind = openStep
		case field == "$":
			s.kind = endStep
		case field == "?":
			s.kind = anyStep
		case strings.HasPrefix(field, ".."):
			count := strings.TrimLeft(field, ".")
			s = step{kind: gapStep, wide: strings.HasPrefix(field, "..."), most: 24}
			if s.wide {
				s.most = math.MaxInt
			}
			if count != "" {
				n, err := strconv.Atoi(count)
				if err != nil {
					return nil, fmt.Errorf("%q is no gap", field)
				}
				s.most = n
			}
		case strings.HasPrefix(field, "!"):
			s.kind, s.term = notStep, lex.used(l, field[1:], used)
		case strings.HasPrefix(field, "@") && strings.HasSuffix(field, "*"):
			s.kind, s.term = manyStep, lex.used(l, strings.TrimSuffix(field, "*"), used)
		default:
			s.term = lex.used(l, field, used)
			if p.trigger < 0 {
				p.trigger = len(p.steps)
			}
		}
		if opens {
			p.first = len(p.steps)
		}
		if closes {
			p.last = len(p.steps)
		}
		p.steps = append(p.steps, s)
	}
	if p.trigger < 0 {
		return nil, fmt.Errorf("%q has no word", line)
	}
	if p.first < 0 && p.last < 0 {
		p.first, p.last = p.trigger, len(p.steps)-1
	}
	if p.first < p.trigger || p.last < p.first {
		return nil, fmt.Errorf("the braces of %q enclose no word", line)
	}
	return p, nil
}

// used returns the term of a word or class of a phrase.
func (lex *lexicon) used(l *language, name string, classes map[string]bool) *term {
	t := lex.term(l.name, name)
	if strings.HasPrefix(name, "@") {
		classes[name] = true
	} else {
		l.define(name, t)
	}
	return t
}

// match tries the phrase with its first word at i. It returns what to report, and
// the index of the word after the phrase. A gap ends at the first word that fits the step
// after it and no other is tried, so that a match costs one pass at most.
func (p *pattern) match(words []Word, i int) (m Match, end int, ok bool) {
	if !words[i].is(p.steps[p.trigger].term) || !p.before(words, i) {
		return Match{}, 0, false
	}
	pos := i + 1
	m.Start = words[i].Start
	note := func(step, word int) {
		if step == p.first {
			m.Start = words[word].Start
		}
		if step <= p.last {
			m.End = words[word].End
		}
	}
	note(p.trigger, i)
	crossed := false // whether a wide gap comes before the step
	for n := p.trigger + 1; n < len(p.steps); n++ {
		s := &p.steps[n]
		switch s.kind {
		case wordStep, anyStep:
			if pos == len(words) || words[pos].Opens && !crossed || words[pos].Broken && !crossed {
				return Match{}, 0, false
			}
			if s.kind == wordStep && !words[pos].is(s.term) {
				return Match{}, 0, false
			}
			note(n, pos)
			pos++
		case manyStep:
			for pos < len(words) && !words[pos].Opens && words[pos].is(s.term) {
				note(n, pos)
				pos++
			}
		case notStep:
			if pos < len(words) && !words[pos].Broken && words[pos].is(s.term) {
				return Match{}, 0, false
			}
		case endStep:
			if !ends(words, pos) {
				return Match{}, 0, false
			}
		case gapStep:
			if pos, ok = p.cross(words, pos, s, n+1); !ok {
				return Match{}, 0, false
			}
		}
		crossed = s.kind == gapStep && s.wide
	}
	return m, pos, true
}

// cross returns the index of the word after a gap, which fits the next step.
func (p *pattern) cross(words []Word, pos int, gap *step, next int) (int, bool) {
	for n := 0; ; n++ {
		if next < len(p.steps) && p.steps[next].kind == endStep && ends(words, pos) {
			return pos, true
		}
		if pos == len(words) || words[pos].Opens || words[pos].Broken && !gap.wide {
			return 0, false
		}
		if next < len(p.steps) && p.steps[next].kind == wordStep && words[pos].is(p.steps[next].term) {
			return pos, true
		}
		if n == gap.most || !gap.wide && p.language.startsClause(&words[pos]) {
			return 0, false
		}
		pos++
	}
}

// before checks the steps before the first word, from the last to the first.
func (p *pattern) before(words []Word, i int) bool {
	for n := p.trigger - 1; n >= 0; n-- {
		switch s := &p.steps[n]; s.kind {
		case startStep:
			if !words[i].Opens {
				return false
			}
		case openStep:
			if !words[i].Opens && !words[i].bracket {
				return false
			}
		case notStep:
			if i > 0 && !words[i].Broken && words[i-1].is(s.term) {
				return false
			}
		case gapStep:
			// Back to the sentence's start; the word must be the first of its kind.
			first := p.steps[p.trigger].term
			for n := 0; !words[i].Opens; n++ {
				if n == s.most || words[i].Broken && !s.wide {
					return false
				}
				i--
				if words[i].is(first) || !s.wide && p.language.startsClause(&words[i]) {
					return false
				}
			}
		}
	}
	return true
}

// ends reports whether a sentence ends before the word at pos.
func ends(words []Word, pos int) bool {
	return pos == len(words) || words[pos].Opens || words[pos].bracket
}

// startsClause reports whether a word begins another clause or is its verb.
func (l *language) startsClause(w *Word) bool {
	for _, s := range l.breaks {
		if w.is(s) {
			return true
		}
	}
	return false
}
