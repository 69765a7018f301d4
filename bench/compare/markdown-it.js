// Parses a file to markdown-it's tokens.
const md = require('markdown-it')();
const text = require('fs').readFileSync(process.argv[2], 'utf8');
if (md.parse(text, {}).length === 0) process.exit(1);
