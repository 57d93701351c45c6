// The terminal command of the package of its own.
import { run } from '../impact.ts';
import { createFileIo } from './files.ts';

// Who reads may stop early (`head`): that is no failure of this command.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});
process.exitCode = await run(process.argv.slice(2), createFileIo());
