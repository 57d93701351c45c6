/** Firefox for tests, as Debian ships it, driven over WebDriver BiDi. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Cleanup } from './browser.ts';
import { type DrivenPage, drive } from './driven.ts';
import { needProgram } from './system-packages.ts';

/** A page in a fresh Firefox that ends with the test. */
export const startFirefox = async (t: Cleanup): Promise<DrivenPage> => {
  const profile = mkdtempSync(join(tmpdir(), 'alongside-firefox-'));
  const child = spawn(
    needProgram('firefox'),
    ['--headless', '--remote-debugging-port=0', '--profile', profile],
    {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, MOZ_CRASHREPORTER_DISABLE: '1' },
    },
  );
  const gone = once(child, 'exit');
  t.after(async () => {
    child.kill('SIGKILL');
    await gone;
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  });
  const ask = await connect(await addressOf(child));
  await ask('session.new', { capabilities: {} });
  const { contexts } = await ask<{ readonly contexts: readonly { readonly context: string }[] }>(
    'browsingContext.getTree',
    {},
  );
  const context = contexts[0]?.context ?? '';
  return drive(
    (url) => ask('browsingContext.navigate', { context, url, wait: 'complete' }),
    async (body, ...words) => {
      const { type, result } = await ask<{
        readonly type: string;
        readonly result?: { readonly value?: unknown };
      }>('script.callFunction', {
        functionDeclaration: `function () { ${body} }`,
        arguments: words.map((value) => ({ type: 'string', value })),
        target: { context },
        awaitPromise: false,
      });
      if (type !== 'success') throw new Error(`the page threw in: ${body}`);
      return result?.value === true;
    },
  );
};

/** The address that Firefox prints once it listens. */
const addressOf = async (child: ChildProcess): Promise<string> => {
  if (child.stderr === null) throw new Error('Firefox was started without a pipe for its messages');
  for await (const line of createInterface({ input: child.stderr })) {
    const found = line.match(/WebDriver BiDi listening on (ws:\/\/\S+)/)?.[1];
    if (found !== undefined) {
      // Read on, so that Firefox never waits for a full pipe.
      child.stderr.resume();
      return found;
    }
  }
  throw new Error('Firefox ended before it listened');
};

type Ask = <T>(method: string, params: object) => Promise<T>;

const connect = async (address: string): Promise<Ask> => {
  const socket = new WebSocket(`${address}/session`);
  await new Promise((resolve, reject) => {
    socket.onopen = resolve;
    socket.onerror = reject;
  });
  type Answer = { readonly id?: number; readonly result?: unknown; readonly message?: string };
  const waiting = new Map<number, (answer: Answer) => void>();
  socket.onmessage = ({ data }) => {
    const answer = JSON.parse(String(data)) as Answer;
    if (answer.id !== undefined) waiting.get(answer.id)?.(answer);
  };
  let last = 0;
  return <T>(method: string, params: object) =>
    new Promise<T>((resolve, reject) => {
      last += 1;
      waiting.set(last, ({ result, message }) => {
        if (result === undefined) reject(new Error(`${method}: ${message}`));
        else resolve(result as T);
      });
      socket.send(JSON.stringify({ id: last, method, params }));
    });
};
