import { onKind, type Projection } from '#database/projection/projection.ts';
import { factTable } from '#database/projection/tables.ts';
import { canonicalText, nilUuid } from '#log/index.ts';
import { closingKind, figuresKind, keptKind } from '../../kept/entries.ts';

const kept = factTable({
  name: 'report_kept',
  columns: {
    number: 'bigint',
    first_day: 'date',
    last_day: 'date',
    site: 'uuid',
    why: 'text',
    last_known: 'uuid',
    author: 'uuid',
    at: 'text',
    held: 'bigint',
    forks: 'bigint',
    gaps: 'bigint',
    devices: 'bigint',
    faded_before: 'date?',
  },
  indexes: [{ on: ['number'] }],
});

/** `columns` and `cells` as JSON: what a table was made of then, which may not be what it is made of now. */
const figures = factTable({
  name: 'report_figures',
  columns: { kept: 'uuid', part: 'bigint', report: 'text', site: 'uuid', columns: 'text', cells: 'text' },
  indexes: [{ on: ['kept', 'report', 'site'] }],
});

const closing = factTable({
  name: 'report_closing',
  columns: { kept: 'uuid', first_day: 'date', last_day: 'date', closed: 'boolean', hlc: 'text' },
  indexes: [{ on: ['first_day', 'last_day'] }],
});

/** Figures that were kept, beside those that are reckoned anew each time. A site of none: all sites together. */
export const keptProjection: Projection = {
  name: 'report',
  version: 1,
  tables: [kept, figures, closing],
  handlers: [
    onKind(keptKind, ({ author, occurredAt, body }) => [
      kept.row({
        number: body.number,
        first_day: body.from,
        last_day: body.to,
        site: body.site ?? nilUuid,
        why: body.why,
        last_known: body.after ?? nilUuid,
        author,
        at: occurredAt,
        held: body.held,
        forks: body.forks,
        gaps: body.gaps,
        devices: body.devices,
        faded_before: body.fadedBefore ?? null,
      }),
    ]),
    onKind(figuresKind, ({ body: { of, part, tables } }) =>
      tables.map(({ table, site, columns, rows }) =>
        figures.row({
          kept: of,
          part,
          report: table,
          site: site ?? nilUuid,
          columns: canonicalText([...columns]),
          cells: canonicalText(rows.map((row) => [...row])),
        }),
      ),
    ),
    onKind(closingKind, ({ hlc, body: { of, from, to, closed } }) => [
      closing.row({ kept: of, first_day: from, last_day: to, closed, hlc }),
    ]),
  ],
};
