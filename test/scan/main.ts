/**
 * `npm run scan -- --json` lets a scanner (wapiti) loose on the running demo, without an account and as its worker: public pages, the
 * app, and every route of the OpenAPI document that is asked with GET. It stays on this machine: modules that call outside
 * hosts or fetch their lists from there are left out. The exit code is 0 only when nothing was found but what is known (findings.ts).
 * `--seconds N` ends each module after so long: 16 of them, twice.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { random } from '#cli/adapters/ports.ts';
import { uuidv4 } from '#log/index.ts';
import { startDemoProcess } from '../support/demo-process.ts';
import { needProgram } from '../support/system-packages.ts';
import { findings, reportOf, whyKnown } from './findings.ts';
import { pathsToGet } from './paths.ts';

const modules = [
  ...['backup', 'blindsql', 'cookieflags', 'crlf', 'csp', 'csrf', 'exec', 'file', 'htaccess', 'http_headers'],
  ...['methods', 'permanentxss', 'redirect', 'shellshock', 'sql', 'xss'],
];

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    seconds: { type: 'string', default: '60' },
  },
});
const cleanups: (() => void | Promise<void>)[] = [];
const t = { after: (work: () => void | Promise<void>) => void cleanups.push(work) };

const scan = async (url: string, paths: readonly string[], headers: readonly string[]) => {
  const folder = mkdtempSync(join(tmpdir(), 'alongside-scan-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const out = join(folder, 'found.json');
  const scanner = spawn(
    needProgram('wapiti'),
    [
      ...['-u', `${url}/`, '--scope', 'domain', '-m', modules.join(','), '--color', '-v', '1'],
      ...['--store-session', folder, '--flush-session', '--no-bugreport', '-f', 'json', '-o', out],
      ...['--max-scan-time', values.seconds, '--max-attack-time', values.seconds, '-t', '10'],
      ...paths.flatMap((path) => ['-s', `${url}${path}`]),
      ...headers.flatMap((header) => ['-H', header]),
    ],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const code = await new Promise((resolve) => scanner.once('exit', resolve));
  if (code !== 0) throw new Error(`the scanner ended with ${code}`);
  return reportOf(JSON.parse(readFileSync(out, 'utf8')));
};

const main = async (): Promise<number> => {
  const url = await startDemoProcess(t, 27433);
  const ask = async (path: string, init?: RequestInit): Promise<unknown> =>
    (await fetch(`${url}${path}`, init)).json();
  const { token } = v.parse(
    v.object({ token: v.string() }),
    await ask('/v1/sign-in', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        worker: 'Demo',
        passphrase: 'made up for the demo',
        device: uuidv4({ random }),
      }),
    }),
  );
  const paths = pathsToGet(await ask('/v1/openapi.json'), uuidv4({ random }));
  const counts: Record<string, number> = {};
  for (const [who, headers] of [
    ['nobody', []],
    ['worker', [`Authorization: Bearer ${token}`]],
  ] as const)
    for (const { sort, name, method, path, info } of findings(await scan(url, paths, headers))) {
      const known = whyKnown(info);
      console.log(`${who}: ${known ?? sort}: ${name}: ${method} ${path}: ${info}`);
      const counted = known === undefined ? sort : 'known';
      counts[counted] = (counts[counted] ?? 0) + 1;
    }
  // Whether it stands all of that.
  const health = await fetch(`${url}/v1/health`);
  const { vulnerability = 0, anomaly = 0, known = 0 } = counts;
  if (values.json)
    console.log(
      JSON.stringify({
        paths: paths.length,
        modules: modules.length,
        vulnerability,
        anomaly,
        known,
        alive: health.ok,
      }),
    );
  return vulnerability + anomaly + (health.ok ? 0 : 1);
};

try {
  process.exitCode = (await main()) === 0 ? 0 : 1;
} finally {
  for (const cleanup of cleanups.reverse()) await cleanup();
}
