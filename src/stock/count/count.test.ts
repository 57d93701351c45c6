import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Draft } from '#kit/recorder.ts';
import { type Entry, type JsonObject, msToTime, type Uuid } from '#log/index.ts';
import { createWriter, type Writer } from '../../../test/support/log.ts';
import { anyId } from '../../../test/support/postgres.ts';
import { balances, differences } from '../balances.ts';
import { stockEffect } from '../effects.ts';
import { lotsOf } from '../lots.ts';
import { type Choice, closingDrafts, settle, toSettle } from './closing.ts';
import { standingOf } from './standing.ts';

/** Several people count one shelf: nobody's part is lost, and hand-outs meanwhile are right. */

const minuteMs = 60_000;
const at = (minute: number): string => msToTime(Date.UTC(2026, 2, 1, 9) + minute * minuteMs, 0);

/** A site with some people, each with a phone of their own, and a log that all of them have read. */
const startShelf = () => {
  const [org, site] = [anyId(), anyId()];
  let entries: readonly Entry[] = [];
  const write = (writer: Writer, kind: string, body: JsonObject, minute: number, id?: Uuid): Entry => {
    const time = { occurredAt: at(minute), recordedAt: at(minute) };
    const entry = writer.entry({ kind, body, ...time, ...(id !== undefined && { id }) });
    entries = [...entries, entry];
    return entry;
  };
  const person = () => {
    const writer = createWriter({ org, site, worker: anyId() });
    const lines = (counted: number, lot?: string) => [
      { item: 'cooker', counted, ...(lot !== undefined && { lot, expires: '2027-01-31' }) },
    ];
    return {
      open: (minute: number, hours = 24) => write(writer, 'counts.open', { hours }, minute).id,
      part: (session: Uuid, counted: number, minute: number, more: JsonObject = {}, lot?: string) =>
        write(writer, 'counts.part', { session, lines: lines(counted, lot), ...more }, minute),
      count: (counted: number, minute: number) =>
        write(writer, 'stock.count', { lines: lines(counted) }, minute),
      receive: (quantity: number, minute: number, lot?: string) =>
        write(
          writer,
          'stock.receive',
          { lines: [{ item: 'cooker', quantity, ...(lot !== undefined && { lot }) }] },
          minute,
        ),
      give: (quantity: number, minute: number) =>
        write(writer, 'stock.dispose', { lines: [{ item: 'cooker', quantity }], reason: 'damaged' }, minute),
      close: (minute: number, choice: Partial<Choice> = {}, drop = false) => {
        const { items, standing, effects } = look(minute);
        const decided = items.map((count) => {
          const made = { taken: count.usual, fromCounted: true, ...choice };
          return { count, settled: settle(site, count, made, effects, entries.flatMap(lotsOf)) };
        });
        const written: Uuid[] = [];
        for (const { lists, ...draft } of closingDrafts(site, standing, drop ? [] : decided).map(
          (each): Draft => each as Draft,
        )) {
          const time = { occurredAt: at(minute), recordedAt: at(minute) };
          const body = lists === undefined ? draft.body : { ...draft.body, [lists]: [...written] };
          const entry = writer.entry({ ...time, ...(draft as unknown as Partial<Entry>), body });
          written.push(entry.id);
          entries = [...entries, entry];
        }
      },
    };
  };
  const look = (minute: number) => {
    const effects = entries.flatMap((entry) => stockEffect(entry) ?? []);
    const standing = standingOf(site, entries, effects, Date.parse(at(minute)));
    return { effects, standing, items: toSettle(site, standing, effects) };
  };
  const onHand = (): number =>
    balances(look(0).effects).reduce((sum, each) => sum + (each.site === site ? each.onHand : 0), 0);
  return {
    person,
    look,
    onHand,
    remove: (gone: Entry) => {
      entries = entries.filter((entry) => entry !== gone);
    },
    add: (entry: Entry) => {
      entries = [...entries, entry];
    },
    entries: () => entries,
    effects: () => look(0).effects,
  };
};

