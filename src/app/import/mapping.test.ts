import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as v from 'valibot';
import { mappingSchema } from '#sheets/mapping/mapping.ts';
import { answered, roleOf, withItemWord, withoutRows, withSite, withUse } from './mapping.ts';

const mapping = v.parse(mappingSchema, {
  format: 'alongside-mapping',
  version: 1,
  name: 'Last year',
  source: 'last-year',
  open: ['columns', 'site'],
  key: ['Visit'],
  timeZone: 'America/New_York',
  date: { column: 'Fecha', format: 'DD/MM/YYYY' },
  site: { column: 'Sitio' },
  targets: [
    { target: 'visits.visit', fields: { others: { column: 'Otros' } } },
    {
      target: 'exchange.handout',
      items: { shape: 'wide', columns: [{ column: '1 ml', item: 'syringe-1ml' }] },
    },
  ],
});

test('each column says what it is for, whatever its case and accents', () => {
  assert.equal(roleOf(mapping, 'FECHA'), 'date');
  assert.equal(roleOf(mapping, ' visit '), 'key');
  assert.equal(roleOf(mapping, 'Otros'), 'field');
  assert.equal(roleOf(mapping, '1 ml'), 'counts');
  assert.equal(roleOf(mapping, 'Notes'), 'none');
});

test('a column moves to another item instead of counting twice, and the rest of the mapping stays', () => {
  const changed = withUse(mapping, '1 ml', 'item:syringe-3ml*10');
  assert.deepEqual(changed.targets[1]?.items, {
    shape: 'wide',
    columns: [{ column: '1 ml', item: 'syringe-3ml', times: 10 }],
  });
  assert.deepEqual(changed.key, ['Visit']);
  const back = withUse(changed, '1 ml', 'back');
  assert.deepEqual(
    back.targets.map(({ target }) => target),
    ['visits.visit', 'exchange.return'],
  );
});

test('a program whose last column is taken away is left out, others stay', () => {
  assert.deepEqual(
    withUse(mapping, '1 ml', 'none').targets.map(({ target }) => target),
    ['visits.visit'],
  );
});

test('an answer closes its question and no other', () => {
  assert.deepEqual(answered(mapping, 'site').open, ['columns']);
});

test('rows can be passed over, in a plain sheet and in one of several', () => {
  const left = withoutRows(withoutRows(mapping, [{ row: 7 }]), [{ row: 7 }, { row: 9, sheet: 'May' }]);
  assert.deepEqual(left.layout?.leaveOut, [7, 'May!9']);
});

test('a place is a site, or its rows are left out again', () => {
  const set = withSite(mapping, 'Centro', 'a');
  assert.deepEqual(set.site, { column: 'Sitio', values: { Centro: 'a' } });
  assert.deepEqual(withSite(set, 'Centro', undefined).site, { column: 'Sitio', values: {} });
});

test('a word of a list goes to the program that hands it out, and to no other', () => {
  const list = v.parse(mappingSchema, {
    ...mapping,
    targets: [
      {
        target: 'exchange.handout',
        items: { shape: 'long', item: 'Item', quantity: 'Qty', values: { '1cc': 'syringe-1ml', '*': '' } },
      },
    ],
  });
  const changed = withItemWord(list, 'Blue box', 'naloxone-nasal-4mg-kit');
  assert.deepEqual(
    changed.targets.map(({ target, items }) => [target, items?.shape === 'long' ? items.values : {}]),
    [
      ['exchange.handout', { '1cc': 'syringe-1ml', '*': '', 'Blue box': '' }],
      ['naloxone.handout', { '1cc': '', '*': '', 'Blue box': 'naloxone-nasal-4mg-kit' }],
    ],
  );
});

test('a target that an answer makes has fields to ask for, if none', () => {
  const received = withUse(mapping, '1 ml', 'receive:syringe-1ml');
  assert.ok(received.targets.every(({ fields }) => typeof fields === 'object'));
  assert.equal(roleOf(received, 'Notes'), 'none');
});
