import type { Database } from '#database/connection.ts';
import { sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import { type ImportBody, importKind } from '#log/device-kinds.ts';
import { type Entry, familiesOf, lastNumber, standingOf, type Uuid } from '#log/index.ts';
import type { ExportLog } from '#sheets/export/export.ts';
import type { ImportRecord } from '#sheets/import/former.ts';
import type { ImportLog } from '#sheets/import/ports.ts';
import type { Intake } from '../intake/intake.ts';
import type { LogStore } from '../intake/ports.ts';
import { readRulings } from '../log-store/rulings.ts';
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
  imports: () => database.readOrganization(org, (tx) => readImports(tx, org)),
  ofDevice: (device) => pagesOfDevice(database, org, device),
  isTakenBack: (device) =>
    database.readOrganization(org, async (tx) =>
      (await readRulings(tx, org)).takebacks.some(
        (stretch) => stretch.device === device && stretch.first === 1,
      ),
    ),
  lastNumber: async (device) => lastNumber((await store.ledger(org, device)).ranges),
});

type Brought = NonNullable<ImportRecord['brought']>;

/** Every import that said so, newest first. */
export const readImports = async (tx: Transaction, org: Uuid): Promise<readonly ImportRecord[]> => {
  const rows = await tx.rows<{ text: string }>(
    sql`select text from entry where org_id = ${org} and kind = ${importKind.kind} order by seq desc`,
  );
  const entries = rows.map(({ text }) => JSON.parse(text) as Entry);
  const { takebacks } = await readRulings(tx, org);
  return familiesOf(entries).flatMap((family): readonly ImportRecord[] => {
    const { winner: entry } = standingOf(family);
    const started = family.find(({ supersedes }) => supersedes === undefined) ?? entry;
    const body = entry.body as unknown as ImportBody;
    const takenBack = takebacks.find(({ device, first }) => device === entry.device && first === 1);
    const { name, source, file, mapping, brought } = body;
    return [
      {
        id: entry.id,
        device: entry.device,
        author: entry.author,
        at: started.recordedAt,
        ...{ name, source, file, mapping },
        ...(brought !== undefined && { brought: brought as unknown as Brought }),
        ...(takenBack !== undefined && { takenBack: takenBack.id }),
      },
    ];
  });
};

const pageSize = 2_000;

/** A device is named in the text of its entries only: this reads all of the log, which an import does seldom. */
async function* pagesOfDevice(database: Database, org: Uuid, device: Uuid): AsyncGenerator<readonly Entry[]> {
  const named = `"device":"${device}"`;
  for (let after = 0; ; ) {
    const rows = await database.readOrganization(org, (tx) =>
      tx.rows<{ seq: number; text: string }>(sql`
        select seq, text from entry where org_id = ${org} and seq > ${after} and strpos(text, ${named}) > 0
        order by seq limit ${pageSize}`),
    );
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows.map(({ text }) => JSON.parse(text) as Entry).filter((entry) => entry.device === device);
    after = last.seq;
  }
}

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
