package main

import (
	"embed"
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/qbank-dev/qbank/convert"
	"github.com/qbank-dev/qbank/lint/rules"
	"github.com/qbank-dev/qbank/report"
)

//go:embed completions/*
var completionScripts embed.FS

// shells are the shells that there is a script for.
var shells = []string{"bash", "fish", "powershell", "zsh"}

func completionCommand() *cli.Command {
	return &cli.Command{
		Name:      "completion",
		Usage:     "print a completion script for a shell",
		ArgsUsage: strings.Join(shells, "|"),
		Description: `The script completes commands, flags, formats and the codes of rules.

Examples:
  source <(qbank completion bash)
  qbank completion zsh > "${fpath[1]}/_qbank"
  qbank completion fish > ~/.config/fish/completions/qbank.fish
  qbank completion powershell | Out-String | Invoke-Expression`,
		Action: func(c *cli.Context) error {
			shell := c.Args().First()
			if c.NArg() != 1 || !slices.Contains(shells, shell) {
				return usagef("name one shell: %s", strings.Join(shells, ", "))
			}
			script, err := completionScripts.ReadFile("completions/qbank." + shell)
			if err != nil {
				return err
			}
			return output(c, "", func(w writer) error {
				_, err := w.Write(script)
				return err
			})
		},
	}
}

// completeCommand is what the scripts call: it prints what may stand in the
// place of its last argument, one a line. Nothing means that a path may.
func completeCommand() *cli.Command {
	return &cli.Command{
		Name:            "__complete",
		Hidden:          true,
		SkipFlagParsing: true,
		Action: func(c *cli.Context) error {
			words := c.Args().Slice()
			if len(words) > 0 && words[0] == "--" {
				words = words[1:]
			}
			for _, candidate := range complete(c.App, words) {
				if _, err := fmt.Fprintln(c.App.Writer, report.Safe(candidate)); err != nil {
					return err
				}
			}
			return nil
		},
	}
}

// complete proposes words for the last of the words after "qbank".
func complete(app *cli.App, words []string) []string {
	if len(words) == 0 {
		words = []string{""}
	}
	last := words[len(words)-1]
	var command *cli.Command
	for _, w := range words[:len(words)-1] {
		if command = app.Command(w); command != nil {
			break
		}
	}
	if command == nil {
		if strings.HasPrefix(last, "-") {
			return matching([]string{"--help", "--version"}, last)
		}
		return matching(visibleCommands(app), last)
	}
	if flag, value, ok := strings.Cut(last, "="); ok && strings.HasPrefix(flag, "--") {
		var out []string
		for _, v := range flagValues(command, flag, value) {
			out = append(out, flag+"="+v)
		}
		return out
	}
	if n := len(words); n > 1 && strings.HasPrefix(words[n-2], "-") {
		if takesValue := knownFlags(command.Flags)[strings.TrimLeft(words[n-2], "-")]; takesValue {
			return flagValues(command, words[n-2], last)
		}
	}
	if strings.HasPrefix(last, "-") {
		var flags []string
		for name := range knownFlags(command.Flags) {
			if len(name) > 1 && name != "version" {
				flags = append(flags, "--"+name)
			}
		}
		slices.Sort(flags)
		return matching(flags, last)
	}
	return matching(arguments(command), last)
}

func visibleCommands(app *cli.App) []string {
	names := []string{"help"}
	for _, c := range app.Commands {
		if !c.Hidden {
			names = append(names, c.Name)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// arguments are the words that a command takes where it takes no paths.
func arguments(command *cli.Command) []string {
	switch command.Name {
	case "rules":
		return selectorsKnown()
	case "schema":
		return schemaNames()
	case "completion":
		return shells
	case "cache":
		return cacheActions
	}
	return nil
}

// flagValues are the values of a flag that begin with prefix. Lists of rules are
// completed after their last comma.
func flagValues(command *cli.Command, flag, prefix string) []string {
	switch strings.TrimLeft(flag, "-") {
	case "select", "ignore", "extend-select":
		head := ""
		if i := strings.LastIndexByte(prefix, ','); i >= 0 {
			head, prefix = prefix[:i+1], prefix[i+1:]
		}
		out := matching(selectorsKnown(), prefix)
		for i := range out {
			out[i] = head + out[i]
		}
		return out
	case "format":
		if command.Name == "lint" {
			return matching(report.Names(), prefix)
		}
		return matching([]string{"json", "markdown", "text"}, prefix)
	case "to":
		return matching(convert.Names(), prefix)
	case "from":
		from := []string{"auto", "json", "jsonl", "yaml"}
		if command.Name == "convert" {
			from = append(from, "text")
			slices.Sort(from)
		}
		return matching(from, prefix)
	case "fail-on":
		return matching([]string{"error", "info", "never", "warning"}, prefix)
	case "color":
		return matching([]string{"always", "auto", "never"}, prefix)
	}
	return nil
}

// selectorsKnown are the codes, families and names of all rules.
func selectorsKnown() []string {
	var out []string
	for _, r := range rules.All() {
		if family := r.Code[:3]; !slices.Contains(out, family) {
			out = append(out, family)
		}
		out = append(out, r.Code, r.Name)
	}
	slices.Sort(out)
	return out
}

func matching(list []string, prefix string) []string {
	var out []string
	for _, s := range list {
		if strings.HasPrefix(s, prefix) {
			out = append(out, s)
		}
	}
	return out
}
