package config_test

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/qbank-dev/qbank/internal/config"
	"github.com/qbank-dev/qbank/lint"
	"github.com/qbank-dev/qbank/lint/rules"
)

// loadFile loads a file for the real catalogue.
func loadFile(t *testing.T, text string) *config.Config {
	t.Helper()
	path := filepath.Join(t.TempDir(), "qbank.yaml")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	c, err := (&config.Loader{Rules: rules.All(), File: path}).For("")
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestTemplateOfTheCatalogue(t *testing.T) {
	c := loadFile(t, config.Template(rules.All()))
	defaults, _ := (&config.Loader{Rules: rules.All(), Isolated: true}).For("")
	if !reflect.DeepEqual(c.Linter(config.Overrides{}), defaults.Linter(config.Overrides{})) ||
		!reflect.DeepEqual(c.Dialect(), defaults.Dialect()) || c.Format != defaults.Format {
		t.Error("the template is not the default")
	}
	if len(c.Unknown) > 0 {
		t.Errorf("unknown: %+v", c.Unknown)
	}
	chosen, err := lint.Selection{}.Choose(rules.All())
	if err != nil || len(c.Enabled()) != len(chosen) {
		t.Errorf("%d rules run, want %d (%v)", len(c.Enabled()), len(chosen), err)
	}
}

func TestPresetsOfTheCatalogue(t *testing.T) {
	for _, preset := range config.Presets() {
		c := loadFile(t, "extends: "+preset+"\n")
		for _, selector := range c.Select {
			if err := lint.CheckSelector(rules.All(), selector); err != nil {
				t.Errorf("%s: %v", preset, err)
			}
		}
		for _, r := range rules.All() {
			runs := strings.Contains(strings.Join(c.Enabled(), " "), r.Code)
			structure := r.Code < "QB3" || r.Code == "QB701"
			if want := !r.Off && (structure || preset != "qbank:structure"); runs != want {
				t.Errorf("%s: %s runs: %v", preset, r.Code, runs)
			}
			if want := min(r.Severity+1, lint.Error); preset == "qbank:strict" && c.Severities[r.Code] != want {
				t.Errorf("%s: %s is of severity %v", preset, r.Code, c.Severities[r.Code])
			}
		}
	}
}
