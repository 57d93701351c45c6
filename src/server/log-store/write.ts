import { UncountableError } from '#database/faults.ts';
import { ownRows } from '#database/own-rows.ts';
import type { Projector } from '#database/projection/projector.ts';
import { sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import {
  type AcceptedEntry,
  type Clock,
  type Decision,
  type KindRegistry,
  type LocalDate,
  redactHeld,
  type Sha256,
  timeToDate,
  type Uuid,
  writeEntry,
} from '#log/index.ts';
import type { ErasureTargets } from './chains.ts';
import { changesBy, type Found, type Redated } from './change.ts';
import { withoutTimes } from './counted.ts';
import { redactStored } from './redaction.ts';

export interface WriteDeps {
  readonly projector: Pick<Projector, 'apply'>;
  readonly kinds: KindRegistry;
  readonly sha256: Sha256;
  readonly clock: Clock;
  readonly onReceipt?: (org: Uuid) => boolean;
}

/** Writes all that a decision says, and what follows from it in every room's tables. The head is locked. */
export const writeDecision = async (
  deps: WriteDeps,
  tx: Transaction,
  org: Uuid,
  decision: Decision,
  firstSeq: number,
  found: Found,
): Promise<void> => {
  const accepted = await withoutErasedTimes(deps, tx, org, decision.accepted);
  if (accepted.length > 0) {
    // What is stored is read before the new entries join it.
    const arriving = new Set(accepted.map(({ entry }) => entry.id));
    const days = new Map<Uuid, LocalDate>();
    for await (const change of changesBy(deps, tx, org, accepted, found)) {
      for (const { id, day } of change.days ?? []) if (arriving.has(id)) days.set(id, day);
      keepDays(
        tx,
        org,
        (change.days ?? []).filter(({ id }) => !arriving.has(id)),
      );
      await deps.projector.apply(tx, org, {
        remove: change.remove,
        add: change.add,
        // Not stored as if it counted: the intake offers the others again without it.
        refused: ({ id }) => {
          if (arriving.has(id)) throw new UncountableError();
        },
      });
    }
    insertEntries(tx, org, accepted, firstSeq, days);
    insertLinks(tx, org, accepted);
    const seen =
      deps.onReceipt?.(org) === true
        ? sql`, seen_at = to_timestamp(${deps.clock.now()}::float8 / 1000)`
        : sql``;
    tx.later(
      sql`update log_head set last_seq = ${firstSeq + accepted.length - 1}${seen} where org_id = ${org}`,
    );
  }
  if (decision.quarantined.length > 0) insertQuarantined(deps, tx, org, decision);
  if (decision.cleared !== undefined) clearHeld(deps, tx, org, decision.cleared);
  if (decision.ledgers.size > 0) upsertLedgers(tx, org, decision);
  await redactStored(deps, tx, org, {
    ids: decision.redactIds,
    persons: decision.erasedPersons,
    followed: erasedAndJoined(accepted, found),
  });
};

/** What arrived too late for its erasure and is joined with something: that may name nobody, and goes with it. */
const erasedAndJoined = (
  accepted: readonly AcceptedEntry[],
  { lateTargets }: Found,
): ErasureTargets['followed'] => {
  if (accepted.every(({ erasedBy }) => erasedBy === undefined)) return [];
  const targets = new Set([...lateTargets, ...accepted.flatMap(({ entry }) => entry.supersedes ?? [])]);
  return accepted.flatMap(({ entry: { id, supersedes }, erasedBy }) =>
    erasedBy !== undefined && (targets.has(id) || supersedes !== undefined) ? [{ id, erasedBy }] : [],
  );
};

/** What arrives erased, or of an erased person, is stored like what was erased here. */
const withoutErasedTimes = async (
  { sha256 }: WriteDeps,
  tx: Transaction,
  org: Uuid,
  accepted: readonly AcceptedEntry[],
): Promise<readonly AcceptedEntry[]> => {
  const arriving = accepted.map(({ entry }) => entry);
  const erased = arriving.filter((entry) => entry.erased === true);
  if (erased.length === 0) return accepted;
  const left = new Map((await withoutTimes(tx, org, erased, arriving)).map((entry) => [entry.id, entry]));
  return accepted.map((item) => {
    const entry = left.get(item.entry.id);
    return entry === undefined ? item : { ...item, ...writeEntry(sha256, entry) };
  });
};

/** Canonical text holds no line break, so the texts travel as lines: nothing of them need be quoted, or read back. */
const insertEntries = (
  tx: Transaction,
  org: Uuid,
  accepted: readonly AcceptedEntry[],
  firstSeq: number,
  days: ReadonlyMap<Uuid, LocalDate>,
): void =>
  tx.later(
    sql`
    insert into entry (org_id, seq, id, site, subject, occurred_on, kind, hash, erased, understood, text)
    select own.org_id, ${firstSeq}::bigint + place, id, site, subject, occurred_on, kind, decode(hash, 'hex'), erased,
      understood, text
    from ${ownRows(
      org,
      sql`unnest(
      ${accepted.map((item) => item.place)}::int[],
      ${accepted.map((item) => item.entry.id)}::uuid[],
      ${accepted.map((item) => item.entry.site)}::uuid[],
      ${accepted.map((item) => item.entry.subject ?? null)}::uuid[],
      ${accepted.map(({ entry }) => days.get(entry.id) ?? timeToDate(entry.occurredAt))}::date[],
      ${accepted.map((item) => item.entry.kind)}::text[],
      ${accepted.map((item) => item.hash)}::text[],
      ${accepted.map((item) => item.entry.erased === true)}::bool[],
      ${accepted.map((item) => item.understood)}::bool[],
      string_to_array(${accepted.map((item) => item.text).join('\n')}, e'\n')
    ) as new(place, id, site, subject, occurred_on, kind, hash, erased, understood, text)`,
    )}`,
  );

/**
 * Entries fade by the day on which they count: what a wrong clock dated by that of its receipt, or where a person moved it. Of what has faded
 * too: devices that keep the last days are given what counts on these.
 */
const keepDays = (tx: Transaction, org: Uuid, days: readonly Redated[]): void => {
  if (days.length === 0) return;
  tx.later(sql`
    update entry set occurred_on = new.day
    from unnest(${days.map(({ id }) => id)}::uuid[], ${days.map(({ day }) => day)}::date[]) as new(id, day)
    where entry.org_id = ${org} and entry.id = new.id`);
};

const insertLinks = (tx: Transaction, org: Uuid, accepted: readonly AcceptedEntry[]): void => {
  const links = accepted.flatMap(({ entry }) =>
    (entry.supersedes ?? []).map((target) => ({ target, by: entry.id })),
  );
  if (links.length === 0) return;
  tx.later(sql`
    insert into supersession (org_id, target, by_id)
    select own.org_id, target, by_id
    from ${ownRows(
      org,
      sql`unnest(${links.map(({ target }) => target)}::uuid[], ${links.map(({ by }) => by)}::uuid[])
      as new(target, by_id)`,
    )}
    on conflict do nothing`);
};

const insertQuarantined = (
  { clock, kinds, sha256 }: WriteDeps,
  tx: Transaction,
  org: Uuid,
  decision: Decision,
): void => {
  const quarantined = decision.quarantined.map((item) =>
    item.entry.erased === true ? { ...item, ...writeEntry(sha256, redactHeld(kinds, item.entry)) } : item,
  );
  const held = sql`to_timestamp(${clock.now()}::float8 / 1000)`;
  const from = [...new Set(quarantined.flatMap((item) => item.from ?? []))];
  // How many of whoever brought it wait already is counted once a batch: many of them must not slow others down.
  tx.later(sql`
    insert into quarantine (org_id, id, hash, subject, code, detail, state, held_at, text, handed_in_by, nth)
    select own.org_id, id, decode(hash, 'hex'), subject, code, detail, 'open',
      case when erased then date_trunc('day', ${held}, 'UTC') else ${held} end, text, handed_in_by,
      row_number() over (partition by handed_in_by) + coalesce(waiting.count, 0)
    from ${ownRows(
      org,
      sql`unnest(
      ${quarantined.map(({ entry }) => entry.id)}::uuid[],
      ${quarantined.map(({ hash }) => hash)}::text[],
      ${quarantined.map(({ entry }) => entry.subject ?? null)}::uuid[],
      ${quarantined.map(({ code }) => code)}::text[],
      ${quarantined.map(({ detail }) => detail)}::text[],
      ${quarantined.map(({ entry }) => entry.erased === true)}::bool[],
      ${quarantined.map(({ text }) => text)}::text[],
      ${quarantined.map(({ from }) => from ?? null)}::uuid[]
    ) as new(id, hash, subject, code, detail, erased, text, handed_in_by)
    left join (
      select handed_in_by as who, count(*) as count from quarantine
      where org_id = ${org} and state = 'open' and handed_in_by = any(${from}::uuid[])
      group by handed_in_by) waiting on waiting.who = new.handed_in_by`,
    )}
    on conflict do nothing`);
};

/** What was held for who brought it, and came from where it belongs, waits for nobody any more. */
const clearHeld = (
  { clock }: WriteDeps,
  tx: Transaction,
  org: Uuid,
  cleared: NonNullable<Decision['cleared']>,
): void =>
  tx.later(sql`
    update quarantine set state = 'released', decided_at = to_timestamp(${clock.now()}::float8 / 1000)
    where org_id = ${org} and state = 'open' and (id, hash) in (
      select id, decode(hash, 'hex') from unnest(
        ${cleared.map(({ id }) => id)}::uuid[], ${cleared.map(({ hash }) => hash)}::text[]) as gone(id, hash))`);

const upsertLedgers = (tx: Transaction, org: Uuid, { ledgers, owners }: Decision): void => {
  const sorted = [...ledgers].toSorted(([a], [b]) => (a < b ? -1 : 1));
  tx.later(
    sql`
    insert into device_ledger (org_id, device, ranges, owner)
    select own.org_id, device, ranges, owner
    from ${ownRows(
      org,
      sql`unnest(
      ${sorted.map(([device]) => device)}::uuid[],
      ${sorted.map(([, ranges]) => JSON.stringify(ranges))}::jsonb[],
      ${sorted.map(([device]) => owners?.get(device) ?? null)}::uuid[]
    ) as new(device, ranges, owner)`,
    )}
    on conflict (org_id, device) do update set ranges = excluded.ranges,
      owner = coalesce(device_ledger.owner, excluded.owner)`,
  );
};
