// npm start: brings what is missing, then starts the server.
import { ensurePackages } from './lib/packages.mjs';
import { handOver } from './lib/runtime.mjs';

await ensurePackages({ dev: false });
await handOver('src/cli/main.ts', ['start', ...process.argv.slice(2)], {
  // What Node says of itself is no word to who starts a program.
  flags: ['--no-warnings=ExperimentalWarning'],
});
