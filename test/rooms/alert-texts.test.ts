import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { after, test } from 'node:test';
import { clock as systemClock } from '#cli/adapters/ports.ts';
import { alertIn, dayMs, writer as draftsBy, start } from '#community/alerts/alerts.fixtures.ts';
import type { AlertEntry } from '#community/alerts/rules/life.ts';
import { sql } from '#database/sql.ts';
import { createCarrier } from '#server/outbox/carrier.ts';
import { rooms } from '#server/programs.ts';
import { createHttpGateway } from '#server/texts/adapters/http-gateway.ts';
import { createTextChannel } from '#server/texts/channel.ts';
import { dumpTables } from '../support/dump.ts';
import { createWriter } from '../support/log.ts';
import { until } from '../support/patience.ts';
import { anyId } from '../support/postgres.ts';
import { setUpTestServer, startTestServer } from '../support/server.ts';

/** Texts of alerts over the real server to a gateway on this machine: who is told what, once, and what never goes out. */

interface Got {
  readonly to: string;
  readonly text: string;
  readonly key: string;
}
const got: Got[] = [];
/** What the gateway answers for a number; `hang`: nothing, ever. */
const answers = new Map<string, number | 'hang'>();
const gatewayServer = createServer((request, response) => {
  let body = '';
  request.on('data', (chunk) => {
    body += String(chunk);
  });
  request.on('end', () => {
    const { to, text } = JSON.parse(body);
    const answer = answers.get(to) ?? 200;
    if (answer === 'hang') return;
    if (answer === 200) got.push({ to, text, key: String(request.headers['idempotency-key']) });
    response.writeHead(answer, answer === 302 ? { location: 'http://127.0.0.1:9/' } : {}).end('{"id":1}');
  });
});
gatewayServer.listen(0, '127.0.0.1');
await once(gatewayServer, 'listening');
after(() => gatewayServer.closeAllConnections());
after(() => gatewayServer.close());
const address = gatewayServer.address();
assert.ok(typeof address === 'object' && address !== null);
const gateway = createHttpGateway({
  url: `http://127.0.0.1:${address.port}/send`,
  body: '{"to":"{to}","text":"{text}"}',
  authorization: 'Bearer a warm token',
});

let now = start;
const clock = { ...systemClock, now: () => now };
const server = await startTestServer({
  rooms,
  clock,
  channels: (database) => [{ ...createTextChannel({ database, clock, gateway }), patienceMs: 500 }],
});
const { token, place } = await setUpTestServer(server);
await server.call('POST', '/v1/workers', {
  token,
  body: { name: 'Second', role: 'coordinator', passphrase: 'a second warm passphrase' },
});
const { json: signed } = await server.call('POST', '/v1/sign-in', {
  body: { worker: 'Second', passphrase: 'a second warm passphrase', device: anyId() },
});
const second = String(signed.context.me.worker);
const first = { writer: createWriter(place), token };
const other = { writer: createWriter({ ...place, worker: second }), token: String(signed.token) };

const push = async (entries: readonly AlertEntry[]): Promise<void> => {
  for (const { id, kind, version, body, occurredAt, hlc, author } of entries) {
    const by = author === draftsBy ? first : other;
    const entry = by.writer.entry({ id, kind, version, body, occurredAt, recordedAt: occurredAt, hlc });
    const { json } = await server.call('POST', '/v1/entries', {
      token: by.token,
      body: { entries: [entry] },
    });
    assert.equal(json.verdicts[0].verdict, 'accepted', JSON.stringify(json));
  }
};
const add = async (body: object): Promise<string> => {
  const { status, json } = await server.call('POST', '/v1/text-numbers', { token, body });
  assert.equal(status, 201, JSON.stringify(json));
  return json.id;
};
const channel = { ...createTextChannel({ database: server.database, clock, gateway }), patienceMs: 500 };
const carrier = createCarrier({ database: server.database, clock, log: () => {}, channel });
/** Rings what is due, then waits until nothing of the outbox is on its way. */
const settle = async (): Promise<void> => {
  await server.timers.runDue();
  await carrier.carryDue();
  await until(async () => (await waiting()) === 0);
};
const waiting = async (): Promise<number> =>
  (
    await server.database.readOrganization(place.org, (tx) =>
      tx.first<{ n: number }>(sql`
        select count(*)::int as n from outbox where org_id = ${place.org} and state = 'waiting'
          and next_at <= to_timestamp(${now}::float8 / 1000)`),
    )
  )?.n ?? 0;
const texts = (): readonly string[] =>
  got.map(({ to, text }) => `${to} ${text.split(':')[1]?.trim().split(' ')[0]} ${text}`);
const told = (): Readonly<Record<string, string>> =>
  Object.fromEntries(
    got.map(({ to, text }) => [
      to,
      /(Alert|Changed|Withdrawn|Aviso|Cambio|Retirado):/.exec(text)?.[1] ?? text,
    ]),
  );
const forget = (): void => {
  got.length = 0;
};

const worker = '+12025550101';
const site = '+12025550102';
const partner = '+5215512345678';

