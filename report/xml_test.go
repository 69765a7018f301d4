package report

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/jstemmer/go-junit-report/v2/junit"

	"github.com/qbank-dev/qbank/lint"
)

// parseXML reads a document strictly to its end: one root element, nothing but
// white space around it, and the declaration before it.
func parseXML(t *testing.T, data []byte, v any) {
	t.Helper()
	if !bytes.HasPrefix(data, []byte(xml.Header)) {
		t.Errorf("no XML declaration: %.60q", data)
	}
	dec := xml.NewDecoder(bytes.NewReader(data))
	if err := dec.Decode(v); err != nil {
		t.Fatalf("%v in\n%s", err, data)
	}
	for {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if text, ok := token.(xml.CharData); err != nil || !ok || len(bytes.TrimSpace(text)) > 0 {
			t.Fatalf("after the end: %v, %v", token, err)
		}
	}
}

// names are the elements and attributes of a document, as in "file" and
// "file@name".
func names(t *testing.T, data []byte) []string {
	t.Helper()
	var list []string
	for dec := xml.NewDecoder(bytes.NewReader(data)); ; {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			slices.Sort(list)
			return slices.Compact(list)
		}
		if err != nil {
			t.Fatal(err)
		}
		if e, ok := token.(xml.StartElement); ok {
			list = append(list, e.Name.Local)
			for _, a := range e.Attr {
				list = append(list, e.Name.Local+"@"+a.Name.Local)
			}
		}
	}
}

func TestCheckstyle(t *testing.T) {
	r := sample(t)
	out := written(t, "checkstyle", r)
	want := []string{"checkstyle", "checkstyle@version", "error", "error@column", "error@line", "error@message", "error@severity", "error@source", "file", "file@name"}
	if got := names(t, out); !slices.Equal(got, want) {
		t.Errorf("names %v, want %v", got, want)
	}
	var doc checkstyleReport
	parseXML(t, out, &doc)
	if doc.Version != "4.3" {
		t.Errorf("version %q", doc.Version)
	}
	var i int
	files := map[string]bool{}
	for _, f := range doc.Files {
		if files[f.Name] {
			t.Errorf("%q is there twice", f.Name)
		}
		files[f.Name] = true
		for _, e := range f.Errors {
			d := r.Diagnostics[i]
			if f.Name != Safe(d.File) || e.Line != d.Start.Line || e.Column != d.Start.Column || e.Message != Safe(d.Message) || e.Source != "qbank."+d.Code {
				t.Errorf("%s: %+v is not %+v", f.Name, e, d)
			}
			if !slices.Contains([]string{"error", "warning", "info", "ignore"}, e.Severity) || e.Severity != d.Severity.String() {
				t.Errorf("severity %q", e.Severity)
			}
			i++
		}
	}
	if i != len(r.Diagnostics) {
		t.Errorf("%d errors, want %d", i, len(r.Diagnostics))
	}
}

func TestJUnit(t *testing.T) {
	r := sample(t)
	var doc junit.Testsuites
	parseXML(t, written(t, "junit", r), &doc)
	var tests, failures, i int
	seen := map[string]bool{}
	for id, suite := range doc.Suites {
		if suite.ID != id || suite.Tests != len(suite.Testcases) || suite.Errors != 0 || suite.Time == "" {
			t.Errorf("suite %+v", suite)
		}
		failed := 0
		for _, c := range suite.Testcases {
			d := r.Diagnostics[i]
			if suite.Name != Safe(d.File) || c.Classname != Safe(d.File) || !strings.HasPrefix(c.Name, d.Code+" "+d.Name) {
				t.Errorf("%s: %+v is not %+v", suite.Name, c, d)
			}
			if key := c.Classname + "\x00" + c.Name; seen[key] {
				t.Errorf("%q is there twice", c.Name)
			} else {
				seen[key] = true
			}
			text := ""
			switch {
			case d.Severity == lint.Info:
				if c.Failure != nil || c.SystemOut == nil {
					t.Fatalf("a hint fails: %+v", c)
				}
				text = c.SystemOut.Data
			case c.Failure == nil:
				t.Fatalf("a finding does not fail: %+v", c)
			default:
				failed++
				text = c.Failure.Data
				if c.Failure.Message != Safe(d.Message) || c.Failure.Type != d.Severity.String() {
					t.Errorf("failure %+v of %+v", c.Failure, d)
				}
			}
			if !strings.HasPrefix(text, place(d.File, d.Start)+": "+Safe(d.Message)) {
				t.Errorf("text %q", text)
			}
			i++
		}
		if suite.Failures != failed {
			t.Errorf("%d failures, want %d", suite.Failures, failed)
		}
		tests, failures = tests+suite.Tests, failures+failed
	}
	if doc.Tests != tests || doc.Failures != failures || tests != len(r.Diagnostics) {
		t.Errorf("%d tests, %d failures; want %d, %d", doc.Tests, doc.Failures, tests, failures)
	}
}

// TestJUnitWithoutFindings: there is a test, and it passes.
func TestJUnitWithoutFindings(t *testing.T) {
	var doc junit.Testsuites
	parseXML(t, written(t, "junit", &Report{Summary: lint.Summary{Files: 2, Questions: 9}}), &doc)
	if doc.Tests != 1 || doc.Failures != 0 || len(doc.Suites) != 1 || len(doc.Suites[0].Testcases) != 1 {
		t.Errorf("%+v", doc)
	}
}

// TestXMLText: nothing that a bank holds breaks the documents, and what XML
// allows reads back as it was.
func TestXMLText(t *testing.T) {
	for _, text := range append(hostileTexts(), "]]>", "<![CDATA[", "<b>&amp;\"'", "&#x1b;", "<!--", "\ufffe\uffff", "\U0010ffff") {
		var style checkstyleReport
		parseXML(t, written(t, "checkstyle", everywhere(text)), &style)
		if got := style.Files[0].Errors[0].Message; got != Safe("a "+text) {
			t.Errorf("checkstyle: %q, want %q", got, Safe("a "+text))
		}
		var doc junit.Testsuites
		parseXML(t, written(t, "junit", everywhere(text)), &doc)
		failure := doc.Suites[0].Testcases[0].Failure
		if failure.Message != Safe("a "+text) || !strings.Contains(failure.Data, "help: "+Safe("b "+text)) {
			t.Errorf("junit: %q, %q", failure.Message, failure.Data)
		}
	}
}
