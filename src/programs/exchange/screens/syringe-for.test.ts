import assert from 'node:assert/strict';
import { test } from 'node:test';
import { items } from '#programs/items.ts';
import { syringeFor } from './syringe-for.ts';

const lines = (...codes: readonly string[]) =>
  items.filter(({ code }) => codes.includes(code)).map((item) => ({ item, quantity: 3 }));

test('what is needed is offered for the syringe on the counter, else for a usual one, and for no barrel', () => {
  assert.equal(syringeFor(lines('cooker', 'syringe-1ml'), items)?.code, 'syringe-1ml');
  const usual = syringeFor(lines('cooker'), items);
  assert.deepEqual([usual?.set, usual?.usual], ['complete', true]);
  const parts = items.filter(({ set }) => set !== 'complete');
  assert.equal(syringeFor([], parts), undefined);
});
