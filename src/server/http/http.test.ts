import assert from 'node:assert/strict';
import { get } from 'node:http';
import { connect } from 'node:net';
import { test } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import { Validator } from '@seriousme/openapi-schema-validator';
import { createWriter } from '../../../test/support/log.ts';
import { anyId } from '../../../test/support/postgres.ts';
import { setUpTestServer, setupBody, startTestServer } from '../../../test/support/server.ts';

const server = await startTestServer();
const before = await server.call('POST', '/v1/sign-in', {
  body: { worker: 'First', passphrase: 'warm socks in winter', device: anyId() },
});
const unset = await server.call('GET', '/v1/health');
const { token, place } = await setUpTestServer(server);
const { call } = server;

const push = (body: unknown) => call('POST', '/v1/entries', { token, body });

test('before set-up, sign-in says so and health tells the app to open the first-run page', () => {
  assert.deepEqual([before.status, before.json.code], [409, 'not-set-up']);
  assert.deepEqual(unset.json, { version: '0.0.0-test', setUp: false });
});

test('set-up works once, also when tried at the same moment', async () => {
  const again = await Promise.all(
    [1, 2, 3].map(() => call('POST', '/v1/setup', { body: { ...setupBody, device: anyId() } })),
  );
  for (const { status, json } of again) assert.deepEqual([status, json.code], [409, 'already-set-up']);
  const other = await startTestServer();
  const both = await Promise.all(
    [1, 2].map(() => other.call('POST', '/v1/setup', { body: { ...setupBody, device: anyId() } })),
  );
  assert.deepEqual(both.map(({ status }) => status).toSorted(), [201, 409]);
});

test('a push, a pull, the ledger and the history say the same', async () => {
  const writer = createWriter(place);
  const [first, second] = [writer.entry(), writer.entry()];
  const fixed = writer.entry({ supersedes: [first.id], body: { n: 12 } });
  const pushed = await push({ entries: [first, second, fixed] });
  assert.equal(pushed.status, 200);
  assert.deepEqual(
    pushed.json.verdicts.map(({ verdict }: { verdict: string }) => verdict),
    ['accepted', 'accepted', 'accepted'],
  );
  const pulled = await call('GET', '/v1/entries?after=0&limit=500', { token });
  assert.deepEqual(
    pulled.json.entries.slice(-3).map(({ entry }: { entry: unknown }) => entry),
    [first, second, fixed],
  );
  const ledger = await call('GET', `/v1/devices/${writer.device}/ledger`, { token });
  assert.deepEqual(ledger.json.ranges, [[1, 3]]);
  assert.equal(ledger.json.epoch, pushed.json.epoch);
  const history = await call('GET', `/v1/entries/${first.id}/history`, { token });
  assert.deepEqual(history.json.entries, [first, fixed]);
});

test('one bad entry of every sort harms none of its neighbours', async () => {
  const writer = createWriter(place);
  const deep = JSON.parse(`${'['.repeat(40)}${']'.repeat(40)}`);
  const good = [writer.entry(), writer.entry()];
  const offered: readonly (readonly [unknown, string])[] = [
    [good[0], 'accepted'],
    ['no entry at all', 'rejected'],
    [null, 'rejected'],
    [{ ...writer.entry(), body: { n: 1, deep } }, 'rejected'],
    [{ ...writer.entry(), body: { n: 1, mark: 'x'.repeat(70_000) } }, 'rejected'],
    [{ ...writer.entry(), org: anyId() }, 'rejected'],
    [{ ...writer.entry(), extra: 1 }, 'rejected'],
    [{ ...writer.entry(), deviceSeq: 0 }, 'rejected'],
    [{ ...writer.entry(), occurredAt: '2026-02-30T09:00:00Z' }, 'rejected'],
    [{ ...writer.entry(), site: anyId() }, 'quarantined'],
    [{ ...writer.entry(), author: anyId() }, 'quarantined'],
    [{ ...writer.entry(), body: { n: 'many' } }, 'quarantined'],
    [{ ...writer.entry(), body: { n: 1, unknown: 2 } }, 'quarantined'],
    [{ ...writer.entry(), deviceSeq: 1 }, 'quarantined'],
    [{ ...good[0], body: { n: 77 } }, 'quarantined'],
    [{ ...writer.entry(), version: 9 }, 'accepted'],
    [{ ...writer.entry(), kind: 'future.thing' }, 'accepted'],
    [{ ...writer.entry(), occurredAt: '2031-01-01T00:00:00Z' }, 'accepted'],
    [good[0], 'duplicate'],
    [good[1], 'accepted'],
  ];
  const { json, status } = await push({ entries: offered.map(([value]) => value) });
  assert.equal(status, 200);
  assert.deepEqual(
    json.verdicts.map(({ verdict }: { verdict: string }) => verdict),
    offered.map(([, verdict]) => verdict),
  );
  const skewed = json.verdicts.find((given: { flags?: string[] }) => given.flags?.includes('clock-skew'));
  assert.ok(skewed);
});

