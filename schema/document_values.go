package schema

import (
	"strconv"

	"github.com/qbank-dev/qbank/internal/text"
	"github.com/qbank-dev/qbank/internal/yamltree"
)

// document checks one top-level value of a document.
func (d *documentReader) document(root *yamltree.Node) {
	d.values++
	bank, question := contractShapes()
	switch {
	case root.Kind == yamltree.List:
		d.list(root, "")
	case resembles(root, bank):
		d.bank(root)
	case resembles(root, question):
		d.question(root, "", "the question")
	default:
		message := "this is neither a bank, with its questions under \"questions\", nor a question, nor a list of questions"
		if root.Kind != yamltree.Object {
			message += ", but " + seen(root.Decoded(jsonNumber))
		}
		d.report(root.Offset, 0, Violation{Keyword: "document", Message: message})
	}
}

// resembles reports whether an object has a key of the shape, or one that was
// meant to be one.
func resembles(e *yamltree.Node, s *shape) bool {
	if e.Kind != yamltree.Object {
		return false
	}
	for i := range e.Children {
		if text.Nearest(e.Children[i].Key, s.keys) != "" {
			return true
		}
	}
	return false
}

// bank checks a bank: first what is around its questions, then each question
// by itself.
func (d *documentReader) bank(root *yamltree.Node) {
	shell := yamltree.Node{Kind: yamltree.Object, Offset: root.Offset}
	var questions *yamltree.Node
	for _, member := range root.Children {
		if member.Key == "questions" && member.Kind == yamltree.List {
			questions = root.Member("questions")
			member.Children = nil
		}
		shell.Children = append(shell.Children, member)
	}
	decoded := shell.Decoded(jsonNumber)
	bank, question := contractShapes()
	d.duplicateKeys(&shell, bank, "", 0, func() speaker {
		return speaker{root: decoded, bank: bank, question: question}
	})
	d.place(root, "", 0, ValidateBank(decoded))
	if questions != nil && questions.Kind == yamltree.List {
		d.list(questions, pointerOf("questions"))
	}
}

func (d *documentReader) list(list *yamltree.Node, pointer string) {
	for i := range list.Children {
		d.question(&list.Children[i], pointer+pointerOf(strconv.Itoa(i)), "question "+strconv.Itoa(i+1)+" of the list")
	}
}

// question checks a question at a pointer; name is what messages call it where
// it has no usable number.
func (d *documentReader) question(e *yamltree.Node, pointer, name string) {
	number := questionNumber(e)
	before := len(d.findings)
	var decoded any
	_, shape := contractShapes()
	d.duplicateKeys(e, shape, pointer, number, func() speaker {
		if decoded == nil {
			decoded = e.Decoded(jsonNumber)
		}
		return speaker{root: decoded, question: shape, name: name}
	})
	q, ok := decodeQuestion(e)
	ok = ok && q.Valid()
	if !ok {
		d.place(e, pointer, number, questionViolations(e.Decoded(jsonNumber), name))
		if len(d.findings) == before {
			d.report(e.Offset, number, Violation{Pointer: pointer, Keyword: "document", Message: name + " cannot be read"})
		}
	}
	if ok && len(d.findings) == before {
		if d.keep {
			d.questions = append(d.questions, q)
		}
		d.place(e, pointer, number, consistency(&q))
	}
	d.duplicateNumber(e, pointer, number)
}

// questionNumber returns the number of a question, 0 where it has none that the
// schema allows.
func questionNumber(e *yamltree.Node) int64 {
	member := e.Member("number")
	if member == nil || member.Kind != yamltree.Number {
		return 0
	}
	n, size := wholeNumber(member.Text)
	if size != wholeInt64 || n < 1 || n > MaxNumber {
		return 0
	}
	return n
}

func (d *documentReader) duplicateNumber(e *yamltree.Node, pointer string, number int64) {
	if number == 0 {
		return
	}
	offset := e.Member("number").Offset
	first, used := d.first[number]
	if !used {
		d.first[number] = offset
		return
	}
	n := strconv.FormatInt(number, 10)
	d.report(offset, number, Violation{
		Pointer: pointer + pointerOf("number"),
		Keyword: duplicateNumber,
		Message: "question #" + n + ": the number " + n + " is used before, " + d.onLine(first),
	})
}

// place adds the violations of the value at the pointer.
func (d *documentReader) place(e *yamltree.Node, pointer string, number int64, found []Violation) {
	if len(found) == 0 {
		return
	}
	f := finder{}
	for _, v := range found {
		at := f.find(e, yamltree.PointerTokens(v.Pointer))
		offset := at.Offset
		if v.Key {
			offset = at.KeyOffset
		}
		v.Pointer = pointer + v.Pointer
		d.report(offset, number, v)
	}
}

// duplicateKeys adds a finding for every key that one of the contract's objects
// has twice. JSON leaves open which of the two counts.
func (d *documentReader) duplicateKeys(root *yamltree.Node, s *shape, pointer string, number int64, words func() speaker) {
	var way []string
	var walk func(e *yamltree.Node, s *shape)
	walk = func(e *yamltree.Node, s *shape) {
		first := map[string]int{} // the offset of each key
		for i := range e.Children {
			child := &e.Children[i]
			token, inner := child.Key, s.items
			switch e.Kind {
			case yamltree.List:
				token = strconv.Itoa(i)
			case yamltree.Object:
				inner = s.properties[token]
				if before, twice := first[token]; !twice {
					first[token] = child.KeyOffset
				} else {
					d.report(child.KeyOffset, number, Violation{
						Pointer: pointer + pointerOf(append(way, token)...),
						Keyword: duplicateKey,
						Message: words().look(way).sayTwice(token, d.onLine(before)),
					})
				}
			}
			if len(child.Children) > 0 && inner != nil {
				way = append(way, token)
				walk(child, inner)
				way = way[:len(way)-1]
			}
		}
	}
	walk(root, s)
}
