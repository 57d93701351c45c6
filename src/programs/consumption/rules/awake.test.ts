import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keepAwake } from './awake.ts';

/** What was asked for has been answered. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A page that is in sight or not, and a browser that gives the screen's lock or refuses it. */
const startPage = (refusal?: Error) => {
  const page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  const told: boolean[] = [];
  const seen = { asked: 0, released: 0 };
  const letGo = keepAwake(
    page,
    async () => {
      seen.asked += 1;
      if (refusal !== undefined) throw refusal;
      return {
        release: async () => {
          seen.released += 1;
        },
      };
    },
    (isAwake) => told.push(isAwake),
  );
  const show = async (state: string): Promise<void> => {
    page.visibilityState = state;
    page.dispatchEvent(new Event('visibilitychange'));
    await turn();
  };
  return { told, seen, letGo, show };
};

test('the screen’s lock is asked for, again after each time out of sight, and let go with the screen', async () => {
  const { told, seen, letGo, show } = startPage();
  await turn();
  assert.deepEqual(seen, { asked: 1, released: 0 });
  await show('hidden');
  assert.equal(seen.asked, 1, 'nothing is asked for out of sight');
  await show('visible');
  assert.equal(seen.asked, 2);
  letGo();
  await turn();
  assert.equal(seen.released, 1);
  await show('visible');
  assert.equal(seen.asked, 2, 'a screen that is gone asks for nothing');
  assert.deepEqual(told, [true, true]);
});

test('a lock that comes after its screen went is let go at once', async () => {
  const { seen, letGo } = startPage();
  letGo();
  await turn();
  assert.deepEqual(seen, { asked: 1, released: 1 });
});

test('a browser that has no such lock, or refuses, is said', async () => {
  for (const refusal of [new TypeError('none'), new DOMException('battery', 'NotAllowedError')]) {
    const { told } = startPage(refusal);
    await turn();
    assert.deepEqual(told, [false]);
  }
});
