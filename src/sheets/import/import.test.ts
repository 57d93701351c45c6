import assert from 'node:assert/strict';
import { test } from 'node:test';
import { base, codes, createLog, run, textOf } from '../../../test/support/import.ts';
import type { ImportLog } from './ports.ts';

test('importing the same file twice changes nothing, and later rows are added without holes in the numbers', async () => {
  const { log, entries, gaps } = createLog();
  const first = 'Date,1 ml,Cookers\n01/05/2024,10,2\nbad,1,1\n01/06/2024,4,\n';
  await run(first, base, log);
  const before = [...entries.values()];
  const again = await run(first, base, log);
  assert.deepEqual([...entries.values()], before);
  assert.deepEqual(again.report.entries, { new: 0, known: 2, setAside: 0 });
  await run(`${first}01/07/2024,7,\n`, base, log);
  assert.deepEqual(
    [...entries.values()].map((entry) => entry.deviceSeq),
    [1, 2, 3],
  );
  assert.deepEqual(gaps(), []);
});

test('a row that was changed since is told and neither doubled nor written over', async () => {
  const { log, entries } = createLog();
  await run('Date,1 ml,Cookers\n01/05/2024,10,2\n', base, log);
  const outcome = await run('Date,1 ml,Cookers\n01/05/2024,12,2\n', base, log);
  assert.deepEqual(codes(outcome), ['2  row-changed']);
  assert.equal(entries.size, 1);
});

test('with key columns, rows may move about, and a key that comes twice in a file is told', async () => {
  const { log, entries } = createLog();
  const mapping = { ...base, key: ['No'] };
  await run('No,Date,1 ml,Cookers\na1,01/05/2024,10,2\na2,01/05/2024,10,2\n', mapping, log);
  assert.equal(entries.size, 2);
  const outcome = await run(
    'No,Date,1 ml,Cookers\na2,01/05/2024,10,2\na3,01/06/2024,1,\na1,01/05/2024,10,2\na3,01/06/2024,1,\n,01/06/2024,1,\n',
    mapping,
    log,
  );
  assert.deepEqual(outcome.report.entries, { new: 1, known: 2, setAside: 0 });
  assert.deepEqual(codes(outcome), ['5  key-repeated', '6 No key-missing']);
});

test('a dry run finds the same problems and writes nothing', async () => {
  const { log, entries } = createLog();
  const content = 'Date,1 ml,Cookers\n01/05/2024,10,2\n13/13/2024,10,\n';
  const dry = await run(content, base, log, true);
  assert.equal(entries.size, 0);
  const real = await run(content, base, log);
  assert.deepEqual(codes(dry), codes(real));
  assert.deepEqual(dry.report.entries, real.report.entries);
});

test('an import that dies half way goes on where it stopped, with the same result as one that did not', async () => {
  const rows = Array.from({ length: 1500 }, (_, index) => `01/05/2024,${(index % 40) + 1},`);
  rows[777] = '99/99/2024,1,';
  const content = `Date,1 ml,Cookers\n${rows.join('\n')}\n`;
  const whole = createLog();
  await run(content, base, whole.log);
  for (const survives of [0, 1, 2, 3]) {
    const torn = createLog();
    let left = survives;
    const dying: ImportLog = {
      ...torn.log,
      offer: async (offered) => {
        if (left === 0) throw new Error('killed');
        left -= 1;
        return torn.log.offer(offered);
      },
    };
    await assert.rejects(run(content, base, dying), /killed/);
    const again = await run(content, base, torn.log);
    assert.equal(again.report.badRows, 1);
    // Only the clock is another one: the second run began later.
    assert.equal(textOf(torn.entries), textOf(whole.entries));
    assert.deepEqual(torn.gaps(), []);
  }
});
