package schema

// finder finds elements by the tokens of a JSON pointer.
type finder struct {
	members map[*element]map[string]*element
}

// find returns the element that the tokens lead to from e, and as much of the
// way as there is where they lead nowhere.
func (f *finder) find(e *element, tokens []string) *element {
	for _, token := range tokens {
		var next *element
		switch e.kind {
		case objectElement:
			next = f.member(e, token)
		case listElement:
			if i := listIndex(token); i >= 0 && i < len(e.children) {
				next = &e.children[i]
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
func (f *finder) member(e *element, key string) *element {
	if len(e.children) <= smallObject {
		return e.member(key)
	}
	members, ok := f.members[e]
	if !ok {
		members = make(map[string]*element, len(e.children))
		for i := range e.children {
			members[e.children[i].key] = &e.children[i]
		}
		if f.members == nil {
			f.members = map[*element]map[string]*element{}
		}
		f.members[e] = members
	}
	return members[key]
}

// smallObject is the number of members up to which looking at each of them is
// faster than a map. The objects of the contract are smaller.
const smallObject = 16

// keyBefore returns the index of the first member of the object with the same
// key as member i, -1 where there is none before it. The map is made and kept
// for the members that follow.
func keyBefore(object *element, i int, before *map[string]int) int {
	key := object.children[i].key
	if len(object.children) <= smallObject {
		for j := range i {
			if object.children[j].key == key {
				return j
			}
		}
		return -1
	}
	if *before == nil {
		*before = make(map[string]int, len(object.children))
	}
	if j, ok := (*before)[key]; ok {
		return j
	}
	(*before)[key] = i
	return -1
}
