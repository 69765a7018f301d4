package main

import (
	"fmt"
	"os/exec"
	"runtime"
)

// questionsPerFile is how many questions a file of the larger banks has.
const questionsPerFile = 10

// measureCores runs the linter on one core and on two.
func measureCores(b *bench) ([]row, error) {
	if runtime.NumCPU() < 2 {
		return nil, skipf("there is one core")
	}
	if _, err := exec.LookPath("taskset"); err != nil {
		return nil, skipf("taskset is missing: install util-linux")
	}
	noCache, err := b.noCache()
	if err != nil {
		return nil, err
	}
	files, err := b.generate(b.files, max(1, b.files/questionsPerFile))
	if err != nil {
		return nil, err
	}
	lint := "qbank lint --isolated" + noCache + " " + files
	t, err := b.hyperfine(b.runs, "", "taskset -c 0 "+lint, "taskset -c 0,1 "+lint)
	if err != nil {
		return nil, err
	}
	return []row{{
		what:     fmt.Sprintf("`qbank lint`, %d questions in files of %d, two cores", b.files, questionsPerFile),
		measured: fmt.Sprintf("%s; one core %s", t[1].text(), t[0].text()),
		ratio:    times(t[0].Median / t[1].Median), target: "at least 1.8 × less than with one",
	}}, nil
}

// measureCache runs the linter again where nothing has changed.
func measureCache(b *bench) ([]row, error) {
	noCache, err := b.noCache()
	if err != nil {
		return nil, err
	}
	if noCache == "" {
		return nil, skipf("this qbank has no cache: \"qbank lint --help\" knows no --no-cache")
	}
	files, err := b.generate(b.files, b.files)
	if err != nil {
		return nil, err
	}
	t, err := b.hyperfine(b.runs, "", "qbank lint --isolated --no-cache "+files, "qbank lint --isolated "+files)
	if err != nil {
		return nil, err
	}
	return []row{{
		what:     fmt.Sprintf("`qbank lint`, %d files, second run with nothing changed", b.files),
		measured: fmt.Sprintf("%s; cold %s", t[1].text(), t[0].text()),
		ratio:    times(t[0].Median / t[1].Median), target: "at least 5 × less than cold",
	}}, nil
}
