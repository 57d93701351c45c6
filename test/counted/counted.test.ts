import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTestDatabase } from '../support/postgres.ts';
import { countedMigrations, countLog, kindsLeftOut, readLogs } from './counted.ts';

const { database } = await createTestDatabase({ migrations: countedMigrations });
const logs = readLogs();
const addIt = 'npm run counted -- NAME';

test('a figure that counts otherwise has another version: each says of a log that never changes what it said at first', async () => {
  const said = new Set<string>();
  for (const { name, entries, answers } of logs) {
    const now = await countLog(database, entries);
    for (const version of new Set([...Object.keys(now), ...Object.keys(answers)])) {
      assert.ok(version in answers, `${version} is new: ${addIt} writes what it says`);
      assert.ok(version in now, `${version} is gone: an old report of it could not be made again`);
      assert.deepEqual(
        now[version],
        answers[version],
        `${version} counts otherwise (${name}): keep it as it was, as an EarlierVersion, and write the next version beside it`,
      );
      if ((now[version] ?? []).filter((line) => line !== '').length > 1) said.add(version);
    }
  }
  // Of a table that says nothing, nothing would be seen.
  const silent = Object.keys(logs[0]?.answers ?? {}).filter(
    (one) => !/headlines/.test(one) && !said.has(one),
  );
  assert.deepEqual(silent, []);
});

test('every kind is in a log that is counted', () => {
  assert.deepEqual(
    kindsLeftOut(logs).map(({ kind }) => kind),
    [],
    `${addIt} draws entries of these`,
  );
});
