// npm start: brings what is missing, then starts the server.
import { ensurePackages, handOver } from './lib/runtime.mjs';

ensurePackages({ dev: false });
handOver('src/cli/main.ts', ['start', ...process.argv.slice(2)]);
