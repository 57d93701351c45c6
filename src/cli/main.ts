import { readFileSync } from 'node:fs';
import { errorCode } from '#database/faults.ts';
import { clock, random, sha256 } from './adapters/ports.ts';
import type { Command } from './command.ts';
import { failureLines, runCommand } from './run.ts';
import { thrownToFailure } from './thrown.ts';

/** Every command, loaded when it is called: `alongside backup` does not wait for the web server's code. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  start: async () => (await import('./commands/start.ts')).command,
  setup: async () => (await import('./commands/setup.ts')).command,
  sites: async () => (await import('./commands/sites.ts')).command,
  workers: async () => (await import('./commands/workers.ts')).command,
  spikes: async () => (await import('./commands/spikes.ts')).command,
  rebuild: async () => (await import('./commands/rebuild.ts')).command,
  doctor: async () => (await import('./commands/doctor.ts')).command,
  report: async () => (await import('./commands/report.ts')).command,
  demo: async () => (await import('./commands/demo.ts')).command,
  backup: async () => (await import('./commands/backup.ts')).command,
  restore: async () => (await import('./commands/restore.ts')).command,
  move: async () => (await import('./commands/move.ts')).command,
  export: async () => (await import('./commands/export.ts')).command,
  impact: async () => (await import('./commands/impact.ts')).command,
  device: async () => (await import('./commands/device.ts')).command,
  import: async () => (await import('./commands/import.ts')).command,
  care: async () => (await import('./commands/care.ts')).command,
};

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  readonly version: string;
};

const stopAsked = new Promise<void>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
});

// What is thrown beside a command's own work (a reader who went away, a bug in a callback) ends in a sentence as well.
process.on('uncaughtException', (error) => {
  if (process.env['ALONGSIDE_TRACE'] === '1') console.error(error);
  // `alongside report NAME | head` closes the pipe: nothing went wrong.
  else if (errorCode(error) !== 'EPIPE')
    for (const line of failureLines(thrownToFailure(error))) console.error(line);
  process.exit(1);
});

process.exitCode = await runCommand(commands, process.argv.slice(2), process.env, {
  clock,
  random,
  sha256,
  version,
  say: (line) => console.log(line),
  note: (line) => console.error(line),
  stopAsked,
});
