package report

import (
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"

	"github.com/qbank-dev/qbank/internal/docgen"
	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/lint/rules"
)

func decodeSARIF(t *testing.T, r *Report) *sarif.Run {
	t.Helper()
	out := written(t, "sarif", r)
	validate(t, "sarif-schema-2.1.0.json", out)
	doc, err := sarif.FromBytes(out)
	if err != nil {
		t.Fatal(err)
	}
	if doc.Version != "2.1.0" || len(doc.Runs) != 1 {
		t.Fatalf("version %s, %d runs", doc.Version, len(doc.Runs))
	}
	return doc.Runs[0]
}

// TestSARIFSchema: whatever is in a report, the schema of the standard accepts it.
func TestSARIFSchema(t *testing.T) {
	for _, r := range []*Report{
		sample(t), {}, {Rules: rules.All(), Version: "v0.1.0-0.20261101000000-abcdef"},
		everywhere("한국 \x1b[0m \xff {0} [x](1) ::"), everywhere(""),
	} {
		decodeSARIF(t, r)
	}
}

// TestSARIFSchemaIsUsed: the schema rejects what it should.
func TestSARIFSchemaIsUsed(t *testing.T) {
	out := string(written(t, "sarif", sample(t)))
	for _, change := range [][2]string{
		{`"startLine": 14`, `"startLine": 0`},
		{`"uri": "bank/fence.md"`, `"uri": "bank/%zz.md"`},
		{`"columnKind": "unicodeCodePoints"`, `"columnKind": "bytes"`},
		{`"level": "note"`, `"level": "info"`},
		{`"ruleId": "QB310"`, `"ruleCode": "QB310"`},
	} {
		changed := strings.Replace(out, change[0], change[1], 1)
		if changed == out {
			t.Fatalf("%s is not in the report", change[0])
		}
		if violation(t, "sarif-schema-2.1.0.json", []byte(changed)) == nil {
			t.Errorf("the schema accepts %s", change[1])
		}
	}
}

func TestSARIF(t *testing.T) {
	r := sample(t)
	run := decodeSARIF(t, r)
	if *run.ColumnKind != "unicodeCodePoints" || *run.Tool.Driver.Name != "qbank" || *run.Tool.Driver.Version != "1.2.3" {
		t.Errorf("%s, %s %s", *run.ColumnKind, *run.Tool.Driver.Name, *run.Tool.Driver.Version)
	}
	if len(run.Results) != len(r.Diagnostics) {
		t.Fatalf("%d results, want %d", len(run.Results), len(r.Diagnostics))
	}
	prints := map[string]bool{}
	for i, g := range run.Results {
		d := &r.Diagnostics[i]
		if *g.RuleID != d.Code || g.Level != sarifLevel(d.Severity) {
			t.Errorf("%s %s of %+v", *g.RuleID, g.Level, d)
		}
		if g.RuleIndex >= 0 && *run.Tool.Driver.Rules[g.RuleIndex].ID != d.Code {
			t.Errorf("%s has the rule index %d", d.Code, g.RuleIndex)
		}
		if got := plain(t, g.Message); got != strings.TrimSuffix(d.Message+"\n"+d.Help, "\n") {
			t.Errorf("message %q", got)
		}
		if len(g.Locations) != 1 {
			t.Fatalf("%d places", len(g.Locations))
		}
		checkPlace(t, g.Locations[0].PhysicalLocation, d.File, d.Start, d.End)
		if len(g.RelatedLocations) != len(d.Related) {
			t.Fatalf("%d related places, want %d", len(g.RelatedLocations), len(d.Related))
		}
		ids := map[int]bool{}
		for j, related := range d.Related {
			place := g.RelatedLocations[j]
			checkPlace(t, place.PhysicalLocation, related.File, related.Start, lint.Position{})
			if plain(t, place.Message) != related.Message || ids[place.ID] {
				t.Errorf("related place %+v", place)
			}
			ids[place.ID] = true
		}
		if print := g.PartialFingerprints[fingerprintKey]; print == "" || prints[print] {
			t.Errorf("fingerprint %q is empty or there twice", print)
		} else {
			prints[print] = true
		}
		if (d.Fix == nil) != (len(g.Fixes) == 0) {
			t.Errorf("%s has %d fixes", d.Code, len(g.Fixes))
		}
		if d.Fix != nil {
			checkFix(t, g.Fixes[0], d)
		}
	}
}

