// Parses a file of GIFT to questions.
const gift = require('gift-pegjs');
const text = require('fs').readFileSync(process.argv[2], 'utf8');
if (gift.parse(text).length === 0) process.exit(1);
