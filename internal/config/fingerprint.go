package config

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"reflect"
)

// Fingerprint is a sum of everything in the configuration that the findings in a
// file depend on: two configurations with one fingerprint find the same in the
// same files. What the findings in all files depend on, the rules themselves, is
// not in it, and neither is what only decides which files are looked at.
func (c *Config) Fingerprint(o Overrides) ([sha256.Size]byte, error) {
	linter := reflect.ValueOf(c.Linter(o))
	parts := map[string]any{
		"dialect": c.Dialect(),
		// What Ignored, a function, goes by.
		"perFileIgnores": c.PerFileIgnores,
	}
	// Field by field, so that one that comes later is not forgotten.
	for i := range linter.NumField() {
		if name := linter.Type().Field(i).Name; name != "Rules" && name != "Ignored" {
			parts["linter."+name] = linter.Field(i).Interface()
		}
	}
	text, err := json.Marshal(parts)
	if err != nil {
		return [sha256.Size]byte{}, fmt.Errorf("internal error: the configuration %s has no fingerprint: %w", c.File, err)
	}
	return sha256.Sum256(text), nil
}
