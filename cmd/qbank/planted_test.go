package main

import (
	"bytes"
	"context"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/lint/rules"
	"github.com/qbank-dev/qbank/report"
)

// The bank of testdata/planted: how much is in it, by its README.
const (
	plantedQuestions = 200
	plantedFaults    = 30
)

// TestPlantedBank proves that the 30 faults that were planted in 200 questions
// are found where they were planted and nothing else is, in every format.
// Nothing writes expected.tsv: where it differs from a report, one of the two is
// wrong, and the table says what was planted.
func TestPlantedBank(t *testing.T) {
	t.Chdir("../..")
	want := plantedTable(t, "testdata/planted/expected.tsv")
	for _, name := range report.Names() {
		t.Run(name, func(t *testing.T) {
			read, ok := reportReaders[name]
			if !ok {
				t.Fatalf("no reader for the format %q", name)
			}
			out, _ := lintWith(t, exitFindings, "--format", name, "testdata/planted/bank")
			faults, err := read(out)
			if err != nil {
				t.Fatalf("the report cannot be read: %v\n%s", err, out)
			}
			if diff := cmp.Diff(want, inOrder(faults)); diff != "" {
				t.Errorf("other findings than planted (-planted +reported):\n%s", diff)
			}
		})
	}
	t.Run("summary", func(t *testing.T) {
		out, _ := lintWith(t, exitFindings, "--format", "json", "testdata/planted/bank")
		var doc struct {
			Summary struct{ Questions, Errors, Warnings, Infos int }
		}
		if err := json.Unmarshal(out, &doc); err != nil {
			t.Fatal(err)
		}
		if s := doc.Summary; s.Questions != plantedQuestions || s.Errors+s.Warnings != plantedFaults || s.Infos != 0 {
			t.Errorf("the summary counts %+v, not %d questions with %d errors and warnings", s, plantedQuestions, plantedFaults)
		}
	})
}

// TestPlantedBankMended does with the planted bank what a team does on its first
// day: mend what can be mended, record the rest, and be told of what is new.
func TestPlantedBankMended(t *testing.T) {
	source, err := filepath.Abs("../../testdata/planted/bank")
	if err != nil {
		t.Fatal(err)
	}
	planted := plantedTable(t, "../../testdata/planted/expected.tsv")
	t.Chdir(t.TempDir())
	for _, dir := range []string{"bank", "atonce"} {
		if err := os.CopyFS(dir, os.DirFS(source)); err != nil {
			t.Fatal(err)
		}
	}

	// Each round of fixes takes the codes that it can mend, and no other.
	lintWith(t, exitFindings, "--fix", "bank")
	checkLeft(t, planted, func(r *lint.Rule) bool { return r.Fix != lint.SafeFix })
	lintWith(t, exitFindings, "--fix", "--unsafe-fixes", "bank")
	checkLeft(t, planted, func(r *lint.Rule) bool { return r.Fix == lint.NoFix })
	mended := texts(t, "bank")
	_, errs := lintWith(t, exitFindings, "--fix", "--unsafe-fixes", "bank")
	if diff := cmp.Diff(mended, texts(t, "bank")); diff != "" || strings.Contains(errs, "fixed") {
		t.Errorf("fixing again changes something (-once +again):\n%s%s", diff, errs)
	}
	lintWith(t, exitFindings, "--fix", "--unsafe-fixes", "atonce")
	if diff := cmp.Diff(mended, texts(t, "atonce")); diff != "" {
		t.Errorf("all fixes at once give another text than one kind after the other (-after +at once):\n%s", diff)
	}

	// The baseline takes the rest.
	lintWith(t, exitOK, "--write-baseline", "known.json", "bank")
	for _, format := range []string{"text", "concise", "github"} {
		if out, _ := lintWith(t, exitOK, "--baseline", "known.json", "--format", format, "bank"); len(out) > 0 {
			t.Errorf("with the baseline, the %s report still says:\n%s", format, out)
		}
	}
	if diff := cmp.Diff(mended, texts(t, "bank")); diff != "" {
		t.Errorf("writing the baseline changes the bank:\n%s", diff)
	}

	// What is new is reported, and nothing else: lines above bring nothing back.
	for name, edit := range map[string]func(text string) string{
		"bank/world.md": func(text string) string { return "A line above.\n\nAnd one more.\n\n" + text },
		"bank/network/ports.markdown": func(text string) string {
			return strings.Replace(text, "## Question #451", "A line above.\r\n\r\n## Question #451", 1)
		},
		"bank/korean/science.md": func(text string) string {
			return strings.TrimRight(text, "\n") + "\n\n## Question #317\n지구의 위성은 몇 개인가?\n\nA. 1개 <br>\nB. 2개 <br>\n\n정답: A\n"
		},
	} {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		edited := edit(string(text))
		if edited == string(text) {
			t.Fatalf("%s is not what it was: there is nothing to edit", name)
		}
		if err := os.WriteFile(name, []byte(edited), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	science := mended["korean/science.md"]
	want := []fault{{File: "korean/science.md", Line: strings.Count(science, "\n") + 2, Code: "QB301"}}
	out, _ := lintWith(t, exitFindings, "--baseline", "known.json", "--format", "concise", "bank")
	got, err := reportReaders["concise"](out)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, inOrder(got)); diff != "" {
		t.Errorf("after one new fault (-new +reported):\n%s", diff)
	}
}

// checkLeft compares the codes that are left in each file of bank with the
// planted ones whose rules are kept.
func checkLeft(t *testing.T, planted []fault, keep func(*lint.Rule) bool) {
	t.Helper()
	var want []string
	for _, f := range planted {
		if r := rules.Lookup(f.Code); r == nil || keep(r) {
			want = append(want, f.File+" "+f.Code)
		}
	}
	if len(want) == 0 || len(want) == len(planted) {
		t.Fatalf("%d of %d planted faults are to be left: the fixes are not tested", len(want), len(planted))
	}
	out, _ := lintWith(t, exitFindings, "--format", "json", "bank")
	faults, err := reportReaders["json"](out)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range faults {
		got = append(got, f.File+" "+f.Code)
	}
	slices.Sort(want)
	slices.Sort(got)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("after the fixes (-expected +left):\n%s", diff)
	}
}

