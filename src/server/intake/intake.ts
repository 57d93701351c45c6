import {
  type By,
  type Clock,
  type Decision,
  decideOffers,
  idsToLookUp,
  type KindRegistry,
  type Offer,
  type PushClock,
  type PushResponse,
  readOffer,
  type Sha256,
  targetsToLookUp,
  type Uuid,
  type Verdict,
  type Written,
} from '#log/index.ts';
import { nameDoubted } from './doubted.ts';
import type { LogStore, LogTransaction } from './ports.ts';

/**
 * The steps of one intake, shared by the server and the simulator: lock the organization's head, read what is known
 * about what is offered, decide, write all of it, commit, and only then answer. A failure of storage is thrown: nothing
 * was written, and the device offers the same again.
 */
export interface IntakeDeps {
  readonly store: LogStore;
  readonly sha256: Sha256;
  readonly kinds: KindRegistry;
  readonly clock: Pick<Clock, 'now'>;
  /** Kinds that wait for a person when a wrong clock dated them. */
  readonly waiting?: readonly string[];
  /** Whether the server's own clock may judge that of others; left out: it may. */
  readonly trustsClock?: (org: Uuid) => boolean;
  /** True for a failure of storage that one of the entries brought about, so that the others can be stored without it. */
  readonly isAboutContent?: (error: unknown) => boolean;
}

/** Takes offered values of one organization; answers the log's epoch and one verdict for each value, in order. */
export type Intake = (
  org: Uuid,
  offered: readonly unknown[],
  /** Who hands in; left out, the house itself: imports, the terminal. */
  by?: By,
  /** It comes from a device, and what its clock says; left out for what the server reads out of files. */
  push?: PushClock,
) => Promise<IntakeAnswer>;

export interface IntakeAnswer {
  readonly epoch: PushResponse['epoch'];
  readonly verdicts: readonly Verdict[];
}

/** An intake in two steps: what is offered can be read while another transaction of the organization still runs. */
export interface IntakeSteps<O> {
  readonly read: (offered: unknown, by?: By, push?: PushClock) => O;
  readonly take: (org: Uuid, offers: readonly O[]) => Promise<IntakeAnswer>;
}

export const createIntake = (deps: IntakeDeps): Intake => {
  const { read, take } = createIntakeSteps(deps);
  return (org, offered, by, push) =>
    take(
      org,
      offered.map((value) => read(value, by, push)),
    );
};

export const createIntakeSteps = (deps: IntakeDeps): IntakeSteps<Offer> => {
  const decide = decideOffers(deps);
  const takeTogether = (org: Uuid, offers: readonly Offer[]): Promise<IntakeAnswer> =>
    deps.store.transact(org, async (tx) => {
      const entries = offers.flatMap((offer) => ('entry' in offer ? offer.entry : []));
      const [{ lastSeq, epoch }, known] = await Promise.all([
        tx.lockHead(),
        tx.known(
          idsToLookUp(deps.kinds, entries),
          distinct(entries.map(({ device }) => device)),
          distinct(entries.flatMap(({ subject }) => subject ?? [])),
          targetsToLookUp(entries),
        ),
      ]);
      const firstSeq = lastSeq + 1;
      const isClockDoubted = deps.trustsClock?.(org) === false;
      const judge = (some: readonly Offer[]): Decision =>
        decide({ ...known, org, now: deps.clock.now(), isClockDoubted }, some, firstSeq);
      const first = judge(offers);
      const names =
        first.doubted.length === 0
          ? []
          : await newOf(tx, nameDoubted(deps, org, first.doubted, await tx.clerk()));
      const decision = names.length === 0 ? first : judge([...offers, ...names]);
      if (!isEmpty(decision)) await tx.write(decision, firstSeq);
      return { epoch, verdicts: await withLeft(tx, decision.verdicts.slice(0, offers.length)) };
    });

  /** By halves down to the one entry that cannot be stored as it is: that one alone goes to quarantine. */
  const take = async (org: Uuid, offers: readonly Offer[]): Promise<IntakeAnswer> => {
    try {
      return await takeTogether(org, offers);
    } catch (error) {
      if (deps.isAboutContent?.(error) !== true) throw error;
      const [first] = offers;
      if (first === undefined) throw error;
      if (offers.length > 1) {
        const half = Math.ceil(offers.length / 2);
        const before = await take(org, offers.slice(0, half));
        const after = await take(org, offers.slice(half));
        return { epoch: after.epoch, verdicts: [...before.verdicts, ...after.verdicts] };
      }
      if ('fault' in first || first.aside !== undefined) throw error;
      return takeTogether(org, [{ ...first, aside: { code: 'cannot-count', detail: '' } }]);
    }
  };
  const read = readOffer(deps);
  return {
    read: (offered, by = 'house', push) => ({ ...read(offered), by, ...(push !== undefined && { push }) }),
    take,
  };
};

/** A device may have offered the server's own word before what it is about, after a restore. */
const newOf = async (tx: LogTransaction, names: readonly Written[]): Promise<readonly Written[]> => {
  const { entries } = await tx.known(
    names.map(({ entry }) => entry.id),
    [],
    [],
    [],
  );
  return names.filter(({ entry }) => !entries.has(entry.id));
};

/** A device that erased on its own says of an entry's times what the log says, or two corrections stand otherwise here than there. */
const withLeft = async (tx: LogTransaction, verdicts: readonly Verdict[]): Promise<readonly Verdict[]> => {
  const erased = verdicts.flatMap(({ id, verdict }) => (verdict === 'erased' ? [id] : []));
  if (erased.length === 0) return verdicts;
  const left = await tx.left(erased);
  return verdicts.map((verdict) => {
    const times = verdict.verdict === 'erased' ? left.get(verdict.id) : undefined;
    return times === undefined ? verdict : { ...verdict, left: times };
  });
};

/** Nothing to store: repeats of what is here already, which is most of what comes after a cut connection. */
const isEmpty = (decision: Decision): boolean =>
  decision.accepted.length === 0 &&
  decision.quarantined.length === 0 &&
  decision.redactIds.length === 0 &&
  decision.erasedPersons.length === 0 &&
  decision.ledgers.size === 0 &&
  decision.cleared === undefined;

const distinct = (ids: readonly Uuid[]): readonly Uuid[] => [...new Set(ids)];
