import { type By, isSomebody, isUnproven } from '../authority.ts';
import { type ClockFault, clockFault } from '../clock-fault.ts';
import { type Written, writeEntry } from '../entry.ts';
import { redact } from '../erasure.ts';
import { limits } from '../limits.ts';
import { isErase } from '../own-kinds.ts';
import { timeToMs } from '../time.ts';
import type { Uuid } from '../uuid.ts';
import type { Flag, QuarantineCode, Verdict } from '../verdict.ts';
import type { Batch } from './batch.ts';
import type { AcceptedEntry, Decision, HeldOffer, IntakeDeps, Known, Offer } from './contract.ts';

type Whole = Extract<Offer, Written>;

/** What comes of a batch: the verdicts, and what is to be written in the same transaction. */
export const createOutcome = (deps: IntakeDeps, known: Known, batch: Batch, firstSeq: number) => {
  const { entries, taken, familySizes, claimed, erasedPersons } = batch;
  const { addToLedger, claim, familySize, heldAs, hold, keptOf, orderErasure } = batch;
  const { erasedBy, isErasedPersons } = batch;
  const cleared: { readonly id: Uuid; readonly hash: string }[] = [];
  const verdicts: Verdict[] = [];
  const accepted: AcceptedEntry[] = [];
  const quarantined: HeldOffer[] = [];
  const redactIds = new Set<Uuid>();
  const doubted: Decision['doubted'][number][] = [];

  const quarantine = (offer: Written & { readonly by?: By }, code: QuarantineCode, detail: string): void => {
    const { entry } = offer;
    if (heldAs(offer) === undefined) {
      // A person erased since must not live on in quarantine.
      const kept = { ...keptOf(offer), from: fromOf(offer.by) };
      hold({ entry, hash: kept.hash }, code);
      quarantined.push({ ...kept, code, detail });
      if (!takesNoNumber(code)) {
        addToLedger(entry);
        // A device is not claimed in the name of somebody who is not known.
        if (code !== 'worker-unknown') claim(offer, offer.by);
      }
      // An order by whoever may give one holds for the person, whoever wrote it: a restored server is told by any office.
      if (code === 'device-other' && isErase(entry) && mayOrder(known, offer.by)) orderErasure(entry);
    }
    verdicts.push({ id: entry.id, verdict: 'quarantined', code });
  };

  const accept = (offer: Whole): void => {
    const { entry } = offer;
    const erased = erasedBy(entry);
    const kept = keptOf(offer);
    const { flags, understood, fault } = look(deps, known, offer);
    const { push } = offer;
    if (fault !== undefined) doubted.push({ entry: kept.entry, fault, ...(push !== undefined && { push }) });
    const place = accepted.length;
    if (heldAs(offer) !== undefined) cleared.push({ id: entry.id, hash: offer.hash });
    accepted.push({ ...kept, offeredHash: offer.hash, place, flags, understood, erasedBy: erased });
    if (entry.supersedes !== undefined) {
      const size = familySize(entry);
      for (const member of [entry.id, ...entry.supersedes]) familySizes.set(member, size);
    }
    entries.set(entry.id, { hash: offer.hash, kind: entry.kind, erased: kept.entry.erased === true });
    addToLedger(entry);
    taken.set(entry.id, entry);
    claim(offer, offer.by);
    if (isErase(entry)) orderErasure(entry);
    if (erased !== undefined) verdicts.push({ id: entry.id, verdict: 'erased' });
    else
      verdicts.push({
        id: entry.id,
        verdict: 'accepted',
        seq: firstSeq + place,
        ...(flags.length > 0 && { flags }),
      });
  };

  /** Entries taken earlier in this batch than the order, or the erased copy, that erases them. */
  const redactLate = <W extends Written>(item: W): W => {
    if (item.entry.erased === true) return item;
    if (!isErasedPersons(item.entry) && !redactIds.has(item.entry.id)) return item;
    return { ...item, ...writeEntry(deps.sha256, redact(deps.kinds, item.entry)) };
  };

  const erasesAny = (): boolean => erasedPersons.length > 0 || redactIds.size > 0;

  return {
    accept,
    quarantine,
    say: (verdict: Verdict): void => {
      verdicts.push(verdict);
    },
    /** An erased copy of what is stored was offered. */
    redactStored: (id: Uuid): void => {
      redactIds.add(id);
    },
    decision: (): Decision => ({
      verdicts,
      accepted: erasesAny() ? accepted.map((item) => redactLate(item)) : accepted,
      quarantined: erasesAny() ? quarantined.map((item) => redactLate(item)) : quarantined,
      redactIds: [...redactIds],
      erasedPersons,
      ledgers: batch.changed,
      ...(claimed.size > 0 && { owners: claimed }),
      ...(cleared.length > 0 && { cleared }),
      doubted,
    }),
  };
};

/** What a new entry has about it: a kind this build does not know, a clock that cannot be right. */
const look = (
  deps: IntakeDeps,
  known: Known,
  { entry, push }: Whole,
): {
  readonly flags: readonly Flag[];
  readonly understood: boolean;
  readonly fault: ClockFault | undefined;
} => {
  const kind = deps.kinds.find(entry.kind);
  const understood = kind !== undefined && entry.version <= kind.version;
  const fault =
    known.isClockDoubted === true ? undefined : clockFault(entry, known.now, deps.waiting ?? [], push);
  const latest = Math.max(timeToMs(entry.occurredAt), timeToMs(entry.recordedAt));
  const isSkewed = fault === 'wrong' || latest > known.now + limits.clockDriftMs;
  return {
    flags: [...(understood ? [] : ['kind-unknown' as const]), ...(isSkewed ? ['clock-skew' as const] : [])],
    understood,
    fault,
  };
};

const mayOrder = ({ authority }: Known, by: By = 'house'): boolean => {
  if (!isSomebody(by)) return true;
  const worker = authority?.workers.get(by.worker);
  const isLeaving = authority?.endings.has(by.token) === true;
  return worker?.rights.has('erase') === true && !worker.isRemoved && !isLeaving;
};

const fromOf = (by: By | undefined): Uuid | undefined => (isSomebody(by) ? by.worker : undefined);

/** What is held takes its number, save where that is another entry's, or nobody knows who used it. */
const takesNoNumber = (code: QuarantineCode): boolean =>
  code === 'entry-conflict' || code === 'erasure-not-ordered' || isUnproven(code);
