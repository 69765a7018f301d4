package main

import (
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/qbank-dev/qbank/internal/text"
)

// arrange moves flags between the command and its arguments: people write them anywhere,
// and the library reads them there only. It refuses unknown flags and proposes known
// ones. Everything after "--" is an argument.
func arrange(app *cli.App, args []string) ([]string, error) {
	// The command need not come first, so its flags are not known yet.
	takesValue := map[string]bool{}
	for _, c := range app.Commands {
		for name, value := range flagsOf(c) {
			takesValue[name] = takesValue[name] || value
		}
	}
	var command *cli.Command
	var flags []string   // as given, without values
	var options []string // flags and their values
	var rest []string
	valueMissing := false
	for i := 1; i < len(args); i++ {
		arg := args[i]
		if arg == "--" {
			rest = append(rest, args[i+1:]...)
			break
		}
		if len(arg) < 2 || arg[0] != '-' {
			if command == nil && len(rest) == 0 {
				if command = app.Command(arg); command != nil {
					continue
				}
			}
			rest = append(rest, arg)
			continue
		}
		flags, options = append(flags, arg), append(options, arg)
		if name, hasValue := flagName(arg); takesValue[name] && !hasValue {
			if i++; i < len(args) {
				options = append(options, args[i])
			} else {
				valueMissing = true
			}
		}
	}
	known := flagsOf(command)
	for _, flag := range flags {
		name, _ := flagName(flag)
		if _, ok := known[name]; !ok {
			return nil, unknownFlag(command, flag)
		}
	}
	if valueMissing {
		return nil, usagef("the flag %s needs a value", flags[len(flags)-1])
	}
	out := args[:1:1]
	if command != nil {
		out = append(out, command.Name)
	}
	out = append(out, options...)
	// "help", which the library adds, takes a command's name and no marker.
	if len(rest) > 0 && (command != nil || rest[0] != "help" && rest[0] != "h") {
		out = append(out, "--")
	}
	return append(out, rest...), nil
}

// flagName returns the name of a flag without its dashes, and whether a value
// follows it behind a "=".
func flagName(arg string) (name string, hasValue bool) {
	name, _, hasValue = strings.Cut(strings.TrimLeft(arg, "-"), "=")
	return name, hasValue
}

// flagsOf returns the names of a command's flags, and whether each takes a value.
// The command may be nil.
func flagsOf(command *cli.Command) map[string]bool {
	takesValue := map[string]bool{"help": false, "h": false, "version": false, "V": false}
	if command != nil {
		for _, f := range command.Flags {
			_, isBool := f.(*cli.BoolFlag)
			for _, name := range f.Names() {
				takesValue[name] = !isBool
			}
		}
	}
	return takesValue
}

// longFlags returns the long flags of a command, in order.
func longFlags(command *cli.Command) []string {
	var flags []string
	for name := range flagsOf(command) {
		if len(name) > 1 {
			flags = append(flags, "--"+name)
		}
	}
	slices.Sort(flags)
	return flags
}

func unknownFlag(command *cli.Command, arg string) error {
	name, _, _ := strings.Cut(arg, "=")
	help := "qbank --help"
	if command != nil {
		help = "qbank " + command.Name + " --help"
	}
	return usagef("unknown flag %s%s; \"%s\" lists the flags", name, text.DidYouMean(name, longFlags(command)), help)
}
