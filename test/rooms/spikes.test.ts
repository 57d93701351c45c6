import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clock as systemClock } from '#cli/adapters/ports.ts';
import { type Entry, msToTime } from '#log/index.ts';
import { rooms } from '#server/programs.ts';
import { createWriter } from '../support/log.ts';
import { setUpTestServer, startTestServer } from '../support/server.ts';

/** A week with more reversals than usual opens a report that waits for a person, late and once. */

const day = 86_400_000;
/** A Monday. */
const monday = Date.parse('2026-06-01T12:00:00Z');
let now = monday;
const server = await startTestServer({ rooms, clock: { ...systemClock, now: () => now } });
const { token, place } = await setUpTestServer(server);
const writer = createWriter(place);

const reversals = async (week: number, count: number): Promise<void> => {
  const at = (index: number): string => msToTime(monday + week * 7 * day + (index % 5) * day, 0);
  const entries = Array.from({ length: count }, (_, index) =>
    writer.entry({
      ...{ kind: 'naloxone.reversal', version: 1, body: { survived: 'yes' } },
      ...{ occurredAt: at(index), recordedAt: at(index) },
    }),
  );
  if (count === 0) return;
  const { json } = await server.call('POST', '/v1/entries', { token, body: { entries } });
  for (const { verdict } of json.verdicts) assert.equal(verdict, 'accepted');
};
const spikes = async (): Promise<readonly Entry[]> => {
  const { json } = await server.call('GET', '/v1/entries?after=0&limit=500', { token });
  return json.entries
    .map(({ entry }: { entry: Entry }) => entry)
    .filter(({ kind, body }: Entry) => kind === 'alerts.report' && body['source'] === 'spike');
};
const runAt = async (ms: number): Promise<void> => {
  now = ms;
  await server.housekeeping.runDue();
};

test('usual weeks are no spike, and one that is unusual is told three days after its end, once', async () => {
  for (let week = -14; week <= 0; week += 1) await reversals(week, week % 3 === 0 ? 2 : 1);
  await runAt(monday + 7 * day + 4 * day);
  assert.deepEqual(await spikes(), []);
  await reversals(1, 9);
  // The week is over, and it is too early to tell.
  await runAt(monday + 14 * day + day);
  assert.deepEqual(await spikes(), []);
  await runAt(monday + 14 * day + 4 * day);
  await runAt(monday + 14 * day + 5 * day + 3_600_000);
  const [spike, ...more] = await spikes();
  assert.deepEqual(more, []);
  assert.equal(spike?.site, place.site);
  const { series, week, count, usual } = spike?.body ?? {};
  assert.deepEqual({ series, week, count }, { series: 'naloxone.reversals', week: '2026-06-08', count: 9 });
  assert.ok(typeof usual === 'number' && usual > 1 && usual < 2, String(usual));
});

test('a spike is for a person: it waits in the list, and nothing of it is outside', async () => {
  const { json } = await server.call('GET', '/v1/waiting', { token });
  assert.ok(json.lists.some(({ code }: { code: string }) => code === 'alerts.reports'));
  const page = await fetch(`${server.url}/p/test-program/alerts`);
  assert.match(await page.text(), /No alert today/);
});
