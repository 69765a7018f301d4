module github.com/qbank-dev/qbank/bench/compare

go 1.26.0

require github.com/qbank-dev/qbank v0.0.0

require (
	github.com/clipperhouse/displaywidth v0.11.0 // indirect
	github.com/clipperhouse/uax29/v2 v2.7.0 // indirect
	github.com/rivo/uniseg v0.4.7 // indirect
	github.com/santhosh-tekuri/jsonschema/v5 v5.3.1 // indirect
	go.yaml.in/yaml/v3 v3.0.6 // indirect
	golang.org/x/sync v0.24.0 // indirect
)

require (
	github.com/alecthomas/participle/v2 v2.1.4 // indirect
	github.com/yuin/goldmark v1.8.7
	golang.org/x/text v0.43.0 // indirect
)

replace github.com/qbank-dev/qbank => ../../
