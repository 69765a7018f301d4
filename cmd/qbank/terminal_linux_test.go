package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"testing"

	"golang.org/x/sys/unix"
)

// openTerminal makes a terminal: what is written to the file comes out of the
// reader.
func openTerminal(t *testing.T) (*os.File, io.Reader) {
	t.Helper()
	master, err := os.OpenFile("/dev/ptmx", os.O_RDWR, 0)
	if err != nil {
		t.Skipf("there is no terminal to be had: %v", err)
	}
	t.Cleanup(func() { _ = master.Close() })
	number, err := unix.IoctlGetInt(int(master.Fd()), unix.TIOCGPTN)
	if err != nil {
		t.Skipf("there is no terminal to be had: %v", err)
	}
	if err := unix.IoctlSetPointerInt(int(master.Fd()), unix.TIOCSPTLCK, 0); err != nil {
		t.Fatal(err)
	}
	terminal, err := os.OpenFile(fmt.Sprintf("/dev/pts/%d", number), os.O_RDWR|unix.O_NOCTTY, 0)
	if err != nil {
		t.Skipf("there is no terminal to be had: %v", err)
	}
	t.Cleanup(func() { _ = terminal.Close() })
	// What is written shall come out as it is.
	settings, err := unix.IoctlGetTermios(int(terminal.Fd()), unix.TCGETS)
	if err != nil {
		t.Fatal(err)
	}
	settings.Oflag &^= unix.OPOST
	if err := unix.IoctlSetTermios(int(terminal.Fd()), unix.TCSETS, settings); err != nil {
		t.Fatal(err)
	}
	return terminal, master
}

// onTerminalOf runs a command on a terminal and gives all that it showed.
func onTerminalOf(t *testing.T, args []string, stdin string) string {
	t.Helper()
	terminal, reader := openTerminal(t)
	shown := make(chan string)
	go func() {
		text, _ := io.ReadAll(reader) // it ends in an error when the terminal is gone
		shown <- string(text)
	}()
	Main(context.Background(), append([]string{"qbank"}, args...), Streams{In: strings.NewReader(stdin), Out: terminal, Err: terminal})
	if err := terminal.Close(); err != nil {
		t.Fatal(err)
	}
	return <-shown
}

// TestHostileTextOnTerminal does what TestHostileText does, on a terminal: there
// also documents and differences are shown, never obeyed.
func TestHostileTextOnTerminal(t *testing.T) {
	t.Setenv("NO_COLOR", "1")
	enterHostileFolder(t)
	documents := 0
	for _, args := range slices.Concat(hostileRuns(), flagRuns()) {
		text := onTerminalOf(t, args, hostileBank)
		checkShown(t, args, "the terminal", text)
		if machine(args) && strings.Contains(text, `\u202e`) {
			documents++
		}
	}
	if documents < 5 {
		t.Errorf("%d documents with the text were shown, which is too few", documents)
	}
}

// TestColorsOnTerminal checks that the colours of a report still come through.
func TestColorsOnTerminal(t *testing.T) {
	for _, name := range []string{"NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "GITHUB_ACTIONS", "CI"} {
		t.Setenv(name, "") // so that it is restored
		if err := os.Unsetenv(name); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("TERM", "xterm-256color")
	t.Chdir("../..")
	if text := onTerminalOf(t, []string{"lint", "testdata/demo/broken.md"}, ""); !strings.Contains(text, "\x1b[") {
		t.Errorf("there are no colours in %q", text)
	}
}
