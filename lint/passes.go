package lint

import "github.com/qbank-dev/qbank/parser"

// checkFile runs the rules of files and questions over a file and returns their
// passes, in the order of the rules, and the facts of its questions.
func (l *Linter) checkFile(f *parser.File) ([]*Pass, []Fact) {
	var passes []*Pass
	words := l.words.Get().(*wordReader)
	defer l.words.Put(words)
	questions := newQuestions(f, words)
	for _, rule := range l.rules {
		if !l.isIgnored(f.Source.Name, rule.Code) {
			passes = append(passes, &Pass{File: f, linter: l, rule: rule, questions: questions})
		}
	}
	for _, p := range passes {
		if p.rule.CheckFile != nil {
			p.rule.CheckFile(p)
		}
	}
	var facts []Fact
	maker := factMaker{linter: l, file: f}
	for _, q := range questions {
		// All rules look at a question before the next one: only one document is in
		// memory at a time.
		for _, p := range passes {
			if p.rule.CheckQuestion != nil {
				p.question = q
				p.rule.CheckQuestion(p, q)
			}
		}
		facts = append(facts, maker.fact(q))
		q.release()
	}
	return passes, facts
}
