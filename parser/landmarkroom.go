package parser

import "sync"

// landmarkRoom are the lists that the landmarks of a file are found in. They are
// used again for other files: they were a twelfth of the memory of parsing.
type landmarkRoom struct {
	marks []landmark
	ends  []landmarkEnd
	cuts  []*landmark // see layout
}

var landmarkRooms = sync.Pool{New: func() any { return new(landmarkRoom) }}

// maxLandmarks is the number of landmarks that room is kept for, in 3 MB.
const maxLandmarks = 1 << 14

// fill finds the landmarks of a text from pos on, and their ends.
func (r *landmarkRoom) fill(p *Parser, in lines, pos int) ([]landmark, []landmarkEnd) {
	r.marks = p.findLandmarks(in, pos, r.marks[:0])
	r.ends = findEnds(r.marks, r.ends[:0])
	return r.marks, r.ends
}

// giveBack leaves the room to other files. What a long one has made large is given
// up.
func (r *landmarkRoom) giveBack() {
	if max(cap(r.marks), cap(r.ends), cap(r.cuts)) <= maxLandmarks {
		landmarkRooms.Put(r)
	}
}
