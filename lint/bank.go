package lint

import (
	"runtime"
	"slices"
	"strconv"
)

// Finish runs the rules over the whole run and gives all its findings, those of
// the files included, in order. The results may come from linters with
// different settings, as folders of one bank may have them: a rule looks at the
// questions of all files for which it runs. The results are not changed and
// may be used in another run.
func Finish(results []FileResult) []Diagnostic { return FinishWith(results, FinishOptions{}) }

// FinishOptions say how [FinishWith] works. They do not change the findings.
type FinishOptions struct {
	// Jobs is the number of processors that rules may use at once; 0 means all.
	Jobs int
}

// FinishWith is [Finish] with options.
func FinishWith(results []FileResult, opts FinishOptions) []Diagnostic {
	if opts.Jobs <= 0 {
		opts.Jobs = runtime.GOMAXPROCS(0)
	}
	n := 0
	for i := range results {
		n += len(results[i].Diagnostics)
	}
	out := make([]Diagnostic, 0, n+n/16)
	results = slices.Clone(results)
	for i := range results {
		results[i].suppressions = results[i].suppressions.clone()
		out = append(out, results[i].Diagnostics...)
	}
	if codes := bankRules(results); len(codes) > 0 {
		facts := allFacts(results)
		for _, code := range codes {
			out = append(out, finishRule(code, results, facts, opts.Jobs)...)
		}
	}
	for i := range results {
		out = append(out, results[i].unused(true)...)
	}
	return Sort(out)
}

// addFacts adds pointers to the facts of a file. The facts are most of the memory of a
// run, so they are not copied.
func addFacts(to []*Fact, facts []Fact) []*Fact {
	for i := range facts {
		to = append(to, &facts[i])
	}
	return to
}

// allFacts returns the facts of all files in their order.
func allFacts(results []FileResult) []*Fact {
	n := 0
	for i := range results {
		n += len(results[i].Facts)
	}
	facts := make([]*Fact, 0, n)
	for i := range results {
		facts = addFacts(facts, results[i].Facts)
	}
	return facts
}

// bankRules returns the codes of the rules over the whole run that run for any file,
// in the order of the catalogue.
func bankRules(results []FileResult) []string {
	var codes []string
	seen := map[*Linter]bool{}
	known := map[string]bool{}
	for i := range results {
		l := results[i].linter
		if seen[l] {
			continue
		}
		seen[l] = true
		for _, rule := range l.rules {
			if rule.CheckBank != nil && !known[rule.Code] {
				known[rule.Code] = true
				codes = append(codes, rule.Code)
			}
		}
	}
	return codes
}

// finishRule runs one rule over the facts of the files for which it runs. Its
// options are those of the first such file, the severity of a finding is that of
// its file. All are the facts of all files.
func finishRule(code string, results []FileResult, all []*Fact, jobs int) []Diagnostic {
	p := BankPass{jobs: jobs}
	takesPart := make([]bool, len(results))
	taking := 0
	for i := range results {
		rule := results[i].linter.activeIn(results[i].File, code)
		if rule == nil {
			continue
		}
		if p.rule == nil {
			p.rule = rule
		}
		takesPart[i] = true
		taking++
	}
	if taking == len(results) {
		p.Facts = all
	} else {
		for i, takes := range takesPart {
			if takes {
				p.Facts = addFacts(p.Facts, results[i].Facts)
			}
		}
	}
	if p.rule == nil {
		return nil
	}
	p.rule.CheckBank(&p)
	if len(p.diagnostics) == 0 {
		return nil
	}
	files := make(map[string]*FileResult, taking)
	for i, takes := range takesPart {
		if takes {
			files[results[i].File] = &results[i]
		}
	}
	var kept []Diagnostic
	for _, d := range p.diagnostics {
		if r := files[d.File]; r != nil {
			if r.suppressions.hides(p.rule.Rule, d.Start.Offset) {
				continue
			}
			d.Severity = r.linter.byCode[code].severity
		}
		kept = append(kept, d)
	}
	return kept
}

// BankPass is one rule's run over the facts of all files.
type BankPass struct {
	// Facts are in the order of the files and of the questions in them.
	Facts []*Fact

	rule        *active
	jobs        int
	diagnostics []Diagnostic
}

// Jobs returns the number of processors that the rule may use at once, 1 or more.
func (p *BankPass) Jobs() int { return p.jobs }

// Report adds a finding about a question; related places may be in other files.
func (p *BankPass) Report(at *Fact, message, help string, related ...Related) {
	p.diagnostics = append(p.diagnostics, Diagnostic{
		File:      at.File,
		Code:      p.rule.Code,
		Name:      p.rule.Name,
		Severity:  p.rule.severity,
		Message:   message,
		Question:  at.Number,
		Start:     at.Start,
		End:       at.End,
		StartByte: at.StartByte,
		EndByte:   at.EndByte,
		Help:      help,
		URL:       p.rule.url,
		Related:   related,
		Hash:      textHash(strconv.FormatInt(at.Number, 10)),
		Excerpt:   at.Excerpt,
	})
}
