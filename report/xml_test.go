package report

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/jstemmer/go-junit-report/v2/junit"
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

// TestXMLText checks that nothing that a bank holds breaks the documents, and what XML
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
