import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { freshDataDir } from '../../test/support/cli.ts';
import { backupFinding } from './commands/doctor.ts';
import { lastBackup, noteBackup } from './last-backup.ts';

test('a backup is remembered, and a damaged note is no backup', () => {
  const folder = freshDataDir();
  assert.equal(lastBackup(folder), undefined);
  noteBackup(join(folder, 'deeper'), 1_780_000_000_000);
  assert.equal(lastBackup(join(folder, 'deeper')), 1_780_000_000_000);
  writeFileSync(join(folder, 'last-backup'), 'yesterday');
  assert.equal(lastBackup(folder), undefined);
});

test('no backup, or an old one, is something to look at', () => {
  const day = 24 * 3_600_000;
  assert.equal(backupFinding(undefined, 10 * day).ok, false);
  assert.equal(backupFinding(1 * day, 10 * day).ok, false);
  assert.deepEqual(backupFinding(8 * day, 10 * day), { ok: true, text: 'Last backup: 2 days ago' });
});
