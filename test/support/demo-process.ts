import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Cleanup } from './browser.ts';

const main = join(import.meta.dirname, '..', '..', 'src', 'cli', 'main.ts');

/** The demo as a program of its own, for commands that are no test; ends with `t`. Answers what a browser opens. */
export const startDemoProcess = async (t: Cleanup, port = 27431): Promise<string> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'alongside-demo-'));
  t.after(() => rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 }));
  const run = (args: readonly string[], folder: string) =>
    spawn(process.execPath, [main, ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DATA_DIR: folder, PORT: String(port), HOST: '127.0.0.1', TLS: 'off' },
    });
  const filling = run(['demo', '--only-fill', '--seed', '7'], dataDir);
  await new Promise((resolve) => filling.once('exit', resolve));
  const server = run(['start'], join(dataDir, 'demo'));
  t.after(async () => {
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGINT');
    await ended;
  });
  const url = `http://localhost:${port}`;
  for (let tries = 0; tries < 600; tries += 1) {
    const isReady = await fetch(`${url}/v1/health`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isReady) return url;
    await wait(100);
  }
  throw new Error('the demo did not start');
};
