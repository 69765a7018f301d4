package ruledoc

import (
	"bytes"
	"fmt"

	"github.com/qbank-dev/qbank/lint"
)

// Folder are the files of docs/rules by name: a page a rule, and README.md with
// the catalogue. The error is never one of writing.
func Folder(rules []*lint.Rule) (map[string][]byte, error) {
	files := map[string][]byte{}
	var index bytes.Buffer
	index.WriteString("# Rules\n\nThis folder is generated: `go generate ./internal/ruledoc`.\n\n")
	if err := Markdown(&index, rules); err != nil {
		return nil, fmt.Errorf("the catalogue: %w", err)
	}
	files["README.md"] = index.Bytes()
	for _, r := range rules {
		files[r.Code+".md"] = []byte(Page(r))
	}
	return files, nil
}
