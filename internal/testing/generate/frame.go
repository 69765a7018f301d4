package generate

import (
	"fmt"
	"strings"
)

// slot is a gap in a frame.
type slot uint8

const (
	slotNone slot = iota
	slotPlace
	slotTime
	slotGoal
	slotActor
	slotActivity
	slotTrouble
	slotLimit
	slotActorInside // the actor in the middle of a sentence
	slotNumber
	slotTool
	slotDeed
	slotMeans
)

var slotNames = map[string]slot{
	"place": slotPlace, "time": slotTime, "goal": slotGoal, "Actor": slotActor, "actor": slotActorInside,
	"activity": slotActivity, "trouble": slotTrouble, "limit": slotLimit,
	"n": slotNumber, "tool": slotTool, "deed": slotDeed, "means": slotMeans,
}

// part is a piece of text with a gap behind it.
type part struct {
	text string
	gap  slot
}

// frame is a sentence or more with gaps.
type frame []part

// newFrame reads "text {gap} text". It panics on an unknown gap: frames are part
// of the program.
func newFrame(text string) (f frame) {
	for {
		before, rest, found := strings.Cut(text, "{")
		if !found {
			return append(f, part{text: before})
		}
		name, after, _ := strings.Cut(rest, "}")
		gap, known := slotNames[name]
		if !known {
			panic(fmt.Sprintf("generate: unknown gap %q in %q", name, text))
		}
		f = append(f, part{before, gap})
		text = after
	}
}

func newFrames(texts ...string) (list []frame) {
	for _, t := range texts {
		list = append(list, newFrame(t))
	}
	return list
}
