// Package fixedseed makes the property tests of a package draw the same cases in
// each run: a check that fails by chance stops changes that are not at fault.
// Tests import it for its effect. A run with -rapid.seed=N draws other cases, and
// one with -rapid.checks=N more of them; the fuzz targets look for what nobody
// drew yet.
package fixedseed

import (
	"flag"

	_ "pgregory.net/rapid" // defines the flag
)

func init() {
	if err := flag.Set("rapid.seed", "20261124"); err != nil {
		panic(err)
	}
}
