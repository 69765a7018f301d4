#!/usr/bin/env bash
# Runs "qbank lint" with annotations, and with a SARIF report where $QBANK_SARIF
# names a file. Paths and flags are split at white space; globs are left to qbank.
set -euo pipefail
set -f
formats=(--format text --format github)
if [ -n "${QBANK_SARIF:-}" ]; then
  formats+=(--format "sarif=$QBANK_SARIF")
fi
# shellcheck disable=SC2086
"$QBANK_BIN/qbank" lint "${formats[@]}" ${QBANK_ARGS:-} -- ${QBANK_PATHS:-.}
