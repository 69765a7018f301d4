// Package cache keeps what a run found in files for the next run.
//
// Entries stand together in packs: one file for the entries of some folders, of
// one configuration, one program and one working folder. A run reads each pack
// that it needs whole, and writes those that changed whole again, beside the old
// one and renamed over it; so two runs at once never see half a pack, and an
// entry costs no file of its own. What is damaged, cut off or of somebody else is
// as if it were not there.
//
// An entry belongs to the name and the content of a file. A [Stamp] of the file
// spares reading it where the file system proves that it was not written to since.
package cache
