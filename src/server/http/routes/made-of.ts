import { madeOf } from '#contract/made-of.ts';
import type { Database } from '#database/connection.ts';
import { type Entry, err, failure, type KindRegistry, ok, redact } from '#log/index.ts';
import type { ReportTable } from '#report/server/table.ts';
import { countedPage } from '../../log-store/counted-page.ts';
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
    const asked = { of: headline.of, from, to, site, after: Number(after ?? 0), limit: pageSize };
    const { entries, next } = await database.readOrganization(org, (tx) => countedPage(tx, org, asked));
    return ok({
      title: headline.title,
      entries: entries.map((entry) => openPart(kinds, entry)),
      ...(next !== undefined && { next: String(next) }),
    });
  }),
];

/** Entries of one page: bounded, and enough to look through. */
const pageSize = 100;

/** Without subject, linked and sealed parts, and without the visit, which would join entries of one person. */
const openPart = (kinds: KindRegistry, entry: Entry): Entry => {
  const { visit: _visit, ...rest } = redact(kinds, entry);
  return rest;
};
