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
