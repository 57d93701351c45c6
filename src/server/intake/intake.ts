import {
  type Clock,
  type Decision,
  decideIntake,
  idsToLookUp,
  isUuid,
  type KindRegistry,
  type PushResponse,
  type Sha256,
  type Uuid,
  type Verdict,
} from '#log/index.ts';
import type { LogStore } from './ports.ts';

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
}

/** Takes offered values of one organization; answers the log's epoch and one verdict for each value, in order. */
export type Intake = (org: Uuid, offered: readonly unknown[]) => Promise<IntakeAnswer>;

export interface IntakeAnswer {
  readonly epoch: PushResponse['epoch'];
  readonly verdicts: readonly Verdict[];
}

export const createIntake = (deps: IntakeDeps): Intake => {
  const decide = decideIntake(deps);
  return (org, offered) =>
    deps.store.transact(org, async (tx) => {
      const { lastSeq, epoch } = await tx.lockHead();
      const known = await tx.known(
        idsToLookUp(offered),
        membersOf(offered, 'device'),
        membersOf(offered, 'subject'),
      );
      const firstSeq = lastSeq + 1;
      const decision = decide({ ...known, org, now: deps.clock.now() }, offered, firstSeq);
      if (!isEmpty(decision)) await tx.write(decision, firstSeq);
      return { epoch, verdicts: decision.verdicts };
    });
};

/** Nothing to store: repeats of what is here already, which is most of what comes after a cut connection. */
const isEmpty = (decision: Decision): boolean =>
  decision.accepted.length === 0 &&
  decision.quarantined.length === 0 &&
  decision.redactIds.length === 0 &&
  decision.erasedPersons.length === 0 &&
  decision.ledgers.size === 0;

/** The distinct values of one member that could be ids. Offered values are not parsed yet: nothing is trusted here. */
const membersOf = (offered: readonly unknown[], name: 'device' | 'subject'): readonly string[] => {
  const found = new Set<string>();
  for (const value of offered) {
    if (typeof value !== 'object' || value === null || !(name in value)) continue;
    const member: unknown = Reflect.get(value, name);
    if (isUuid(member)) found.add(member);
  }
  return [...found];
};
