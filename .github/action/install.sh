#!/usr/bin/env bash
# Puts qbank into $QBANK_BIN: built from $QBANK_SOURCE, or $QBANK_VERSION from
# the module proxy.
set -euo pipefail
mkdir -p "$QBANK_BIN"
if [ -n "${QBANK_VERSION:-}" ]; then
  GOBIN=$QBANK_BIN go install "github.com/qbank-dev/qbank/cmd/qbank@$QBANK_VERSION"
else
  # git may refuse to tell the version of a folder that another user owns.
  (cd "$QBANK_SOURCE" && go build -buildvcs=false -trimpath -o "$QBANK_BIN/" ./cmd/qbank)
fi
