package lint

import (
	"encoding/binary"
	"errors"
	"math"

	"github.com/qbank-dev/qbank/internal/similar"
)

// ErrBadResult is the error of [Linter.DecodeResult] for bytes that are no
// result.
var ErrBadResult = errors.New("no result of the linter")

// DecodeResult reads what [FileResult.AppendBinary] wrote for a file of this
// name, with a linter of the same settings and the same catalogue. The result
// keeps parts of data. The error is [ErrBadResult]; no bytes make it panic, or
// allocate more than a fixed multiple of their length.
func (l *Linter) DecodeResult(name, data string) (FileResult, error) {
	d := decoder{s: data, name: name, linter: l}
	r := FileResult{File: name, linter: l, Diagnostics: d.diagnostics(), Facts: d.facts()}
	r.suppressions = d.suppressions()
	if d.bad || d.s != "" {
		return FileResult{}, ErrBadResult
	}
	return r, nil
}

// decoder takes values off the front of s. Behind the first fault all values are
// zero, and bad is set.
type decoder struct {
	s      string
	bad    bool
	name   string // of the file
	linter *Linter
	line   string // the last excerpt
}

func (d *decoder) fail() {
	d.s, d.bad = "", true
}

func (d *decoder) uint() uint64 {
	var v uint64
	for i := 0; i < len(d.s) && i < binary.MaxVarintLen64; i++ {
		c := d.s[i]
		if c < 0x80 {
			if i == binary.MaxVarintLen64-1 && c > 1 {
				break
			}
			d.s = d.s[i+1:]
			return v | uint64(c)<<(7*i)
		}
		v |= uint64(c&0x7f) << (7 * i)
	}
	d.fail()
	return 0
}

func (d *decoder) int() int64 {
	v := d.uint()
	n := int64(v >> 1)
	if v&1 != 0 {
		n = ^n
	}
	return n
}

// number takes a number that is no length.
func (d *decoder) number() int {
	v := d.uint()
	if v > math.MaxInt {
		d.fail()
		return 0
	}
	return int(v)
}

// count takes the length of a list whose items take so many bytes at least.
func (d *decoder) count(least int) int {
	n := d.uint()
	if n > uint64(len(d.s)/least) {
		d.fail()
		return 0
	}
	return int(n)
}

// take is the next n bytes, or "" where there are fewer.
func (d *decoder) take(n int) string {
	if n > len(d.s) {
		d.fail()
		return ""
	}
	out := d.s[:n]
	d.s = d.s[n:]
	return out
}

func (d *decoder) text() string { return d.take(d.count(1)) }

func (d *decoder) byte() byte {
	if d.s == "" {
		d.fail()
		return 0
	}
	c := d.s[0]
	d.s = d.s[1:]
	return c
}

func (d *decoder) bool() bool {
	c := d.byte()
	if c > 1 {
		d.fail()
	}
	return c == 1
}

func (d *decoder) position() Position {
	return Position{Line: d.number(), Column: d.number(), Offset: d.number()}
}

func (d *decoder) file() string {
	if name := d.text(); name != "" {
		return name
	}
	return d.name
}

func (d *decoder) excerpt() string {
	n := d.uint()
	if n > uint64(len(d.s))+1 {
		d.fail()
	} else if n != sameExcerpt {
		d.line = d.take(int(n - 1))
	}
	return d.line
}

// rule takes a place in the catalogue. After a fault it is the first rule.
func (d *decoder) rule() *Rule {
	n := d.number()
	if n >= len(d.linter.catalogue) {
		d.fail()
		n = 0
	}
	if len(d.linter.catalogue) == 0 {
		return &Rule{}
	}
	return d.linter.catalogue[n]
}

// The least bytes of one item, so that a list cannot claim to be much longer than
// what is left.
const (
	leastDiagnostic = 19
	leastRelated    = 5
	leastEdit       = 7
	leastFact       = 11
)

func (d *decoder) diagnostics() []Diagnostic {
	n := d.count(leastDiagnostic)
	if n == 0 {
		return nil
	}
	list := make([]Diagnostic, n)
	for i := range list {
		d.diagnostic(&list[i])
	}
	return list
}

func (d *decoder) diagnostic(out *Diagnostic) {
	rule := d.rule()
	*out = Diagnostic{
		Code: rule.Code, Name: rule.Name, URL: rule.URL(),
		File:      d.file(),
		Severity:  d.severity(),
		Message:   d.text(),
		Question:  d.int(),
		Start:     d.position(),
		End:       d.position(),
		StartByte: d.number(),
		EndByte:   d.number(),
		Help:      d.text(),
		Hash:      d.text(),
		Excerpt:   d.excerpt(),
	}
	if n := d.count(leastRelated); n > 0 {
		out.Related = make([]Related, n)
		for i := range out.Related {
			out.Related[i] = Related{File: d.file(), Start: d.position(), Message: d.text()}
		}
	}
	if !d.bool() {
		return
	}
	out.Fix = &Fix{Safe: d.bool()}
	if n := d.count(leastEdit); n > 0 {
		out.Fix.Edits = make([]Edit, n)
		for i := range out.Fix.Edits {
			out.Fix.Edits[i] = Edit{Start: d.position(), End: d.position(), Text: d.text()}
		}
	}
}

func (d *decoder) severity() Severity {
	s := Severity(d.number())
	if s < Info || s > Error {
		d.fail()
	}
	return s
}

func (d *decoder) facts() []Fact {
	n := d.count(leastFact)
	if n == 0 {
		return nil
	}
	list := make([]Fact, n)
	for i := range list {
		d.fact(&list[i])
	}
	return list
}

func (d *decoder) fact(f *Fact) {
	*f = Fact{
		File: d.name, Number: d.int(), Start: d.position(), End: d.position(),
		StartByte: d.number(), EndByte: d.number(), Excerpt: d.excerpt(),
	}
	parts := d.byte()
	// Zero and less would be no number to a rule.
	if f.Number < 1 {
		d.fail()
	}
	if parts&factHasTexts != 0 {
		f.Stem, f.Content, f.KeyText = d.fixed(), d.fixed(), d.fixed()
		for i := range f.OptionTexts {
			if b := d.take(2); b != "" {
				f.OptionTexts[i] = uint16(b[0]) | uint16(b[1])<<8
			}
		}
	}
	if parts&factHasSketch != 0 && !d.bad {
		f.Sketch = new(similar.Sketch)
		for i := range f.Sketch {
			f.Sketch[i] = d.fixed()
		}
	}
	if parts&factHasKey != 0 {
		f.Options, f.KeyAt = d.byte(), d.byte()
		// Where there are options one of them is the key, and else none is.
		if f.Options > maxOptions || f.KeyAt > f.Options || (f.Options == 0) != (f.KeyAt == 0) {
			d.fail()
		}
		for _, pick := range []*Pick{&f.Longest, &f.StemWords, &f.AllAbove, &f.NoneAbove} {
			*pick = Pick{Picked: d.byte(), Right: d.bool()}
			if pick.Picked > f.Options {
				d.fail()
			}
		}
	}
	if parts >= factHasKey<<1 {
		d.fail()
	}
}

func (d *decoder) fixed() uint64 {
	b := d.take(8)
	if b == "" {
		return 0
	}
	return binary.LittleEndian.Uint64([]byte(b))
}
