package report

import (
	"bufio"
	"io"
)

var jsonlFormat = Format{
	Name:        "jsonl",
	Description: "one JSON object a finding and line, with the keys of json",
	Write: func(w io.Writer, r *Report) error {
		out := bufio.NewWriter(w)
		for i := range r.Diagnostics {
			line, err := marshal(newJSONDiagnostic(&r.Diagnostics[i]), "", "")
			if err != nil {
				return err
			}
			out.Write(line)
			out.WriteByte('\n')
		}
		return out.Flush()
	},
}
