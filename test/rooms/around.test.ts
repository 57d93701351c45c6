import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clock as systemClock } from '#cli/adapters/ports.ts';
import { type JsonObject, msToTime } from '#log/index.ts';
import { rooms } from '#server/programs.ts';
import { createWriter } from '../support/log.ts';
import { anyId } from '../support/postgres.ts';
import { setUpTestServer, startTestServer } from '../support/server.ts';

/** What is around, from the bench to the public page and its files, on the real server. */

const day = 86_400_000;
/** A Monday. */
const monday = Date.parse('2026-06-01T12:00:00Z');
let now = monday;
const server = await startTestServer({ rooms, clock: { ...systemClock, now: () => now } });
const { token, place } = await setUpTestServer(server);
const writer = createWriter(place);

const push = async (drafts: readonly { kind: string; body: JsonObject; at: number }[]): Promise<void> => {
  const entries = drafts.map(({ kind, body, at }) => {
    const time = msToTime(at, 0);
    return writer.entry({ kind, version: 1, body, occurredAt: time, recordedAt: time });
  });
  const { json } = await server.call('POST', '/v1/entries', { token, body: { entries } });
  for (const { verdict } of json.verdicts) assert.equal(verdict, 'accepted', JSON.stringify(json));
};
const samples = (count: number, at: number, found: string) => {
  // What comes before it happened was dated by a wrong clock.
  now = Math.max(now, at + 6 * 3_600_000);
  return push(
    Array.from({ length: count }, () => anyId()).flatMap((sample) => {
      const test = anyId();
      return [
        { kind: 'checking.sample', at, body: { sample, expected: ['cocaine'], stamp: 'canary-stamp' } },
        {
          kind: 'checking.spectrum',
          at: at + 3_600_000,
          body: { sample, test, method: 'ftir', found: [{ substance: found }] },
        },
        {
          kind: 'checking.release',
          at: at + 5 * 3_600_000,
          body: { sample, how: 'in-person', tests: [test] },
        },
      ];
    }),
  );
};
const runAt = async (ms: number): Promise<void> => {
  now = ms;
  await server.housekeeping.runDue();
};
const { json: context } = await server.call('GET', '/v1/context', { token });
const read = async (path: string): Promise<string> => {
  const answer = await fetch(`${server.url}/p/${context.organization.code}/${path}`);
  assert.equal(answer.status, 200, path);
  return answer.text();
};

test('the page is empty until a week is over, a week late, and large enough', async () => {
  await samples(12, monday + day, 'fentanyl');
  await runAt(monday + 8 * day);
  assert.match(await read('around'), /There is nothing to show yet/);
  assert.deepEqual(JSON.parse(await read('around/around.json')).weeks, []);
  await runAt(monday + 15 * day);
  const page = await read('around');
  assert.match(page, /June 1, 2026[\s\S]*June 7, 2026/);
  assert.match(page, /Fentanyl: 12 times\. Thought to be: Cocaine\.[\s\S]*Not what people thought/);
  assert.match(page, /Half of all people had a result within 5 hours/);
});

test('files say the same as the page, and no stamp is in any of it', async () => {
  const csv = await read('around/around.csv');
  assert.match(csv, /^\uFEFF?from,to,area,expected,found,times,samples_in_weeks,median_hours\r\n/);
  assert.match(csv, /2026-06-01,2026-06-07,unknown,cocaine,fentanyl,12,12,5\r\n/);
  const json = JSON.parse(await read('around/around.json'));
  assert.deepEqual(json.weeks[0].rows, [
    { area: ['unknown'], expected: ['cocaine'], found: ['fentanyl'], times: 12 },
  ]);
  assert.equal(json.substances.find(({ code }: { code: string }) => code === 'fentanyl').cas, '437-38-7');
  for (const path of ['around', 'around/around.csv', 'around/around.json'])
    assert.doesNotMatch(await read(path), /canary/);
});

test('what comes in late changes nothing that left, and weeks are told once', async () => {
  const before = await read('around/around.csv');
  await samples(3, monday + 2 * day, 'xylazine');
  await runAt(monday + 16 * day);
  await runAt(monday + 17 * day);
  assert.equal(await read('around/around.csv'), before);
});

test('an organization that keeps it to itself shows nothing', async () => {
  await push([
    { kind: 'checking.set-up', at: now, body: { secondReader: false, labs: [], keepsAround: true } },
  ]);
  assert.match(await read('around'), /This program does not show it here/);
  assert.doesNotMatch(await read('around/around.csv'), /fentanyl/);
});
