package report

import (
	"fmt"
	"io"

	"github.com/jstemmer/go-junit-report/v2/junit"

	"github.com/qbank-dev/qbank/lint"
)

var junitFormat = Format{
	Name:        "junit",
	Description: "a JUnit XML report: a test suite a file, a test case a finding",
	Write:       writeJUnit,
}

// noTime is the duration of a suite or case, which the format requires.
const noTime = "0.000"

// writeJUnit writes a suite for each file with findings. A run without findings
// gets one case that passes: Jenkins takes a report without cases for a broken
// one.
func writeJUnit(w io.Writer, r *Report) error {
	doc := junit.Testsuites{Name: "qbank"}
	list := r.Diagnostics
	for len(list) > 0 {
		n := 1
		for n < len(list) && list[n].File == list[0].File {
			n++
		}
		suite := newTestsuite(list[:n])
		suite.ID = len(doc.Suites)
		doc.AddSuite(suite)
		list = list[n:]
	}
	if len(doc.Suites) == 0 {
		suite := junit.Testsuite{Name: "qbank", Time: noTime}
		suite.AddTestcase(junit.Testcase{Name: Summarize(r.Summary), Classname: "qbank", Time: noTime})
		doc.AddSuite(suite)
	}
	return writeXML(w, doc)
}

func newTestsuite(list []lint.Diagnostic) junit.Testsuite {
	file := Safe(relative(list[0].File))
	suite := junit.Testsuite{Name: file, Time: noTime}
	seen := map[string]int{}
	for i := range list {
		d := &list[i]
		// The name stays the same when lines move: services follow a case from run
		// to run by its name. A number makes it unique.
		name := d.Code + " " + d.Name
		if d.Question > 0 {
			name += fmt.Sprintf(", question %d", d.Question)
		}
		if seen[name]++; seen[name] > 1 {
			name += fmt.Sprintf(" (%d)", seen[name])
		}
		c := junit.Testcase{Name: name, Classname: file, Time: noTime}
		text := place(relative(d.File), d.Start) + ": " + Safe(d.Message)
		if d.Help != "" {
			text += "\nhelp: " + Safe(d.Help)
		}
		for _, related := range d.Related {
			text += "\nnote: " + place(relative(related.File), related.Start) + ": " + Safe(related.Message)
		}
		if d.URL != "" {
			text += "\n" + d.URL
		}
		if d.Severity == lint.Info {
			// An info fails no run, and no test.
			c.SystemOut = &junit.Output{Data: text}
		} else {
			c.Failure = &junit.Result{Message: Safe(d.Message), Type: d.Severity.String(), Data: text}
		}
		suite.AddTestcase(c)
	}
	return suite
}
