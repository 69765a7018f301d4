package main

import (
	"fmt"
	"time"
)

// measureStart takes the time that any command needs before it does its work.
func measureStart(b *bench) ([]row, error) {
	times, err := b.hyperfine(max(b.runs, 50), "", "qbank version")
	if err != nil {
		return nil, err
	}
	t := times[0]
	return []row{{
		what:     "`qbank version`, processor time",
		measured: milliseconds(t.User + t.System),
		target:   "under 10 ms",
	}, {
		what:     "`qbank version`, wall time",
		measured: milliseconds(t.Median),
	}}, nil
}

func milliseconds(seconds float64) string { return fmt.Sprintf("%.1f ms", 1000*seconds) }

// secondsText is a duration as it stands in a table.
func secondsText(seconds float64) string {
	switch {
	case seconds < 0.1:
		return milliseconds(seconds)
	case seconds < 10:
		return fmt.Sprintf("%.2f s", seconds)
	}
	return fmt.Sprintf("%.0f s", seconds)
}

func durationText(d time.Duration) string { return secondsText(d.Seconds()) }

func megabytes(bytes int64) string { return fmt.Sprintf("%d MB", bytes>>20) }

// times is a ratio as it stands in a table.
func times(r float64) string {
	if r >= 20 {
		return fmt.Sprintf("%.0f ×", r)
	}
	return fmt.Sprintf("%.2f ×", r)
}
