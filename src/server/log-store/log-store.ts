import type { Database } from '#database/connection.ts';
import { type Head, lockHead } from '#database/log-head.ts';
import type { Projector } from '#database/projection/projector.ts';
import { sql } from '#database/sql.ts';
import type { Transaction } from '#database/transaction.ts';
import { type Clock, isUuid, type KindRegistry, type Ranges, type Sha256, type Uuid } from '#log/index.ts';
import type { Arrival } from '../events.ts';
import type { LogStore, LogTransaction } from '../intake/ports.ts';
import { readClerk } from './clerk.ts';
import { createKnownReader } from './known.ts';
import { readLeft } from './left.ts';
import { readPage } from './page.ts';
import { writeDecision } from './write.ts';

export interface LogStoreDeps {
  readonly database: Database;
  readonly projector: Pick<Projector, 'apply'>;
  readonly kinds: KindRegistry;
  readonly sha256: Sha256;
  readonly clock: Clock;
  /** Called after a commit that gave new places: readers of this organization have something to fetch. */
  readonly onNew?: (org: Uuid, arrival: Arrival) => void;
  /** Told that entries came; true when the moment is worth keeping as one at which the clock was right. */
  readonly onReceipt?: (org: Uuid) => boolean;
}

/** The log in PostgreSQL: one row per entry, everything that follows from it written in the same transaction. */
export const createLogStore = (deps: LogStoreDeps): LogStore => {
  const readKnown = createKnownReader(deps.clock);
  const kindsApart = {
    everywhere: everywhereKinds(deps.kinds),
    atHome: atHomeKinds(deps.kinds),
    lately: deps.kinds.all.filter(({ lately }) => lately === true).map(({ kind }) => kind),
  };
  return {
    transact: async (org, work) => {
      let arrivals: Arrival[] = [];
      const value = await deps.database.inOrganization(org, (tx) => {
        arrivals = [];
        return work(createLogTransaction(deps, readKnown, tx, org, (arrival) => arrivals.push(arrival)));
      });
      for (const arrival of arrivals) deps.onNew?.(org, arrival);
      return value;
    },
    page: (org, query) => deps.database.readOrganization(org, (tx) => readPage(tx, org, query, kindsApart)),
    ledger: (org, device, owner) =>
      deps.database.inOrganization(org, (tx) => readLedger(tx, org, device, owner)),
  };
};

/** Every step of an intake runs on this; nothing here commits. */
const createLogTransaction = (
  deps: LogStoreDeps,
  readKnown: ReturnType<typeof createKnownReader>,
  tx: Transaction,
  org: Uuid,
  onGrowth: (arrival: Arrival) => void,
): LogTransaction => {
  let locking: Promise<Head> | undefined;
  let lateTargets: readonly Uuid[] = [];
  let hasRulings = false;
  return {
    lockHead: async () => {
      locking = lockHead(tx, org);
      const { lastSeq, epoch } = await locking;
      return { lastSeq, epoch };
    },
    known: async (ids, devices, subjects, targets) => {
      if (locking === undefined) throw new Error('the head is locked before anything is looked up');
      // Sent behind the lock without waiting for its answer; PostgreSQL looks only when it has the lock.
      const found = await readKnown(tx, org, locking, { ids, devices, subjects, targets });
      lateTargets = found.superseded;
      hasRulings = found.hasRulings;
      return found.known;
    },
    left: (asked) => readLeft(tx, org, asked.filter(isUuid)),
    clerk: () => readClerk(tx, org, deps.clock.now()),
    write: async (decision, firstSeq) => {
      await writeDecision(deps, tx, org, decision, firstSeq, { lateTargets, hasRulings });
      const { accepted } = decision;
      if (accepted.length > 0)
        onGrowth({
          first: firstSeq,
          last: firstSeq + accepted.length - 1,
          entries: accepted.map(({ entry }) => entry),
        });
    },
  };
};

/** Kinds that every device needs, whatever its site. */
export const everywhereKinds = (kinds: KindRegistry): readonly string[] =>
  kinds.all.filter((kind) => kind.everywhere).map((kind) => kind.kind);

/** Kinds that stay on the server: no device is sent any, in whatever way it asks. */
export const atHomeKinds = (kinds: KindRegistry): readonly string[] =>
  kinds.all.filter(({ atHome }) => atHome === true).map(({ kind }) => kind);

const readLedger = async (
  tx: Transaction,
  org: Uuid,
  device: Uuid,
  owner: Uuid | undefined,
): Promise<{ readonly epoch: string; readonly ranges: Ranges }> => {
  const row = await tx.first<{ epoch: string; ranges: Ranges | null }>(sql`
    select head.epoch, ledger.ranges
    from log_head head
    left join device_ledger ledger on ledger.org_id = head.org_id and ledger.device = ${device}
      and (${owner ?? null}::uuid is null or ledger.owner = ${owner ?? null})
    where head.org_id = ${org}`);
  if (row === undefined) throw new Error('an organization without a log head');
  return { epoch: row.epoch, ranges: row.ranges ?? [] };
};
