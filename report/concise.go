package report

import (
	"bufio"
	"fmt"
	"io"
)

var conciseFormat = Format{
	Name:        "concise",
	Description: "one line a finding: file:line:column: CODE message",
	Write: func(w io.Writer, r *Report) error {
		out := bufio.NewWriter(w)
		for _, d := range r.Diagnostics {
			fmt.Fprintf(out, "%s: %s %s\n", place(d.File, d.Start), d.Code, sentence(d.Message))
		}
		return out.Flush()
	},
}
