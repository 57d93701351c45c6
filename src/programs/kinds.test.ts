import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { bodySchema, entrySchema } from '#log/index.ts';
import { hasQuickCheck } from '#log/quick-check.ts';
import { kindRegistry } from './kinds.ts';

test('the envelope and the bodies of all kinds that come in numbers are read by the quick check: a push is as fast as it was measured', () => {
  assert.ok(hasQuickCheck(entrySchema));
  const all = kindRegistry.all;
  assert.ok(all.length > 10);
  assert.deepEqual(
    all.filter(({ fields }) => !hasQuickCheck(bodySchema(fields))).map(({ kind }) => kind),
    // One entry of an import, of a form that only grows.
    ['log.import'],
  );
});

test('libraries of which more is used than they promise are pinned', () => {
  const { dependencies } = JSON.parse(
    readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'),
  ) as { readonly dependencies: Readonly<Record<string, string>> };
  // The shape of schemas (log/quick-check.ts); the connection of a client (database/transaction.ts, backup/copy-in.ts).
  for (const name of ['valibot', 'pg']) assert.match(dependencies[name] ?? '', /^\d+\.\d+\.\d+$/, name);
});