// A fault is what every report says of a finding. File is relative to the bank.
type fault struct {
	File string
	Line int
	Code string
}

// inOrder sorts faults by file, line and code.
func inOrder(faults []fault) []fault {
	slices.SortFunc(faults, func(a, b fault) int {
		return strings.Compare(fmt.Sprintf("%s %06d %s", a.File, a.Line, a.Code), fmt.Sprintf("%s %06d %s", b.File, b.Line, b.Code))
	})
	return faults
}

// plantedTable is the table of the planted faults, each of another rule.
func plantedTable(t *testing.T, name string) []fault {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	head, rest, _ := strings.Cut(string(text), "\n")
	if head != "file\tline\tcode" {
		t.Fatalf("expected.tsv begins with %q", head)
	}
	var faults []fault
	codes := map[string]bool{}
	for row := range strings.Lines(rest) {
		cells := strings.Split(strings.TrimSuffix(row, "\n"), "\t")
		if len(cells) != 3 {
			t.Fatalf("expected.tsv has a row %q", row)
		}
		line, err := strconv.Atoi(cells[1])
		if err != nil {
			t.Fatal(err)
		}
		faults = append(faults, fault{File: cells[0], Line: line, Code: cells[2]})
		codes[cells[2]] = true
	}
	if len(faults) != plantedFaults || len(codes) != plantedFaults {
		t.Fatalf("expected.tsv lists %d faults of %d rules, not %d", len(faults), len(codes), plantedFaults)
	}
	return inOrder(faults)
}

// lintWith runs "qbank lint --isolated" and checks its exit code.
func lintWith(t *testing.T, exit int, args ...string) (out []byte, errs string) {
	t.Helper()
	t.Setenv("GITHUB_ACTIONS", "") // there, reports are wrapped for the runner
	var stdout, stderr bytes.Buffer
	args = append([]string{"qbank", "lint", "--isolated"}, args...)
	if code := Main(context.Background(), args, Streams{In: &bytes.Buffer{}, Out: &stdout, Err: &stderr}); code != exit {
		t.Fatalf("%s: exit code %d instead of %d\n%s%s", strings.Join(args, " "), code, exit, stdout.String(), stderr.String())
	}
	return stdout.Bytes(), stderr.String()
}

