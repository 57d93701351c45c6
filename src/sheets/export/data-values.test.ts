import assert from 'node:assert/strict';
import { test } from 'node:test';
import { idOf, recordOf } from '../../../test/support/records.ts';
import { createDataValues } from './data-values.ts';

test('sums by month and site and tallies by their own periods are written as DHIS2 takes them in', () => {
  const values = createDataValues(new Map([[idOf(901), 'North Street']]));
  const add = (number: number, kind: string, body: object): void =>
    values.add(recordOf(number, { kind, body: body as never }).entry);
  add(1, 'exchange.handout', { channel: 'fixed', lines: [{ item: 'syringe-1ml', quantity: 10 }] });
  add(2, 'exchange.handout', { channel: 'fixed', lines: [{ item: 'syringe-1ml', quantity: 5 }] });
  add(3, 'visits.visit', { channel: 'fixed' });
  add(4, 'visits.tally', { span: 'quarter', channel: 'fixed', visits: 300, people: 40 });
  const orgUnit = 'North Street';
  assert.deepEqual(values.values(), [
    { dataElement: 'Syringes out', period: '202603', orgUnit, value: '15' },
    { dataElement: 'Visits', period: '202603', orgUnit, value: '1' },
    { dataElement: 'Visits, tallied', period: '2026Q1', orgUnit, value: '300' },
    { dataElement: 'People, tallied', period: '2026Q1', orgUnit, value: '40' },
  ]);
});
