import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MappingInput } from './mapping.ts';
import { useColumn, useOf } from './use.ts';

const frame = {
  format: 'alongside-mapping',
  version: 1,
  name: 'Log',
  source: 'log',
  timeZone: 'America/New_York',
  date: { column: 'Date', format: 'YYYY-MM-DD' },
  site: { column: 'Site' },
} as const satisfies Omit<MappingInput, 'targets'>;
const items = { shape: 'long', item: 'Item', quantity: 'Qty', lot: 'Lot', expires: 'Exp' } as const;
const list: MappingInput = {
  ...frame,
  targets: [
    {
      target: 'exchange.handout',
      items: { ...items, values: { '1cc': 'syringe-1ml', Narcan: '', '*': '' } },
    },
    {
      target: 'naloxone.handout',
      items: { ...items, values: { '1cc': '', Narcan: 'naloxone-nasal-4mg-kit', '*': '' } },
    },
  ],
};

test('rows of a list that were given out are said to have come in, and given out again, with their lots', () => {
  assert.equal(useOf(list, 'item'), 'list-out');
  const cameIn = useColumn(list, 'Item', 'list-in');
  assert.deepEqual(cameIn.targets, [
    {
      target: 'stock.receive',
      items: { ...items, values: { '1cc': 'syringe-1ml', Narcan: 'naloxone-nasal-4mg-kit', '*': '' } },
    },
  ]);
  assert.equal(useOf(cameIn, 'Item'), 'list-in');
  assert.deepEqual(useColumn(cameIn, 'Item', 'list-out').targets, list.targets);
  assert.equal(useOf(useColumn(list, 'Item', 'list-count'), 'Item'), 'list-count');
});

test('a second column of numbers says what came in of each item, and stops saying so', () => {
  const both = useColumn(list, 'Received', 'list-in');
  assert.equal(useOf(both, 'Received'), 'list-in');
  assert.equal(useOf(both, 'Item'), 'list-out');
  const came = both.targets.find(({ target }) => target === 'stock.receive')?.items;
  assert.equal(came?.shape === 'long' ? came.quantity : '', 'Received');
  assert.deepEqual(useColumn(both, 'Received', 'none').targets, list.targets);
});

test('a lot stays with its column, whichever way that went', () => {
  const narcan = 'naloxone-nasal-4mg-kit';
  const wide: MappingInput = {
    ...frame,
    targets: [
      {
        target: 'naloxone.handout',
        items: { shape: 'wide', columns: [{ column: 'Narcan', item: narcan }], lot: 'Lot', expires: 'Exp' },
      },
    ],
  };
  const cameIn = useColumn(wide, 'Narcan', `receive:${narcan}`);
  assert.deepEqual(cameIn.targets, [{ ...wide.targets[0], target: 'stock.receive' }]);
  assert.deepEqual(useColumn(cameIn, 'Narcan', `item:${narcan}`).targets, wide.targets);
});

test('of columns that are added up one can be taken out, and the next takes its place', () => {
  const people: MappingInput = {
    ...frame,
    targets: [
      { target: 'visits.tally', fields: { people: { column: 'Men', plus: ['Women', 'Nonbinary'] } } },
    ],
  };
  assert.equal(useOf(people, 'women'), 'tally-people');
  assert.deepEqual(useColumn(people, 'Men', 'none').targets, [
    { target: 'visits.tally', fields: { people: { column: 'Women', plus: ['Nonbinary'] } } },
  ]);
});
