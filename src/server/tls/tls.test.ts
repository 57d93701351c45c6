import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, get } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { random, clock as systemClock } from '#cli/adapters/ports.ts';
import { needProgram } from '../../../test/support/system-packages.ts';
import { isWithinReach, openAuthority } from './authority.ts';
import { addressBytes } from './certificate.ts';

const folder = mkdtempSync(join(tmpdir(), 'alongside-tls-'));
after(() => rmSync(folder, { recursive: true, force: true }));

let now = systemClock.now();
const deps = { clock: { ...systemClock, now: () => now }, random };
const names = ['localhost', 'counter.local', '127.0.0.1', '192.168.1.20', '::1', 'fd00::5'];

test('a client that trusts the authority reaches the server under each name, and no other name', async () => {
  const authority = openAuthority(deps, folder);
  const served = authority.serve(names);
  const leaf = new X509Certificate(served.cert);
  const root = new X509Certificate(authority.certificate);
  assert.ok(leaf.checkIssued(root) && leaf.verify(root.publicKey) && root.ca && !leaf.ca);
  for (const name of names) assert.ok(/[:\d]$/.test(name) ? leaf.checkIP(name) : leaf.checkHost(name), name);
  assert.equal(leaf.checkHost('example.org'), undefined);

  const server = createServer(served, (_request, response) => response.end('here'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const ask = (ca?: string): Promise<string> =>
    new Promise((resolve, reject) => {
      get(
        { host: '127.0.0.1', port, servername: 'localhost', ...(ca !== undefined && { ca }) },
        (response) => {
          response.on('data', (data: Buffer) => resolve(data.toString()));
        },
      ).on('error', reject);
    });
  assert.equal(await ask(root.toString()), 'here');
  await assert.rejects(ask(), /certificate/);
  server.close();
  server.closeAllConnections();
});

test('openssl finds the chain good, and no name outside the local network', () => {
  const authority = openAuthority(deps, folder);
  const [ca, leaf] = [join(folder, 'ca.pem'), join(folder, 'leaf.pem')];
  writeFileSync(ca, new X509Certificate(authority.certificate).toString());
  writeFileSync(leaf, authority.serve(names).cert);
  const out = execFileSync(needProgram('openssl'), [
    'verify',
    '-x509_strict',
    '-purpose',
    'sslserver',
    '-CAfile',
    ca,
    leaf,
  ]);
  assert.match(out.toString(), /leaf\.pem: OK/);
});

test('it stays the same over restarts, and renews in time or for a new address', () => {
  const authority = openAuthority(deps, folder);
  const again = openAuthority(deps, folder);
  assert.equal(again.fingerprint, authority.fingerprint);
  const served = authority.serve(names);
  assert.deepEqual(again.serve(names), served);
  assert.notEqual(again.serve([...names, '10.1.2.3']).cert, served.cert);
  const latest = again.serve(names);
  now += 370 * 24 * 3_600_000;
  const renewed = again.serve(names);
  assert.notEqual(renewed.cert, latest.cert);
  const { validFrom, validTo } = new X509Certificate(renewed.cert);
  assert.ok((Date.parse(validTo) - Date.parse(validFrom)) / 86_400_000 <= 397.01);
});

test('nobody else on the machine reads the keys', () => {
  for (const file of ['authority.key', 'server.json'])
    assert.equal(statSync(join(folder, file)).mode & 0o077, 0, file);
});

test('it vouches for local names and addresses only', () => {
  for (const name of ['localhost', 'a.local', 'a.b.lan', '10.9.9.9', '172.31.0.1', 'fd12::1', 'fe80::1'])
    assert.ok(isWithinReach(name), name);
  for (const name of ['example.org', 'local.example.org', 'notlocal', '8.8.8.8', '172.32.0.1', '2001:db8::1'])
    assert.ok(!isWithinReach(name), name);
});

test('addresses become bytes', () => {
  assert.equal(addressBytes('192.168.0.1').toString('hex'), 'c0a80001');
  assert.equal(addressBytes('2001:db8::ff00:42').toString('hex'), '20010db80000000000000000ff000042');
  assert.equal(addressBytes('::1').toString('hex'), `${'0'.repeat(31)}1`);
  assert.equal(addressBytes('::ffff:1.2.3.4').toString('hex'), '00000000000000000000ffff01020304');
});
