import type { WorkerCaller } from '#contract/callers.ts';
import { isAboutContent } from '#database/faults.ts';
import {
  decideIntake,
  type Entry,
  err,
  type Failure,
  failure,
  idsToLookUp,
  type KindRegistry,
  mayWrite,
  ok,
  type Result,
  type Right,
  type Sha256,
  targetsToLookUp,
  type Uuid,
} from '#log/index.ts';
import type { LogStore } from '../intake/ports.ts';
import { closeHeld, type DecidingDeps } from './deciding.ts';
import { findHeld } from './held.ts';

export interface ReleaseDeps extends DecidingDeps {
  readonly store: LogStore;
  readonly kinds: KindRegistry;
  readonly sha256: Sha256;
}

/** `asIf`: only what this worker could have written is taken in. */
export type Release = (by: WorkerCaller, key: string, asIf?: Uuid) => Promise<Result<null, Failure>>;

/** Takes held entries into the log; `Quarantine` says which. */
export const createRelease = (deps: ReleaseDeps): Release => {
  const decide = decideIntake(deps);
  return async (by, key, asIf) => {
    const { org } = by;
    const held = await findHeld(deps.database, org, key);
    if (held === undefined) return err(failure('not-found'));
    if (held.code === 'removed-may-not') return err(failure('still-at-fault', { detail: held.code }));
    const entry = JSON.parse(held.text) as Entry;
    const taking = deps.store.transact(org, async (tx) => {
      const { lastSeq } = await tx.lockHead();
      const known = await tx.known(
        idsToLookUp(deps.kinds, [entry]),
        [entry.device],
        entry.subject === undefined ? [] : [entry.subject],
        targetsToLookUp([entry]),
      );
      if (asIf !== undefined) {
        const worker = known.authority?.workers.get(asIf);
        const isGone = worker === undefined || worker.isRemoved || held.code === 'worker-removed';
        const rights: ReadonlySet<Right> = isGone ? new Set() : worker.rights;
        const targets = (entry.supersedes ?? []).map((id) => known.entries.get(id));
        if (!mayWrite(deps.kinds, entry, targets, { id: asIf, rights })) return 'still';
      }
      // A number may be taken, since a person has looked, and without what is held this entry is judged anew.
      const decision = decide({ ...known, quarantined: new Map() }, [entry], lastSeq + 1, 'review');
      if (decision.accepted.length === 0 && !isHere(decision.verdicts[0]?.verdict)) return 'still';
      if (decision.accepted.length > 0) await tx.write(decision, lastSeq + 1);
      return undefined;
    });
    const fault = await taking.catch((error: unknown) => {
      if (!isAboutContent(error)) throw error;
      return 'still';
    });
    if (fault !== undefined) return err(failure('still-at-fault', { detail: held.code }));
    await closeHeld(deps, by, key, 'released', 'entry-released');
    return ok(null);
  };
};

/** A release that was cut off after its commit finds its entry in the log: then only the closing is left to do. */
const isHere = (verdict: string | undefined): boolean => verdict === 'duplicate' || verdict === 'erased';
