// npm test [PART OF A PATH...]: the checks and every test. Plain JavaScript so that it starts on Node 20.
import { ensurePackages } from './lib/packages.mjs';
import { handOver } from './lib/runtime.mjs';

await ensurePackages({ dev: true });
await handOver('scripts/test.ts', process.argv.slice(2));
