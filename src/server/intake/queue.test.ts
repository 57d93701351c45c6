import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Verdict } from '#log/index.ts';
import type { Intake } from './intake.ts';
import { createIntakeQueue } from './queue.ts';

/** An intake that says which values it was given together, and fails where a value is 'bad'. */
const recording = () => {
  const batches: (readonly unknown[])[] = [];
  const intake: Intake = async (_org, offered) => {
    batches.push(offered);
    await new Promise((resolve) => setImmediate(resolve));
    if (offered.includes('bad')) throw new Error('the database said no');
    const verdicts = offered.map((value): Verdict => ({ id: String(value), verdict: 'duplicate' }));
    return { epoch: 'e', verdicts };
  };
  return { intake, batches };
};
const ids = (answer: Awaited<ReturnType<Intake>>): readonly string[] => answer.verdicts.map((one) => one.id);

describe('the intake queue', () => {
  it('gathers what arrives meanwhile and gives everyone their own verdicts', async () => {
    const { intake, batches } = recording();
    const take = createIntakeQueue({ read: (value) => value, take: intake });
    const answers = await Promise.all([
      take('o', ['a']),
      take('o', ['b', 'c']),
      take('o', []),
      take('o', ['d']),
    ]);
    assert.deepEqual(answers.map(ids), [['a'], ['b', 'c'], [], ['d']]);
    assert.deepEqual(batches, [['a'], ['b', 'c', 'd']]);
  });

  it('keeps organizations apart', async () => {
    const { intake, batches } = recording();
    const take = createIntakeQueue({ read: (value) => value, take: intake });
    await Promise.all([take('o', ['a']), take('p', ['b']), take('o', ['c']), take('p', ['d'])]);
    assert.deepEqual(batches, [['a'], ['b'], ['c'], ['d']]);
  });

  it('does not let one push take its neighbours down', async () => {
    const { intake } = recording();
    const take = createIntakeQueue({ read: (value) => value, take: intake });
    const answers = await Promise.allSettled([take('o', ['a']), take('o', ['bad']), take('o', ['b'])]);
    assert.deepEqual(
      answers.map((one) => one.status),
      ['fulfilled', 'rejected', 'fulfilled'],
    );
    assert.deepEqual(ids(await take('o', ['after'])), ['after']);
  });

  it('gathers no more than it may', async () => {
    const { intake, batches } = recording();
    const take = createIntakeQueue({ read: (value) => value, take: intake }, { mostEntries: 3 });
    await Promise.all([take('o', [1]), take('o', [2, 3]), take('o', [4, 5]), take('o', [6, 7, 8, 9])]);
    assert.deepEqual(batches, [[1], [2, 3], [4, 5], [6, 7, 8, 9]]);
  });
});
