package main

import (
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/qbank-dev/qbank/internal/suggest"
)

// arrange moves flags to where the library looks for them, between the command
// and its arguments, so that they may stand anywhere on the line. It also finds
// unknown flags, for which it knows better what to propose. After "--" all is
// an argument.
func arrange(app *cli.App, args []string) ([]string, error) {
	command, at := findCommand(app, args)
	flags := app.Flags
	if command != nil {
		flags = command.Flags
	}
	known := knownFlags(flags)
	var options, rest []string
	for i := 1; i < len(args); i++ {
		arg := args[i]
		switch {
		case i == at:
			continue
		case arg == "--":
			rest = append(rest, args[i+1:]...)
			i = len(args)
			continue
		case len(arg) < 2 || arg[0] != '-':
			rest = append(rest, arg)
			continue
		}
		name, _, hasValue := strings.Cut(strings.TrimLeft(arg, "-"), "=")
		takesValue, ok := known[name]
		if !ok {
			return nil, unknownFlag(arg, command, known)
		}
		options = append(options, arg)
		if takesValue && !hasValue {
			if i+1 == len(args) {
				return nil, usagef("the flag %s needs a value", arg)
			}
			i++
			options = append(options, args[i])
		}
	}
	out := args[:1:1]
	if command != nil {
		out = append(out, args[at])
	}
	out = append(out, options...)
	if len(rest) > 0 {
		// "help", which the library adds, takes a command's name and no marker.
		if command != nil || rest[0] != "help" && rest[0] != "h" {
			out = append(out, "--")
		}
		out = append(out, rest...)
	}
	return out, nil
}

// findCommand is the first argument that names a command, and its index. The
// value of a flag before it is no command.
func findCommand(app *cli.App, args []string) (*cli.Command, int) {
	values := map[string]bool{}
	for _, c := range app.Commands {
		for name, takesValue := range knownFlags(c.Flags) {
			values[name] = values[name] || takesValue
		}
	}
	for i := 1; i < len(args); i++ {
		arg := args[i]
		if arg == "--" {
			break
		}
		if len(arg) > 1 && arg[0] == '-' {
			if values[strings.TrimLeft(arg, "-")] {
				i++
			}
			continue
		}
		if command := app.Command(arg); command != nil {
			return command, i
		}
		break
	}
	return nil, -1
}

// knownFlags tells for each flag's name whether it takes a value.
func knownFlags(flags []cli.Flag) map[string]bool {
	known := map[string]bool{"help": false, "h": false, "version": false, "V": false}
	for _, f := range flags {
		_, isBool := f.(*cli.BoolFlag)
		for _, name := range f.Names() {
			known[name] = !isBool
		}
	}
	return known
}

func unknownFlag(arg string, command *cli.Command, known map[string]bool) error {
	name, _, _ := strings.Cut(arg, "=")
	var names []string
	for k := range known {
		if len(k) > 1 {
			names = append(names, "--"+k)
		}
	}
	slices.Sort(names)
	help := "qbank --help"
	if command != nil {
		help = "qbank " + command.Name + " --help"
	}
	return usagef("unknown flag %s%s; \"%s\" lists the flags", name, suggest.DidYouMean(name, names), help)
}
