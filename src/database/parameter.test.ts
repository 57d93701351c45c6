import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createTestDatabase } from '../../test/support/postgres.ts';
import { sql } from './sql.ts';

const { database } = await createTestDatabase();

test('texts, numbers and nothing pass through an array unchanged', async () => {
  const text = fc.string({ unit: 'binary' }).filter((value) => !value.includes('\0') && value.isWellFormed());
  const special = fc.constantFrom(
    '',
    'NULL',
    'null',
    '{}',
    '"',
    '\\',
    'a,b',
    ' ',
    '\n',
    '\\n',
    'two\nlines',
    "'",
    'é',
    '-',
    '1',
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(text, special, fc.constant(null))),
      fc.array(fc.oneof(fc.integer(), fc.constant(null))),
      fc.array(fc.boolean()),
      async (texts, numbers, booleans) => {
        const row = await database.asOwner((tx) =>
          tx.first(sql`select to_json(${texts}::text[]) as texts, to_json(${numbers}::int[]) as numbers,
            to_json(${booleans}::bool[]) as booleans`),
        );
        assert.deepEqual(row, { texts, numbers, booleans });
      },
    ),
    { seed: 1, numRuns: 200 },
  );
});
