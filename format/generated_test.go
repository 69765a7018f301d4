package format

import (
	"testing"

	"github.com/qbank-dev/qbank/internal/testing/generate"
	"github.com/qbank-dev/qbank/parser"
)

// Generated banks, with faults and without, are formatted whole, and the linter
// finds nothing more in them.
func TestGeneratedBanks(t *testing.T) {
	for seed := range uint64(3) {
		for _, faults := range []float64{0, 0.5} {
			text, _ := generate.Bank(generate.Options{Questions: 80, Seed: seed, Faults: faults, AnalysesLast: seed == 2})
			for _, style := range styles {
				if result := check(t, string(text), style); len(result.Kept) > 0 {
					t.Errorf("seed %d, faults %g, %+v: %d records stay as they are", seed, faults, style, len(result.Kept))
				}
			}
			checkFindings(t, string(text), parser.Style{})
		}
	}
}
