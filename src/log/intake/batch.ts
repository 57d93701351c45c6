import { type By, type HandsIn, installationOf, isSomebody, isUnproven, type Target } from '../authority.ts';
import { type Entry, type Written, writeEntry } from '../entry.ts';
import { redact, redactHeld, withoutMoment } from '../erasure.ts';
import { fadeAlone } from '../fade.ts';
import { addSeq, type Ranges } from '../ledger.ts';
import type { Uuid } from '../uuid.ts';
import type { QuarantineCode } from '../verdict.ts';
import type { ErasedBy, IntakeDeps, Known } from './contract.ts';

export type Offered = Pick<Written, 'entry' | 'hash'>;

/**
 * What is known while a batch is decided: what the server held before, and what was taken of the batch so far. Later entries of it
 * are judged by both.
 */
export const createBatch = (deps: IntakeDeps, known: Known) => {
  const entries = new Map(known.entries);
  /** What was taken earlier in this batch. */
  const taken = new Map<Uuid, Entry>();
  const familySizes = new Map(known.familySizes);
  const { ledgers, changed, addToLedger } = createLedgers(known);
  const { erasedPersons, orderErasure, isErasedPersons } = createErasures(known);
  /** A late correction that names nobody goes with what it corrects (erasure.ts). */
  const erasedBy = (entry: Entry): ErasedBy | undefined => {
    if (isErasedPersons(entry)) return 'order';
    if (entry.subject !== undefined) return undefined;
    const isGone = (target: Uuid): boolean =>
      entries.get(target)?.erased === true || known.erasedHeld?.has(target) === true;
    return entry.supersedes?.some(isGone) === true ? 'chain' : undefined;
  };

  return {
    entries,
    taken,
    familySizes,
    ledgers,
    changed,
    addToLedger,
    erasedPersons,
    orderErasure,
    isErasedPersons,
    erasedBy,
    ...createOwners(known),
    ...createHeld(deps, known),
    targetOf: (id: Uuid): Target | undefined => {
      const target = entries.get(id);
      const { author, site } = taken.get(id) ?? target ?? {};
      return target && { kind: target.kind, author, site };
    },
    /** With this entry. Families that it joins are counted apart again when the next one is offered. */
    familySize: ({ supersedes = [] }: Entry): number =>
      Math.max(0, ...supersedes.map((target) => familySizes.get(target) ?? 1)) + 1,
    /** What is stored of an offer. An erased copy from an older build still has its moment and its visit. */
    keptOf: (offer: Written): Written => {
      const { entry } = offer;
      if (erasedBy(entry) !== undefined) return writeEntry(deps.sha256, redact(deps.kinds, entry));
      return entry.erased === true ? writeEntry(deps.sha256, withoutMoment(entry)) : offer;
    },
  };
};
export type Batch = ReturnType<typeof createBatch>;

const createLedgers = (known: Known) => {
  const ledgers = new Map(known.ledgers);
  const changed = new Map<Uuid, Ranges>();
  return {
    ledgers,
    changed,
    addToLedger: (entry: Entry): void => {
      const ranges = addSeq(ledgers.get(entry.device) ?? [], entry.deviceSeq);
      ledgers.set(entry.device, ranges);
      changed.set(entry.device, ranges);
    },
  };
};

const createErasures = (known: Known) => {
  const erased = new Set(known.erasedPersons);
  const erasedPersons: Uuid[] = [];
  return {
    /** Those whose erasure was ordered in this batch. */
    erasedPersons,
    orderErasure: (entry: Entry): void => {
      if (typeof entry.body['person'] !== 'string') return;
      erased.add(entry.body['person']);
      erasedPersons.push(entry.body['person']);
    },
    isErasedPersons: ({ subject }: Entry): boolean => subject !== undefined && erased.has(subject),
  };
};

/** Which installation each device belongs to: the first that writes under it. */
const createOwners = (known: Known) => {
  const owners = new Map(known.authority?.owners);
  const authority = known.authority && { ...known.authority, owners };
  const claimed = new Map<Uuid, Uuid>();
  const fromWhere = (by: HandsIn, hash: string): Uuid =>
    authority === undefined ? by.installation : installationOf(authority, by, hash);
  return {
    owners,
    authority,
    claimed,
    fromWhere,
    claim: ({ entry, hash }: Offered, by: By = 'house'): void => {
      if (!isSomebody(by) || owners.has(entry.device)) return;
      owners.set(entry.device, fromWhere(by, hash));
      claimed.set(entry.device, fromWhere(by, hash));
    },
  };
};

/** What waits in quarantine. */
const createHeld = (deps: IntakeDeps, known: Known) => {
  const byBytes = new Map(known.quarantined);
  const quarantinedIds = new Map<Uuid, QuarantineCode>();
  for (const [key, code] of known.quarantined)
    if (!givesWay(known, key, code)) quarantinedIds.set(key.slice(0, 36), code);
  return {
    quarantinedIds,
    /** The code under which these very bytes wait, or what erasure or fading left of them. */
    heldAs: ({ entry, hash }: Offered): QuarantineCode | undefined => {
      const inClear = byBytes.get(`${entry.id} ${hash}`);
      if (inClear !== undefined || !quarantinedIds.has(entry.id)) return inClear;
      const left = [redact, redactHeld, fadeAlone].map(
        (leave) => writeEntry(deps.sha256, leave(deps.kinds, entry)).hash,
      );
      return left.map((each) => byBytes.get(`${entry.id} ${each}`)).find(Boolean);
    },
    hold: ({ entry, hash }: Offered, code: QuarantineCode): void => {
      byBytes.set(`${entry.id} ${hash}`, code);
      if (!quarantinedIds.has(entry.id) && !isUnproven(code)) quarantinedIds.set(entry.id, code);
    },
  };
};

/** What was held for nothing but who brought it is judged anew when it comes again, unless a person kept it out. */
export const givesWay = ({ authority }: Known, key: string, code: QuarantineCode): boolean =>
  isUnproven(code) && authority?.dismissed.has(key) !== true;
