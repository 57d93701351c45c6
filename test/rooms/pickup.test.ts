import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadWords } from '#build/words.ts';
import { clock as systemClock } from '#cli/adapters/ports.ts';
import { sql } from '#database/sql.ts';
import { rooms } from '#server/programs.ts';
import { createWriter } from '../support/log.ts';
import { jpegWithPosition, secrets } from '../support/pictures.ts';
import { setUpTestServer, startTestServer } from '../support/server.ts';

/** Used syringes told of on the public page: the photo loses where it was taken, two days run, and what is done is counted. */

let now = Date.parse('2026-06-01T12:34:56Z');
const server = await startTestServer({ rooms, clock: { ...systemClock, now: () => now } });
const { token, place } = await setUpTestServer(server);
const writer = createWriter(place);
const address = `${server.url}/p/test-program/pick-up`;

const send = (photo: Uint8Array | undefined, more: Readonly<Record<string, string>> = {}, to = address) => {
  const form = new FormData();
  for (const [name, value] of Object.entries({
    lang: 'en',
    place: 'Bench by the river',
    amount: 'few',
    ...more,
  }))
    form.set(name, value);
  if (photo !== undefined) form.set('photo', new Blob([photo as BlobPart]), 'IMG_1234.JPG');
  return fetch(to, { method: 'POST', redirect: 'manual', body: form });
};
const says = async (answer: Response): Promise<string> =>
  (await answer.text()).match(/<p class="problem" id="problem-photo">([^<]+)</)?.[1] ?? '';
const stored = () =>
  server.database.readOrganization(place.org, (tx) =>
    tx.rows<{ id: string; text: string; content: string | null }>(sql`
      select entry.id, entry.text, encode(attachment.content, 'base64') as content from entry
      left join attachment on attachment.org_id = entry.org_id and attachment.entry_id = entry.id
      where entry.org_id = ${place.org} and entry.text like '%pickup.report%' order by entry.seq`),
  );
const waiting = async (): Promise<number> =>
  (await server.call('GET', '/v1/waiting', { token })).json.lists.find(
    ({ code }: { code: string }) => code === 'pickup.late',
  )?.items.length ?? 0;
const heic = Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1');

test('a photo with a position in it is kept without that; the form sent twice is one report; no minute is kept', async () => {
  const once = '00000000-0000-7000-8000-00000000abcd';
  const photo = new Uint8Array(jpegWithPosition());
  // The second time by the address that needs no name of the organization.
  for (const to of [address, `${server.url}/p/pick-up`])
    assert.equal((await send(photo, { once }, to)).status, 303);
  const [report, ...more] = await stored();
  assert.ok(report !== undefined && more.length === 0);
  const { body, occurredAt } = JSON.parse(report.text);
  assert.deepEqual(
    [body.source, body.place, body.amount, body.photo.media],
    ['public', 'Bench by the river', 'few', 'image/jpeg'],
  );
  assert.equal(occurredAt.slice(13, 19), ':00:00');
  const content = Buffer.from(report.content ?? '', 'base64').toString('latin1');
  assert.ok(content.length > 100 && content.length === body.photo.bytes);
  for (const secret of secrets) assert.ok(!content.includes(secret) && !report.text.includes(secret), secret);
  assert.ok(!report.text.includes('IMG_1234'));
});

test('HEIC, other files, broken ones and those that are too large are refused with words; what was typed stays', async () => {
  const words = loadWords('en').messages;
  const cases: readonly (readonly [Uint8Array, string])[] = [
    [heic, 'heic'],
    [Buffer.from('%PDF-1.7'), 'kind'],
    [Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(40)]), 'broken'],
    [Buffer.alloc(5_242_881), 'large'],
  ];
  for (const [photo, problem] of cases) {
    const answer = await send(new Uint8Array(photo));
    assert.equal(answer.status, 422, problem);
    const page = await answer.clone().text();
    assert.match(page, /value="Bench by the river"/);
    assert.equal(await says(answer), String(words[`public.photo.${problem}`]), problem);
  }
  const huge = await send(new Uint8Array(11_000_000)).catch(() => undefined);
  assert.ok(huge === undefined || huge.status === 413);
  assert.equal((await stored()).length, 1);
});

test('a form that only says it has a photo, or names one, brings none', async () => {
  const named = JSON.stringify({ attachment: 'a'.repeat(64), media: 'image/png', bytes: 3 });
  const body = new URLSearchParams({ place: 'Corner', photo: named });
  assert.equal((await fetch(address, { method: 'POST', redirect: 'manual', body })).status, 303);
  assert.equal(JSON.parse((await stored()).at(-1)?.text ?? '{}').body.photo, undefined);
});

test('after two days it waits for a person, until somebody was there; what was picked up is counted, apart from returns', async () => {
  assert.equal(await waiting(), 0);
  now += 49 * 3_600_000;
  assert.equal(await waiting(), 2);
  const [one, two] = await stored();
  const done = (report: string | undefined, outcome: string, more = {}) =>
    writer.entry({
      kind: 'pickup.done',
      version: 1,
      body: { report: report ?? '', outcome, inTime: false, ...more },
    });
  const disposal = { bins: [{ litres: 4, count: 2, fullness: 0.5 }], weight: { amount: 1.5, unit: 'kg' } };
  const { json } = await server.call('POST', '/v1/entries', {
    token,
    body: {
      entries: [
        done(one?.id, 'collected', { syringes: 7 }),
        done(two?.id, 'no-way-in'),
        writer.entry({ kind: 'pickup.disposal', version: 1, body: disposal }),
      ],
    },
  });
  assert.deepEqual(
    json.verdicts.map(({ verdict }: { verdict: string }) => verdict),
    ['accepted', 'accepted', 'accepted'],
  );
  assert.equal(await waiting(), 1);
  const period = 'from=2026-01-01&to=2027-12-31';
  const rows = async (id: string) =>
    (await server.call('GET', `/v1/reports/${id}?${period}`, { token })).json.rows;
  assert.deepEqual(
    (await rows('pickup.collected')).map(
      ({ outcome, done: times, inTime, syringes }: Record<string, unknown>) => [
        outcome,
        times,
        inTime,
        syringes,
      ],
    ),
    [
      ['collected', 1, 0, 7],
      ['no-way-in', 1, 0, ''],
    ],
  );
  const [left] = await rows('pickup.disposal');
  assert.deepEqual([left.bins, left.litres, left.grams], [2, 4, 1500]);
  assert.deepEqual(await rows('exchange.returns'), []);
});
