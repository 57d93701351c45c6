// npm run build: bundles the web app into dist/web. `--force` rebuilds even when nothing changed.
import { ensurePackages, handOver } from './lib/runtime.mjs';

ensurePackages({ dev: false });
handOver('scripts/build.ts', process.argv.slice(2));
