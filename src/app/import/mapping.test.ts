import assert from 'node:assert/strict';
import { test } from 'node:test';
import { handOutOf } from '#programs/items.ts';
import { type Mapping, rolesOf, setItem } from './mapping.ts';

const mapping: Mapping = {
  format: 'alongside-mapping',
  version: 1,
  name: 'Last year',
  source: 'last-year',
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
};

test('each column says what it is used for, whatever its case and accents', () => {
  assert.deepEqual(rolesOf(mapping, 'FECHA'), [{ type: 'date' }]);
  assert.deepEqual(rolesOf(mapping, ' visit '), [{ type: 'key' }]);
  assert.deepEqual(rolesOf(mapping, 'Otros'), [{ type: 'field', target: 'visits.visit', field: 'others' }]);
  assert.deepEqual(rolesOf(mapping, '1 ml'), [{ type: 'counts', item: 'syringe-1ml' }]);
  assert.deepEqual(rolesOf(mapping, 'Notes'), []);
});

test('a column that counts an item goes to the program that hands it out', () => {
  const changed = setItem(mapping, 'Narcan', 'naloxone-nasal-4mg-kit', handOutOf);
  assert.deepEqual(rolesOf(changed, 'Narcan'), [{ type: 'counts', item: 'naloxone-nasal-4mg-kit' }]);
  assert.equal(changed.targets.at(-1)?.target, 'naloxone.handout');
});

test('a column moves to another item instead of counting twice', () => {
  const changed = setItem(mapping, '1 ml', 'syringe-3ml', handOutOf);
  assert.deepEqual(rolesOf(changed, '1 ml'), [{ type: 'counts', item: 'syringe-3ml' }]);
});

test('a program whose last column is taken away is left out, others stay', () => {
  const changed = setItem(mapping, '1 ml', '', handOutOf);
  assert.deepEqual(
    changed.targets.map(({ target }) => target),
    ['visits.visit'],
  );
});
