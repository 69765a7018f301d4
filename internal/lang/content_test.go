package lang

import (
	"slices"
	"testing"
)

func TestRoots(t *testing.T) {
	got := slices.Collect(Roots("The Requirements, a required on-demand S3를 서울에서 물 漢字漢字 é\u0301tat"))
	if want := []string{"requir", "requir", "demand", "s3", "서울", "漢字漢字", "é\u0301tat"}; !slices.Equal(got, want) {
		t.Errorf("the roots are %q, not %q", got, want)
	}
}