test('a body that cannot be read, is too long, too many or a bomb is refused with a code', async () => {
  const raw = async (body: Uint8Array | string, headers: Record<string, string> = {}) => {
    const response = await fetch(`${server.url}/v1/entries`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
      body: body as BodyInit,
    });
    return [response.status, (await response.json()).code];
  };
  assert.deepEqual(await raw('{"entries":['), [400, 'body-unreadable']);
  assert.deepEqual(await raw(''), [400, 'body-unreadable']);
  assert.deepEqual(await raw('{}', { 'content-type': 'text/plain' }), [400, 'body-unreadable']);
  assert.deepEqual(await raw('{}', { 'content-encoding': 'br' }), [400, 'body-unreadable']);
  assert.deepEqual(await raw('not gzip', { 'content-encoding': 'gzip' }), [400, 'body-unreadable']);
  const cut = gzipSync(JSON.stringify({ entries: [] })).subarray(0, 20);
  assert.deepEqual(await raw(cut, { 'content-encoding': 'gzip' }), [400, 'body-unreadable']);
  const bomb = gzipSync(Buffer.alloc(50_000_000, 0x20));
  assert.deepEqual(await raw(bomb, { 'content-encoding': 'gzip' }), [413, 'batch-too-large']);
  assert.deepEqual(await raw('x'.repeat(1_100_000)), [413, 'batch-too-large']);
  assert.deepEqual(await raw(JSON.stringify({ entries: Array(101).fill(1) })), [413, 'batch-too-large']);
  assert.deepEqual(await raw('[]'), [400, 'request-invalid']);
  assert.deepEqual(await raw(new Uint8Array([0x22, 0xff, 0x22])), [400, 'body-unreadable']);
});

test('a compressed push is taken', async () => {
  const entry = createWriter(place).entry();
  const response = await fetch(`${server.url}/v1/entries`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'content-encoding': 'gzip',
    },
    body: gzipSync(JSON.stringify({ entries: [entry] })),
  });
  assert.equal((await response.json()).verdicts[0].verdict, 'accepted');
});

test('entries travel compressed to who takes it, and whole to who does not', async () => {
  const writer = createWriter(place);
  await push({ entries: Array.from({ length: 100 }, () => writer.entry()) });
  const pull = (encoding: string) =>
    new Promise<{ readonly sent: string | undefined; readonly body: Buffer }>((resolve, reject) => {
      const headers = { authorization: `Bearer ${token}`, 'accept-encoding': encoding };
      get(`${server.url}/v1/entries?after=0`, { headers }, async (response) => {
        const body = Buffer.concat(await response.toArray());
        resolve({ sent: response.headers['content-encoding'], body });
      }).on('error', reject);
    });
  const whole = await pull('identity');
  assert.deepEqual([whole.sent, (await pull('br, gzip;q=0')).sent], [undefined, undefined]);
  const packed = await pull('br;q=1, GZIP;q=0.5');
  assert.equal(packed.sent, 'gzip');
  assert.deepEqual(JSON.parse(gunzipSync(packed.body).toString()), JSON.parse(whole.body.toString()));
  assert.ok(packed.body.length * 3 < whole.body.length, `${packed.body.length} of ${whole.body.length}`);
});

test('a wrong query names the field', async () => {
  const { status, json } = await call('GET', '/v1/entries?after=-1', { token });
  assert.deepEqual([status, json.code, json.field], [400, 'request-invalid', 'after']);
  assert.equal((await call('GET', '/v1/devices/../ledger', { token })).status, 404);
  assert.equal((await call('GET', '/v1/devices/x/ledger', { token })).json.code, 'not-found');
  assert.equal((await call('GET', '/v1/nothing', { token })).json.code, 'not-found');
});

