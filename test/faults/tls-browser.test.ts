import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { clock, random } from '#cli/adapters/ports.ts';
import { openAuthority } from '#server/tls/authority.ts';
import { startBrowser } from '../support/browser.ts';
import { freePort, freshDataDir, startCli } from '../support/cli.ts';
import { needProgram } from '../support/system-packages.ts';

/** Chromium on Linux asks the user's NSS database which authorities it trusts: certutil does what a person does on a phone. */
const home = mkdtempSync(join(tmpdir(), 'alongside-home-'));
after(() => rmSync(home, { recursive: true, force: true, maxRetries: 5 }));
process.env['HOME'] = home;

const database = join(home, '.pki', 'nssdb');
mkdirSync(database, { recursive: true });
const certutil = needProgram('certutil');
execFileSync(certutil, ['-d', `sql:${database}`, '-N', '--empty-password']);

const dataDir = freshDataDir();
const tlsPort = await freePort();
const server = await startCli({ DATA_DIR: dataDir, TLS: 'local', TLS_PORT: String(tlsPort) });
const secure = `https://localhost:${tlsPort}`;

test('a browser that does not trust the server yet is stopped', async (t) => {
  const { page } = await startBrowser(t);
  await assert.rejects(page.goto(secure), /ERR_CERT_AUTHORITY_INVALID/);
});

test('once the authority is trusted, the app opens in a secure context and installs its service worker', async (t) => {
  const response = await fetch(`${server.url}/trust/alongside.crt`);
  assert.equal(response.headers.get('content-type'), 'application/x-x509-ca-cert');
  const certificate = Buffer.from(await response.arrayBuffer());
  assert.deepEqual(certificate, openAuthority({ clock, random }, join(dataDir, 'tls')).certificate);
  execFileSync(certutil, ['-d', `sql:${database}`, '-A', '-t', 'C,,', '-n', 'alongside'], {
    input: certificate,
  });
  const { page, problems } = await startBrowser(t);
  await page.goto(secure);
  assert.equal(await page.evaluate(() => isSecureContext), true);
  const active = await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    return registration.active !== null;
  });
  assert.equal(active, true);
  assert.deepEqual(problems, []);
});

test('the trust page is readable in both languages and nothing on it is refused', async (t) => {
  const { page, problems } = await startBrowser(t);
  await page.goto(`${server.url}/trust`);
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  assert.equal(await page.locator('ol').count(), 2);
  const { fingerprint } = openAuthority({ clock, random }, join(dataDir, 'tls'));
  assert.ok((await page.locator('code').textContent())?.includes(fingerprint));
  assert.equal(await page.locator('.qr svg').count(), 1);
  await page.getByRole('link', { name: 'Español' }).click();
  assert.equal(await page.locator('html').getAttribute('lang'), 'es');
  assert.deepEqual(problems, []);
});

test('a phone that comes by plain HTTP is led to the trust page, this machine is not', async () => {
  const { port } = new URL(server.url);
  const get = (host: string, path: string) =>
    new Promise<readonly [number | undefined, string | undefined]>((resolve, reject) => {
      import('node:http').then(({ get: ask }) =>
        ask({ host: '127.0.0.1', port, path, headers: { host, accept: 'text/html' } }, (response) => {
          response.resume();
          resolve([response.statusCode, response.headers.location]);
        }).on('error', reject),
      );
    });
  assert.deepEqual(await get(`192.168.1.9:${port}`, '/'), [302, '/trust']);
  assert.deepEqual(await get(`192.168.1.9:${port}`, '/counter'), [302, '/trust']);
  assert.equal((await get(`192.168.1.9:${port}`, '/p/reversal'))[0], 404);
  assert.equal((await get(`localhost:${port}`, '/'))[0], 200);
});
