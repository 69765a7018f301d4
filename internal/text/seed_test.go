package text

import _ "github.com/qbank-dev/qbank/internal/testing/fixedseed"
