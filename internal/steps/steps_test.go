package steps

import (
	"os/exec"
	"testing"
)

func TestX(t *testing.T) {
	p := build(t)
	out, err := exec.Command(p).CombinedOutput()
	t.Logf("%v\n%s", err, out)
}