test('a report is read as JSON and as CSV, and nobody but coordinators reads it', async () => {
  const query = 'from=2026-01-01&to=2026-12-31';
  const { json } = await call('GET', `/v1/reports/test.things?${query}`, { token });
  assert.equal(json.rows[0].month, '2026-03-01');
  const csv = await call('GET', `/v1/reports/test.things/csv?${query}`, { token });
  assert.equal(csv.headers.get('content-type'), 'text/csv; charset=utf-8');
  assert.match(csv.json, /^month,site,n\r\n2026-03-01,Hub,\d+\r\n/);
  assert.equal((await call('GET', `/v1/reports/none?${query}`, { token })).status, 404);
  assert.equal(
    (await call('GET', '/v1/reports/test.things?from=2026-13-01&to=x', { token })).json.field,
    'from',
  );
});

test('the export has every entry, and nothing that points to a person', async () => {
  const writer = createWriter(place);
  const [person, marker] = [anyId(), `marker-${anyId()}`];
  const entry = writer.entry({
    subject: person,
    visit: anyId(),
    sealed: marker,
    body: { n: 1, mark: marker },
  });
  await push({ entries: [entry] });
  const response = await fetch(`${server.url}/v1/export`, { headers: { authorization: `Bearer ${token}` } });
  const text = await response.text();
  assert.ok(text.includes(entry.id));
  for (const hidden of [person, marker, String(entry.visit)]) assert.ok(!text.includes(hidden));
});

test('a waiting device is woken when something new is stored, and told where and of what kind, no more', async () => {
  const stopper = new AbortController();
  const response = await fetch(`${server.url}/v1/events`, {
    headers: { authorization: `Bearer ${token}` },
    signal: stopper.signal,
  });
  assert.equal(response.headers.get('content-type'), 'text/event-stream');
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let heard = '';
  while (!heard.includes('hello')) heard += (await reader?.read())?.value ?? '';
  await push({ entries: [createWriter(place).entry()] });
  while (!/data: .*\n\n/.test(heard)) heard += (await reader?.read())?.value ?? '';
  const { seq, ...said } = JSON.parse(/data: (.*)/.exec(heard)?.[1] ?? '{}');
  assert.match(heard, new RegExp(`^: hello\n\nid: ${seq}\nevent: new\n`));
  assert.deepEqual(said, { changes: [{ site: place.site, kind: 'test.thing' }] });
  stopper.abort();
});

test('the OpenAPI document is valid and names every route', async () => {
  const { json } = await call('GET', '/v1/openapi.json');
  const result = await new Validator().validate(structuredClone(json));
  assert.deepEqual(result.errors ?? [], []);
  assert.ok(result.valid);
  const ids = Object.values(json.paths as Record<string, Record<string, { operationId: string }>>)
    .flatMap((path) => Object.values(path))
    .map(({ operationId }) => operationId);
  assert.deepEqual(ids.toSorted(), server.routes.map(({ id }) => id).toSorted());
});

test('every answer carries the headers that keep a browser safe', async () => {
  for (const path of ['/v1/health', '/v1/none', '/']) {
    const { headers } = await call('GET', path);
    assert.match(headers.get('content-security-policy') ?? '', /^default-src 'self';/);
    const policy = headers.get('content-security-policy') ?? '';
    assert.match(policy, /; script-src 'self' 'wasm-unsafe-eval';/);
    assert.doesNotMatch(policy.replace("'wasm-unsafe-eval'", ''), /unsafe/);
    assert.equal(headers.get('referrer-policy'), 'no-referrer');
    assert.equal(headers.get('set-cookie'), null);
  }
});

test('the log of the server holds no name, no content and no address', () => {
  const log = server.lines.join('\n');
  assert.ok(log.length > 500);
  for (const hidden of ['First', 'Hub', 'Second', 'socks', 'marker', '127.0.0.1', '::1', 'many'])
    assert.ok(!log.includes(hidden), hidden);
});

test('a request whose second half never comes does not keep the server from stopping', async (t) => {
  const stopped = await startTestServer();
  const phone = connect(Number(new URL(stopped.url).port), '127.0.0.1');
  t.after(() => phone.destroy());
  const head = 'POST /v1/entries HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n';
  await new Promise<void>((sent) =>
    phone.write(`${head}Content-Length: 100\r\n\r\n{"entries":`, () => sent()),
  );
  // Stopping begins once the server has it: an answer to what was sent later comes after.
  assert.equal((await stopped.call('GET', '/v1/health')).status, 200);
  const cut = new Promise<void>((resolve) => phone.once('close', () => resolve()));
  await stopped.stop();
  await cut;
});
