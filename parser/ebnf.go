package parser

import (
	"fmt"
	"strings"
)

// EBNF is the grammar of a record, which the parser was built from, and a line
// for each of its blocks. A file is a sequence of records.
func EBNF() string {
	names := map[string]string{}
	for kind := Kind(1); int(kind) < len(kindTable); kind++ {
		names["<"+strings.ToLower(kind.String())+">"] = "<" + kind.String() + ">"
	}
	var b strings.Builder
	for _, line := range strings.Split(grammar().String(), "\n") {
		words := strings.Fields(line)
		for i, word := range words {
			words[i] = properCase(word, names)
		}
		b.WriteString(strings.Join(words, " ") + "\n")
	}
	// These nodes parse themselves (selfparse.go).
	fmt.Fprintf(&b, "QuestionHeading = %s .\n", questionHeadingKinds)
	fmt.Fprintf(&b, "AnalysisHeading = %s .\n", analysisHeadingKinds)
	fmt.Fprintf(&b, "Options = Option+ .\n")
	fmt.Fprintf(&b, "Sections = Section+ .\n")
	fmt.Fprintf(&b, "Option = %s (Body (?= %[1]s))? .\n", optionKinds)
	fmt.Fprintf(&b, "Section = %s Body? (OptionAnalysis | Closing)* .\n", sectionHeadingKinds)
	fmt.Fprintf(&b, "OptionAnalysis = %s Content? .\n", optionAnalysisHeadingKinds)
	fmt.Fprintf(&b, "Stem = %s+ .\n", stemKinds)
	fmt.Fprintf(&b, "Body = %s+ .\n", bodyKinds)
	fmt.Fprintf(&b, "Content = %s+ .\n", contentKinds)
	fmt.Fprintf(&b, "Closing = <%s> %s* .\n\n", AnswerLineBlock, bodyKinds)
	for kind := Kind(1); int(kind) < len(kindTable); kind++ {
		fmt.Fprintf(&b, "%-24s%s\n", "<"+kind.String()+">", kindTable[kind].what)
	}
	return b.String()
}

// properCase writes the name of a block in a word of a production as it is; the
// library writes it in small letters.
func properCase(word string, names map[string]string) string {
	start, end := strings.IndexByte(word, '<'), strings.IndexByte(word, '>')
	if start < 0 || end < start {
		return word
	}
	return word[:start] + names[word[start:end+1]] + word[end+1:]
}

// String is a choice among the kinds, as a production writes it.
func (s kinds) String() string {
	var list []string
	for kind := Kind(1); int(kind) < len(kindTable); kind++ {
		if s&(1<<kind) != 0 {
			list = append(list, "<"+kind.String()+">")
		}
	}
	if len(list) == 1 {
		return list[0]
	}
	return "(" + strings.Join(list, " | ") + ")"
}
