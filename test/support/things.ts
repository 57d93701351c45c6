import { clock, sha256 } from '#cli/adapters/ports.ts';
import { onKind, type Projection } from '#database/projection/projection.ts';
import { createProjector } from '#database/projection/projector.ts';
import { factTable, sumTable } from '#database/projection/tables.ts';
import { sql } from '#database/sql.ts';
import { toMonth, type Uuid } from '#log/index.ts';
import { createIntake } from '#server/intake/intake.ts';
import { createLogStore } from '#server/log-store/log-store.ts';
import { entrySource } from '#server/log-store/source.ts';
import { migrations } from '#server/migrations.ts';
import { testKinds, thingKind } from './log.ts';
import { createTestDatabase } from './postgres.ts';

const thing = factTable({ name: 'thing', columns: { n: 'bigint', mark: 'text?' } });
const byMonth = sumTable({
  name: 'thing_month',
  key: { month: 'date', site: 'uuid' },
  sums: ['n', 'things'],
});

/** Tables of both shapes for the kind of tests. */
export const thingProjection: Projection = {
  name: 'thing',
  version: 1,
  tables: [thing, byMonth],
  handlers: [
    onKind(thingKind, (entry) => [
      thing.row({ n: entry.body.n, mark: entry.body.mark ?? null }),
      byMonth.add({ month: toMonth(entry.occurredAt), site: entry.site }, { n: entry.body.n, things: 1 }),
    ]),
  ],
};

/** The server's log on a fresh database, with these tables. */
export const createThingLog = async () => {
  const { database } = await createTestDatabase({ migrations, connections: 16 });
  const projector = createProjector([thingProjection]);
  await projector.prepare(database, entrySource);
  const base = { database, kinds: testKinds, sha256, clock, projector };
  const store = createLogStore(base);
  return {
    database,
    projector,
    base,
    store,
    intake: createIntake({ ...base, store }),
    /** What counts, as the tables have it. */
    tableOf: (org: Uuid) =>
      database.inOrganization(org, (tx) =>
        tx.rows<{ id: Uuid; n: number; mark: string | null }>(
          sql`select entry_id as id, n, mark from thing order by entry_id`,
        ),
      ),
  };
};