test('two people count one shelf: it does not move until the count is closed, and then has the parts of both', () => {
  const shelf = startShelf();
  const [ana, ben] = [shelf.person(), shelf.person()];
  ana.receive(120, 0);
  const session = ana.open(60);
  ana.part(session, 60, 62);
  ben.part(session, 40, 64);
  assert.equal(shelf.onHand(), 120);
  assert.deepEqual(
    shelf.look(65).items.map(({ expected, sources }) => [expected, sources.length]),
    [[120, 2]],
  );
  ana.close(70);
  assert.equal(shelf.onHand(), 100);
  assert.deepEqual(
    differences(shelf.effects()).map(({ expected, counted }) => [expected, counted]),
    [[120, 100]],
  );
  const { standing, items } = shelf.look(71);
  assert.deepEqual([standing.sessions[0]?.state, standing.parts.length, items.length], ['closed', 0, 0]);
});

test('what was handed out before, between and after the parts is taken off once, whenever the count is closed', () => {
  const shelf = startShelf();
  const [ana, ben] = [shelf.person(), shelf.person()];
  ana.receive(120, 0);
  ana.give(10, 30);
  const session = ana.open(60);
  ana.part(session, 60, 62);
  ana.give(5, 63);
  ben.part(session, 50, 64);
  ben.give(7, 66);
  const { items, effects } = shelf.look(67);
  const [count] = items;
  if (count === undefined) throw new Error('an item');
  const come = (fromCounted: boolean) =>
    settle(count.sources[0]?.entry.site ?? '', count, { taken: count.usual, fromCounted }, effects, []);
  assert.deepEqual([come(true)?.counted, come(false)?.counted, come(true)?.between], [105, 110, -5]);
  ben.close(600);
  assert.equal(shelf.onHand(), 98);
});

test('a part that comes in after the count was closed is told of, and adding it up makes the shelf whole', () => {
  const shelf = startShelf();
  const [ana, ben] = [shelf.person(), shelf.person()];
  ana.receive(120, 0);
  const session = ana.open(60);
  ana.part(session, 60, 62);
  ana.close(70);
  assert.equal(shelf.onHand(), 60);
  const late = ben.part(session, 40, 61);
  assert.equal(shelf.onHand(), 60);
  assert.deepEqual(
    shelf.look(80).standing.parts.map(({ entry }) => entry.id),
    [late.id],
  );
  ana.close(81);
  assert.equal(shelf.onHand(), 100);
  assert.deepEqual(shelf.look(82).items, []);
});

test('plain counts by two people that do not fit are asked about, and stay as they are or are added up', () => {
  for (const [isSum, left] of [
    [false, 40],
    [true, 100],
  ] as const) {
    const shelf = startShelf();
    const [ana, ben] = [shelf.person(), shelf.person()];
    const first = ana.count(60, 10);
    ben.count(40, 20);
    assert.equal(shelf.onHand(), 40);
    const [count] = shelf.look(30).items;
    assert.deepEqual([count?.sources.length, count?.usual.has(first.id)], [2, false]);
    ben.close(31, isSum ? { taken: new Set(count?.sources.map(({ entry }) => entry.id)) } : {});
    assert.equal(shelf.onHand(), left);
    assert.deepEqual(shelf.look(32).items, []);
    const counts = shelf.entries().filter(({ kind }) => kind === 'stock.count').length;
    assert.equal(counts, isSum ? 3 : 2, 'nothing is counted anew where the later one stands');
  }
});

test('who counts alone, agrees with the one before, or counts hours later is asked nothing', () => {
  const shelf = startShelf();
  const [ana, ben] = [shelf.person(), shelf.person()];
  ana.count(60, 0);
  ana.count(50, 10);
  ana.give(4, 12);
  ben.count(46, 20);
  ben.count(10, 141);
  ana.count(90, 400);
  assert.deepEqual(shelf.look(500).items, []);
});

test('who did not know of the count and saved a plain one meanwhile is part of it', () => {
  const shelf = startShelf();
  const [ana, ben] = [shelf.person(), shelf.person()];
  ana.receive(120, 0);
  const session = ana.open(60);
  ana.part(session, 60, 62);
  ben.count(40, 64);
  ana.close(70);
  assert.equal(shelf.onHand(), 100);
  assert.deepEqual(shelf.look(71).items, []);
});

