module github.com/qbank-dev/qbank/bench/compare

go 1.26.0

require github.com/qbank-dev/qbank v0.0.0

require (
	github.com/go-json-experiment/json v1.27.2 // indirect
	github.com/santhosh-tekuri/jsonschema/v5 v5.3.1 // indirect
	go.yaml.in/yaml/v3 v3.0.6 // indirect
)

require (
	github.com/alecthomas/participle/v2 v2.1.4 // indirect
	github.com/yuin/goldmark v1.8.7
	golang.org/x/text v0.43.0 // indirect
)

replace github.com/qbank-dev/qbank => ../../