// texts are the files of a folder, by their path in it.
func texts(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(path.Join(dir, name))
		all[name] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// newFault makes a fault of what a report says in words.
func newFault(file, line, code string) (fault, error) {
	if before, after, ok := strings.Cut(file, "bank/"); ok && (before == "" || before == "testdata/planted/") {
		file = after
	}
	n, err := strconv.Atoi(line)
	if err == nil && !regexp.MustCompile(`^QB\d{3}$`).MatchString(code) {
		err = fmt.Errorf("%q is no code", code)
	}
	return fault{File: file, Line: n, Code: code}, err
}

// reportReaders read the reports back, one a format, by what each format is
// defined to look like and not by what qbank has for writing it.
var reportReaders = map[string]func(text []byte) ([]fault, error){
	"text": func(text []byte) ([]fault, error) {
		// A finding begins with a line "error[QB101] …" and names its place on the
		// next.
		return matchAll(text, regexp.MustCompile(`(?m)^(?:error|warning|info)\[(?P<code>QB\d+)\] .*\n *--> (?P<file>[^:\n]+):(?P<line>\d+):\d+$`))
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
			f, err := newFault(property["file"], property["line"], code)
			if err != nil {
				return nil, fmt.Errorf("%q: %w", line, err)
			}
			faults = append(faults, f)
		}
		return faults, nil
	},
	"json": func(text []byte) ([]fault, error) {
		var doc struct{ Diagnostics []jsonFinding }
		if err := json.Unmarshal(text, &doc); err != nil {
			return nil, err
		}
		return jsonFaults(doc.Diagnostics)
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
		return jsonFaults(all)
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
			f, err := newFault(file, strconv.Itoa(at.Region.StartLine), r.RuleID)
			if err != nil {
				return nil, err
			}
			faults = append(faults, f)
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
			f, err := newFault(d.Location.Path, strconv.Itoa(d.Location.Lines.Begin), r.Code)
			if err != nil {
				return nil, err
			}
			faults = append(faults, f)
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
				f, err := newFault(m[1], m[2], code)
				if err != nil {
					return nil, err
				}
				faults = append(faults, f)
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
				f, err := newFault(file.Name, e.Line, strings.TrimPrefix(e.Source, "qbank."))
				if err != nil {
					return nil, err
				}
				faults = append(faults, f)
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
			f, err := newFault(d.Location.Path, strconv.Itoa(d.Location.Range.Start.Line), d.Code.Value)
			if err != nil {
				return nil, err
			}
			faults = append(faults, f)
		}
		return faults, nil
	},
}

// jsonFinding is a finding as the json and jsonl formats have it.
type jsonFinding struct {
	File, Code string
	Start      struct{ Line int }
}

func jsonFaults(all []jsonFinding) ([]fault, error) {
	var faults []fault
	for _, d := range all {
		f, err := newFault(d.File, strconv.Itoa(d.Start.Line), d.Code)
		if err != nil {
			return nil, err
		}
		faults = append(faults, f)
	}
	return faults, nil
}

// matchAll makes a fault of each match, of its groups "file", "line" and "code".
func matchAll(text []byte, finding *regexp.Regexp) ([]fault, error) {
	var faults []fault
	for _, m := range finding.FindAllStringSubmatch(string(text), -1) {
		f, err := newFault(m[finding.SubexpIndex("file")], m[finding.SubexpIndex("line")], m[finding.SubexpIndex("code")])
		if err != nil {
			return nil, err
		}
		faults = append(faults, f)
	}
	return faults, nil
}

// matchLines is matchAll for a format in which each line is a finding.
func matchLines(text []byte, finding *regexp.Regexp) ([]fault, error) {
	var faults []fault
	for line := range strings.Lines(string(text)) {
		one, err := matchAll([]byte(strings.TrimSuffix(line, "\n")), finding)
		if err != nil {
			return nil, err
		}
		if len(one) != 1 {
			return nil, fmt.Errorf("%q is no finding", line)
		}
		faults = append(faults, one...)
	}
	return faults, nil
}
