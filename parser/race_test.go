//go:build race

package parser

// raceEnabled tells that the race detector watches, which makes all ten times as
// slow.
const raceEnabled = true
