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

// shells are the shells that have a script.
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
			return outputText(c, "", string(script))
		},
	}
}

// completeCommand returns the command that the scripts call. It prints the words that
// can complete its last argument, one a line, and nothing for a path.
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
			for _, word := range complete(c.App, words) {
				if _, err := fmt.Fprintln(c.App.Writer, report.Safe(word)); err != nil {
					return err
				}
			}
			return nil
		},
	}
}

// complete returns the words that can complete the last of the words after "qbank".
func complete(app *cli.App, words []string) []string {
	if len(words) == 0 {
		words = []string{""}
	}
	before, last := words[:len(words)-1], words[len(words)-1]
	var command *cli.Command
	for _, w := range before {
		if command = app.Command(w); command != nil {
			break
		}
	}
	flag, value, hasValue := strings.Cut(last, "=")
	switch {
	case command == nil && strings.HasPrefix(last, "-"):
		return matching([]string{"--help", "--version"}, last)
	case command == nil:
		return matching(visibleCommands(app), last)
	case hasValue && strings.HasPrefix(flag, "--"):
		return prefixed(flag+"=", flagValues(command, flag[2:], value))
	}
	if n := len(before); n > 0 && strings.HasPrefix(before[n-1], "-") {
		if name := strings.TrimLeft(before[n-1], "-"); flagsOf(command)[name] {
			return flagValues(command, name, last)
		}
	}
	if strings.HasPrefix(last, "-") {
		flags := longFlags(command)
		return matching(slices.DeleteFunc(flags, func(f string) bool { return f == "--version" }), last)
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

// arguments returns the arguments of a command that takes no paths.
func arguments(command *cli.Command) []string {
	switch command.Name {
	case "rules":
		return ruleSelectors()
	case "schema":
		return schemaNames()
	case "completion":
		return shells
	case "cache":
		return cacheActions
	}
	return nil
}

// flagValues returns the values of a flag that begin with prefix. A list of rules
// is completed after its last comma.
func flagValues(command *cli.Command, flag, prefix string) []string {
	switch flag {
	case "select", "ignore", "extend-select":
		head := prefix[:strings.LastIndexByte(prefix, ',')+1]
		return prefixed(head, matching(ruleSelectors(), prefix[len(head):]))
	case "format":
		if command.Name == "lint" {
			return matching(report.Names(), prefix)
		}
		return matching([]string{"json", "markdown", "text"}, prefix)
	case "to":
		return matching(convert.Names(), prefix)
	case "from":
		if command.Name == "convert" {
			return matching([]string{"auto", "json", "jsonl", "text", "yaml"}, prefix)
		}
		return matching([]string{"auto", "json", "jsonl", "yaml"}, prefix)
	case "fail-on":
		return matching([]string{"error", "info", "never", "warning"}, prefix)
	case "color":
		return matching([]string{"always", "auto", "never"}, prefix)
	}
	return nil
}

// ruleSelectors returns the codes, families and names of all rules.
func ruleSelectors() []string {
	var out []string
	for _, r := range rules.All() {
		out = append(out, r.Code[:3], r.Code, r.Name)
	}
	slices.Sort(out)
	return slices.Compact(out)
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

// prefixed puts prefix before each word of list, in place.
func prefixed(prefix string, list []string) []string {
	for i := range list {
		list[i] = prefix + list[i]
	}
	return list
}
