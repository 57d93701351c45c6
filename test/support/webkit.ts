/** WebKitGTK for tests, as Debian ships it, driven over WebDriver: as near to an iPhone's browser as Linux comes. */
import { spawn } from 'node:child_process';
import type { Cleanup } from './browser.ts';
import { freePort } from './cli.ts';
import { type DrivenPage, drive, until } from './driven.ts';
import { needProgram } from './system-packages.ts';

/** A page in a fresh WebKitGTK that ends with the test. */
export const startWebKit = async (t: Cleanup): Promise<DrivenPage> => {
  const port = await freePort();
  const child = spawn(needProgram('xvfb-run'), ['-a', needProgram('WebKitWebDriver'), `--port=${port}`], {
    stdio: 'ignore',
    detached: true,
  });
  const base = `http://127.0.0.1:${port}`;
  const ask = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const response = await fetch(`${base}${path}`, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const { value } = (await response.json()) as { readonly value: T & { readonly message?: string } };
    if (!response.ok) throw new Error(`${path}: ${value.message ?? response.status}`);
    return value;
  };
  await until(async () => (await fetch(`${base}/status`).catch(() => undefined))?.ok === true, 'the driver');
  const { sessionId } = await ask<{ readonly sessionId: string }>('POST', '/session', {
    capabilities: { alwaysMatch: {} },
  });
  t.after(async () => {
    await ask('DELETE', `/session/${sessionId}`);
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM');
  });
  const session = `/session/${sessionId}`;
  return drive(
    (url) => ask('POST', `${session}/url`, { url }),
    (script, ...args) => ask<boolean>('POST', `${session}/execute/sync`, { script, args }),
  );
};
