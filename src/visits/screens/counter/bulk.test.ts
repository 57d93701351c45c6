import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toCode } from '#catalog/to-code.ts';
import { items } from '#programs/items.ts';
import { composeBulk } from './bulk.ts';
import { type CounterContext, registerPanel } from './counter.ts';

const context: CounterContext = {
  site: '0e8c8d6e-9a52-4f6c-8a53-3c1f6c2f0a01',
  channel: 'kiosk',
  today: '2026-03-08',
  items,
  settings: () => [],
};
const panel = (id: string, hasBulk: boolean) =>
  registerPanel<null>({
    id,
    order: 1,
    claims: (item) => item.program === id,
    initial: () => null,
    drafts: () => [],
    ...(hasBulk && {
      bulk: ({ lines }, mark) => [
        {
          kind: `${id}.handout`,
          version: 1,
          body: { ...mark, lines: lines.map(({ quantity }) => quantity) },
        },
      ],
    }),
  });
const lineOf = (program: string) => {
  const item = items.find((each) => each.program === program);
  assert.ok(item !== undefined);
  return { item, quantity: 7 };
};

test('each program makes the bulk hand-out of its own items, with machine and people', () => {
  const drafts = composeBulk([panel('exchange', true), panel('naloxone', true)], {
    context,
    label: 'Bus station: machine 2',
    people: 3,
    lines: [lineOf('exchange'), lineOf('naloxone')],
    occurredAt: '2026-03-07T12:00:00-05:00',
  });
  assert.deepEqual(
    drafts.map(({ kind, body, occurredAt }) => [kind, body, occurredAt]),
    ['exchange', 'naloxone'].map((id) => [
      `${id}.handout`,
      { label: 'bus-station-machine-2', people: 3, lines: [7] },
      '2026-03-07T12:00:00-05:00',
    ]),
  );
});

test('nothing is recorded for no lines, and by programs without bulk hand-outs', () => {
  assert.deepEqual(composeBulk([panel('exchange', true)], { context, label: '', people: 0, lines: [] }), []);
  assert.deepEqual(
    composeBulk([panel('exchange', false)], { context, label: '', people: 0, lines: [lineOf('exchange')] }),
    [],
  );
});

test('a label becomes a code whatever is typed', () => {
  assert.equal(toCode('Máquina  N. 4', 'unnamed'), 'maquina-n-4');
  assert.equal(toCode('!!', 'unnamed'), 'unnamed');
});
