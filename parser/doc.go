// Package parser reads question banks kept as plain text.
//
// [Parse] never fails: it returns a [File] with every question and analysis
// that could be read, each node with its span in the source, and the syntax
// errors as [Diagnostic] values in the words of the people who write questions.
//
// The way of the data is
//
//	bytes ─ scan ─▶ landmarks ─ cut ─▶ records ─ lex ─▶ blocks ─ grammar ─▶ nodes ─ join ─▶ File
//
// The scan finds what may hide a question (fences, comments, front matter) and
// the question headings outside of it. The text from one such heading to the
// next is a record; each is lexed into blocks and parsed with the grammar by
// itself, so that a broken record never hides the next one. Analyses are then
// joined to their questions by number.
//
// docs/format.md shows the grammar as EBNF, generated from this package.
package parser
