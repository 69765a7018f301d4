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

// The scripts that call the libraries of Node.js.
var (
	//go:embed markdown-it.js
	markdownItScript []byte
	//go:embed gift-pegjs.js
	giftScript []byte
)

var peers = []string{"markdownlint-cli2", "markdown-it", "gift-pegjs"}

// peerQuestions is how many questions and files the peers read.
const peerQuestions = 1000

// measurePeers times qbank beside programs of Node.js on the same questions.
func measurePeers(b *bench) ([]row, error) {
	if err := b.installPeers(); err != nil {
		return nil, err
	}
	noCache, err := b.noCache()
	if err != nil {
		return nil, err
	}
	files, err := b.generate(peerQuestions, peerQuestions)
	if err != nil {
		return nil, err
	}
	bank, err := b.generate(peerQuestions, 0)
	if err != nil {
		return nil, err
	}
	if err := b.writeGIFT(bank); err != nil {
		return nil, err
	}
	lint, err := b.hyperfine(b.runs, "", "qbank lint --isolated"+noCache+" "+files, "node_modules/.bin/markdownlint-cli2 "+files+"/*.md")
	if err != nil {
		return nil, err
	}
	parse, err := b.hyperfine(b.runs, "", "qbank convert --to json "+bank, "node markdown-it.js "+bank, "node gift-pegjs.js bank.gift")
	if err != nil {
		return nil, err
	}
	return []row{{
		what:     "`qbank lint`, 1,000 files, cold",
		measured: fmt.Sprintf("%s; markdownlint-cli2 %s", lint[0].text(), lint[1].text()),
		ratio:    times(lint[1].Median / lint[0].Median), target: "at least 80 × less than markdownlint-cli2",
	}, {
		what:     "`qbank convert --to json`, 1,000 questions, beside markdown-it parsing the same file",
		measured: fmt.Sprintf("%s; markdown-it %s", parse[0].text(), parse[1].text()),
		ratio:    times(parse[1].Median / parse[0].Median),
	}, {
		what:     "the same beside gift-pegjs parsing the stems and options as GIFT",
		measured: fmt.Sprintf("%s; gift-pegjs %s", parse[0].text(), parse[2].text()),
		ratio:    times(parse[2].Median / parse[0].Median),
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
	for name, script := range map[string][]byte{"markdown-it.js": markdownItScript, "gift-pegjs.js": giftScript} {
		if err := os.WriteFile(filepath.Join(b.dir, name), script, 0o666); err != nil {
			return err
		}
	}
	return nil
}

// giftSigns are what GIFT wants escaped. Its questions end at blank lines.
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
