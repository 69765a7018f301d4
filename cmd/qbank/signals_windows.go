package main

import "os"

// endSignals returns the signals that ask the program to end.
func endSignals() []os.Signal { return []os.Signal{os.Interrupt} }

// ignoreFaultSignals does nothing: failed writes are errors on Windows.
func ignoreFaultSignals() {}
