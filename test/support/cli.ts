import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { until } from './patience.ts';

const main = join(import.meta.dirname, '..', '..', 'src', 'cli', 'main.ts');

/** What commands ask of the database is noted like what tests ask (cluster/record.ts). */
const notesIn = 'ALONGSIDE_TEST_STATEMENTS';
const notes = process.env[notesIn];
const noting =
  notes === undefined ? [] : ['--import', join(import.meta.dirname, '..', 'cluster', 'record.ts')];

const cleanups: (() => void | Promise<void>)[] = [];

/** The last begun ends first: a folder goes only when the server that lives in it has stopped. */
const atEnd = (work: () => void | Promise<void>): void => {
  cleanups.push(work);
  if (cleanups.length > 1) return;
  after(async () => {
    for (let next = cleanups.pop(); next !== undefined; next = cleanups.pop()) await next();
  });
};

/** A data folder of a test's own. */
export const freshDataDir = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'alongside-data-'));
  atEnd(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
};

export const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });

export interface Ran {
  readonly code: number | null;
  readonly out: string;
}

/** Runs a command to its end. */
export const runCli = async (
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Ran> => {
  const running = launch(args, env);
  const code = await running.ended;
  return { code, out: running.output() };
};

export interface RunningServer {
  readonly url: string;
  readonly child: ChildProcess;
  readonly ended: Promise<number | null>;
  readonly output: () => string;
  /** What its console says that the first run asks for; undefined where it is set up. */
  readonly setupCode: string | undefined;
  /** Milliseconds from the start of the process to the first good answer. */
  readonly readyAfterMs: number;
}

/** Starts the server as `npm start` does and waits until it answers. */
export const startCli = async (env: Readonly<Record<string, string>>): Promise<RunningServer> => {
  const port = env['PORT'] ?? String(await freePort());
  const from = performance.now();
  const running = launch(['start'], { TLS: 'off', HOST: '127.0.0.1', ...env, PORT: port });
  let isOver = false;
  void running.ended.then(() => {
    isOver = true;
  });
  const url = `http://127.0.0.1:${port}`;
  await until(async () => {
    if (isOver) throw new Error(`did not start:\n${running.output()}`);
    return answers(`${url}/v1/health`);
  });
  const readyAfterMs = performance.now() - from;
  // Said once the server listens, which is a moment later.
  await until(() => running.output().includes('Ctrl-C stops it.'));
  return { ...running, url, readyAfterMs, setupCode: setupCodeIn(running.output()) };
};

/** The code that a starting server shows on its console. */
export const setupCodeIn = (output: string): string | undefined =>
  /It asks for this code: (\S+)/.exec(output)?.[1];

/** A file with a passphrase, for `alongside setup`. */
export const passphraseFile = (folder: string): string => {
  const file = join(folder, 'passphrase.txt');
  writeFileSync(file, 'warm socks in winter\n', { mode: 0o600 });
  return file;
};

const launch = (args: readonly string[], env: Readonly<Record<string, string>>) => {
  const child = spawn(process.execPath, [...noting, main, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...(notes && { [notesIn]: notes }), ...env },
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data: Buffer) => {
      text += data.toString();
    });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  atEnd(async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
    await ended;
  });
  return { child, ended, output: () => text };
};

const answers = async (url: string): Promise<boolean> => {
  try {
    return (await fetch(url)).status === 200;
  } catch {
    // Not listening yet.
    return false;
  }
};
