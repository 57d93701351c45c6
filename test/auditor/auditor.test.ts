import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { readImports } from '../../scripts/walls/imports.ts';
import { createTestDatabase } from '../support/postgres.ts';
import { tables } from './reckon/tables/all.ts';
import { runAudit } from './run.ts';
import { openServer, prepare } from './world/instance.ts';

const { database } = await createTestDatabase();
await prepare(database);

test('every table, shelf and count of people is what an auditor of its own reckons, on the server and on phones', async (t) => {
  const seeds = Array.from({ length: 8 }, (_, index) => `tested-${index}`);
  const { found, histories, differences, ...met } = await runAudit(database, { seeds });
  t.diagnostic(`npm run audit -- --histories ${histories} --seed tested: ${JSON.stringify(met)}`);
  assert.deepEqual(found, []);
  assert.equal(differences, 0);
  // Were these none, it would have looked at nothing.
  for (const [what, count] of Object.entries(met)) assert.ok(count > 0, what);
});

// The room has a model of its own (test/simulator/room); samples, referrals, tests for infections, stays, pick-ups and surveys are told apart by their own tests (programs/checking, care, testing, treatment, rooms/pickup, rooms/survey).
test('no table is without an auditor, save those that say so here', () => {
  const without = openServer(database).reportIds.filter((id) => !(id in tables));
  assert.deepEqual(
    without.filter((id) => !/^(care|consumption|checking|testing|treatment|pickup|say|survey)\./.test(id)),
    [],
  );
});

test('what reckons a second time shares no code with what is reckoned', () => {
  const own = /^test\/auditor\/reckon\//;
  const imports = readImports(join(import.meta.dirname, '..', '..')).filter(({ from }) => own.test(from));
  assert.ok(imports.length > 20);
  assert.deepEqual(
    imports.filter((one) => !('file' in one && own.test(one.file))),
    [],
  );
  const product = /^(src|test\/auditor\/world)\//;
  const compared = readImports(join(import.meta.dirname, '..', '..')).filter(
    ({ from }) => from === 'test/auditor/compare.ts',
  );
  assert.deepEqual(
    compared.filter((one) => !('file' in one) || product.test(one.file)),
    [],
  );
});
