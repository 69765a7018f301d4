// Package parser reads question banks kept as plain text.
//
// [Parse] never fails: it returns a [File] with every question and analysis
// that could be read, each node with its span in the source, and the syntax
// errors as [Diagnostic] values in the words of the people who write questions.
//
// A file is read in these steps:
//
//	bytes ─ scan ─▶ lines, regions, cuts ─ lex ─▶ blocks ─▶ parts ─ grammar ─▶ nodes ─ detail, join ─▶ File
//
// The scan cuts the text into lines. It finds the regions whose lines are not read
// (fences, comments, front matter), and the headings that begin records. A record
// runs from such a heading to the next one. It is lexed into blocks and parsed by
// itself: a broken record never hides the next one. The tokens of the grammar are
// parts, which are heading or label lines with the plain blocks below them. Labels,
// titles and marks are read from the parts afterwards, and analyses are joined to
// their questions by number.
//
// [File.Print] writes a file in canonical form. docs/format.md shows the grammar as
// EBNF, generated from this package.
package parser
