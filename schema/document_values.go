package schema

import (
	"strconv"

	"github.com/qbank-dev/qbank/internal/text"
)

// document checks one top-level value of a document.
func (d *documentReader) document(root *element) {
	d.values++
	bank, question := contractShapes()
	switch {
	case root.kind == listElement:
		d.list(root, "")
	case resembles(root, bank):
		d.bank(root)
	case resembles(root, question):
		d.question(root, "", "the question")
	default:
		message := "this is neither a bank, with its questions under \"questions\", nor a question, nor a list of questions"
		if root.kind != objectElement {
			message += ", but " + seen(root.decoded())
		}
		d.report(root.offset, 0, Violation{Keyword: "document", Message: message})
	}
}

// resembles reports whether an object has a key of the shape, or one that was
// meant to be one.
func resembles(e *element, s *shape) bool {
	if e.kind != objectElement {
		return false
	}
	for i := range e.children {
		if text.Nearest(e.children[i].key, s.keys) != "" {
			return true
		}
	}
	return false
}

// bank checks a bank: first what is around its questions, then each question
// by itself.
func (d *documentReader) bank(root *element) {
	shell := element{kind: objectElement, offset: root.offset}
	var questions *element
	for _, member := range root.children {
		if member.key == "questions" && member.kind == listElement {
			questions = root.member("questions")
			member.children = nil
		}
		shell.children = append(shell.children, member)
	}
	decoded := shell.decoded()
	bank, question := contractShapes()
	d.duplicateKeys(&shell, bank, "", 0, func() speaker {
		return speaker{root: decoded, bank: bank, question: question}
	})
	d.place(root, "", 0, ValidateBank(decoded))
	if questions != nil && questions.kind == listElement {
		d.list(questions, pointerOf("questions"))
	}
}

func (d *documentReader) list(list *element, pointer string) {
	for i := range list.children {
		d.question(&list.children[i], pointer+pointerOf(strconv.Itoa(i)), "question "+strconv.Itoa(i+1)+" of the list")
	}
}

// question checks a question at a pointer; name is what messages call it where
// it has no usable number.
func (d *documentReader) question(e *element, pointer, name string) {
	number := questionNumber(e)
	before := len(d.findings)
	var decoded any
	_, shape := contractShapes()
	d.duplicateKeys(e, shape, pointer, number, func() speaker {
		if decoded == nil {
			decoded = e.decoded()
		}
		return speaker{root: decoded, question: shape, name: name}
	})
	q, ok := decodeQuestion(e)
	ok = ok && q.Valid()
	if !ok {
		d.place(e, pointer, number, questionViolations(e.decoded(), name))
		if len(d.findings) == before {
			d.report(e.offset, number, Violation{Pointer: pointer, Keyword: "document", Message: name + " cannot be read"})
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
func questionNumber(e *element) int64 {
	member := e.member("number")
	if member == nil || member.kind != numberElement {
		return 0
	}
	n, size := wholeNumber(member.text)
	if size != wholeInt64 || n < 1 || n > MaxNumber {
		return 0
	}
	return n
}

func (d *documentReader) duplicateNumber(e *element, pointer string, number int64) {
	if number == 0 {
		return
	}
	offset := e.member("number").offset
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
func (d *documentReader) place(e *element, pointer string, number int64, found []Violation) {
	if len(found) == 0 {
		return
	}
	f := finder{}
	for _, v := range found {
		at := f.find(e, pointerTokens(v.Pointer))
		offset := at.offset
		if v.Key {
			offset = at.keyOffset
		}
		v.Pointer = pointer + v.Pointer
		d.report(offset, number, v)
	}
}

// duplicateKeys adds a finding for every key of the contract's objects that
// stands twice in one of them. JSON leaves open which of the two counts.
func (d *documentReader) duplicateKeys(root *element, s *shape, pointer string, number int64, words func() speaker) {
	var way []string
	var walk func(e *element, s *shape)
	walk = func(e *element, s *shape) {
		var before map[string]int
		for i := range e.children {
			child := &e.children[i]
			token, inner := child.key, s.items
			switch e.kind {
			case listElement:
				token = strconv.Itoa(i)
			case objectElement:
				inner = s.properties[token]
				if first := keyBefore(e, i, &before); first >= 0 {
					d.report(child.keyOffset, number, Violation{
						Pointer: pointer + pointerOf(append(way, token)...),
						Keyword: duplicateKey,
						Message: words().look(way).sayTwice(token, d.onLine(e.children[first].keyOffset)),
					})
				}
			}
			if len(child.children) > 0 && inner != nil {
				way = append(way, token)
				walk(child, inner)
				way = way[:len(way)-1]
			}
		}
	}
	walk(root, s)
}
