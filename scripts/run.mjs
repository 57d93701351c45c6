// node scripts/run.mjs FILE ARGS...: runs one of the project's TypeScript files with the pinned Node.
import { ensurePackages } from './lib/packages.mjs';
import { handOver } from './lib/runtime.mjs';

const [file, ...args] = process.argv.slice(2);
await ensurePackages({ dev: true });
await handOver(file, args, { flags: ['--no-warnings=ExperimentalWarning'] });
