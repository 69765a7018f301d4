package main

// limitFileBytes is for the tests of other systems.
func limitFileBytes(int64) { panic("there is no such limit on Windows") }
