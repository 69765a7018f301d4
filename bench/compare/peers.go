package main

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/qbank-dev/qbank/schema"
)

// The script that calls the library of Node.js.
//
//go:embed gift-pegjs.js
var giftScript []byte

var peers = []string{"markdownlint-cli2", "gift-pegjs"}

// peerQuestions is how many questions and files the peers read.
const peerQuestions = 1000

// measureLint times qbank and markdownlint-cli2 on the same files.
func measureLint(b *bench) ([]row, error) {
	if err := b.installPeers(); err != nil {
		return nil, err
	}
	files, err := b.generate(peerQuestions, peerQuestions)
	if err != nil {
		return nil, err
	}
	u, err := b.inTurn(b.runs, coldLint+files, "node_modules/.bin/markdownlint-cli2 "+files+"/*.md")
	if err != nil {
		return nil, err
	}
	return []row{{
		what:     fmt.Sprintf("`qbank lint`, %d files, cold", peerQuestions),
		measured: fmt.Sprintf("%s; markdownlint-cli2 %s", u[0], u[1]),
		ratio:    ratio(u[1], u[0]), target: "at least 40 × less than markdownlint-cli2",
	}}, nil
}

// measureConvert times qbank and gift-pegjs on the same questions.
func measureConvert(b *bench) ([]row, error) {
	if err := b.installPeers(); err != nil {
		return nil, err
	}
	bank, err := b.generate(peerQuestions, 0)
	if err != nil {
		return nil, err
	}
	if err := b.writeGIFT(bank); err != nil {
		return nil, err
	}
	u, err := b.inTurn(b.runs, "qbank convert --to json "+bank, "node gift-pegjs.js bank.gift")
	if err != nil {
		return nil, err
	}
	return []row{{
		what:     fmt.Sprintf("`qbank convert --to json`, %d questions; gift-pegjs parses their stems and options as GIFT", peerQuestions),
		measured: fmt.Sprintf("%s; gift-pegjs %s", u[0], u[1]),
		ratio:    ratio(u[1], u[0]), target: "at least 2 × as fast as gift-pegjs",
	}}, nil
}

// installPeers puts the packages into the folder, where they are missing.
func (b *bench) installPeers() error {
	for _, tool := range []string{"node", "npm"} {
		if _, err := exec.LookPath(tool); err != nil {
			return skipf("%s is missing: install Node.js", tool)
		}
	}
	install := append([]string{"install", "--prefix", ".", "--no-audit", "--no-fund", "--silent"}, peers...)
	b.show("npm " + strings.Join(install, " "))
	if _, err := os.Stat(filepath.Join(b.dir, "node_modules", peers[len(peers)-1])); err != nil {
		if _, err := b.output("npm", install...); err != nil {
			return skipf("the packages cannot be installed: %v", err)
		}
	}
	node, err := b.output("node", "--version")
	if err != nil {
		return err
	}
	b.uses("node " + strings.TrimSpace(string(node)))
	for _, name := range peers {
		text, err := os.ReadFile(filepath.Join(b.dir, "node_modules", name, "package.json"))
		if err != nil {
			return err
		}
		var about struct{ Version string }
		if err := json.Unmarshal(text, &about); err != nil {
			return err
		}
		b.uses(name + " " + about.Version)
	}
	return os.WriteFile(filepath.Join(b.dir, "gift-pegjs.js"), giftScript, 0o666)
}

// giftSigns escapes what means something in GIFT, whose questions end at blank lines.
var giftSigns = strings.NewReplacer(`\`, `\\`, "~", `\~`, "=", `\=`, "#", `\#`, "{", `\{`, "}", `\}`, ":", `\:`, "\n", " ")

// writeGIFT writes the stems and options of a bank as bank.gift.
func (b *bench) writeGIFT(bank string) error {
	out, err := b.output("qbank", "convert", "--to", "jsonl", bank)
	if err != nil {
		return err
	}
	var gift strings.Builder
	for line := range strings.Lines(string(out)) {
		var q schema.Question
		if err := json.Unmarshal([]byte(line), &q); err != nil {
			return err
		}
		fmt.Fprintf(&gift, "::%d::%s {\n", q.Number, giftSigns.Replace(q.Stem))
		for _, o := range q.Options {
			sign := "~"
			switch {
			case o.Correct && len(q.Answer) > 1:
				sign = fmt.Sprintf("~%%%d%%", 100/len(q.Answer))
			case o.Correct:
				sign = "="
			}
			fmt.Fprintf(&gift, "%s%s\n", sign, giftSigns.Replace(o.Text))
		}
		gift.WriteString("}\n\n")
	}
	return os.WriteFile(filepath.Join(b.dir, "bank.gift"), []byte(gift.String()), 0o666)
}
