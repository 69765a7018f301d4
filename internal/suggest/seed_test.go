package suggest

import _ "github.com/qbank-dev/qbank/internal/testing/fixedseed"
