import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSmallStorage } from './small-storage.ts';

const held = (): Storage & { readonly values: Map<string, string> } => {
  const values = new Map<string, string>();
  const storage: Partial<Storage> = {
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => {
      values.set(key, value);
    },
  };
  return Object.assign(storage as Storage, { values });
};

test('what the browser refuses to keep is kept for this page, and that is known', () => {
  const storage = createSmallStorage(() => {
    throw new DOMException('site data is blocked', 'SecurityError');
  });
  assert.equal(storage.get('a'), null);
  storage.set('a', '1');
  assert.equal(storage.get('a'), '1');
  assert.equal(storage.isKept(), false);
});

test('when there is no room the newest is read, and once there is room it is written', () => {
  const real = held();
  let isFull = false;
  const storage = createSmallStorage(() => ({
    ...real,
    setItem: (key, value) => {
      if (isFull) throw new DOMException('no room', 'QuotaExceededError');
      real.setItem(key, value);
    },
  }));
  storage.set('a', '1');
  isFull = true;
  storage.set('a', '2');
  assert.equal(storage.get('a'), '2');
  assert.equal(real.values.get('a'), '1');
  isFull = false;
  storage.set('a', '3');
  assert.deepEqual([storage.get('a'), real.values.get('a')], ['3', '3']);
});
