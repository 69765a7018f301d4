package similar_test

import _ "github.com/qbank-dev/qbank/internal/testing/fixedseed"
