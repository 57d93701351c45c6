import assert from 'node:assert/strict';
import type { Client } from 'pg';
import { clock, sha256 } from '#cli/adapters/ports.ts';
import type { Database } from '#database/connection.ts';
import { createProjector } from '#database/projection/projector.ts';
import { type Entry, hlcFormat, type Uuid } from '#log/index.ts';
import { kindRegistry } from '#programs/kinds.ts';
import { createIntake } from '#server/intake/intake.ts';
import { createLogStore } from '#server/log-store/log-store.ts';
import { projectionsOf, rooms } from '#server/programs.ts';
import { filledTables } from './fill.ts';

/**
 * Proves on one organization that the filled tables are what the projections make: its visits are read back one by one,
 * recorded as entries in another organization through the real intake, and both end in the same rows.
 */
export const proveSample = async (
  database: Database,
  client: Client,
  n: number,
  into: { readonly org: Uuid; readonly worker: Uuid; readonly site: Uuid },
): Promise<number> => {
  const projector = createProjector(projectionsOf({ clock }, rooms));
  const store = createLogStore({ database, projector, kinds: kindRegistry, sha256, clock });
  const intake = createIntake({ store, kinds: kindRegistry, sha256, clock });
  // The copy has sites of the same ids: ids are unique within an organization.
  await client.query(
    `insert into site (org_id, id, name, channel)
     select '${into.org}', site, 'Site', 'fixed' from bench.org, unnest(sites) site where n = $1`,
    [n],
  );
  await client.query(`update log_head set roster = roster + 1 where org_id = '${into.org}'`);
  const { rows } = await client.query(
    `select v, day::text, site, channel, others, subject, returned, json_agg(json_build_object('item', item, 'quantity', quantity)) as lines
     from bench.line where n = $1 group by 1, 2, 3, 4, 5, 6, 7`,
    [n],
  );
  const device = crypto.randomUUID();
  let deviceSeq = 0;
  const entryOf = (row: Record<string, unknown>, kind: string, body: Entry['body']): Entry => {
    deviceSeq += 1;
    const at = `${String(row['day'])}T12:00:00-05:00`;
    return {
      id: crypto.randomUUID(),
      org: into.org,
      site: String(row['site']),
      device,
      deviceSeq,
      author: into.worker,
      kind,
      version: 1,
      occurredAt: at,
      recordedAt: at,
      hlc: hlcFormat({ ms: Date.parse(at), counter: deviceSeq % 65_535 }, device),
      ...(row['subject'] !== null && kind === 'visits.visit' && { subject: String(row['subject']) }),
      body,
    };
  };
  const entries = (rows as readonly Record<string, unknown>[]).flatMap((row) => {
    const channel = String(row['channel']);
    return [
      entryOf(row, 'visits.visit', { channel, servedFor: { self: true, others: Number(row['others']) } }),
      entryOf(row, 'exchange.handout', {
        channel,
        lines: row['lines'] as readonly { item: string; quantity: number }[],
      }),
      ...(row['returned'] === null
        ? []
        : [
            entryOf(row, 'exchange.return', {
              channel,
              returned: { how: 'counted', count: Number(row['returned']) },
            }),
          ]),
    ];
  });
  for (let at = 0; at < entries.length; at += 500) {
    const { verdicts } = await intake(into.org, entries.slice(at, at + 500));
    const refused = verdicts.find(({ verdict }) => verdict !== 'accepted');
    assert.equal(refused, undefined, JSON.stringify(refused));
  }
  const rowsOf = async (table: string, org: string): Promise<readonly string[]> => {
    const found = await client.query(
      `select to_jsonb(t) - 'org_id' as row from ${table} t where org_id = $1`,
      [org],
    );
    return found.rows.map(({ row }) => JSON.stringify(row)).toSorted();
  };
  const { id } = (await client.query('select id from bench.org where n = $1', [n])).rows[0];
  for (const table of filledTables)
    assert.deepEqual(
      await rowsOf(table, into.org),
      await rowsOf(table, id),
      `${table} differs from what was filled`,
    );
  return entries.length;
};
