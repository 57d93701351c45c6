import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import { headMigration } from '../../../test/support/heads.ts';
import { anyId, createTestDatabase } from '../../../test/support/postgres.ts';
import { memorySource, sampleProjection } from '../../../test/support/projection.ts';
import type { Database } from '../connection.ts';
import type { Migration } from '../migration.ts';
import { createProjector } from '../projection/projector.ts';
import { protectTable, shareTable } from '../roles.ts';
import { findSchemaFaults } from '../schema-rules.ts';
import { sql } from '../sql.ts';
import { readBackupFile, writeBackupFile } from './file.ts';
import { type RestoreOptions, restoreFrom } from './restore.ts';
import { findSourceTables, fingerprintTable } from './tables.ts';
import { backupStream } from './write.ts';

const folder = mkdtempSync(join(tmpdir(), 'alongside-backup-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const migrations: readonly Migration[] = [
  headMigration,
  {
    id: '0001-log',
    up: `create table installation (id int primary key, epoch text not null); ${shareTable('installation')}
      create table a_line (org_id uuid not null, id int not null, note_id int not null, text text,
        primary key (org_id, id)); ${protectTable('a_line')}
      create table note (org_id uuid not null, id int not null, text text, raw bytea, tags text[],
        at timestamptz, primary key (org_id, id)); ${protectTable('note')}
      alter table a_line add foreign key (org_id, note_id) references note (org_id, id);`,
  },
];
const later: Migration = {
  id: '0002-later',
  up: `alter table note add column extra int not null default 5; create table empty_one
    (org_id uuid not null, id int not null, primary key (org_id, id)); ${protectTable('empty_one')}`,
};
const options: RestoreOptions = {
  migrations,
  renewEpoch: (tx) => tx.script(`update installation set epoch = 'new'`),
};
const about = { madeBy: '0.0.0', madeAt: '2026-03-08T00:00:00Z' };
const orgs = [anyId(), anyId()];

/** Two organizations, texts that would break a careless format, and more than one block of bytes. */
const filled = async (): Promise<Database> => {
  const { database } = await createTestDatabase({ migrations });
  await createProjector([sampleProjection]).prepare(
    database,
    memorySource(() => []),
  );
  await database.acrossOrganizations(async (tx) => {
    await tx.run(sql`insert into installation values (1, 'old')`);
    for (const org of orgs) {
      await tx.run(sql`insert into note select ${org}, n, ${'tab\t new\nline \\. \\N "é" 🩹 '} || n || repeat('x', 200),
        decode('00ff0a', 'hex'), array[null, 'a,b', ''], '2026-01-01T00:00:00.123456Z' from generate_series(1, 2000) n`);
      await tx.run(sql`insert into note values (${org}, 0)`);
      await tx.run(sql`insert into a_line values (${org}, 1, 1, '')`);
    }
  });
  return database;
};

const fingerprints = (database: Database) =>
  database.asOwner(async (tx) => {
    const found: Record<string, unknown> = {};
    for (const table of await findSourceTables(tx)) found[table.name] = await fingerprintTable(tx, table);
    return found;
  });

test('a restored database has every row, under the same rules, and another epoch', async () => {
  const source = await filled();
  const path = join(folder, 'whole.backup');
  const size = await writeBackupFile(backupStream(source, about), path);
  assert.equal(statSync(path).size, size);
  assert.equal(statSync(path).mode & 0o777, 0o600);
  const { database } = await createTestDatabaseBare();
  const restored = await restoreFrom(database, readBackupFile(path), options);
  assert.deepEqual(restored, { ok: true, value: { madeAt: about.madeAt, tables: 4, rows: 4005 } });
  const [before, now] = [await fingerprints(source), await fingerprints(database)];
  assert.deepEqual({ ...now, installation: 0 }, { ...before, installation: 0 });
  assert.deepEqual(await database.asOwner((tx) => tx.rows(sql`select epoch from installation`)), [
    { epoch: 'new' },
  ]);
  // Made up here, `installation` says nothing of clusters; the product's own shared tables are named (table-order.ts).
  const faults = await database.asOwner(findSchemaFaults);
  assert.deepEqual(
    faults.filter((fault) => !fault.startsWith('installation: a table must say how it is spread')),
    [],
  );
  const seen = await database.inOrganization(orgs[0] ?? '', (tx) => tx.rows(sql`select 1 from note`));
  assert.equal(seen.length, 2001);
});

test('a backup holds one moment although the server goes on writing', async () => {
  const source = await filled();
  const stream = backupStream(source, about, (table) => {
    if (table === 'installation')
      wrote = source.acrossOrganizations((tx) => tx.run(sql`delete from a_line`)).then(() => {});
  });
  let wrote: Promise<void> = Promise.resolve();
  const path = join(folder, 'moment.backup');
  await writeBackupFile(stream, path);
  await wrote;
  const { database } = await createTestDatabaseBare();
  assert.equal((await restoreFrom(database, readBackupFile(path), options)).ok, true);
  assert.equal((await database.asOwner((tx) => tx.rows(sql`select 1 from a_line`))).length, 2);
});

test('a backup of an older version is brought up to date', async () => {
  const source = await filled();
  const { database } = await createTestDatabaseBare();
  const restored = await restoreFrom(database, backupStream(source, about), {
    ...options,
    migrations: [...migrations, later],
  });
  assert.equal(restored.ok, true);
  assert.deepEqual(await database.asOwner((tx) => tx.rows(sql`select distinct extra from note`)), [
    { extra: 5 },
  ]);
});

test('a backup is refused where there is something already, and by an older version', async () => {
  const source = await filled();
  const again = await restoreFrom(source, backupStream(source, about), options);
  assert.equal(again.ok ? '' : again.error.code, 'database-not-empty');
  const { database } = await createTestDatabaseBare();
  const older = await restoreFrom(database, backupStream(source, about), { ...options, migrations: [] });
  assert.equal(older.ok ? '' : older.error.code, 'data-newer');
  assert.equal(await isEmpty(database), true);
});

test('a backup damaged anywhere is refused and leaves nothing behind', async () => {
  const source = await filled();
  const path = join(folder, 'good.backup');
  await writeBackupFile(backupStream(source, about), path);
  const good = readFileSync(path);
  const plain = gunzipSync(good);
  const { database } = await createTestDatabaseBare();
  const flip = (at: number): Buffer => {
    const bytes = Buffer.from(plain);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    return gzipSync(bytes);
  };
  const swapped = Buffer.from(plain.toString('latin1').replace('"rows":4002', '"rows":4001'), 'latin1');
  const damaged: readonly (readonly [string, Buffer])[] = [
    ['cut in the middle', good.subarray(0, good.length / 2)],
    ['cut at the end', good.subarray(0, good.length - 12)],
    ['without its last line', gzipSync(plain.subarray(0, plain.lastIndexOf('{')))],
    ['a bit of the header', flip(4)],
    ['a bit of a row', flip(Math.floor(plain.length / 2))],
    ['a bit near the end', flip(plain.length - 60)],
    ['another count of rows', gzipSync(swapped)],
    ['not a backup', gzipSync('hello\n')],
    ['not compressed', Buffer.from('hello\n')],
    ['nothing', Buffer.alloc(0)],
  ];
  for (const [what, bytes] of damaged) {
    const bad = join(folder, 'bad.backup');
    writeFileSync(bad, bytes);
    const result = await restoreFrom(database, readBackupFile(bad), options);
    assert.equal(result.ok ? 'restored' : result.error.code, 'backup-damaged', what);
    assert.equal(await isEmpty(database), true, what);
  }
});

test('a backup that cannot be written to its end leaves no file', async () => {
  const source = await filled();
  const path = join(folder, 'never.backup');
  for (const pieces of [1, 5]) {
    const stream = backupStream(source, about);
    let seen = 0;
    stream.on('data', () => {
      seen += 1;
      if (seen === pieces) stream.destroy(new Error('pulled the plug'));
    });
    await assert.rejects(writeBackupFile(stream, path), /pulled the plug/);
  }
  assert.throws(() => statSync(path), { code: 'ENOENT' });
  assert.throws(() => statSync(`${path}.partial`), { code: 'ENOENT' });
  // The transaction behind it has ended: nothing holds the tables.
  await source.asOwner((tx) => tx.script('drop table a_line'));
});

const createTestDatabaseBare = () => createTestDatabase({ bare: true });

const isEmpty = (database: Database): Promise<boolean> =>
  database.asOwner(
    async (tx) =>
      (
        await tx.rows(sql`select 1 from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r'`)
      ).length === 0,
  );
