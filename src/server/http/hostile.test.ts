import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { createPrng } from '#sample/prng.ts';
import { hostileText, type JsonSchema, sampleOf } from '../../../test/support/hostile.ts';
import { createWriter } from '../../../test/support/log.ts';
import { anyId } from '../../../test/support/postgres.ts';
import { setUpTestServer, startTestServer } from '../../../test/support/server.ts';
import { securityHeaders } from './headers.ts';

/** No request, however hostile, is a fault of the server, goes without the headers of every answer, or stops what follows. */

const folder = mkdtempSync(join(tmpdir(), 'alongside-hostile-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const webRoot = join(folder, 'web');
mkdirSync(webRoot);
writeFileSync(join(folder, 'beside.txt'), 'not to be served');
writeFileSync(join(webRoot, 'index.html'), '<p>app');
writeFileSync(join(webRoot, 'a.js'), 'let a;');
const server = await startTestServer({ webRoot, uploadFolder: join(folder, 'uploads') });
const { token, place, device } = await setUpTestServer(server);

/** One request as bytes; the whole answer, once the server has closed. */
const raw = (head: string): Promise<string> =>
  new Promise((resolve) => {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    let answer = '';
    socket.on('data', (bytes: Buffer) => {
      answer += bytes.toString('latin1');
    });
    // What is cut while it is still sending has its answer already.
    socket.on('error', () => {});
    socket.on('close', () => resolve(answer));
    socket.write(`${head}\r\nconnection: close\r\n\r\n`);
  });

const assertFine = (answer: string, asked: string): void => {
  const status = Number(answer.slice(9, 12));
  assert.ok(status >= 200 && status < 500, `${asked.slice(0, 200)}: ${answer.slice(0, 200)}`);
  for (const name of Object.keys(securityHeaders))
    assert.match(answer, new RegExp(`^${name}: `, 'im'), `${asked.slice(0, 200)} lacks ${name}`);
  assert.doesNotMatch(answer, /not to be served|FST_|Error: /);
};

test('an address that is none answers 404 or the app, with the headers of every answer', async () => {
  const long = 'a'.repeat(5_000);
  const addresses = [
    ...['/../x', '/../beside.txt', '/%2e%2e/beside.txt', '/..%2fbeside.txt', '/index.html/../../beside.txt'],
    ...['//x', '//', '///', '/\\x', '/%00', '/a.js%00', '/%zz', '/%', '/%C0%80', '/%ff', '/a.js/', '/a.js/x'],
    ...[`/${long}`, `/${long}/x`, `/x/${long}.js`, `/${'a/'.repeat(2_000)}`, `/v1/${long}`, `/p/${long}`],
    ...[
      '/p/%00',
      '/p/a%00/reversal',
      '/p/%zz',
      '/p/style/%00.css',
      '/v1/devices/%00/ledger',
      '/v1/reports/%ff',
    ],
    ...[
      '/?a=%zz',
      '/a.js?x=%00',
      '/v1/entries?after=%00',
      'http://x/y',
      '*',
      '/o/%00',
      '/o/../x',
      '/.git',
      '/con',
    ],
  ];
  for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'OPTIONS', 'DELETE'])
    for (const address of addresses) {
      const asked = `${method} ${address} HTTP/1.1\r\nhost: x`;
      assertFine(await raw(asked), asked);
    }
});

test('headers that nobody sends, and what is no request at all, do not get further', async () => {
  const headers = [
    ...[
      'expect: banana',
      'range: bytes=9-1',
      'range: bytes=99999-',
      'range: x',
      'if-none-match: *',
      'x\u0000y: 1',
    ],
    ...[
      'content-length: abc',
      'content-length: 5',
      'transfer-encoding: chunked, x',
      'content-type: ;;;',
      'upgrade: h2c',
    ],
    ...[
      `x: ${'a'.repeat(20_000)}`,
      `accept-encoding: ${'br,'.repeat(3_000)}`,
      `accept-language: ${';q=,'.repeat(2_000)}`,
    ],
    ...[
      'authorization: Bearer \u007f',
      `authorization: Bearer ${anyId()}.${'A'.repeat(43)}`,
      'content-encoding: gzip',
    ],
    ...['x-forwarded-for: ,,,', 'host: \u0001', 'cookie: =;=;', 'if-modified-since: x', 'accept: */'],
  ];
  for (const start of [
    'GET / HTTP/1.1',
    'GET /a.js HTTP/1.1',
    'POST /v1/sign-in HTTP/1.1',
    'GET /p/reversal HTTP/1.1',
  ])
    for (const header of headers) {
      // A body that was promised does not come: the caller leaves, and nothing is answered.
      if (start.startsWith('POST') && header === 'content-length: 5') continue;
      const asked = `${start}\r\nhost: x\r\n${header}`;
      assertFine(await raw(asked), asked);
    }
  for (const asked of ['GET / HTTP/1.1', 'GARBAGE', 'GET / HTTP/9.9', 'TRACE / HTTP/1.1', '\u0000'])
    assertFine(await raw(asked), asked);
});

interface Operation {
  readonly operationId: string;
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly schema: JsonSchema }[];
  readonly requestBody?: {
    readonly content: Readonly<Record<string, { readonly schema?: JsonSchema }>>;
  };
}

