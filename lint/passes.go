package lint

import "github.com/qbank-dev/qbank/parser"

// passes are the runs of all rules over one file after another. What is the same for
// all files is written once: most files of many banks hold one question.
type passes struct {
	all    []Pass
	asking []*Pass // those that look at each question of the file
}

func newPasses(l *Linter, n *notes) passes {
	p := passes{all: make([]Pass, len(l.rules)), asking: make([]*Pass, 0, len(l.rules))}
	for i, rule := range l.rules {
		p.all[i] = Pass{linter: l, rule: rule, notes: n}
	}
	return p
}

// begin runs the rules of files over a file, or over a window of one.
func (ps *passes) begin(f *parser.File, questions []*Question, w *Window) {
	for i := range ps.all {
		p := &ps.all[i]
		if p.linter.isIgnored(f.Source.Name, p.rule.Code) {
			continue
		}
		p.File, p.questions, p.window = f, questions, w
		if p.rule.CheckQuestion != nil {
			ps.asking = append(ps.asking, p)
		}
		if p.rule.CheckFile != nil {
			p.rule.CheckFile(p)
		}
	}
}

// ask runs the rules of questions over one. All of them look at a question before the
// next one, so that what they read of it is needed once at a time.
func (ps *passes) ask(q *Question) {
	for _, p := range ps.asking {
		p.question = q
		p.rule.CheckQuestion(p, q)
	}
}

// forget lets go of the file.
func (ps *passes) forget() {
	ps.asking = ps.asking[:0]
	for i := range ps.all {
		p := &ps.all[i]
		p.File, p.question, p.questions, p.found, p.window = nil, nil, nil, nil, nil
	}
}
