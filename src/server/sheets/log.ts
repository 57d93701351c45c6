import type { Database } from '#database/connection.ts';
import { sql } from '#database/sql.ts';
import type { Entry, Uuid } from '#log/index.ts';
import type { ExportLog } from '#sheets/export/export.ts';
import type { ImportLog } from '#sheets/import/ports.ts';
import type { Intake } from '../intake/intake.ts';
import type { LogStore } from '../intake/ports.ts';
import { effectiveEntries } from '../log-store/source.ts';

/** The log of one organization as an import needs it: the same intake that devices push through. */
export const createImportLog = (
  {
    database,
    intake,
    store,
  }: { readonly database: Database; readonly intake: Intake; readonly store: LogStore },
  org: Uuid,
): ImportLog => ({
  offer: async (entries) => (await intake(org, entries)).verdicts,
  find: (ids) =>
    database.readOrganization(org, async (tx) => {
      const rows = await tx.rows<{ text: string }>(sql`
        select text from entry where org_id = ${org} and id = any(${ids}::uuid[])
        union all
        select text from quarantine where org_id = ${org} and id = any(${ids}::uuid[]) and state <> 'released'`);
      return new Map(
        rows.map(({ text }) => {
          const entry = JSON.parse(text) as Entry;
          return [entry.id, entry];
        }),
      );
    }),
  lastNumber: async (device) => (await store.ledger(org, device)).ranges.at(-1)?.[1] ?? 0,
});

/** The log of one organization for an export, all from one snapshot. */
export const createExportLog = ({ database }: { readonly database: Database }, org: Uuid): ExportLog => ({
  read: (work) =>
    database.readOrganization(org, (tx) =>
      work({
        all: async function* () {
          for (let after = 0; ; ) {
            const rows = await tx.rows<{ seq: number; text: string }>(
              sql`select seq, text from entry where org_id = ${org} and seq > ${after} order by seq limit 2000`,
            );
            const last = rows.at(-1);
            if (last === undefined) return;
            yield rows.map(({ text }) => JSON.parse(text) as Entry);
            after = last.seq;
          }
        },
        effective: () => effectiveEntries(tx, org),
      }),
    ),
});