test('every route takes hostile parameters, queries and bodies without a fault of the server', async () => {
  let prng = createPrng(20_261_126);
  const writer = createWriter(place);
  const first = writer.entry();
  await server.call('POST', '/v1/entries', { token, body: { entries: [first] } });
  const ids = [place.org, place.site, place.worker, first.id, device, anyId()];
  const pick = (list: readonly string[]): string => list[prng.int(0, list.length - 1)] ?? '';
  const reports = ['test.things', 'exchange.items', 'stock.expiring', 'visits.visits'];
  const known = (name: string, { description = '' }: JsonSchema): string => {
    // A place that is there makes all tables anew.
    if (name === 'place') return pick(['1', '1', '9007199254740991']);
    if (name === 'version') return pick(['1', '1', '1', '9']);
    if (name === 'day') return pick(['2026-03', '2026-03-08', '2026-03-08', '2026-03-08']);
    if (name === 'from' || name === 'since')
      return pick(['2026-03', '2026-03-08', '2026-03-08', '1900-01-01', '2026-03-08']);
    if (name === 'to') return pick(['2026-03', '2026-03-08', '2026-03-08', '2200-12-31', '2026-03-08']);
    if (name === 'limit' || name === 'after' || name === 'checkpoint')
      return pick(['0', '1', '1', '1', '500', '9007199254740991']);
    if (name === 'id' && !description.includes('UUID')) return pick([...ids, ...reports, ...reports]);
    if (description.includes('UUID') || /^(id|device|upload)$/.test(name)) return pick([...ids, ...reports]);
    return prng.chance(0.5) ? 'Someone' : hostileText(prng);
  };
  const { json: document } = await server.call('GET', '/v1/openapi.json');
  const asked: Record<string, number> = {};
  // Signing out would shut out all that comes after it.
  const operations = Object.entries<Record<string, Operation>>(document.paths)
    .flatMap(([path, methods]) => Object.entries(methods).map(([method, it]) => ({ path, method, ...it })))
    .toSorted((a, b) => Number(a.operationId === 'sign-out') - Number(b.operationId === 'sign-out'));
  assert.deepEqual(
    operations.map(({ operationId }) => operationId).toSorted(),
    server.routes.map(({ id }) => id).toSorted(),
  );
  for (const { path, method, operationId, parameters, requestBody } of operations) {
    // Each route has chances of its own: one that is added changes nothing for the others.
    prng = createPrng(
      20_261_127 + [...operationId].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) | 0, 0),
    );
    // The more it takes, the seldomer all of it is good.
    for (let round = 0; round < (parameters.length > 5 ? 240 : 60); round += 1) {
      const inPath = (name: string): string => {
        const found = parameters.find((parameter) => parameter.name === name && parameter.in === 'path');
        return encodeLoosely(String(sampleOf(found?.schema ?? {}, prng, known, name)));
      };
      const query = parameters
        .filter((parameter) => parameter.in === 'query' && prng.chance(0.8))
        .map(
          ({ name, schema }) => `${name}=${encodeLoosely(String(sampleOf(schema, prng, known, name, 0.3)))}`,
        );
      const content = requestBody?.content ?? {};
      const schema = content['application/json']?.schema;
      const type = Object.keys(content)[0] ?? '';
      const text = schema
        ? JSON.stringify(sampleOf(schema, prng, known))
        : type === ''
          ? undefined
          : hostileText(prng);
      const address = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => inPath(name)).slice(0, 4_000);
      const gone = new AbortController();
      const response = await fetch(
        `${server.url}${address}${query.length > 0 ? `?${query.join('&')}` : ''}`,
        {
          method: method.toUpperCase(),
          signal: gone.signal,
          headers: {
            ...(prng.chance(0.95) && { authorization: `Bearer ${token}` }),
            ...(text !== undefined && { 'content-type': type }),
          },
          ...(text !== undefined && { body: text }),
        },
      );
      const what = `${operationId}: ${method} ${address} ${query.join('&')} ${text?.slice(0, 2_000)}`;
      assert.ok(response.status < 500, `${response.status} ${what}\n${server.lines.at(-1)}`);
      for (const name of Object.keys(securityHeaders)) assert.ok(response.headers.has(name), what);
      if (response.status >= 400) assert.ok((await response.json()).code, what);
      // News never end by themselves.
      else if (operationId === 'events') gone.abort();
      else await response.arrayBuffer();
      const key = `${operationId} ${response.status < 400 ? 'fine' : 'refused'}`;
      asked[key] = (asked[key] ?? 0) + 1;
    }
  }
  // A fuzzer whose every request is turned away at the door shows nothing.
  for (const id of [
    'push',
    'pull',
    'history',
    'site-change',
    'headlines',
    'report',
    'report-csv',
    'impact-program',
    'upload-begin',
  ])
    assert.ok((asked[`${id} fine`] ?? 0) > 0, id);
  assert.deepEqual(
    server.lines.filter((line) => line.includes('crashed')),
    [],
  );
});

test('after all that the server takes and gives as before', async () => {
  const { json } = await server.call('POST', '/v1/sign-in', {
    body: { worker: 'nobody', passphrase: 'x', device: anyId() },
  });
  assert.match(json.code, /passphrase-wrong|too-many-requests/);
  const { json: pushed } = await server.call('POST', '/v1/entries', {
    token,
    body: { entries: [createWriter(place).entry()] },
  });
  assert.equal(pushed.verdicts[0].verdict, 'accepted');
});

/** Half a character cannot be in an address; everything else can. */
const encodeLoosely = (text: string): string => encodeURIComponent(text.toWellFormed());
