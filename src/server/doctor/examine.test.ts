import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clock, sha256 } from '#cli/adapters/ports.ts';
import type { ClusterState } from '#database/cluster/catalog.ts';
import type { Database } from '#database/connection.ts';
import { createProjector } from '#database/projection/projector.ts';
import { sql } from '#database/sql.ts';
import { addOrganization, createWriter, testKinds } from '../../../test/support/log.ts';
import { anyId, createTestDatabase } from '../../../test/support/postgres.ts';
import { listOrganizations } from '../access/directory.ts';
import { createIntake } from '../intake/intake.ts';
import { createLogStore } from '../log-store/log-store.ts';
import { migrations } from '../migrations.ts';
import { examine } from './examine.ts';

const { database } = await createTestDatabase({ migrations });
const base = { database, clock, sha256, kinds: testKinds, projector: createProjector([]) };
const intake = createIntake({ ...base, store: createLogStore(base) });
const look = (more: object = {}) => examine({ database, clock, migrations, where: 'test', ...more });
const wrongIn = async (more: object = {}) =>
  (await look(more)).filter((finding) => !finding.ok).map(({ text }) => text);

test('a server on which all is well has nothing to look at', async () => {
  const place = await addOrganization(database);
  await intake(place.org, [createWriter(place).entry()]);
  assert.deepEqual(await wrongIn(), []);
});

test('what is wrong is named in a sentence', async () => {
  const place = await addOrganization(database);
  const writer = createWriter(place);
  const first = writer.entry();
  await intake(place.org, [
    first,
    writer.entry({ deviceSeq: 9 }),
    writer.entry({ site: anyId(), deviceSeq: 10 }),
    writer.entry({ kind: 'future.kind', deviceSeq: 11 }),
    writer.entry({ supersedes: [first.id], deviceSeq: 12 }),
    writer.entry({ supersedes: [first.id], deviceSeq: 13 }),
  ]);
  await database.inOrganization(place.org, (tx) =>
    tx.run(sql`insert into timer (org_id, id, kind, due_at, payload)
      values (${place.org}, ${anyId()}, 'late', now() - interval '2 hours', '{}')`),
  );
  const wrong = await wrongIn();
  for (const expected of [
    /missing from 1 devices: [0-9a-f]{8} number 2 to 8/,
    /1 entries are held/,
    /1 entries were corrected in two ways/,
    /1 entries of kinds/,
    /1 timers are late/,
  ])
    assert.ok(
      wrong.some((text) => expected.test(text)),
      `${expected} in ${wrong.join('\n')}`,
    );
  assert.equal(wrong.length, 5);
});

test('a clock that is off, and a database that lacks a step, are told', async () => {
  const ahead = { ...clock, now: () => clock.now() + 60_000 };
  assert.match((await wrongIn({ clock: ahead })).join('\n'), /Clocks .* differ by (59|60|61)\.\d s/);
  const more = [...migrations, { id: '9999-later', up: '' }];
  assert.match((await wrongIn({ migrations: more })).join('\n'), /lacks 9999-later: start the server once/);
});

test('on a cluster it says how that stands', async () => {
  const recorded: ClusterState = {
    version: 'Citus 13.2.0',
    group: 0,
    nodes: [
      { group: 0, host: 'c', port: 5432, isActive: true, isSynced: true, hasShards: false },
      { group: 1, host: 'w', port: 5432, isActive: false, isSynced: true, hasShards: true },
    ],
    tables: [{ name: 'log_head', how: 'distributed', together: 1, shards: 32 }],
  };
  const cluster = { group: async () => 0, state: async () => recorded };
  const wrong = await wrongIn({ cluster });
  assert.ok(wrong.some((text) => text.startsWith('Not active: w:5432')));
  assert.ok(wrong.some((text) => /^Not spread over the cluster: .*entry/.test(text)));
});

test('an organization whose node is away is told, and the others are looked at', async () => {
  const cluster = { group: async () => 0, state: async () => emptyCluster };
  const [away, here] = [await addOrganization(database), await addOrganization(database)];
  const halved: Database = {
    ...database,
    readOrganization: async (org, work) => {
      if (org === away.org)
        throw Object.assign(new Error('connection to the remote node failed'), { code: '08006' });
      return database.readOrganization(org, work);
    },
  };
  const texts = (await look({ database: halved, cluster })).map(({ text }) => text);
  const names = new Map((await listOrganizations(database)).map(({ id, name }) => [id, name]));
  assert.ok(texts.includes(`${names.get(away.org)}: a node of the cluster does not answer`));
  assert.ok(texts.some((text) => text.startsWith(`${names.get(here.org)}: 0 entries`)));
});

const emptyCluster: ClusterState = { version: 'Citus', group: 0, nodes: [], tables: [] };
