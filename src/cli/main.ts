import { readFileSync } from 'node:fs';
import { clock, random, sha256 } from './adapters/ports.ts';
import type { Command } from './command.ts';
import { runCommand } from './run.ts';

/** Every command, loaded when it is called: `alongside backup` does not wait for the web server's code. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  start: async () => (await import('./commands/start.ts')).command,
  setup: async () => (await import('./commands/setup.ts')).command,
  sites: async () => (await import('./commands/sites.ts')).command,
  workers: async () => (await import('./commands/workers.ts')).command,
  rebuild: async () => (await import('./commands/rebuild.ts')).command,
  doctor: async () => (await import('./commands/doctor.ts')).command,
  report: async () => (await import('./commands/report.ts')).command,
  demo: async () => (await import('./commands/demo.ts')).command,
  backup: async () => (await import('./commands/backup.ts')).command,
  restore: async () => (await import('./commands/restore.ts')).command,
  move: async () => (await import('./commands/move.ts')).command,
  export: async () => (await import('./commands/export.ts')).command,
  impact: async () => (await import('./commands/impact.ts')).command,
  import: async () => (await import('./commands/import.ts')).command,
};

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  readonly version: string;
};

const stopAsked = new Promise<void>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
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
