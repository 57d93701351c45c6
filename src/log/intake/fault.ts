import {
  type By,
  type HandsIn,
  hasEnded,
  isForHouse,
  isNumberTooFar,
  isSomebody,
  isTooFarAhead,
  isUnproven,
  objectionTo,
  type Target,
} from '../authority.ts';
import type { Entry, Written } from '../entry.ts';
import type { Kind } from '../kind.ts';
import { holds } from '../ledger.ts';
import { limits } from '../limits.ts';
import { isErase, isVoid } from '../own-kinds.ts';
import { hasRealTimes, isRealTime } from '../time.ts';
import type { RejectionCode } from '../verdict.ts';
import { type Batch, givesWay } from './batch.ts';
import type { Aside, IntakeDeps, Known, Offer } from './contract.ts';
import { approvedBy } from './look-up.ts';

export type RunDeps = IntakeDeps & { readonly readBody: (kind: Kind) => Kind['parse'] };

/** Why an entry is not taken at all, and why one that is new cannot count for now. */
export const createFaults = (
  deps: RunDeps,
  known: Known,
  { entries, ledgers, owners, authority, quarantinedIds, ...batch }: Batch,
) => {
  const { heldAs, targetOf, fromWhere, familySize } = batch;

  const refusalOf = (entry: Entry, by: By): RejectionCode | undefined => {
    if (isSomebody(by) && (known.authority === undefined || hasEnded(known.authority, by, known.now)))
      return 'hand-in-ended';
    if (entry.org !== known.org) return 'org-mismatch';
    // What is here already is said to be here.
    if (entries.has(entry.id)) return undefined;
    return isNumberTooFar(ledgers.get(entry.device) ?? [], entry.deviceSeq, by)
      ? 'number-too-far'
      : undefined;
  };

  const objectionBy = (
    offered: Pick<Written, 'entry' | 'hash'>,
    by: HandsIn,
    targets: readonly (Target | undefined)[],
  ): Aside | undefined =>
    authority === undefined
      ? { code: 'device-other', detail: '' }
      : objectionTo({ authority, kinds: deps.kinds, now: known.now }, offered, by, targets);

  const findFault = ({ entry, hash, aside, by = 'house' }: Extract<Offer, Written>): Aside | undefined => {
    const before = heldAs({ entry, hash });
    if (before !== undefined && !givesWay(known, `${entry.id} ${hash}`, before))
      return { code: before, detail: 'offered again' };
    const targets = (entry.supersedes ?? []).map(targetOf);
    const objection = isSomebody(by) ? objectionBy({ entry, hash }, by, targets) : undefined;
    // Nothing is said of a number, a site or a name before it is known who says it.
    if (objection !== undefined && isUnproven(objection.code)) return objection;
    // The number belongs to this very entry, in quarantine with other bytes.
    if (entry.erased === true && isSomebody(by) && owners.get(entry.device) !== fromWhere(by, hash))
      return { code: 'erasure-not-ordered', detail: 'an erased copy from a device that wrote nothing yet' };
    if (quarantinedIds.has(entry.id))
      return { code: 'entry-conflict', detail: 'same id, other content in quarantine' };
    if (by !== 'review' && holds(ledgers.get(entry.device) ?? [], entry.deviceSeq))
      return { code: 'device-seq-taken', detail: `number ${entry.deviceSeq} belongs to another entry` };
    // An order to erase moves no figure, and must reach every device whatever the clock of the phone that gave it.
    if (!isErase(entry) && !hasRealTimes(entry))
      return { code: 'time-out-of-range', detail: faultyTime(entry) };
    // An order to erase is not held up by a list that is not complete yet.
    if (!isErase(entry) && !known.sites.has(entry.site)) return { code: 'site-unknown', detail: '' };
    if (!isErase(entry) && !known.workers.has(entry.author)) return { code: 'worker-unknown', detail: '' };
    if (objection !== undefined) return objection;
    if (by !== 'house' && isForHouse(deps.kinds, entry, targets))
      return { code: 'not-allowed', detail: 'the server alone says this' };
    if (by !== 'house' && isTooFarAhead(deps.kinds, entry, targets, known.now))
      return { code: 'clock-ahead', detail: entry.hlc };
    const kind = deps.kinds.find(entry.kind);
    if (kind !== undefined && entry.version <= kind.version && entry.erased !== true) {
      const body = deps.readBody(kind)(entry.body, entry.version);
      if (!body.ok) return { code: 'body-invalid', detail: `${body.error.path}: ${body.error.problem}` };
    }
    for (const target of entry.supersedes ?? []) {
      const kindOfTarget = entries.get(target)?.kind;
      if (
        kindOfTarget !== undefined &&
        kindOfTarget !== entry.kind &&
        !isVoid(entry) &&
        kindOfTarget !== 'log.void'
      )
        return { code: 'supersedes-other-kind', detail: kindOfTarget };
    }
    const approved = approvedBy(deps.kinds, entry);
    if (approved !== undefined && targetOf(approved)?.author === entry.author)
      return { code: 'same-worker', detail: kind?.another ?? '' };
    if (familySize(entry) > limits.familyEntries)
      return { code: 'too-many-corrections', detail: `more than ${limits.familyEntries}` };
    return aside;
  };

  return { refusalOf, findFault };
};

const faultyTime = ({ occurredAt }: Entry): string => (isRealTime(occurredAt) ? 'recordedAt' : 'occurredAt');
