import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Entry, JsonObject } from '#log/index.ts';
import { alarmsAt, quietMs } from './alarms.ts';
import { createPen, visitOf } from './recorded.ts';
import { responseIdOf } from './response.ts';
import { foldRoom } from './room.ts';
import {
  nextHelpId,
  type Standing,
  sameMinutes,
  standingAlarms,
  standingOf,
  standingRoom,
} from './standing.ts';

const start = Date.parse('2026-06-01T10:00:00Z');
const minute = 60_000;
const visit = visitOf(1);
const response = responseIdOf(visit, 0);
const next = { minutes: 5, late: 3 };
const seats = new Map([['a', '1']]);

const write = () => {
  const pen = createPen();
  return (kind: string, body: JsonObject, minutes: number, device = 1): Entry =>
    pen({ kind: `consumption.${kind}`, body, at: start + minutes * minute, visit, device });
};
/** Help is opened at minute 6 for who has used since minute 0 and was never looked at; a drug was said. */
const night = () => {
  const entry = write();
  return [
    entry('stay', { stage: 'seated', seat: 'a', arrived: true }, -1),
    entry('use', { drug: 'fentanyl', route: 'inject' }, 0),
    entry('stay', { stage: 'using', next }, 0),
    entry('response', { response, seat: 'a' }, 6),
    entry('step', { response, step: 'naloxone', second: 5, product: 'spray' }, 6.1),
  ];
};
const told = (entries: readonly Entry[]): Standing => ({
  now: start,
  isUsed: true,
  ...standingOf(entries, seats),
});
const bare = (alarms: ReturnType<typeof alarmsAt>) => alarms.map(({ seat: _seat, ...rest }) => rest);

test('a device that cannot read its log has the same alarms as one that can, at every minute', () => {
  const entries = night();
  const taken = write()(
    'take',
    { condition: 'check-due', about: visit, due: start + 5 * minute, minutes: 2 },
    5.2,
    2,
  );
  const ended = write()('response-end', { response, outcome: 'recovered' }, 12, 3);
  const all = [...entries, taken, ended];
  let calling = 0;
  for (let upTo = 1; upTo <= all.length; upTo += 1)
    for (let at = 0; at <= 20; at += 0.5) {
      const known = all.slice(0, upTo);
      const room = foldRoom(known);
      const whole = alarmsAt(room, room.takes, start + at * minute);
      const standing = standingAlarms(standingRoom(told(known), []), start + at * minute);
      assert.deepEqual(bare(standing), bare(whole), `${upTo} entries, minute ${at}`);
      for (const { seat } of standing) assert.equal(seat, '1', 'by the name on the board');
      calling += standing.length;
    }
  assert.ok(calling > 100);
});

test('what is told to it is seat, state and time: no drug, dose, product or person', () => {
  const [arrival, ...rest] = night();
  const subject = '11111111-0000-4000-8000-000000000001';
  assert.ok(arrival !== undefined);
  const text = JSON.stringify(standingOf([{ ...arrival, subject }, ...rest], seats));
  assert.doesNotMatch(text, /fentanyl|inject|naloxone|spray/);
  assert.ok(!text.includes(subject));
});

test('what it does itself counts at once, before anybody heard of it', () => {
  const before = told(night().slice(0, 3));
  const at = (own: readonly Entry[], minutes: number) =>
    standingAlarms(standingRoom(before, own), start + minutes * minute);
  assert.deepEqual(
    at([], 9).map(({ condition }) => condition),
    ['check-overdue'],
  );
  const entry = write();
  const take = entry(
    'take',
    { condition: 'check-overdue', about: visit, due: start + 8 * minute, minutes: 2 },
    9,
  );
  assert.deepEqual(
    at([take], 9.5).map(({ state }) => state),
    ['taken'],
  );
  assert.deepEqual(
    at([take], 11.5).map(({ state }) => state),
    ['sounding'],
    'and comes back',
  );
  const [stay] = standingRoom(before, []).sessions;
  assert.ok(stay !== undefined);
  assert.deepEqual(sameMinutes(stay), next);
  const look = entry('check', { responsive: true, next }, 9.2);
  assert.deepEqual(at([take, look], 9.5), []);
  assert.deepEqual(
    at([take, look], 14.5).map(({ condition }) => condition),
    ['check-due'],
    'the minutes begin anew: nobody is calm by silence',
  );
  assert.equal(nextHelpId(stay), response, 'two devices that open help for one person open the same');
  const opened = entry('response', { response }, 9.6);
  assert.deepEqual(
    at([opened], 9.7).map(({ condition, seat }) => [condition, seat]),
    [['response-open', '1']],
  );
  const second = entry('step', { response, step: 'second-worker', second: 9 }, 9.8);
  assert.deepEqual(at([opened, second], 10), []);
  assert.deepEqual(
    at([opened, second], 9.9 + quietMs / minute).map(({ condition }) => condition),
    ['response-open'],
    'help that has gone quiet calls again',
  );
});

test('what others ended stays ended, whatever this device opened', () => {
  const entry = write();
  const own = [entry('response', { response }, 6), entry('step', { response, step: 'cpr', second: 3 }, 6)];
  const over = told([...night(), write()('response-end', { response, outcome: 'recovered' }, 7, 2)]);
  assert.deepEqual(standingRoom(over, own).responses, []);
  const left = told([...night(), write()('stay', { stage: 'left-well' }, 8, 2)]);
  assert.deepEqual(standingRoom(left, [entry('check', { responsive: true, next }, 9)]).sessions, []);
});
