import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JsonObject } from '#log/index.ts';
import { soundsFor } from './alarms.ts';
import { createPen, visitOf } from './recorded.ts';
import { foldRoom, setUpFault, twiceHere } from './room.ts';

/** What keeps people in sight: whoever arranges the room, and whatever two tablets recorded apart. */

const start = Date.parse('2026-06-01T10:00:00Z');
const seats = [
  { seat: 'a', name: '1', area: 'injection' },
  { seat: 'b', name: '2', area: 'injection' },
];
const card = visitOf(77);

const writer = () => {
  const pen = createPen();
  let at = start;
  return (visit: number, body: JsonObject, { device = 1, subject = '' } = {}) => {
    at += 1_000;
    const entry = pen({ kind: 'consumption.stay', body, at, visit: visitOf(visit), device });
    return subject === '' ? entry : { ...entry, subject };
  };
};
const roomOf = (...stays: ReturnType<ReturnType<typeof writer>>[]) =>
  foldRoom([
    createPen()({ kind: 'consumption.room', body: { on: true, seats }, at: start, device: 9 }),
    ...stays,
  ]);

test('a room is not turned off while anybody is in it, and no seat is taken away from under somebody', () => {
  const stay = writer();
  const here = roomOf(
    stay(1, { stage: 'using', seat: 'b' }),
    stay(2, { stage: 'waiting', arrived: true }),
    stay(3, { stage: 'left-well' }),
  );
  assert.deepEqual(setUpFault(here, { on: false, seats }), { why: 'somebody-here', seats: ['2', '–'] });
  assert.deepEqual(setUpFault(here, { on: true, seats: seats.slice(0, 1) }), {
    why: 'occupied',
    seats: ['2'],
  });
  assert.deepEqual(setUpFault(here, { on: false, seats: [] }), { why: 'occupied', seats: ['2'] });
  assert.equal(setUpFault(here, { on: true, seats: seats.slice(1) }), undefined);
  const empty = roomOf(stay(1, { stage: 'left-well' }));
  assert.equal(setUpFault(empty, { on: false, seats: [] }), undefined);
});

test('one card that two tablets let in apart is told, with both stays, until one of them ends', () => {
  const stay = writer();
  const stays = [
    stay(1, { stage: 'using', seat: 'a' }, { subject: card }),
    stay(2, { stage: 'seated', seat: 'b' }, { subject: card, device: 2 }),
    stay(3, { stage: 'waiting', arrived: true }),
    stay(4, { stage: 'waiting', arrived: true }),
  ];
  assert.deepEqual(
    twiceHere(roomOf(...stays).sessions).map((both) => both.map(({ id }) => id)),
    [[visitOf(1), visitOf(2)]],
    'who showed no card is nobody’s double',
  );
  assert.deepEqual(twiceHere(roomOf(...stays, stay(2, { stage: 'entered-in-error' })).sessions), []);
});

test('an alarm that the server rings for and a tablet lacks sounds there as urgent, whatever else was taken', () => {
  const taken = { priority: 'medium', state: 'taken' } as const;
  const calling = (unheard: readonly unknown[]) =>
    soundsFor([taken], unheard).find(({ state }) => state === 'sounding')?.priority;
  assert.equal(calling([]), undefined);
  assert.equal(calling([{ about: card }]), 'high');
});
