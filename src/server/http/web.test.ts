import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { startTestServer } from '../../../test/support/server.ts';

const webRoot = mkdtempSync(join(tmpdir(), 'alongside-web-'));
after(() => rmSync(webRoot, { recursive: true, force: true }));
mkdirSync(join(webRoot, 'assets'));
const page = '<!doctype html><title>app</title>';
const script = `console.log(${JSON.stringify('x'.repeat(2_000))})`;
for (const [name, text] of [
  ['index.html', page],
  ['sw.js', 'self'],
  ['assets/main-ABCDEFGH.js', script],
] as const) {
  writeFileSync(join(webRoot, name), text);
  writeFileSync(join(webRoot, `${name}.br`), brotliCompressSync(text));
}
const server = await startTestServer({ webRoot });

/** Without the decompression and path clean-up that fetch does. */
const get = (path: string, encoding = 'identity') =>
  new Promise<{ status: number; headers: Readonly<Record<string, unknown>>; body: Buffer }>(
    (resolve, reject) => {
      const { hostname, port } = new URL(server.url);
      request({ hostname, port, path, headers: { 'accept-encoding': encoding } }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(parts),
          }),
        );
      })
        .on('error', reject)
        .end();
    },
  );

test('files named by their hash are kept for ever, the page and the worker are asked for every time', async () => {
  assert.match(String((await get('/assets/main-ABCDEFGH.js')).headers['cache-control']), /immutable/);
  for (const path of ['/', '/index.html', '/sw.js', '/counter'])
    assert.equal((await get(path)).headers['cache-control'], 'no-cache', path);
});

test('compressed copies are sent to those who take them', async () => {
  const packed = await get('/assets/main-ABCDEFGH.js', 'br, gzip');
  assert.equal(packed.headers['content-encoding'], 'br');
  assert.equal(brotliDecompressSync(packed.body).toString(), script);
  assert.equal((await get('/assets/main-ABCDEFGH.js')).body.toString(), script);
});

test('an address of the app opens the app; a missing file or API route does not', async () => {
  for (const path of ['/counter', '/office/report?from=2026-01-01'])
    assert.equal((await get(path)).body.toString(), page, path);
  for (const path of ['/assets/gone-ABCDEFGH.js', '/v1/gone', '/favicon.ico'])
    assert.equal((await get(path)).status, 404, path);
});

test('nothing outside the folder is served', async () => {
  writeFileSync(join(webRoot, '..', 'alongside-secret.txt'), 'secret');
  after(() => rmSync(join(webRoot, '..', 'alongside-secret.txt')));
  for (const path of [
    '/../alongside-secret.txt',
    '/..%2falongside-secret.txt',
    '/assets/../../alongside-secret.txt',
    '/%2e%2e/alongside-secret.txt',
    '//etc/passwd',
    '/assets/..\\..\\alongside-secret.txt',
  ])
    assert.doesNotMatch((await get(path)).body.toString(), /secret|root:/, path);
});
