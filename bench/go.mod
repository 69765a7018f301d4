module github.com/qbank-dev/qbank/bench

go 1.26.0

require github.com/qbank-dev/qbank v0.0.0

require (
	github.com/alecthomas/participle/v2 v2.1.4 // indirect
	github.com/yuin/goldmark v1.8.7
	golang.org/x/text v0.43.0 // indirect
)

replace github.com/qbank-dev/qbank => ../