test('only an admin adds numbers, of workers, sites and partners, with their country', async () => {
  const wrong = { whose: 'participant', name: 'X', number: worker, language: 'en' };
  assert.equal((await server.call('POST', '/v1/text-numbers', { token, body: wrong })).status, 400);
  for (const number of ['202 555 0101', '+0123456', '+1202555010112345', 'tel'])
    assert.equal(
      (
        await server.call('POST', '/v1/text-numbers', {
          token,
          body: { whose: 'partner', name: 'X', number, language: 'en' },
        })
      ).status,
      400,
      number,
    );
  const nobody = { whose: 'worker', ref: anyId(), number: worker, language: 'en' };
  assert.equal((await server.call('POST', '/v1/text-numbers', { token, body: nobody })).json.field, 'ref');
  // Somebody who left is texted no more.
  const left = await server.call('POST', '/v1/workers', { token, body: { name: 'Left', role: 'peer' } });
  await add({ whose: 'worker', ref: left.json.id, number: '+12025550109', language: 'en' });
  await server.call('PATCH', `/v1/workers/${left.json.id}`, { token, body: { removed: true } });
  await add({ whose: 'worker', ref: second, number: '+1 (202) 555-0101', language: 'en' });
  await add({ whose: 'site', ref: place.site, number: site, language: 'en' });
  await add({ whose: 'partner', name: 'Shelter', number: partner, language: 'en' });
  await add({ whose: 'partner', name: 'Shelter', number: partner, language: 'es' });
  const { json } = await server.call('GET', '/v1/text-numbers', { token });
  assert.equal(json.isSending, true);
  assert.deepEqual(
    json.numbers.map(({ number }: { number: string }) => number).toSorted(),
    [worker, site, '+12025550109', partner].toSorted(),
  );
});

test('an alert, its change and its withdrawal each go once to each number; two servers and a repetition send no more', async () => {
  const alert = alertIn('issued', now);
  await push(alert.entries);
  now = alert.at + 1_000;
  await Promise.all([server.timers.runDue(), server.timers.runDue()]);
  await settle();
  assert.deepEqual(told(), { [worker]: 'Alert', [site]: 'Alert', [partner]: 'Aviso' });
  assert.equal(got.length, 3);
  assert.match(
    texts().join('\n'),
    /Blue powder: people passed out \(en\)\. Until Jun 8\. Do not use alone\./,
  );
  assert.match(texts().join('\n'), /Hasta el 8 jun\./);
  assert.equal(new Set(got.map(({ key }) => key)).size, 3);
  forget();

  await push(
    alert
      .move('draft')
      .move('approve', { audience: ['public'] })
      .entries.slice(-2),
  );
  now = alert.at + 1_000;
  await settle();
  // Partners were left out this time: what they have is withdrawn.
  assert.deepEqual(told(), { [worker]: 'Changed', [site]: 'Changed', [partner]: 'Retirado' });
  forget();

  await push(alert.move('extend').entries.slice(-1));
  now = alert.at + 1_000;
  await settle();
  assert.deepEqual(told()[worker], 'Changed');
  forget();
  await push(alert.move('cancel').entries.slice(-1));
  now = alert.at + 1_000;
  await settle();
  await settle();
  assert.deepEqual([told()[worker], got.filter(({ to }) => to === worker).length], ['Withdrawn', 1]);
  forget();
});

test('a number that fails, hangs or redirects delays no other, and what is withdrawn or over meanwhile never goes out', async () => {
  answers.set(worker, 'hang');
  answers.set(partner, 302);
  const alert = alertIn('issued', now);
  await push(alert.entries);
  now = alert.at + 1_000;
  await server.timers.runDue();
  await until(() => got.length > 0);
  assert.deepEqual(told(), { [site]: 'Alert' });
  forget();
  await until(async () => (await waiting()) === 0);
  await push(alert.move('cancel').entries.slice(-1));
  answers.clear();
  now = alert.at + 1_000;
  await settle();
  now += 3_600_000;
  await settle();
  // Whether the two that failed have it nobody knows: they hear that it does not hold, and never the alert itself.
  assert.deepEqual(told(), { [site]: 'Withdrawn', [worker]: 'Withdrawn', [partner]: 'Retirado' });
  forget();

  answers.set(site, 503);
  answers.set(worker, 422);
  const over = alertIn('issued', now);
  await push(over.entries);
  now = over.at + 1_000;
  await settle();
  assert.deepEqual(Object.keys(told()), [partner]);
  forget();
  answers.clear();
  now = over.at + 8 * dayMs;
  await settle();
  assert.deepEqual(got, []);
});

test('an alert that ended or was withdrawn before the server knew of it is told to nobody; a number that is taken away is gone', async () => {
  const late = alertIn('issued', now).move('cancel');
  await push(late.entries);
  now = late.at + 1_000;
  await settle();
  const over = alertIn('issued', now);
  now = over.at + 8 * dayMs;
  await push(over.entries);
  await settle();
  assert.deepEqual(got, []);

  const { json } = await server.call('GET', '/v1/text-numbers', { token });
  const id = json.numbers.find(({ number }: { number: string }) => number === site).id;
  assert.equal((await server.call('DELETE', `/v1/text-numbers/${id}`, { token })).status, 200);
  assert.equal((await server.call('DELETE', `/v1/text-numbers/${id}`, { token })).status, 404);
  assert.equal((await server.call('GET', '/v1/text-numbers', { token: other.token })).status, 403);
});

test('number and words wait nowhere and stand in no log', async () => {
  const dump = (await dumpTables(server.database)).filter((row) => row.includes(partner));
  assert.equal(dump.length, 1, dump.join('\n'));
  assert.doesNotMatch(server.lines.join('\n'), /\+5215512345678|passed out/);
});
