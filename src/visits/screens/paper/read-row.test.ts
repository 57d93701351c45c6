import assert from 'node:assert/strict';
import { test } from 'node:test';
import { items } from '#programs/items.ts';
import { type CounterContext, type CounterPanel, registerPanel } from '../counter/counter.ts';
import { readRow } from './read-row.ts';

const context: CounterContext = {
  site: '11111111-1111-4111-8111-111111111111',
  channel: 'mobile',
  today: '2026-11-26',
  items,
  settings: () => [],
};
const panel = registerPanel<{ readonly back: number }>({
  id: 'exchange',
  order: 10,
  claims: ({ program }) => program === 'exchange',
  initial: () => ({ back: 0 }),
  drafts: ({ lines, state }) => [
    ...lines.map(({ item, quantity }) => ({ kind: 'out', version: 1, body: { item: item.code, quantity } })),
    ...(state.back === 0 ? [] : [{ kind: 'back', version: 1, body: { count: state.back } }]),
  ],
  warnings: ({ lines }) => (lines.some(({ quantity }) => quantity > 500) ? [{ id: 'many' }] : []),
} satisfies CounterPanel<{ readonly back: number }>);
const columns = {
  items: items.filter(({ code }) => code === 'cooker' || code === 'swab'),
  counts: [
    {
      panel: 'exchange',
      id: 'returns',
      label: 'returns',
      put: (state: unknown, back: number) => ({ ...(state as object), back }),
    },
  ],
};
const day = '2026-11-20T09:00:00+00:00';
const read = (row: Parameters<typeof readRow>[0], occurredAt?: string) =>
  readRow(row, columns, [panel], context, occurredAt);

test('a line of a paper form is one visit of its day, with what went out, what came back, and others', () => {
  const { drafts, warnings, problems } = read(
    { 'item:cooker': 10, 'item:swab': 0, 'exchange:returns': 7, others: 2 },
    day,
  );
  assert.deepEqual(drafts, [
    {
      kind: 'visits.visit',
      version: 1,
      body: { channel: 'mobile', servedFor: { self: true, others: 2 } },
      occurredAt: day,
    },
    { kind: 'out', version: 1, body: { item: 'cooker', quantity: 10 }, occurredAt: day },
    { kind: 'back', version: 1, body: { count: 7 }, occurredAt: day },
  ]);
  assert.deepEqual([warnings, problems], [[], {}]);
});

test('an empty line is no visit, and a line with a 0 is somebody who took nothing', () => {
  assert.deepEqual(read({}).drafts, []);
  assert.deepEqual(
    read({ 'item:cooker': 0 }).drafts.map(({ kind }) => kind),
    ['visits.visit'],
  );
});

test('much is asked about, and what no hand can mean is refused in its column', () => {
  assert.deepEqual(read({ 'item:cooker': 501 }).warnings, [{ id: 'many' }]);
  assert.deepEqual(read({ 'item:cooker': 100_001 }).problems, {
    'item:cooker': 'catalog.problem.quantity-absurd',
  });
});
