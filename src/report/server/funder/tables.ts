import { onKind, type Projection } from '#database/projection/projection.ts';
import { factTable } from '#database/projection/tables.ts';
import { sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import { canonicalText, type Uuid } from '#log/index.ts';
import { type ReleaseBody, releaseKind, type TemplateBody, templateKind } from '../../funder/entries.ts';

/** `said`: the body as JSON. Templates and releases are few, and read whole. */
const template = factTable({
  name: 'report_template',
  columns: { template: 'uuid', edition: 'bigint', hlc: 'text', said: 'text' },
  indexes: [{ on: ['template', 'edition'] }],
});

const release = factTable({
  name: 'report_release',
  columns: {
    measure: 'text',
    counted: 'bigint',
    item: 'text',
    first_day: 'date',
    last_day: 'date',
    said: 'text',
  },
  indexes: [{ on: ['measure', 'item', 'first_day'] }],
});

export const funderProjection: Projection = {
  name: 'funder',
  version: 1,
  tables: [template, release],
  handlers: [
    onKind(templateKind, ({ hlc, body }) => [
      template.row({ template: body.template, edition: body.edition, hlc, said: canonicalText(body) }),
    ]),
    onKind(releaseKind, ({ body }) => [
      release.row({
        measure: body.measure,
        counted: body.counted,
        item: body.item,
        first_day: body.from,
        last_day: body.to,
        said: canonicalText(body),
      }),
    ]),
  ],
};

/** Templates as they are now: of each the latest word. */
export const readTemplates = async (tx: Transaction, org: Uuid): Promise<readonly TemplateBody[]> =>
  (
    await tx.rows<{ said: string }>(sql`select distinct on (template) said from report_template
      where org_id = ${org} order by template, edition desc, hlc desc, entry_id desc`)
  ).map(({ said }) => JSON.parse(said) as TemplateBody);

/** What left of days that touch these. */
export const readReleases = async (
  tx: Transaction,
  org: Uuid,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<readonly ReleaseBody[]> =>
  (
    await tx.rows<{ said: string }>(sql`select said from report_release
      where org_id = ${org} and last_day >= ${from}::date and first_day <= ${to}::date
      order by measure, item, first_day, entry_id`)
  ).map(({ said }) => JSON.parse(said) as ReleaseBody);

/** Up to which day each figure left. */
export const readReleasedTo = (
  tx: Transaction,
  org: Uuid,
): Promise<
  readonly { readonly id: string; readonly version: number; readonly item: string; readonly to: string }[]
> =>
  tx.rows(sql`select measure as id, counted::float8 as version, item, max(last_day) as "to" from report_release
    where org_id = ${org} group by measure, counted, item order by measure, item`);
