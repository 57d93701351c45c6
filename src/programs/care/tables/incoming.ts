import { onKind, type Projection } from '#database/projection/projection.ts';
import { factTable } from '#database/projection/tables.ts';
import { type Sql, sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import { isOf, type Whose } from '#database/whose.ts';
import { canonicalText, type Entry, type Kind, timeToDate, timeToMs } from '#log/index.ts';
import { contactKind, handledKind, incomingKind, type SenderBody, senderKind } from '../incoming-entries.ts';
import { foldIncoming, foldSenders, type Incoming } from '../rules/incoming.ts';
import { type RecordRow, toRecorded } from './read.ts';

/** All that was recorded of what others sent to us, for the one fold that devices use too (rules/incoming.ts). */
const incomingTable = factTable({
  name: 'care_incoming',
  columns: {
    incoming: 'uuid',
    day: 'date',
    site: 'uuid',
    kind: 'text',
    author: 'uuid',
    ms: 'bigint',
    hlc: 'text',
    body: 'text',
  },
  indexes: [{ on: ['incoming'] }, { on: ['day'] }],
});

const senderTable = factTable({
  name: 'care_sender',
  columns: { key: 'uuid', hlc: 'text', body: 'text' },
  indexes: [{ on: ['key'] }],
});

const rows = [contactKind, incomingKind, handledKind] as unknown as readonly Kind[];

export const incomingProjection: Projection = {
  name: 'care-incoming',
  version: 1,
  tables: [incomingTable, senderTable],
  handlers: [
    ...rows.map((kind) =>
      onKind(kind, ({ occurredAt, site, author, hlc, body }) => [
        incomingTable.row({
          incoming: String((body as Entry['body'])['incoming']),
          day: timeToDate(occurredAt),
          site,
          kind: kind.kind,
          author,
          ms: timeToMs(occurredAt),
          hlc,
          body: canonicalText(body as unknown as Entry['body']),
        }),
      ]),
    ),
    onKind(senderKind, ({ hlc, body }) => [
      senderTable.row({ key: body.key, hlc, body: canonicalText(body as unknown as Entry['body']) }),
    ]),
  ],
};

/** What was sent to us of which one row of `care_incoming` fits `which`, with all that was done with it. */
export const readIncoming = async (tx: Transaction, org: Whose, which: Sql): Promise<readonly Incoming[]> => {
  const found = await tx.rows<RecordRow>(sql`
    select entry_id as id, day, site, kind, author, ms, hlc, body from care_incoming
    where ${isOf(org)} and incoming in (select incoming from care_incoming where ${isOf(org)} and ${which})`);
  return foldIncoming(found.map(toRecorded));
};

/** The partner whose link has this key, while it may send. */
export const readSender = async (
  tx: Transaction,
  org: Whose,
  key: string,
): Promise<SenderBody | undefined> => {
  const found = await tx.rows<{ hlc: string; body: string }>(
    sql`select hlc, body from care_sender where ${isOf(org)}`,
  );
  const senders = foldSenders(found.map(({ hlc, body }) => ({ hlc, body: JSON.parse(body) as SenderBody })));
  return senders.find((sender) => sender.key === key && sender.isOver !== true);
};