// plain reads a message as a viewer does: it may hold no placeholder and no link,
// and braces stand doubled.
func plain(t *testing.T, m *sarif.Message) string {
	t.Helper()
	text := *m.Text
	if left := strings.NewReplacer("{{", "", "}}", "").Replace(text); strings.ContainsAny(left, "{}") {
		t.Errorf("a placeholder in %q", text)
	}
	if regexp.MustCompile(`(^|[^\\])\[([^\\\]]|\\.)*\]\([^)]*\)`).MatchString(text) {
		t.Errorf("a link in %q", text)
	}
	text = strings.NewReplacer("{{", "{", "}}", "}").Replace(text)
	if strings.Contains(text, `\]`) {
		text = strings.NewReplacer(`\[`, "[", `\]`, "]", `\\`, `\`).Replace(text)
	}
	return text
}

func checkPlace(t *testing.T, place *sarif.PhysicalLocation, file string, start, end lint.Position) {
	t.Helper()
	if !uriCharacters.MatchString(*place.ArtifactLocation.URI) {
		t.Errorf("%q is no URI", *place.ArtifactLocation.URI)
	}
	path, err := url.PathUnescape(*place.ArtifactLocation.URI)
	if err != nil || path != file {
		t.Errorf("file %q of %q, %v", path, file, err)
	}
	region := place.Region
	if start.Line == 0 {
		if region != nil {
			t.Errorf("a region of a finding without a place: %+v", region)
		}
		return
	}
	text := texts()[file]
	if got := offsetOf(t, text, *region.StartLine, *region.StartColumn, false); got != start.Offset {
		t.Errorf("%s: start at %d, want %d", file, got, start.Offset)
	}
	if end.Line == 0 {
		return
	}
	if got := offsetOf(t, text, *region.EndLine, *region.EndColumn, false); got != end.Offset {
		t.Errorf("%s: end at %d, want %d", file, got, end.Offset)
	}
}

func checkFix(t *testing.T, fix *sarif.Fix, d *lint.Diagnostic) {
	t.Helper()
	if len(fix.ArtifactChanges) != 1 {
		t.Fatalf("%d files are changed", len(fix.ArtifactChanges))
	}
	text := texts()[d.File]
	var list []replacement
	for _, r := range fix.ArtifactChanges[0].Replacements {
		region := r.DeletedRegion
		edit := replacement{start: offsetOf(t, text, *region.StartLine, *region.StartColumn, false), end: offsetOf(t, text, *region.EndLine, *region.EndColumn, false)}
		if r.InsertedContent != nil {
			edit.text = *r.InsertedContent.Text
		}
		list = append(list, edit)
	}
	if got := apply(text, list); got != fixed(d) {
		t.Errorf("%s: the replacements make %q, the edits %q", d.Code, got, fixed(d))
	}
	if unsafe := strings.Contains(*fix.Description.Text, "may change"); unsafe == d.Fix.Safe {
		t.Errorf("description %q", *fix.Description.Text)
	}
}

func TestSARIFRules(t *testing.T) {
	run := decodeSARIF(t, &Report{Rules: rules.All()})
	if len(run.Tool.Driver.Rules) != len(rules.All()) || len(run.Results) != 0 || run.Tool.Driver.Version != nil {
		t.Errorf("%d rules, %d results", len(run.Tool.Driver.Rules), len(run.Results))
	}
	pascal := regexp.MustCompile(`^([A-Z][a-z0-9]*)+$`)
	for i, r := range rules.All() {
		g := run.Tool.Driver.Rules[i]
		if *g.ID != r.Code || *g.HelpURI != r.URL() || *g.Help.Markdown != docgen.Page(r) {
			t.Errorf("%s: %s, %s", r.Code, *g.ID, *g.HelpURI)
		}
		if !pascal.MatchString(*g.Name) || *g.Name == *g.ID {
			t.Errorf("%s: name %q", r.Code, *g.Name)
		}
		// GitHub shows these, and cuts them at 1,024 characters.
		for what, text := range map[string]string{"short description": *g.ShortDescription.Text, "full description": *g.FullDescription.Text, "help": *g.Help.Text} {
			if text == "" || what != "help" && len([]rune(text)) > 1024 {
				t.Errorf("%s: %s %q", r.Code, what, text)
			}
		}
		if c := g.DefaultConfiguration; c.Enabled == r.Off || c.Level != sarifLevel(r.Severity) {
			t.Errorf("%s: %+v", r.Code, c)
		}
	}
}
