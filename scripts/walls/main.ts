import { join } from 'node:path';
import { faultsOf } from './check.ts';
import { readImports } from './imports.ts';

// Part of `npm run check`: the linter of imports. A line for each wall that is broken.
const faults = faultsOf(readImports(join(import.meta.dirname, '..', '..')));
for (const fault of faults) console.error(fault);
process.exitCode = faults.length === 0 ? 0 : 1;
