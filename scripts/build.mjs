// npm run build: bundles the web app into dist/web. `--force` rebuilds even when nothing changed.
import { ensurePackages } from './lib/packages.mjs';
import { handOver } from './lib/runtime.mjs';

await ensurePackages({ dev: false });
await handOver('src/build/build.ts', process.argv.slice(2));
