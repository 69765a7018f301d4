package main

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"net/url"
	"regexp"
	"strconv"
	"strings"

	"github.com/qbank-dev/qbank/lint/rules"
)

// reportReaders read reports back, by format. They follow the definition of the
// format and share nothing with the code that writes it.
var reportReaders = map[string]func(text []byte) ([]fault, error){
	"text": func(text []byte) ([]fault, error) {
		// A finding begins with a line "error[QB101] …" and names its place on the
		// next.
		return matchAll(text, regexp.MustCompile(`(?m)^(?:error|warning|info)\[(?P<code>QB\d+)\] .*\n *--> (?P<file>[^:\n]+):(?P<line>\d+):\d+$`)), nil
	},
	"concise": func(text []byte) ([]fault, error) {
		return matchLines(text, regexp.MustCompile(`^(?P<file>[^:]+):(?P<line>\d+):\d+: (?P<code>QB\d+) .+$`))
	},
	"github": func(text []byte) ([]fault, error) {
		// Workflow commands: "::name key=value,key=value::message".
		command := regexp.MustCompile(`^::(?:error|warning|notice) ([^:]*)::.+$`)
		var faults []fault
		for line := range strings.Lines(string(text)) {
			m := command.FindStringSubmatch(strings.TrimSuffix(line, "\n"))
			if m == nil {
				return nil, fmt.Errorf("%q is no workflow command", line)
			}
			property := map[string]string{}
			for _, p := range strings.Split(m[1], ",") {
				key, value, _ := strings.Cut(p, "=")
				property[key] = strings.NewReplacer("%3A", ":", "%2C", ",", "%0A", "\n", "%0D", "\r", "%25", "%").Replace(value)
			}
			code, _, _ := strings.Cut(property["title"], " ")
			faults = append(faults, newFault(property["file"], property["line"], code))
		}
		return faults, nil
	},
	"json": func(text []byte) ([]fault, error) {
		var doc struct{ Diagnostics []jsonFinding }
		if err := json.Unmarshal(text, &doc); err != nil {
			return nil, err
		}
		return jsonFaults(doc.Diagnostics), nil
	},
	"jsonl": func(text []byte) ([]fault, error) {
		var all []jsonFinding
		for line := range strings.Lines(string(text)) {
			var d jsonFinding
			if err := json.Unmarshal([]byte(line), &d); err != nil {
				return nil, err
			}
			all = append(all, d)
		}
		return jsonFaults(all), nil
	},
	"sarif": func(text []byte) ([]fault, error) {
		var doc struct {
			Runs []struct {
				Tool struct {
					Driver struct{ Rules []struct{ ID string } }
				}
				Results []struct {
					RuleID    string
					RuleIndex int
					Locations []struct {
						PhysicalLocation struct {
							ArtifactLocation struct{ URI string }
							Region           struct{ StartLine int }
						}
					}
				}
			}
		}
		if err := json.Unmarshal(text, &doc); err != nil {
			return nil, err
		}
		if len(doc.Runs) != 1 {
			return nil, fmt.Errorf("%d runs", len(doc.Runs))
		}
		var faults []fault
		for _, r := range doc.Runs[0].Results {
			known := doc.Runs[0].Tool.Driver.Rules
			if len(r.Locations) != 1 || r.RuleIndex >= len(known) || known[r.RuleIndex].ID != r.RuleID {
				return nil, fmt.Errorf("result of %s: %d locations, rule index %d", r.RuleID, len(r.Locations), r.RuleIndex)
			}
			at := r.Locations[0].PhysicalLocation
			file, err := url.PathUnescape(at.ArtifactLocation.URI)
			if err != nil {
				return nil, err
			}
			faults = append(faults, newFault(file, strconv.Itoa(at.Region.StartLine), r.RuleID))
		}
		return faults, nil
	},
	"gitlab": func(text []byte) ([]fault, error) {
		var all []struct {
			CheckName   string `json:"check_name"`
			Fingerprint string
			Location    struct {
				Path  string
				Lines struct{ Begin int }
			}
		}
		if err := json.Unmarshal(text, &all); err != nil {
			return nil, err
		}
		var faults []fault
		prints := map[string]bool{}
		for _, d := range all {
			// GitLab shows findings with one fingerprint once.
			if d.Fingerprint == "" || prints[d.Fingerprint] {
				return nil, fmt.Errorf("the fingerprint %q is not its own", d.Fingerprint)
			}
			prints[d.Fingerprint] = true
			r := rules.Lookup(d.CheckName)
			if r == nil {
				return nil, fmt.Errorf("no rule %q", d.CheckName)
			}
			faults = append(faults, newFault(d.Location.Path, strconv.Itoa(d.Location.Lines.Begin), r.Code))
		}
		return faults, nil
	},
	"junit": func(text []byte) ([]fault, error) {
		var doc struct {
			Tests    int `xml:"tests,attr"`
			Failures int `xml:"failures,attr"`
			Suites   []struct {
				Name  string `xml:"name,attr"`
				Cases []struct {
					Name    string `xml:"name,attr"`
					Failure *struct {
						Text string `xml:",chardata"`
					} `xml:"failure"`
				} `xml:"testcase"`
			} `xml:"testsuite"`
		}
		if err := xml.Unmarshal(text, &doc); err != nil {
			return nil, err
		}
		place := regexp.MustCompile(`^(.+):(\d+):\d+: `)
		var faults []fault
		for _, suite := range doc.Suites {
			for _, c := range suite.Cases {
				if c.Failure == nil {
					continue
				}
				m := place.FindStringSubmatch(strings.TrimSpace(c.Failure.Text))
				if m == nil || m[1] != suite.Name {
					return nil, fmt.Errorf("no place in %s is named in %q", suite.Name, c.Failure.Text)
				}
				code, _, _ := strings.Cut(c.Name, " ")
				faults = append(faults, newFault(m[1], m[2], code))
			}
		}
		if doc.Failures != len(faults) || doc.Tests < doc.Failures {
			return nil, fmt.Errorf("tests=%d, failures=%d, and %d cases that failed", doc.Tests, doc.Failures, len(faults))
		}
		return faults, nil
	},
	"checkstyle": func(text []byte) ([]fault, error) {
		var doc struct {
			Files []struct {
				Name   string `xml:"name,attr"`
				Errors []struct {
					Line   string `xml:"line,attr"`
					Source string `xml:"source,attr"`
				} `xml:"error"`
			} `xml:"file"`
		}
		if err := xml.Unmarshal(text, &doc); err != nil {
			return nil, err
		}
		var faults []fault
		for _, file := range doc.Files {
			for _, e := range file.Errors {
				faults = append(faults, newFault(file.Name, e.Line, strings.TrimPrefix(e.Source, "qbank.")))
			}
		}
		return faults, nil
	},
	"rdjson": func(text []byte) ([]fault, error) {
		var doc struct {
			Diagnostics []struct {
				Code     struct{ Value string }
				Location struct {
					Path  string
					Range struct{ Start struct{ Line int } }
				}
			}
		}
		if err := json.Unmarshal(text, &doc); err != nil {
			return nil, err
		}
		var faults []fault
		for _, d := range doc.Diagnostics {
			faults = append(faults, newFault(d.Location.Path, strconv.Itoa(d.Location.Range.Start.Line), d.Code.Value))
		}
		return faults, nil
	},
}

// jsonFinding is a finding as the json and jsonl formats have it.
type jsonFinding struct {
	File, Code string
	Start      struct{ Line int }
}

func jsonFaults(all []jsonFinding) []fault {
	var faults []fault
	for _, d := range all {
		faults = append(faults, newFault(d.File, strconv.Itoa(d.Start.Line), d.Code))
	}
	return faults
}

// matchAll returns a fault for each match, from its groups "file", "line" and
// "code".
func matchAll(text []byte, finding *regexp.Regexp) []fault {
	var faults []fault
	for _, m := range finding.FindAllStringSubmatch(string(text), -1) {
		faults = append(faults, newFault(m[finding.SubexpIndex("file")], m[finding.SubexpIndex("line")], m[finding.SubexpIndex("code")]))
	}
	return faults
}

// matchLines is matchAll for a format in which each line is a finding.
func matchLines(text []byte, finding *regexp.Regexp) ([]fault, error) {
	var faults []fault
	for line := range strings.Lines(string(text)) {
		one := matchAll([]byte(strings.TrimSuffix(line, "\n")), finding)
		if len(one) != 1 {
			return nil, fmt.Errorf("%q is no finding", line)
		}
		faults = append(faults, one...)
	}
	return faults, nil
}
