package parser

import "strings"

// readOptionAnalysis reads the text of a line at offset i as an option-analysis
// heading: a label, in emphasis or not, with emoji allowed before it. The caller
// knows that the line stands in the section with the option analyses.
func readOptionAnalysis(line string, i int) (l label, ok bool) {
	at := i
	if at < len(line) && line[at] >= 0x80 {
		at += skipDecoration(line[at:])
	} else if open := emphasis(line[i:]); open != "" {
		// "**⭐ A. name**": the emphasis itself belongs to the label.
		if inner := i + len(open); inner < len(line) && line[inner] >= 0x80 {
			at = inner + skipDecoration(line[inner:])
		}
	}
	if l, ok = readLabel(line, at); !ok {
		return label{}, false
	}
	// "**B.이름**" is meant as a heading, "**U.S. Region**" is not.
	emphasised := at > i || l.open != ""
	return l, l.spaced || emphasised && !initials(strings.TrimLeft(line[l.text:], "*_"), true)
}

// readOptionAnalysisLine reads a line that is no ATX heading. A list item is
// one only where its label is emphasised.
func readOptionAnalysisLine(line string) (l label, ok bool) {
	i, bullet, ok := lineStart(line)
	if !ok || i == len(line) || !labelFirst[line[i]] && line[i] < 0x80 || beginsWord(line[i:]) {
		return label{}, false
	}
	if bullet && emphasis(line[i:]) == "" {
		return label{}, false
	}
	l, ok = readOptionAnalysis(line, i)
	l.bullet = bullet
	return l, ok
}
