import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTestDatabase } from '../support/postgres.ts';
import { runFuzz } from './run.ts';

for (const seed of ['one', 'two']) {
  test(`hostile entries of every kind stop nobody, seed ${seed}`, async (t) => {
    const { database } = await createTestDatabase();
    const { complaints, serverErrors, verdicts, planted, setAside } = await runFuzz({
      database,
      seed,
      batches: 12,
    });
    t.diagnostic(`npm run fuzz -- --batches 12 --seed ${seed}: ${JSON.stringify(verdicts)}`);
    assert.deepEqual(complaints, []);
    assert.equal(serverErrors, 0);
    // Were these none, it would have tried nothing.
    assert.ok(verdicts.quarantined > 20 && verdicts.rejected > 20 && verdicts.accepted > 40);
    assert.ok(planted > 20 && setAside > 10);
  });
}
