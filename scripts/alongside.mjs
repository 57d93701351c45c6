#!/usr/bin/env node
// The command line: node scripts/alongside.mjs COMMAND ...
import { ensurePackages, handOver } from './lib/runtime.mjs';

ensurePackages({ dev: false });
handOver('src/cli/main.ts', process.argv.slice(2));
