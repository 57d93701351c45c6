import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createParts, type Parts } from './parts.ts';

/** Parts of which some do not come at the first asking; `asked` is every fetch, `ran` every part that ran. */
const createHouse = (files: Readonly<Record<string, readonly string[]>>, failOnce: readonly string[]) => {
  const asked: string[] = [];
  const ran: string[] = [];
  const parts: Parts = createParts(async (name) => {
    asked.push(name);
    if (failOnce.includes(name) && asked.filter((each) => each === name).length === 1)
      throw new TypeError('no network');
    parts.add(name, files[name] ?? [], (...needed) => {
      ran.push(name);
      return { name, needed };
    });
  });
  return { parts, asked, ran };
};

test('a part that did not come is fetched again at the next load, and only that part', async () => {
  const { parts, asked, ran } = createHouse({ screen: ['shared', 'list'], list: ['shared'] }, ['list']);
  await assert.rejects(parts.load('screen'));
  const screen = await parts.load('screen');
  assert.equal(screen['name'], 'screen');
  assert.deepEqual(asked, ['screen', 'shared', 'list', 'list']);
  assert.deepEqual(ran, ['shared', 'list', 'screen']);
});

test('a part that several need is one and the same for all of them', async () => {
  const { parts, ran } = createHouse({ one: ['shared'], two: ['shared'] }, ['one', 'shared']);
  await Promise.allSettled([parts.load('one'), parts.load('two')]);
  const [one, two] = await Promise.all([parts.load('one'), parts.load('two')]);
  assert.equal((one['needed'] as unknown[])[0], (two['needed'] as unknown[])[0]);
  assert.deepEqual(ran.filter((name) => name === 'shared').length, 1);
});

test('something else in the place of a part is a failure, not a part', async () => {
  const parts = createParts(async () => {});
  await assert.rejects(parts.load('screen'), /screen did not come/);
});
