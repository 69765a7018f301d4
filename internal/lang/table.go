package lang

// table finds the sets of words.
type table struct{ sets map[string]*set }

func (t *table) find(word []byte) set {
	if s := t.sets[string(word)]; s != nil {
		return *s
	}
	return 0
}

// slot is where the set of a word is kept, for a word that has none yet as well.
func (t *table) slot(word string) *set {
	if t.sets == nil {
		t.sets = map[string]*set{}
	}
	if t.sets[word] == nil {
		t.sets[word] = new(set)
	}
	return t.sets[word]
}
