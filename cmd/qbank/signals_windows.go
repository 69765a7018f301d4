package main

import "os"

// endSignals are the signals that ask the program to end.
func endSignals() []os.Signal { return []os.Signal{os.Interrupt} }

// ignoreFaultSignals has nothing to do: faults of writing are errors here.
func ignoreFaultSignals() {}
