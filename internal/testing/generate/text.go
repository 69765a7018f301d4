package generate

import "strconv"

// text is a bank as it grows. Where a fault is, is noted as an offset, and only
// counted in lines where there is one.
type text struct {
	buf []byte
	// lines is how many lines ended before the buffer.
	lines int
	// number fills the gaps for numbers.
	number int
	fault  int // the offset in buf of the fault of the present question, or -1
}

func (t *text) add(s string)   { t.buf = append(t.buf, s...) }
func (t *text) addByte(b byte) { t.buf = append(t.buf, b) }
func (t *text) addInt(n int)   { t.buf = strconv.AppendInt(t.buf, int64(n), 10) }
func (t *text) mark()          { t.fault = len(t.buf) }
func (t *text) markIf(yes bool) { // marks the line that is written next
	if yes {
		t.mark()
	}
}

// fill writes a frame of a stem or an analysis.
func (t *text) fill(f frame, q *question, c choice) {
	s := q.subject
	for _, p := range f {
		t.add(p.text)
		switch p.gap {
		case slotNone:
		case slotNumber:
			t.addInt(t.number)
		case slotTool:
			t.add(s.tools[c.tool].text)
		case slotDeed:
			t.add(s.deeds[c.deed].text)
		case slotMeans:
			t.add(s.means[c.means].text)
		case slotActorInside:
			t.add(s.inside[q.codeword[slotActor-slotPlace]])
		default:
			i := p.gap - slotPlace
			t.add(s.stem[i][q.codeword[i]])
		}
	}
}
