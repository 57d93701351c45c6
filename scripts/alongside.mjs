#!/usr/bin/env node
// The command line: node scripts/alongside.mjs COMMAND ...
import { ensurePackages } from './lib/packages.mjs';
import { handOver } from './lib/runtime.mjs';

await ensurePackages({ dev: false });
const args = process.argv.slice(2);
// An import streams; a small nursery keeps it below 300 MB where Node would let garbage pile up (211 MB against 329).
const memory = args[0] === 'import' ? ['--max-semi-space-size=4'] : [];
await handOver('src/cli/main.ts', args, { flags: ['--no-warnings=ExperimentalWarning', ...memory] });
