// node scripts/run.mjs FILE ARGS...: runs one of the project's TypeScript files with the pinned Node.
import { ensurePackages, handOver } from './lib/runtime.mjs';

const [file, ...args] = process.argv.slice(2);
ensurePackages({ dev: true });
handOver(file, args, { flags: ['--no-warnings=ExperimentalWarning'] });
