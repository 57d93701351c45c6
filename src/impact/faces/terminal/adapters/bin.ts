// The terminal command of the package of its own.
import { run } from '../impact.ts';
import { createFileIo } from './files.ts';

process.exitCode = await run(process.argv.slice(2), createFileIo());
