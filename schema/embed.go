package schema

import (
	"embed"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"

	"github.com/santhosh-tekuri/jsonschema/v5"
)

// question.schema.json is cut from bank.schema.json. Each of the two is complete in
// itself for those who print or download it.
//
//go:generate go test -run ^TestQuestionSchemaIsCutFromBank$ -update-schema .

//go:embed *.schema.json
var schemaFiles embed.FS

const (
	schemaBase   = "https://github.com/qbank-dev/qbank/schema/"
	schemaSuffix = ".schema.json"
)

// Names returns the names that [JSON] knows, sorted.
func Names() []string {
	// The pattern is that of the embed directive above, so neither can fail.
	entries, _ := schemaFiles.ReadDir(".")
	names := make([]string, 0, len(entries))
	for _, entry := range entries {
		names = append(names, strings.TrimSuffix(entry.Name(), schemaSuffix))
	}
	slices.Sort(names)
	return names
}

// JSON returns the JSON Schema (draft 2020-12) with that name, one of [Names],
// as it is published. It is self-contained: it refers to no other document.
// The caller may change the bytes. An unknown name is an error that lists the
// known ones.
func JSON(name string) ([]byte, error) {
	if !slices.Contains(Names(), name) {
		return nil, fmt.Errorf("no schema is named %q: there are %s", name, strings.Join(Names(), ", "))
	}
	return schemaFiles.ReadFile(name + schemaSuffix)
}

// contractSchemas are the schemas that documents are validated against.
type contractSchemas struct {
	bank, question *jsonschema.Schema
}

// compiled compiles on first use, because most runs of the program validate
// nothing.
var compiled = sync.OnceValues(func() (contractSchemas, error) {
	compiler := jsonschema.NewCompiler()
	// The library would otherwise open files that a $ref names.
	compiler.LoadURL = func(url string) (io.ReadCloser, error) {
		return nil, fmt.Errorf("schemas are not loaded from outside: %s", url)
	}
	for _, name := range []string{"bank", "question"} {
		file, err := schemaFiles.Open(name + schemaSuffix)
		if err != nil {
			return contractSchemas{}, err
		}
		err = compiler.AddResource(schemaBase+name+schemaSuffix, file)
		file.Close()
		if err != nil {
			return contractSchemas{}, err
		}
	}
	bank, err := compiler.Compile(schemaBase + "bank" + schemaSuffix)
	if err != nil {
		return contractSchemas{}, err
	}
	question, err := compiler.Compile(schemaBase + "question" + schemaSuffix)
	if err != nil {
		return contractSchemas{}, err
	}
	return contractSchemas{bank: bank, question: question}, nil
})
