import { dayMs } from '#log/calendar.ts';
import {
  type BodyOf,
  type Clock,
  type Entry,
  type EntryOf,
  type Fields,
  type Kind,
  timeToMs,
  type Uuid,
} from '#log/index.ts';
import { ownRows } from '../own-rows.ts';
import { type Sql, sql } from '../sql.ts';
import type { Transaction } from '../transaction.ts';
import { onKind, type Projection } from './projection.ts';
import { factTable } from './tables.ts';

/**
 * What a program makes of time: which timers its entries set and end, beside its projections and pure like them. What a
 * timer does when it is due is its handler's (timers.ts).
 */
export interface Follow {
  /** Lower case; unique. */
  readonly name: string;
  /** Grows whenever a step comes out otherwise for an old entry. */
  readonly version: number;
  readonly handlers: readonly FollowHandler[];
}

/**
 * What one entry says of one timer. Several entries may speak of the same: what counts is a `final` end, else the word of
 * the latest by when it happened, whatever the order in which devices hand in. So a correction moves a timer, and a void,
 * a taking back or an erasure ends it or brings back the one before.
 */
export interface FollowStep {
  /** Kind of the timer; its handler has the same. */
  readonly timer: string;
  /** What it is about: a session, a sample, an alert. One timer of a kind for each. */
  readonly about: Uuid;
  /** When it is due, in milliseconds since 1970; undefined ends it. */
  readonly due?: number;
  /** An end that no other word takes back but its own correction: what is over does not ring again. */
  readonly final?: true;
  /**
   * How late it may be known and still ring, in milliseconds; five minutes when left out. Known later than that, the timer
   * stands as overdue and wakes nobody.
   */
  readonly ringsLateMs?: number;
}

export type FollowHandler = Projection['handlers'][number];

export const onEntry = <F extends Fields>(
  kind: Kind<F>,
  follow: (entry: EntryOf<BodyOf<F>>) => readonly FollowStep[],
): FollowHandler =>
  onKind(kind, (entry) =>
    follow(entry).map((step) =>
      wish.row({
        timer: step.timer,
        about: step.about,
        due_ms: step.due ?? null,
        rings_late_ms: step.ringsLateMs ?? 300_000,
        final: step.final === true,
        at_ms: timeToMs(entry.occurredAt),
        hlc: entry.hlc,
      }),
    ),
  );

/** Every word of an entry about a timer. */
const wish = factTable({
  name: 'timer_wish',
  columns: {
    timer: 'text',
    about: 'uuid',
    due_ms: 'bigint?',
    rings_late_ms: 'bigint',
    final: 'boolean',
    at_ms: 'bigint',
    hlc: 'text',
  },
  indexes: [{ on: ['timer', 'about'] }],
});

/** Nobody acts on what was due longer ago: such a timer is not set. Old entries that fade cannot bring one back. */
const oldestMs = 30 * dayMs;

/** All programs' follows as one projection, which keeps the `timer` rows true to the words about them. */
export const createFollowing = (deps: { readonly clock: Clock }, follows: readonly Follow[]): Projection => {
  const handlers = follows.flatMap((follow) => follow.handlers);
  const pairsOf = (entry: Entry): readonly (readonly [string, Uuid])[] =>
    handlers
      .filter(({ kind }) => kind === entry.kind)
      .flatMap(({ project }) => project(entry))
      .flatMap((change) =>
        'row' in change ? [[String(change.row[0]), String(change.row[1])] as const] : [],
      );
  return {
    name: 'timers',
    version: follows.reduce((sum, { version }) => sum + version, 1),
    tables: [wish],
    handlers,
    settle: (tx, org, changed) => {
      if (changed === undefined) {
        if (handlers.length > 0) setTimers(tx, org, everything(org), deps.clock.now());
        return;
      }
      const pairs = changed.flatMap(pairsOf);
      if (pairs.length > 0) setTimers(tx, org, only(pairs), deps.clock.now());
    },
  };
};

/** Which timers may have changed, as a table of (timer, about). */
const only = (pairs: readonly (readonly [string, Uuid])[]): Sql => sql`
  select distinct timer, about
  from unnest(${pairs.map(([timer]) => timer)}::text[], ${pairs.map(([, about]) => about)}::uuid[]) as new(timer, about)`;
const everything = (org: Uuid): Sql => sql`
  select timer, about from timer_wish where org_id = ${org}
  union select kind, about from timer where org_id = ${org} and about is not null`;

/**
 * A timer's id is made of what it is: a cluster writes no rows from a query that has chance in it. With its time in it, one
 * that was moved is another timer to whoever found it before.
 *
 * A timer whose word is what it was keeps its state: it does not ring twice for a note that was corrected. */
const setTimers = (tx: Transaction, org: Uuid, touched: Sql, now: number): void => {
  const winner = sql`
    touched as (${touched}),
    winner as (
      select distinct on (wish.timer, wish.about) wish.timer, wish.about, wish.due_ms, wish.rings_late_ms
      from timer_wish wish join touched on touched.timer = wish.timer and touched.about = wish.about
      where wish.org_id = ${org}
      order by wish.timer, wish.about, wish.final desc, wish.at_ms desc, wish.hlc desc, wish.entry_id desc,
        wish.line desc)`;
  tx.later(sql`
    with ${winner}
    delete from timer using touched
    where timer.org_id = ${org} and timer.kind = touched.timer and timer.about = touched.about
      and not exists (
        select 1 from winner
        where winner.timer = timer.kind and winner.about = timer.about and winner.due_ms = timer.wanted_ms)`);
  tx.later(sql`
    insert into timer (org_id, id, kind, about, wanted_ms, due_at, state, payload)
    with ${winner}
    select own.org_id, md5(timer || ' ' || about::text || ' ' || due_ms::text)::uuid, timer, about, due_ms, to_timestamp(due_ms::float8 / 1000),
      case when due_ms + rings_late_ms < ${now} then 'overdue' else 'waiting' end,
      jsonb_build_object('about', about)
    from ${ownRows(org, sql`winner`)} and due_ms > ${now - oldestMs}
    on conflict do nothing`);
};
