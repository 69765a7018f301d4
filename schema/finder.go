package schema

import "github.com/qbank-dev/qbank/internal/yamltree"

// finder finds elements by the tokens of a JSON pointer.
type finder struct {
	members map[*yamltree.Node]map[string]*yamltree.Node
}

// find returns the element that the tokens lead to from e, and as much of the
// way as there is where they lead nowhere.
func (f *finder) find(e *yamltree.Node, tokens []string) *yamltree.Node {
	for _, token := range tokens {
		var next *yamltree.Node
		switch e.Kind {
		case yamltree.Object:
			next = f.member(e, token)
		case yamltree.List:
			if i := yamltree.ListIndex(token); i >= 0 && i < len(e.Children) {
				next = &e.Children[i]
			}
		}
		if next == nil {
			return e
		}
		e = next
	}
	return e
}

// member is [element.member], but takes the same time in an object of a
// million unknown keys, each of which is a violation to be found.
func (f *finder) member(e *yamltree.Node, key string) *yamltree.Node {
	if len(e.Children) <= smallObject {
		return e.Member(key)
	}
	members, ok := f.members[e]
	if !ok {
		members = make(map[string]*yamltree.Node, len(e.Children))
		for i := range e.Children {
			members[e.Children[i].Key] = &e.Children[i]
		}
		if f.members == nil {
			f.members = map[*yamltree.Node]map[string]*yamltree.Node{}
		}
		f.members[e] = members
	}
	return members[key]
}

// smallObject is the number of members up to which each of them is looked at. The
// objects of the contract are smaller.
const smallObject = 16

// keyBefore returns the index of the first member of the object with the same
// key as member i, -1 where there is none before it. The map is made and kept
// for the members that follow.
func keyBefore(object *yamltree.Node, i int, before *map[string]int) int {
	key := object.Children[i].Key
	if len(object.Children) <= smallObject {
		for j := range i {
			if object.Children[j].Key == key {
				return j
			}
		}
		return -1
	}
	if *before == nil {
		*before = make(map[string]int, len(object.Children))
	}
	if j, ok := (*before)[key]; ok {
		return j
	}
	(*before)[key] = i
	return -1
}
