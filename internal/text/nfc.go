package text

import "golang.org/x/text/unicode/norm"

// IsNFC reports whether s is in Unicode normalization form C. Most text is ASCII and
// composed Hangul, of which nothing has to be looked up.
func IsNFC(s string) bool {
	for i, r := range s {
		if r < 0x300 || IsHangul(r) {
			continue
		}
		// Nothing before a character that does not combine with it can change with it.
		if p := norm.NFC.PropertiesString(s[i:]); !p.BoundaryBefore() || p.Decomposition() != nil {
			return norm.NFC.IsNormalString(s)
		}
	}
	return true
}