test('a count in the second in which the count was opened is before it where the same device made both', () => {
  for (const [isOwn, usual] of [
    [true, [60]],
    [false, [40, 60]],
  ] as const) {
    const shelf = startShelf();
    const [ana, ben] = [shelf.person(), shelf.person()];
    (isOwn ? ana : ben).count(40, 60);
    const session = ana.open(60);
    ana.part(session, 60, 62);
    const [count] = shelf.look(63).items;
    assert.deepEqual(
      count?.sources.flatMap(({ entry, lines }) => (count.usual.has(entry.id) ? [lines[0]?.counted] : [])),
      usual,
    );
  }
});

test('all of it counted again stands for what was counted before, and what is left out is a choice of whoever closes', () => {
  const shelf = startShelf();
  const [ana, ben] = [shelf.person(), shelf.person()];
  const session = ana.open(0);
  const wrong = ana.part(session, 16, 2);
  ben.part(session, 61, 4, { recount: true });
  const [count] = shelf.look(5).items;
  assert.equal(count?.usual.has(wrong.id), false);
  assert.equal(count?.expected, undefined, 'an opening balance');
  ben.close(6);
  assert.equal(shelf.onHand(), 61);
});

test('a count that nobody closes is dropped after its hours, moves nothing, and its parts are still asked about', () => {
  const shelf = startShelf();
  const ana = shelf.person();
  ana.receive(120, 0);
  const session = ana.open(0, 2);
  ana.part(session, 60, 5);
  const states = [119, 121].map((minute) => shelf.look(minute).standing.sessions[0]?.state);
  assert.deepEqual(states, ['open', 'dropped']);
  assert.equal(shelf.onHand(), 120);
  assert.equal(shelf.look(121).standing.parts.length, 1);
  ana.close(130, {}, true);
  const { standing } = shelf.look(131);
  assert.deepEqual([standing.sessions[0]?.state, standing.parts.length], ['dropped', 0]);
  assert.equal(shelf.onHand(), 120);
});

test('a part put right or taken back after the count was closed asks for it to be opened again', () => {
  const shelf = startShelf();
  const [ana, ben] = [shelf.person(), shelf.person()];
  const session = ana.open(0);
  ana.part(session, 60, 2);
  const wrong = ben.part(session, 40, 3);
  ana.close(4);
  assert.equal(shelf.look(5).standing.sessions[0]?.isChanged, false);
  shelf.remove(wrong);
  ben.part(session, 44, 3);
  const { standing } = shelf.look(6);
  assert.equal(standing.sessions[0]?.isChanged, true);
  assert.deepEqual(standing.parts, [], 'nothing is added to figures that hold the old part');
  for (const entry of shelf.entries().filter(({ kind }) => kind === 'counts.close' || kind === 'stock.count'))
    shelf.remove(entry);
  assert.equal(shelf.look(7).standing.parts.length, 2);
  ana.close(8);
  assert.equal(shelf.onHand(), 104);
});

test('two who close one count at once without knowing of each other are asked, and the fuller one stands', () => {
  const shelf = startShelf();
  const [ana, ben] = [shelf.person(), shelf.person()];
  const session = ana.open(0);
  ana.part(session, 60, 2);
  const late = ben.part(session, 40, 3);
  shelf.remove(late);
  ana.close(4);
  const closedByAna = shelf.entries().filter(({ kind }) => kind === 'counts.close' || kind === 'stock.count');
  for (const entry of closedByAna) shelf.remove(entry);
  shelf.add(late);
  ben.close(5);
  for (const entry of closedByAna) shelf.add(entry);
  assert.equal(shelf.onHand(), 100);
  const [count] = shelf.look(6).items;
  assert.equal(count?.sources.length, 2);
  assert.equal(count?.usual.size, 1);
  ana.close(7);
  assert.equal(shelf.onHand(), 100);
  assert.deepEqual(shelf.look(8).items, []);
});

test('lots are added up lot by lot, and what left meanwhile comes off the one that expires first', () => {
  const shelf = startShelf();
  const [ana, ben] = [shelf.person(), shelf.person()];
  const session = ana.open(0);
  ana.part(session, 10, 1, {}, 'A');
  ana.give(4, 2);
  ben.part(session, 5, 3, {}, 'A');
  ben.part(session, 20, 4);
  ben.close(5);
  assert.deepEqual(
    balances(shelf.effects()).map(({ lot, onHand }) => [lot, onHand]),
    [
      ['', 16],
      ['A', 15],
    ],
  );
});
