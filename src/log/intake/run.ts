import { isSomebody } from '../authority.ts';
import type { Entry, Written } from '../entry.ts';
import { isAsErased, isRepeatOfFaded } from '../fade.ts';
import { isVoid } from '../own-kinds.ts';
import { createBatch } from './batch.ts';
import type { Known, KnownEntry, Offer } from './contract.ts';
import { createFaults, type RunDeps } from './fault.ts';
import { createOutcome } from './outcome.ts';

type Whole = Extract<Offer, Written>;

/** Decides offers one after the other, each by what is known and what was taken before it. */
export const createRun = (deps: RunDeps, known: Known, firstSeq: number) => {
  const batch = createBatch(deps, known);
  const { entries, taken, quarantinedIds } = batch;
  const { refusalOf, findFault } = createFaults(deps, known, batch);
  const { say, quarantine, accept, redactStored, decision } = createOutcome(deps, known, batch, firstSeq);

  const take = (offer: Offer): void => {
    if ('fault' in offer) {
      const { id, fault } = offer;
      const detail = fault.code === 'entry-malformed' ? `${fault.path}: ${fault.problem}` : undefined;
      say({
        id,
        verdict: 'rejected',
        code: fault.code,
        ...(detail !== undefined && { detail }),
      });
      return;
    }
    const { entry, by = 'house' } = offer;
    const refusal = refusalOf(entry, by);
    if (refusal !== undefined) {
      say({ id: entry.id, verdict: 'rejected', code: refusal });
      return;
    }
    const before = entries.get(entry.id);
    if (before !== undefined) takeKnown(offer, before);
    else takeNew(offer);
  };

  const takeKnown = (offer: Whole, before: KnownEntry): void => {
    const { id } = offer.entry;
    const mayErase = (offer.by ?? 'house') === 'house' || before.isErasureOrdered === true;
    const own = taken.get(id);
    const number = own === undefined ? before.number : numberOf(own);
    if (before.erased && number !== undefined && number !== numberOf(offer.entry))
      quarantine(offer, 'entry-conflict', 'same id, other number');
    else if (before.erased) say({ id, verdict: 'erased' });
    else if (before.hash === offer.hash || repeatsFaded(before, offer.entry))
      say({ id, verdict: 'duplicate' });
    // What faded names nobody any more, and a void may never have: there is nothing to erase, and nothing to ask anybody.
    else if (offer.entry.erased === true && isGone(before, mayErase)) say({ id, verdict: 'erased' });
    else if (offer.entry.erased === true && !mayErase)
      quarantine(offer, 'erasure-not-ordered', 'an erased copy of a whole entry');
    else if (offer.entry.erased === true) {
      // An erased copy always wins: a restored backup must not bring a person back.
      redactStored(id);
      entries.set(id, { ...before, erased: true });
      say({ id, verdict: 'erased' });
    } else quarantine(offer, 'entry-conflict', 'same id, other content');
  };

  const repeatsFaded = ({ faded }: KnownEntry, entry: Entry): boolean =>
    faded !== undefined && isRepeatOfFaded(deps.kinds, faded, entry);

  const isGone = (before: KnownEntry, mayErase: boolean): boolean => {
    if (isVoid(before) && before.isErasureOrdered !== true) return true;
    const { faded } = before;
    return faded !== undefined && (!mayErase || isAsErased(deps.kinds, faded));
  };

  const takeNew = (offer: Whole): void => {
    const { id } = offer.entry;
    const waits = quarantinedIds.get(id);
    if (waits !== undefined && offer.entry.erased === true && !isSomebody(offer.by)) {
      // The erased copy of what waits in quarantine: it takes the place of the full one.
      redactStored(id);
      say({ id, verdict: 'quarantined', code: waits });
      return;
    }
    const fault = findFault(offer);
    if (fault !== undefined) quarantine(offer, fault.code, fault.detail);
    else accept(offer);
  };

  return { take, decision };
};

const numberOf = ({ device, deviceSeq }: Entry): string => `${device} ${deviceSeq}`;
