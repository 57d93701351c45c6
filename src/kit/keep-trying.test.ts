import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keepTrying, longestPauseMs, type TryingPlace } from './keep-trying.ts';

const settle = () => new Promise((resolve) => setImmediate(resolve));

const createPlace = () => {
  const pauses: number[] = [];
  let due: (() => void) | undefined;
  let online: (() => void) | undefined;
  const place: TryingPlace = {
    after: (ms, work) => {
      pauses.push(ms);
      due = work;
      return () => {
        due = undefined;
      };
    },
    whenOnline: (work) => {
      online = work;
      return () => {
        online = undefined;
      };
    },
  };
  return { place, pauses, pass: () => due?.(), comeBack: () => online?.(), isIdle: () => due === undefined };
};

const failing = (times: number) => {
  let tries = 0;
  return async () => {
    tries += 1;
    if (tries <= times) throw new TypeError('no network');
    return tries;
  };
};

test('what failed is tried again until it is there, and never after pauses longer than five seconds', async () => {
  const { place, pauses, pass, isIdle } = createPlace();
  const values: number[] = [];
  const failed: number[] = [];
  keepTrying(
    failing(6),
    { onValue: (value) => values.push(value), onFailed: (_, times) => failed.push(times) },
    place,
  );
  for (let round = 0; round < 8; round += 1) {
    await settle();
    pass();
  }
  assert.deepEqual([values, failed], [[7], [1, 2, 3, 4, 5, 6]]);
  assert.deepEqual(pauses, [1_000, ...Array.from({ length: 5 }, () => longestPauseMs)]);
  assert.ok(isIdle());
});

test('the return of the network and a person who asks both cut the pause short', async () => {
  const { place, comeBack } = createPlace();
  const values: number[] = [];
  const trying = keepTrying(failing(2), { onValue: (value) => values.push(value) }, place);
  await settle();
  comeBack();
  await settle();
  trying.now();
  await settle();
  assert.deepEqual(values, [3]);
});

test('after stop nothing is tried and nothing is told', async () => {
  const { place, pass, comeBack } = createPlace();
  const values: number[] = [];
  const trying = keepTrying(failing(1), { onValue: (value) => values.push(value) }, place);
  await settle();
  trying.stop();
  pass();
  comeBack();
  trying.now();
  await settle();
  assert.deepEqual(values, []);
});
