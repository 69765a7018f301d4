package main

import (
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// network are the functions through which a program opens a connection or waits
// for one: all methods of net/http (a client, a transport and a server do nothing
// without), its functions that make use of them, and those of net.
//
// net.(*Dialer).DialContext is not among them. net/http keeps it in a variable,
// its default transport, whether the transport is used or not; that no method of
// the transport is in the program means that nothing calls it from there, and
// TestImports that nothing else does.
var network = regexp.MustCompile(`^net/http\.\(` +
	`|^net/http\.(Get|Head|Post|PostForm|ListenAndServe|ListenAndServeTLS|Serve|ServeTLS)$` +
	`|^net\.(Dial|Listen|Lookup|FileConn|FileListener|FilePacketConn)` +
	`|^net\.\(\*ListenConfig\)` +
	`|^net\.\(\*Resolver\)\.Lookup(Addr|CNAME|Host|IP|IPAddr|MX|NS|NetIP|SRV|TXT)$` +
	`|^net/(rpc|smtp|textproto)\.(Dial|Listen)` +
	`|^crypto/tls\.(Dial|Listen|Client|Server|NewListener|\(\*Conn\)|\(\*Dialer\))`)

// TestNoNetwork looks into the program that the linker made: what is not in it
// cannot run. It also looks for what must be there, so that it notices when it
// reads the wrong thing.
func TestNoNetwork(t *testing.T) {
	symbols := symbolsOf(t)
	for _, s := range symbols {
		if network.MatchString(s) {
			t.Errorf("%s is in the program", s)
		}
	}
	all := "\n" + strings.Join(symbols, "\n") + "\n"
	for _, s := range []string{"main.main", "os/exec.(*Cmd).Start", "github.com/qbank-dev/qbank/internal/files.ChangesSince", "net/http.init"} {
		if !strings.Contains(all, "\n"+s+"\n") {
			t.Errorf("%s is not among the symbols of the program", s)
		}
	}
}

// symbolsOf builds the program and lists the names of its functions and data.
func symbolsOf(t *testing.T) []string {
	t.Helper()
	out, err := exec.Command("go", "tool", "nm", filepath.Join(buildBinary(t), "qbank")).Output()
	if err != nil {
		t.Fatalf("go tool nm: %v", err)
	}
	var names []string
	for line := range strings.Lines(string(out)) {
		// An address, a letter for the kind, and the name; what is undefined has no
		// address.
		if m := symbol.FindStringSubmatch(line); m != nil {
			names = append(names, m[1])
		}
	}
	return names
}

var symbol = regexp.MustCompile(`^ *[0-9a-f]* [A-Za-z] (.*)\n$`)
