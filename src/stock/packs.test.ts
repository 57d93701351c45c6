import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readBody } from '#log/read-body.ts';
import { createWriter } from '../../test/support/log.ts';
import { anyId } from '../../test/support/postgres.ts';
import { stockEffect } from './effects.ts';
import { adjustKind, countKind, packKind, receiveKind } from './entries.ts';
import { packSizes, unitsIn } from './packs.ts';

const writer = createWriter({ org: anyId(), site: anyId(), worker: anyId() });
const receive = (line: object) =>
  writer.entry({ kind: receiveKind.kind, version: receiveKind.version, body: { lines: [line as never] } });
const sizesOf = (settings: object[], lines: object[]) =>
  packSizes(
    settings.map((body) => {
      const { hlc } = writer.entry({ kind: packKind.kind, version: packKind.version, body: body as never });
      return { hlc, body: body as never };
    }),
    lines.map(receive),
    (entry) => readBody(receiveKind, entry)?.lines,
  );
const boxes = (count: number, holds: number) => [{ pack: 'box', count, holds }] as const;

test('boxes move the shelf by the units that they mean, with what came loose', () => {
  const entry = receive({ item: 'cooker', quantity: 305, packs: boxes(3, 100) });
  assert.deepEqual(
    stockEffect(entry)?.moves.map(({ quantity }) => quantity),
    [305],
  );
  assert.equal(unitsIn(boxes(3, 100)), 300);
});

test('a line whose boxes hold more than it says is none: nobody may read two numbers out of it', () => {
  const line = (quantity: number) => ({ item: 'cooker', quantity, packs: [...boxes(3, 100)] });
  assert.equal(receiveKind.parse({ lines: [line(300)] }, 2).ok, true);
  const faulty = receiveKind.parse({ lines: [line(299)] }, 2);
  assert.equal(!faulty.ok && faulty.error.problem, 'packs-hold-more');
  assert.equal(stockEffect(receive(line(299))), undefined);
  const counted = { item: 'cooker', counted: 12, packs: [...boxes(1, 10)] };
  assert.equal(countKind.parse({ lines: [counted] }, 2).ok, true);
  const gone = { item: 'cooker', change: -20, packs: [...boxes(2, 10)] };
  assert.equal(adjustKind.parse({ lines: [gone], reason: 'missing' }, 2).ok, true);
});

test('what older builds wrote says nothing of boxes and means what it meant', () => {
  const entry = writer.entry({
    kind: 'stock.receive',
    version: 1,
    body: { lines: [{ item: 'cooker', quantity: 7 }] },
  });
  assert.deepEqual(readBody(receiveKind, entry)?.lines, [{ item: 'cooker', quantity: 7 }]);
});

test('a box holds what its lot came with, else what the program says, else what was typed last', () => {
  const typed = { item: 'cooker', quantity: 100, packs: boxes(1, 100) };
  assert.equal(sizesOf([], []).holds('cooker', '', 'box'), undefined);
  assert.equal(sizesOf([], [typed]).holds('cooker', '', 'box'), 100);
  const said = { item: 'cooker', pack: 'box', holds: 200 };
  assert.equal(sizesOf([said], [typed]).holds('cooker', '', 'box'), 200);
  const other = { item: 'cooker', quantity: 90, lot: 'A1', packs: boxes(1, 90) };
  const sizes = sizesOf([said], [typed, other]);
  assert.equal(sizes.holds('cooker', 'A1', 'box'), 90);
  assert.equal(sizes.holds('cooker', 'B2', 'box'), 200);
  assert.equal(sizes.holds('cooker', '', 'case'), undefined);
  assert.equal(sizes.holds('swab', '', 'box'), undefined);
  // A setting taken back is no longer said.
  assert.equal(sizesOf([said, { item: 'cooker', pack: 'box' }], [typed]).holds('cooker', '', 'box'), 100);
});

test('an item starts in what it last came in', () => {
  const typed = { item: 'cooker', quantity: 100, packs: boxes(1, 100) };
  assert.equal(sizesOf([], [typed]).last('cooker'), 'box');
  assert.equal(sizesOf([], [typed, { item: 'cooker', quantity: 3 }]).last('cooker'), undefined);
});
