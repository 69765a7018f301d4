package convert

import _ "github.com/qbank-dev/qbank/internal/testing/fixedseed"
