import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../../test/support/patience.ts';
import { sayHowFar } from './progress.mjs';

const words = (done: number, of: number): string => `${done} of ${of}`;

/** Work that is done in steps, each once what came before was said. */
const watched = async (isTTY: boolean) => {
  let text = '';
  let done = 0;
  const out = {
    isTTY,
    write: (more: string): void => {
      text += more;
    },
  };
  const work = async (): Promise<string> => {
    for (const next of [2, 5, 9]) {
      done = next;
      await until(() => text.includes(words(Math.min(next, 7), 7)));
    }
    return 'came to an end';
  };
  const answer = await sayHowFar(work, { count: () => done, of: 7, words, out, everyMs: 1 });
  return { text, answer };
};

test('how far it is stands in one line of a terminal that changes, and never says more than all', async () => {
  const { text, answer } = await watched(true);
  assert.equal(answer, 'came to an end');
  assert.equal(text, '\r2 of 7\r5 of 7\r7 of 7\n');
});

test('where there is no terminal each step is a line of its own', async () => {
  assert.equal((await watched(false)).text, '2 of 7\n5 of 7\n7 of 7\n');
});

test('work that fails says so, and nothing is said after it', async () => {
  let text = '';
  const out = {
    isTTY: true,
    write: (more: string): void => {
      text += more;
    },
  };
  const work = (): Promise<never> => Promise.reject(new Error('no line'));
  await assert.rejects(sayHowFar(work, { count: () => 1, of: 2, words, out, everyMs: 1 }), /no line/);
  assert.equal(text, '');
});
