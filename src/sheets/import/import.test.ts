import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Entry } from '#log/index.ts';
import { base, codes, createLog, org, run, sha256, textOf } from '../../../test/support/import.ts';
import { sourceDevice } from '../mapping/identity.ts';
import type { MappingInput } from '../mapping/mapping.ts';
import type { ImportLog } from './ports.ts';

const quantities = (entries: readonly Entry[]): readonly number[] =>
  entries.flatMap(({ body }) =>
    (body['lines'] as unknown as { quantity: number }[]).map(({ quantity }) => quantity),
  );

test('importing the same file twice changes nothing, and rows that are added later come in without holes in the numbers', async () => {
  const { log, counting, gaps } = createLog();
  const first = 'Date,1 ml,Cookers\n01/05/2024,10,2\nbad,1,1\n01/06/2024,4,\n';
  await run(first, base, log);
  const before = counting();
  const again = await run(first, base, log);
  assert.deepEqual(counting(), before);
  assert.deepEqual(again.report.entries, { new: 0, known: 2, setAside: 0 });
  const longer = await run(`${first}01/07/2024,7,\n`, base, log);
  assert.deepEqual(longer.report.entries, { new: 1, known: 2, setAside: 0 });
  assert.equal(counting().length, 3);
  assert.deepEqual(gaps(), []);
});

test('a row is known wherever it stands, and two rows that say the same are two', async () => {
  const { log, counting } = createLog();
  await run('Date,1 ml,Cookers\n01/06/2024,4,\n01/05/2024,10,2\n01/05/2024,10,2\n', base, log);
  assert.equal(counting().length, 3);
  const newestFirst = await run(
    'Date,1 ml,Cookers\n01/08/2024,1,\n01/07/2024,1,\n01/06/2024,4,\n01/05/2024,10,2\n01/05/2024,10,2\n',
    base,
    log,
  );
  assert.deepEqual(newestFirst.report.entries, { new: 2, known: 3, setAside: 0 });
  const third = await run(
    'Date,1 ml,Cookers\n01/05/2024,10,2\n01/05/2024,10,2\n01/05/2024,10,2\n01/06/2024,4,\n',
    base,
    log,
  );
  assert.deepEqual(third.report.entries, { new: 1, known: 3, setAside: 0 });
});

test('a list in which a row was mended takes the place of the former one', async () => {
  const { log, counting } = createLog();
  await run('Date,1 ml,Cookers\n01/05/2024,10,2\n01/06/2024,4,\n', base, log);
  const mended = await run('Date,1 ml,Cookers\n01/05/2024,12,2\n01/06/2024,4,\n', base, log);
  assert.equal(mended.report.replaces.length, 1);
  assert.deepEqual(mended.report.entries, { new: 2, known: 0, setAside: 0 });
  assert.deepEqual(quantities(counting()), [12, 2, 4]);
});

test('the same file with a mended mapping takes the place of the former import, also under another name', async () => {
  const { log, counting } = createLog();
  const content = 'Date,1 ml,Cookers\n01/05/2024,10,2\n';
  await run(content, base, log);
  const swapped: MappingInput = {
    ...base,
    source: 'another-name',
    targets: [
      {
        target: 'exchange.handout',
        items: { shape: 'wide', columns: [{ column: '1 ml', item: 'syringe-3ml' }] },
      },
    ],
  };
  await run(content, swapped, log);
  assert.deepEqual(quantities(counting()), [10]);
  await run(content, base, log);
  assert.deepEqual(quantities(counting()), [10, 2]);
  const last = await run(content, base, log);
  assert.deepEqual(last.report.entries, { new: 0, known: 1, setAside: 0 });
});

test('what was imported before each import had a device of its own is known, wherever its rows stand now', async () => {
  const former = createLog();
  await run('Date,1 ml,Cookers\n01/05/2024,10,2\n01/06/2024,4,\n', base, former.log);
  const { log, counting } = createLog();
  const device = sourceDevice(sha256, org, 'exchange-log');
  await log.offer(former.counting().map((entry, index) => ({ ...entry, device, deviceSeq: index + 1 })));
  const again = await run('Date,1 ml,Cookers\n01/07/2024,1,\n01/06/2024,4,\n01/05/2024,10,2\n', base, log);
  assert.deepEqual(again.report.entries, { new: 1, known: 2, setAside: 0 });
  await run('Date,1 ml,Cookers\n01/07/2024,1,\n01/06/2024,5,\n01/05/2024,10,2\n', base, log);
  assert.deepEqual(quantities(counting()), [1, 5, 10, 2], 'and gives way to a list that was mended');
});

test('a file of the same name without any row of the former one is not taken in before somebody says what it is', async () => {
  const { log, counting } = createLog();
  await run('Date,1 ml,Cookers\n01/05/2024,10,2\n', base, log);
  const other = 'Date,1 ml,Cookers\n01/05/2024,7,\n';
  await assert.rejects(run(other, base, log), /import-overlaps/);
  assert.deepEqual(quantities(counting()), [10, 2]);
  await run(other, base, log, { replace: false });
  assert.deepEqual(quantities(counting()), [10, 2, 7]);
  await run('Date,1 ml,Cookers\n02/05/2024,9,\n', base, log);
  assert.deepEqual(quantities(counting()), [10, 2, 7, 9], 'another month needs no answer');
});

test('with key columns, rows may move about, and a key that comes twice in a file is told', async () => {
  const { log, counting } = createLog();
  const mapping = { ...base, key: ['No'] };
  await run('No,Date,1 ml,Cookers\na1,01/05/2024,10,2\na2,01/05/2024,10,2\n', mapping, log);
  assert.equal(counting().length, 2);
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
  const dry = await run(content, base, log, { dryRun: true });
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
    assert.equal(textOf(torn.counting()), textOf(whole.counting()));
    assert.deepEqual(torn.gaps(), []);
  }
});
