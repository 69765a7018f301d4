package steps

import (
	"os/exec"
	"testing"
)

func TestX(t *testing.T) {
	p := build(t)
	exec.Command("cp", p, "/tmp/rel/cmeasure").Run()
	out, err := exec.Command(p).CombinedOutput()
	t.Logf("%v\n%s", err, out)
}
