import { madeOf } from '#contract/made-of.ts';
import type { Database } from '#database/connection.ts';
import { effective } from '#database/projection/families.ts';
import { sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import {
  type Entry,
  err,
  failure,
  type KindRegistry,
  type LocalDate,
  ok,
  redact,
  timeToDate,
  type Uuid,
} from '#log/index.ts';
import type { ReportTable } from '#report/server/table.ts';
import { countingKinds } from '#stock/fade.ts';
import { loadFamilies } from '../../log-store/families.ts';
import { readRulings } from '../../log-store/rulings.ts';
import { type Handler, handle } from '../route.ts';

export interface MadeOfRoutesDeps {
  readonly database: Database;
  readonly kinds: KindRegistry;
  readonly reports: readonly ReportTable[];
}

export const madeOfRoutes = ({ database, kinds, reports }: MadeOfRoutesDeps): readonly Handler[] => [
  handle(madeOf, async ({ caller: { org }, params: { id }, query: { from, to, site, after } }) => {
    const headline = reports.flatMap(({ headlines = [] }) => headlines).find((known) => known.id === id);
    if (headline?.of === undefined) return err(failure('not-found'));
    if (from > to) return err(failure('request-invalid', { field: 'to' }));
    const asked = { of: headline.of, from, to, site, after: Number(after ?? 0) };
    const { entries, next } = await database.readOrganization(org, (tx) => readMadeOf(tx, org, asked));
    return ok({
      title: headline.title,
      entries: entries.map((entry) => openPart(kinds, entry)),
      ...(next !== undefined && { next: String(next) }),
    });
  }),
];

/** Entries of one page: bounded, and enough to look through. */
const pageSize = 100;

/** In the order of the log; of a corrected family the entry that counts, at the day on which it counts. */
const readMadeOf = async (
  tx: Transaction,
  org: Uuid,
  {
    of,
    from,
    to,
    site,
    after,
  }: {
    readonly of: readonly string[];
    readonly from: LocalDate;
    readonly to: LocalDate;
    readonly site: Uuid | undefined;
    readonly after: number;
  },
): Promise<{ readonly entries: readonly Entry[]; readonly next: number | undefined }> => {
  const rulings = await readRulings(tx, org);
  // What a wrong clock dated may count on a day of these that it does not say.
  const rows = await tx.rows<{ id: Uuid; seq: number; text: string; joined: boolean }>(sql`
    select id, seq::float8 as seq, text, exists (select 1 from supersession s where s.org_id = ${org}
        and (s.target = entry.id or s.by_id = entry.id)) as joined
    from entry where org_id = ${org} and seq > ${after} and kind = any(${[...of]}::text[]) and understood
      and (occurred_on between ${from}::date and ${to}::date or clock_day is not null)
      and ${site === undefined ? sql`true` : sql`site = ${site}`}
    order by seq limit ${pageSize}`);
  const joined = rows.filter((row) => row.joined).map(({ id }) => id);
  const families = await loadFamilies(tx, org, joined);
  const alone = rows.filter((row) => !row.joined).map(({ text }) => JSON.parse(text) as Entry);
  const counted = new Map(
    effective([...alone, ...families], rulings, countingKinds).map((entry) => [entry.id, entry]),
  );
  return {
    entries: rows.flatMap(({ id }) => {
      const entry = counted.get(id);
      const day = entry && timeToDate(entry.occurredAt);
      return entry === undefined || day === undefined || day < from || day > to ? [] : [entry];
    }),
    next: rows.length === pageSize ? rows.at(-1)?.seq : undefined,
  };
};

/** Without subject, linked and sealed parts, and without the visit, which would join entries of one person. */
const openPart = (kinds: KindRegistry, entry: Entry): Entry => {
  const { visit: _visit, ...rest } = redact(kinds, entry);
  return rest;
};
