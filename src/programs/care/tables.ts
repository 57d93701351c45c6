import { onKind, type Projection } from '#database/projection/projection.ts';
import { factTable } from '#database/projection/tables.ts';
import { canonicalText, type Entry, type JsonObject, type Kind, timeToDate, timeToMs } from '#log/index.ts';
import { careKinds, setUpKind } from './entries.ts';

/** All that was recorded of referrals, for the one fold that devices use too (rules/referral.ts). */
const recordTable = factTable({
  name: 'care_record',
  columns: {
    day: 'date',
    site: 'uuid',
    referral: 'uuid',
    kind: 'text',
    author: 'uuid',
    ms: 'bigint',
    hlc: 'text',
    link: 'uuid?',
    plan: 'uuid?',
    hold: 'uuid?',
    body: 'text',
  },
  indexes: [{ on: ['referral'] }, { on: ['day'] }, { on: ['link'] }, { on: ['plan'] }, { on: ['hold'] }],
});

/** What the organization says of how it refers. */
const setUpTable = factTable({ name: 'care_set_up', columns: { hlc: 'text', body: 'text' } });

const all = careKinds as unknown as readonly Kind[];

export const careProjection: Projection = {
  name: 'care',
  version: 3,
  tables: [recordTable, setUpTable],
  handlers: all.map((kind) =>
    onKind(kind, ({ occurredAt, site, author, hlc, body }) => {
      const text = canonicalText(body as unknown as Entry['body']);
      if (kind.kind === setUpKind.kind) return [setUpTable.row({ hlc, body: text })];
      const { referral, link, plan, hold } = body as JsonObject;
      return [
        recordTable.row({
          day: timeToDate(occurredAt),
          site,
          referral: String(referral),
          kind: kind.kind,
          author,
          ms: timeToMs(occurredAt),
          hlc,
          link: typeof link === 'string' ? link : null,
          plan: typeof plan === 'string' ? plan : null,
          hold: typeof hold === 'string' ? hold : null,
          body: text,
        }),
      ];
    }),
  ),
};
