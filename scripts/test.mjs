// npm test [PART OF A PATH...]: the checks and every test. Plain JavaScript so that it starts on Node 20.
import { ensurePackages, handOver } from './lib/runtime.mjs';

ensurePackages({ dev: true });
handOver('scripts/test.ts', process.argv.slice(2));
