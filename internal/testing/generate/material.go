package generate

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

//go:embed data/english.txt
var englishText string

//go:embed data/korean.txt
var koreanText string

// subject is what questions of one field are made of.
type subject struct {
	name     string
	language *language
	// stem are the phrases at each position of a [codeword].
	stem [positions][]string
	// inside are the actors as they stand in the middle of a sentence.
	inside []string
	// cues are the first words of the places.
	cues []string
	// tools, deeds and means are what options are made of; all tools are different
	// things.
	tools, deeds, means []phrase
	options             []frame
}

// phrase is a text and its length in characters.
type phrase struct {
	text   string
	length int
}

// stemLists are the names of the lists in the order of the positions.
var stemLists = [positions]string{"places", "times", "goals", "actors", "activities", "troubles", "limits"}

// subjects are those of all languages. Reading them takes a moment, which nobody
// shall wait for who generates nothing.
var subjects = sync.OnceValue(func() []*subject {
	english, korean := newEnglish(), newKorean()
	return append(readSubjects(englishText, english), readSubjects(koreanText, korean)...)
})

// languageOf is the language of a name: "english" or "korean".
func languageOf(name string) *language {
	for _, s := range subjects() {
		if s.language.name == name {
			return s.language
		}
	}
	panic("generate: no language " + name)
}

// readSubjects reads a file of material: "[list]" with a phrase on each line, and
// "[subject name]" before the lists of one subject. It panics on a fault in the
// file, which is part of the program.
func readSubjects(text string, l *language) (list []*subject) {
	shared := map[string][]string{}
	lists := shared
	var own []map[string][]string
	name := ""
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '[':
			name = strings.Trim(line, "[]")
			if title, ok := strings.CutPrefix(name, "subject "); ok {
				lists = map[string][]string{}
				own = append(own, lists)
				list = append(list, &subject{name: title, language: l})
			}
		default:
			lists[name] = append(lists[name], line)
		}
	}
	for i, s := range list {
		for k, name := range stemLists {
			s.stem[k] = own[i][name]
			if s.stem[k] == nil {
				s.stem[k] = shared[name]
			}
			if len(s.stem[k]) != phrases {
				panic(fmt.Sprintf("generate: %d %s in %s", len(s.stem[k]), name, s.name))
			}
		}
		for _, actor := range s.stem[slotActor-slotPlace] {
			r, n := utf8.DecodeRuneInString(actor)
			s.inside = append(s.inside, string(unicode.ToLower(r))+actor[n:])
		}
		for _, place := range s.stem[0] {
			cue, _, _ := strings.Cut(place, " ")
			s.cues = append(s.cues, cue)
		}
		s.tools, s.deeds, s.means = newPhrases(own[i]["tools"]), newPhrases(own[i]["deeds"]), newPhrases(own[i]["means"])
		s.options = newFrames(own[i]["options"]...)
	}
	return list
}

func newPhrases(texts []string) (list []phrase) {
	for _, t := range texts {
		list = append(list, phrase{t, utf8.RuneCountInString(t)})
	}
	return list
}
