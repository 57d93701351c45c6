import assert from 'node:assert/strict';
import { test } from 'node:test';
import { items } from '#programs/items.ts';
import {
  addPack,
  emptyCounter,
  isTyped,
  itemsInSight,
  keptCounter,
  restoreCounter,
  setDay,
  setQuantity,
  setUnmet,
} from './counter-state.ts';

const initial = { exchange: { returns: { how: 'none' } } };
const today = '2026-11-26';
/** As it comes back from the disk. */
const again = (state: Parameters<typeof keptCounter>[0], on = today, now = today) =>
  restoreCounter(JSON.parse(JSON.stringify(keptCounter(state, initial, on))), initial, now);

test('what is half typed comes back whole', () => {
  const typed = setDay(
    addPack(emptyCounter(initial), [{ item: 'cooker', quantity: 3 }], items),
    '2026-11-24',
    today,
  );
  assert.deepEqual(again(typed), typed);
  const more = {
    ...typed,
    visit: { servedFor: { self: true, others: 2 } },
    states: { exchange: { returns: 4 } },
  };
  assert.deepEqual(again(more), more);
});

test('what was typed on another day counts for that day, and a day alone is forgotten overnight', () => {
  const typed = setQuantity(emptyCounter(initial), 'cooker', 3);
  assert.equal(again(typed, '2026-11-25').day, '2026-11-25');
  assert.equal(again(setDay(typed, '2026-11-20', today), '2026-11-25').day, '2026-11-20');
  assert.deepEqual(again(emptyCounter(initial, '2026-11-20'), '2026-11-25'), emptyCounter(initial));
  assert.equal(again(emptyCounter(initial, '2026-11-20')).day, '2026-11-20');
  // A clock that was set back must not make a visit of tomorrow.
  assert.equal(again(typed, '2026-11-27').day, undefined);
});

test('a program that is new since then starts as it does, and one that kept something keeps it', () => {
  const kept = keptCounter(setQuantity(emptyCounter({}), 'cooker', 1), {}, today);
  assert.deepEqual(restoreCounter(kept, initial, today).states, initial);
});

test('zeros and a day alone are nothing typed; a line, an answer or a return is', () => {
  assert.equal(isTyped(setQuantity(emptyCounter(initial, '2026-11-20'), 'cooker', 0), initial), false);
  assert.equal(isTyped(setQuantity(emptyCounter(initial), 'cooker', 1), initial), true);
  assert.equal(isTyped({ ...emptyCounter(initial), visit: { services: ['disposal'] } }, initial), true);
  assert.equal(isTyped({ ...emptyCounter(initial), states: { exchange: { returns: 1 } } }, initial), true);
});

test('today is no day of its own', () => {
  assert.equal(setDay(emptyCounter(initial, '2026-11-20'), today, today).day, undefined);
  assert.equal(setDay(emptyCounter(initial, '2026-11-20'), '', today).day, undefined);
});

test('what was short is typed work, comes back from the disk, and leaves nothing when it is taken back', () => {
  const short = setUnmet(emptyCounter(initial), { cooker: 100, stem: null });
  assert.equal(isTyped(short, initial), true);
  assert.deepEqual(again(short), short);
  assert.deepEqual(setUnmet(short, {}), emptyCounter(initial));
});

test('the first item of each program is in sight, however much more often others are handed out', () => {
  const [kit] = items.filter(({ program }) => program === 'naloxone');
  const others = items.filter(({ program }) => program === 'exchange');
  assert.ok(kit !== undefined && others.length > 6);
  const recent = new Map([...others.map(({ code }) => [code, 40] as const), [kit.code, 1] as const]);
  const shown = (most: number) =>
    itemsInSight(emptyCounter(initial), [...others, kit], recent, most, items).map(({ code }) => code);
  assert.deepEqual(shown(6), [...others.slice(0, 5).map(({ code }) => code), kit.code]);
  assert.deepEqual(shown(2), [others[0]?.code, kit.code]);
  // What is on the counter stands for its program.
  const state = setQuantity(emptyCounter(initial), kit.code, 1);
  assert.deepEqual(
    itemsInSight(state, [...others, kit], new Map(), 3, items).filter(({ program }) => program === 'exchange')
      .length,
    2,
  );
});
