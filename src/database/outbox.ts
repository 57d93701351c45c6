import type { JsonObject, Uuid } from '#log/index.ts';
import { sql } from './sql.ts';
import type { Transaction } from './transaction.ts';

/**
 * Something that is to leave the server: a push to a phone, a mail, a row of a feed, a call to another system. It is put
 * here in the transaction of what it tells of, and carried out afterwards (server/outbox): there exactly when that is.
 */
export interface OutMessage {
  /** `push`, `mail`: a channel carries it (server/outbox/channel.ts). */
  readonly channel: string;
  /** Names the message for good: put twice it is sent once, and the far end can tell a repetition by it. */
  readonly key: string;
  /** Ids, counts and codes, or what is sealed; never readable content. */
  readonly payload: JsonObject;
  /** After this moment (milliseconds since 1970) it would mislead: it is dropped and said to be. */
  readonly until?: number;
}

/** Puts a message into the outbox, in the caller's transaction. */
export const sendOut = (
  tx: Transaction,
  org: Uuid,
  { channel, key, payload, until }: OutMessage,
  now: number,
): Promise<number> =>
  tx.run(sql`
    insert into outbox (org_id, channel, key, payload, state, until, next_at, put_at)
    values (${org}, ${channel}, ${key}, ${JSON.stringify(payload)}::jsonb, 'waiting',
      to_timestamp(${until ?? null}::float8 / 1000), to_timestamp(${now}::float8 / 1000), to_timestamp(${now}::float8 / 1000))
    on conflict do nothing`);

/**
 * Forgets what has not left and names one of these, in the transaction that erases them: what was already sent holds only its name
 * here. A message that is on its way this moment may still arrive.
 */
export const forgetOut = async (tx: Transaction, org: Uuid, ids: readonly Uuid[]): Promise<void> => {
  if (ids.length === 0) return;
  await tx.run(sql`
    delete from outbox where org_id = ${org} and state in ('waiting', 'unsure')
      and exists (select 1 from unnest(${ids}::text[]) as gone(id)
        where position(gone.id in key) > 0 or position(gone.id in payload::text) > 0)`);
};
