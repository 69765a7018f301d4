package lint

import "encoding/binary"

// AppendBinary appends the result in the form that [Linter.DecodeResult] reads.
// What the linter and the name of the file say is left out: the rules are their
// places in the catalogue, and their names and pages are not repeated. The form
// belongs to one build of the program with one catalogue; it has no version and
// no checksum of its own.
//
// The result must be as [Linter.File] gave it.
func (r *FileResult) AppendBinary(b []byte) []byte {
	e := encoder{b: b, name: r.File, codes: r.linter.codes}
	e.count(len(r.Diagnostics))
	for i := range r.Diagnostics {
		e.diagnostic(&r.Diagnostics[i])
	}
	e.count(len(r.Facts))
	for i := range r.Facts {
		e.fact(&r.Facts[i])
	}
	e.suppressions(r.suppressions)
	return e.b
}

// encoder appends values: numbers as varints, texts with their length in front.
type encoder struct {
	b     []byte
	name  string         // of the file
	codes map[string]int // the rules' places in the catalogue
	line  string         // the last excerpt
}

func (e *encoder) uint(v uint64)  { e.b = binary.AppendUvarint(e.b, v) }
func (e *encoder) int(v int64)    { e.b = binary.AppendVarint(e.b, v) }
func (e *encoder) count(n int)    { e.uint(uint64(n)) }
func (e *encoder) fixed(v uint64) { e.b = binary.LittleEndian.AppendUint64(e.b, v) }

func (e *encoder) text(s string) {
	e.count(len(s))
	e.b = append(e.b, s...)
}

func (e *encoder) bool(v bool) {
	n := byte(0)
	if v {
		n = 1
	}
	e.b = append(e.b, n)
}

func (e *encoder) position(p Position) {
	e.count(p.Line)
	e.count(p.Column)
	e.count(p.Offset)
}

// file appends the name of a file, as nothing where it is the one of the result.
func (e *encoder) file(name string) {
	if name == e.name {
		name = ""
	}
	e.text(name)
}

// What stands in the place of an excerpt's length where it is the last one again:
// many findings on one long line shall not take many times its length.
const sameExcerpt = 0

func (e *encoder) excerpt(s string) {
	if s == e.line {
		e.uint(sameExcerpt)
		return
	}
	e.line = s
	e.count(len(s) + 1)
	e.b = append(e.b, s...)
}

func (e *encoder) diagnostic(d *Diagnostic) {
	e.count(e.codes[d.Code])
	e.file(d.File)
	e.count(int(d.Severity))
	e.text(d.Message)
	e.int(d.Question)
	e.position(d.Start)
	e.position(d.End)
	e.count(d.StartByte)
	e.count(d.EndByte)
	e.text(d.Help)
	e.text(d.Hash)
	e.excerpt(d.Excerpt)
	e.count(len(d.Related))
	for _, r := range d.Related {
		e.file(r.File)
		e.position(r.Start)
		e.text(r.Message)
	}
	e.bool(d.Fix != nil)
	if d.Fix == nil {
		return
	}
	e.bool(d.Fix.Safe)
	e.count(len(d.Fix.Edits))
	for _, edit := range d.Fix.Edits {
		e.position(edit.Start)
		e.position(edit.End)
		e.text(edit.Text)
	}
}

// The parts of a fact that many questions have none of.
const (
	factHasTexts = 1 << iota
	factHasSketch
	factHasKey
)

func (e *encoder) fact(f *Fact) {
	e.int(f.Number)
	e.position(f.Start)
	e.position(f.End)
	e.count(f.StartByte)
	e.count(f.EndByte)
	e.excerpt(f.Excerpt)
	var parts byte
	if f.Stem != 0 || f.Content != 0 || f.KeyText != 0 || f.OptionTexts != [8]uint16{} {
		parts |= factHasTexts
	}
	if f.Sketch != nil {
		parts |= factHasSketch
	}
	picks := [...]Pick{f.Longest, f.StemWords, f.AllAbove, f.NoneAbove}
	if f.Options != 0 || f.KeyAt != 0 || picks != [4]Pick{} {
		parts |= factHasKey
	}
	e.b = append(e.b, parts)
	if parts&factHasTexts != 0 {
		e.fixed(f.Stem)
		e.fixed(f.Content)
		e.fixed(f.KeyText)
		for _, hash := range f.OptionTexts {
			e.b = binary.LittleEndian.AppendUint16(e.b, hash)
		}
	}
	if parts&factHasSketch != 0 {
		for _, word := range f.Sketch {
			e.fixed(word)
		}
	}
	if parts&factHasKey != 0 {
		e.b = append(e.b, f.Options, f.KeyAt)
		for _, pick := range picks {
			e.b = append(e.b, pick.Picked)
			e.bool(pick.Right)
		}
	}
}
