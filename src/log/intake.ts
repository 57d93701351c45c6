import {
  type Authority,
  type By,
  type HandsIn,
  hasEnded,
  installationOf,
  isNumberTooFar,
  isTooFarAhead,
  isUnproven,
  objectionTo,
  type Target,
} from './authority.ts';
import { type ClockFault, clockFault, type PushClock } from './clock-fault.ts';
import { type Entry, type EnvelopeFault, type Written, writeEntry } from './entry.ts';
import { redact, redactHeld, withoutMoment } from './erasure.ts';
import { fadeAlone, isRepeatOfFaded } from './fade.ts';
import type { Kind, KindRegistry } from './kind.ts';
import { addSeq, holds, type Ranges } from './ledger.ts';
import { limits } from './limits.ts';
import { isErase, isVoid } from './own-kinds.ts';
import type { Sha256 } from './ports.ts';
import { createBodyReader, createEntryReader } from './quick-read.ts';
import { hasRealTimes, isRealTime, timeToMs } from './time.ts';
import { isUuid, type Uuid } from './uuid.ts';
import type { Flag, QuarantineCode, RejectionCode, Verdict } from './verdict.ts';

/**
 * The server's decision on a batch, as a pure function: what it knows, what is offered, what is to be written and what
 * is answered. The caller reads `Known` and writes `Decision` in one transaction that holds the organization's lock.
 */

/** What the server holds about one id. */
export interface KnownEntry {
  /** Hash of the bytes that are kept: those first offered, unless it was erased or has faded. */
  readonly hash: string;
  readonly kind: string;
  readonly erased: boolean;
  /** Undefined where it cannot be said, as of what was stored apart. */
  readonly author?: Uuid;
  readonly site?: Uuid;
  /** Device and number of one that was erased, as `${device} ${deviceSeq}`: others of its id are not it. */
  readonly number?: string | undefined;
  /** True where an erasure of its person was ordered: only then does an erased copy of it win. */
  readonly isErasureOrdered?: boolean;
  /** What was left once it had faded. Its first bytes, or those another server left of it, are then a repeat. */
  readonly faded?: Entry;
}

export interface Known {
  readonly org: Uuid;
  readonly now: number;
  /** Entries of the log whose id is offered, or is superseded by something offered. */
  readonly entries: ReadonlyMap<Uuid, KnownEntry>;
  /** Quarantined bytes whose id is offered: `${id} ${hash}` to the code. */
  readonly quarantined: ReadonlyMap<string, QuarantineCode>;
  readonly ledgers: ReadonlyMap<Uuid, Ranges>;
  /** How many entries are joined with one that is superseded by something offered; need not be counted beyond the limit. */
  readonly familySizes: ReadonlyMap<Uuid, number>;
  readonly erasedPersons: ReadonlySet<Uuid>;
  readonly sites: ReadonlySet<Uuid>;
  readonly workers: ReadonlySet<Uuid>;
  /** Who may write what. Left out where the house alone writes: then whoever else hands in is refused. */
  readonly authority?: Authority;
  /** The server's own clock may be wrong (server/clock): then it judges nobody else's. */
  readonly isClockDoubted?: boolean;
}

export interface AcceptedEntry extends Written {
  /** Hash of the bytes as offered. Not to be stored where the entry is erased: it would tell who it was, and when. */
  readonly offeredHash: string;
  /** Place in the batch's run of new places: 0, 1, 2 ... */
  readonly place: number;
  readonly flags: readonly Flag[];
  /** False when this build does not know the kind or version: stored and passed on, projected after an update. */
  readonly understood: boolean;
}

/** A well-formed entry that cannot count for now. */
export interface HeldOffer extends Written {
  readonly code: QuarantineCode;
  readonly detail: string;
  /** The worker whose token brought it; undefined for the house. */
  readonly from?: Uuid | undefined;
}

export interface Decision {
  /** One for each offered value, in order; `accepted` still without `seq`, which is `place` plus the first free one. */
  readonly verdicts: readonly Verdict[];
  readonly accepted: readonly AcceptedEntry[];
  readonly quarantined: readonly HeldOffer[];
  /** Ids of stored entries, in the log or in quarantine, to redact now: an erased copy of them was offered. */
  readonly redactIds: readonly Uuid[];
  /** Persons whose erasure was ordered in this batch: all their stored entries, in the log and in quarantine, must be redacted now. */
  readonly erasedPersons: readonly Uuid[];
  /** The ledgers that changed. */
  readonly ledgers: ReadonlyMap<Uuid, Ranges>;
  /** Devices that wrote for the first time, with the installation that each belongs to from now on. */
  readonly owners?: ReadonlyMap<Uuid, Uuid>;
  /** Held entries that came again from where they belong and count now. */
  readonly cleared?: readonly { readonly id: Uuid; readonly hash: string }[];
  /** Of the accepted, those that a wrong clock dated (clock.ts): to be named in the log in the same transaction. */
  readonly doubted: readonly {
    readonly entry: Entry;
    readonly fault: ClockFault;
    readonly push?: PushClock;
  }[];
}

export interface IntakeDeps {
  readonly sha256: Sha256;
  readonly kinds: KindRegistry;
  /** Kinds that wait for a person when a wrong clock dated them. */
  readonly waiting?: readonly string[];
}

/**
 * An offered value as it was read, before anything is known about it: an entry, or why it is none. `aside` says that
 * storing it among others failed, and that it goes to quarantine for it.
 */
export type Offer = (
  | (Written & { readonly aside?: Aside })
  | { readonly id: string; readonly fault: EnvelopeFault }
) & {
  /** Who hands it in; left out, the house. */
  readonly by?: By;
  /** It comes from a device, and what its clock says; left out for what the server reads out of files. */
  readonly push?: PushClock;
};

export interface Aside {
  readonly code: QuarantineCode;
  readonly detail: string;
}

/** The first step needs no lock: reading, writing canonically and hashing are most of the work of a decision. */
export const readOffer = ({ sha256 }: Pick<IntakeDeps, 'sha256'>): ((value: unknown) => Offer) => {
  const readEntry = createEntryReader(sha256);
  return (value) => {
    const read = readEntry(value);
    return read.ok ? read.value : { id: idOf(value), fault: read.error };
  };
};

/** The second step, under the lock. */
export const decideOffers = (deps: IntakeDeps) => {
  const readers = new Map<Kind, Kind['parse']>();
  const readBody = (kind: Kind): Kind['parse'] => {
    const known = readers.get(kind);
    if (known !== undefined) return known;
    const reader = createBodyReader(kind);
    readers.set(kind, reader);
    return reader;
  };
  return (known: Known, offers: readonly Offer[], firstSeq: number): Decision => {
    const run = createRun({ ...deps, readBody }, known, firstSeq);
    for (const offer of offers) run.take(offer);
    return run.decision();
  };
};

/** Both steps at once. */
export const decideIntake = (deps: IntakeDeps) => {
  const read = readOffer(deps);
  const decide = decideOffers(deps);
  return (known: Known, offered: readonly unknown[], firstSeq: number, by: By = 'house'): Decision =>
    decide(
      known,
      offered.map((value) => ({ ...read(value), by })),
      firstSeq,
    );
};

/** The ids whose state the caller must look up before deciding: those offered, those they supersede and those they approve. */
export const idsToLookUp = (
  kinds: Pick<KindRegistry, 'find'>,
  offered: readonly Pick<Entry, 'id' | 'kind' | 'body' | 'supersedes'>[],
): readonly Uuid[] => [
  ...new Set(
    offered.flatMap((entry) => {
      const { id, supersedes } = entry;
      const approved = approvedBy(kinds, entry);
      return supersedes === undefined && approved === undefined
        ? id
        : [id, ...(supersedes ?? []), ...(approved === undefined ? [] : [approved])];
    }),
  ),
];

/** The entry whose author must not be the author of this one. */
const approvedBy = (
  kinds: Pick<KindRegistry, 'find'>,
  { kind, body }: Pick<Entry, 'kind' | 'body'>,
): Uuid | undefined => {
  const field = kinds.find(kind)?.another;
  const id = field === undefined ? undefined : body[field];
  return isUuid(id) ? id : undefined;
};

/** The entries that are superseded by something offered: the sizes of their families must be known. */
export const targetsToLookUp = (offered: readonly Pick<Entry, 'supersedes'>[]): readonly Uuid[] => [
  ...new Set(offered.flatMap(({ supersedes }) => supersedes ?? [])),
];

const createRun = (
  deps: IntakeDeps & { readonly readBody: (kind: Kind) => Kind['parse'] },
  known: Known,
  firstSeq: number,
) => {
  const entries = new Map(known.entries);
  const quarantinedBefore = new Map(known.quarantined);
  const quarantinedIds = new Map<Uuid, QuarantineCode>();
  for (const [key, code] of known.quarantined)
    if (!givesWay(known, key, code)) quarantinedIds.set(key.slice(0, 36), code);
  const owners = new Map(known.authority?.owners);
  const authority = known.authority && { ...known.authority, owners };
  const claimed = new Map<Uuid, Uuid>();
  /** What was taken earlier in this batch. */
  const taken = new Map<Uuid, Entry>();
  const cleared: { readonly id: Uuid; readonly hash: string }[] = [];
  const ledgers = new Map(known.ledgers);
  const familySizes = new Map(known.familySizes);
  const changed = new Map<Uuid, Ranges>();
  const erased = new Set(known.erasedPersons);
  const verdicts: Verdict[] = [];
  const accepted: AcceptedEntry[] = [];
  const quarantined: HeldOffer[] = [];
  const redactIds = new Set<Uuid>();
  const doubted: Decision['doubted'][number][] = [];
  const erasedPersons: Uuid[] = [];

  const take = (offer: Offer): void => {
    if ('fault' in offer) {
      const { id, fault } = offer;
      const detail = fault.code === 'entry-malformed' ? `${fault.path}: ${fault.problem}` : undefined;
      verdicts.push({
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
      verdicts.push({ id: entry.id, verdict: 'rejected', code: refusal });
      return;
    }
    const before = entries.get(entry.id);
    if (before !== undefined) takeKnown(offer, before);
    else takeNew(offer);
  };

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

  const takeKnown = (offer: Extract<Offer, Written>, before: KnownEntry): void => {
    const { id } = offer.entry;
    const mayErase = (offer.by ?? 'house') === 'house' || before.isErasureOrdered === true;
    const own = taken.get(id);
    const number = own === undefined ? before.number : numberOf(own);
    if (before.erased && number !== undefined && number !== numberOf(offer.entry))
      quarantine(offer, 'entry-conflict', 'same id, other number');
    else if (before.erased) verdicts.push({ id, verdict: 'erased' });
    else if (before.hash === offer.hash || repeatsFaded(before, offer.entry))
      verdicts.push({ id, verdict: 'duplicate' });
    // What faded names nobody any more: there is nothing to erase, and nothing to ask anybody.
    else if (offer.entry.erased === true && !mayErase && before.faded !== undefined)
      verdicts.push({ id, verdict: 'erased' });
    else if (offer.entry.erased === true && !mayErase)
      quarantine(offer, 'erasure-not-ordered', 'an erased copy of a whole entry');
    else if (offer.entry.erased === true) {
      // An erased copy always wins: a restored backup must not bring a person back.
      redactIds.add(id);
      entries.set(id, { ...before, erased: true });
      verdicts.push({ id, verdict: 'erased' });
    } else quarantine(offer, 'entry-conflict', 'same id, other content');
  };

  const repeatsFaded = ({ faded }: KnownEntry, entry: Entry): boolean =>
    faded !== undefined && isRepeatOfFaded(deps.kinds, faded, entry);

  const takeNew = (offer: Extract<Offer, Written>): void => {
    const { id } = offer.entry;
    const waits = quarantinedIds.get(id);
    if (waits !== undefined && offer.entry.erased === true && !isSomebody(offer.by)) {
      // The erased copy of what waits in quarantine: it takes the place of the full one.
      redactIds.add(id);
      verdicts.push({ id, verdict: 'quarantined', code: waits });
      return;
    }
    const fault = findFault(offer);
    if (fault !== undefined) quarantine(offer, fault.code, fault.detail);
    else accept(offer);
  };

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

  const fromWhere = (by: HandsIn, hash: string): Uuid =>
    authority === undefined ? by.installation : installationOf(authority, by, hash);

  const targetOf = (id: Uuid): Target | undefined => {
    const target = entries.get(id);
    const { author, site } = taken.get(id) ?? target ?? {};
    return target && { kind: target.kind, author, site };
  };

  const objectionBy = (
    offered: Pick<Written, 'entry' | 'hash'>,
    by: HandsIn,
    targets: readonly (Target | undefined)[],
  ): Aside | undefined =>
    authority === undefined
      ? { code: 'device-other', detail: '' }
      : objectionTo({ authority, kinds: deps.kinds, now: known.now }, offered, by, targets);

  /** The code under which these very bytes wait in quarantine, or what erasure or fading left of them. */
  const heldAs = ({ entry, hash }: Pick<Written, 'entry' | 'hash'>): QuarantineCode | undefined => {
    const inClear = quarantinedBefore.get(`${entry.id} ${hash}`);
    if (inClear !== undefined || !quarantinedIds.has(entry.id)) return inClear;
    const left = [redact, redactHeld, fadeAlone].map(
      (leave) => writeEntry(deps.sha256, leave(deps.kinds, entry)).hash,
    );
    return left.map((each) => quarantinedBefore.get(`${entry.id} ${each}`)).find(Boolean);
  };

  const quarantine = (offer: Written & { readonly by?: By }, code: QuarantineCode, detail: string): void => {
    const { entry } = offer;
    if (heldAs(offer) === undefined) {
      // A person erased since must not live on in quarantine.
      const kept = { ...keptOf(offer), from: fromOf(offer.by) };
      quarantinedBefore.set(`${entry.id} ${kept.hash}`, code);
      if (!quarantinedIds.has(entry.id) && !isUnproven(code)) quarantinedIds.set(entry.id, code);
      quarantined.push({ ...kept, code, detail });
      if (!takesNoNumber(code)) {
        addToLedger(entry);
        // A device is not claimed in the name of somebody who is not known.
        if (code !== 'worker-unknown') claim(offer, offer.by);
      }
      // An order by whoever may give one holds for the person, whoever wrote it: a restored server is told by any office.
      if (code === 'device-other' && isErase(entry) && mayOrder(offer.by)) orderErasure(entry);
    }
    verdicts.push({ id: entry.id, verdict: 'quarantined', code });
  };

  const accept = (offer: Extract<Offer, Written>): void => {
    const { entry } = offer;
    const mustRedact = isErasedPersons(entry);
    const kept = keptOf(offer);
    const kind = deps.kinds.find(entry.kind);
    const understood = kind !== undefined && entry.version <= kind.version;
    const flags: Flag[] = [];
    if (!understood) flags.push('kind-unknown');
    const { push } = offer;
    const fault =
      known.isClockDoubted === true ? undefined : clockFault(entry, known.now, deps.waiting ?? [], push);
    if (fault !== undefined) doubted.push({ entry: kept.entry, fault, ...(push !== undefined && { push }) });
    if (fault === 'wrong' || isAhead(entry)) flags.push('clock-skew');
    const place = accepted.length;
    if (heldAs(offer) !== undefined) cleared.push({ id: entry.id, hash: offer.hash });
    accepted.push({ ...kept, offeredHash: offer.hash, place, flags, understood });
    if (entry.supersedes !== undefined) {
      const size = familySize(entry);
      for (const member of [entry.id, ...entry.supersedes]) familySizes.set(member, size);
    }
    entries.set(entry.id, { hash: offer.hash, kind: entry.kind, erased: kept.entry.erased === true });
    addToLedger(entry);
    taken.set(entry.id, entry);
    claim(offer, offer.by);
    if (isErase(entry)) orderErasure(entry);
    if (mustRedact) verdicts.push({ id: entry.id, verdict: 'erased' });
    else
      verdicts.push({
        id: entry.id,
        verdict: 'accepted',
        seq: firstSeq + place,
        ...(flags.length > 0 && { flags }),
      });
  };

  /** With this entry. Families that it joins are counted apart again when the next one is offered. */
  const familySize = ({ supersedes = [] }: Entry): number =>
    Math.max(0, ...supersedes.map((target) => familySizes.get(target) ?? 1)) + 1;

  const addToLedger = (entry: Entry): void => {
    const ranges = addSeq(ledgers.get(entry.device) ?? [], entry.deviceSeq);
    ledgers.set(entry.device, ranges);
    changed.set(entry.device, ranges);
  };

  /** A device belongs to the first installation that writes under it. */
  const claim = ({ entry, hash }: Pick<Written, 'entry' | 'hash'>, by: By = 'house'): void => {
    if (!isSomebody(by) || owners.has(entry.device)) return;
    owners.set(entry.device, fromWhere(by, hash));
    claimed.set(entry.device, fromWhere(by, hash));
  };

  const orderErasure = (entry: Entry): void => {
    if (typeof entry.body['person'] !== 'string') return;
    erased.add(entry.body['person']);
    erasedPersons.push(entry.body['person']);
  };

  const mayOrder = (by: By = 'house'): boolean => {
    if (!isSomebody(by)) return true;
    const worker = known.authority?.workers.get(by.worker);
    const isLeaving = known.authority?.endings.has(by.token) === true;
    return worker?.rights.has('erase') === true && !worker.isRemoved && !isLeaving;
  };

  /** What is stored of an offer. An erased copy from an older build still has its moment and its visit. */
  const keptOf = (offer: Written): Written => {
    const { entry } = offer;
    if (isErasedPersons(entry)) return writeEntry(deps.sha256, redact(deps.kinds, entry));
    return entry.erased === true ? writeEntry(deps.sha256, withoutMoment(entry)) : offer;
  };

  const isErasedPersons = (entry: Entry): boolean => entry.subject !== undefined && erased.has(entry.subject);

  const isAhead = (entry: Entry): boolean => {
    const latest = Math.max(timeToMs(entry.occurredAt), timeToMs(entry.recordedAt));
    return latest > known.now + limits.clockDriftMs;
  };

  /** Entries taken earlier in this batch than the order, or the erased copy, that erases them. */
  const redactLate = <W extends Written>(item: W): W => {
    if (item.entry.erased === true) return item;
    if (!isErasedPersons(item.entry) && !redactIds.has(item.entry.id)) return item;
    return { ...item, ...writeEntry(deps.sha256, redact(deps.kinds, item.entry)) };
  };

  const erasesAny = (): boolean => erasedPersons.length > 0 || redactIds.size > 0;

  return {
    take,
    decision: (): Decision => ({
      verdicts,
      accepted: erasesAny() ? accepted.map((item) => redactLate(item)) : accepted,
      quarantined: erasesAny() ? quarantined.map((item) => redactLate(item)) : quarantined,
      redactIds: [...redactIds],
      erasedPersons,
      ledgers: changed,
      ...(claimed.size > 0 && { owners: claimed }),
      ...(cleared.length > 0 && { cleared }),
      doubted,
    }),
  };
};

const isSomebody = (by: By | undefined): by is HandsIn => typeof by === 'object';
const fromOf = (by: By | undefined): Uuid | undefined => (isSomebody(by) ? by.worker : undefined);

/** What is held takes its number, save where that is another entry's, or nobody knows who used it. */
const takesNoNumber = (code: QuarantineCode): boolean =>
  code === 'entry-conflict' || code === 'erasure-not-ordered' || isUnproven(code);

const numberOf = ({ device, deviceSeq }: Entry): string => `${device} ${deviceSeq}`;

/** What was held for nothing but who brought it is judged anew when it comes again, unless a person kept it out. */
const givesWay = ({ authority }: Known, key: string, code: QuarantineCode): boolean =>
  isUnproven(code) && authority?.dismissed.has(key) !== true;

const faultyTime = ({ occurredAt }: Entry): string => (isRealTime(occurredAt) ? 'recordedAt' : 'occurredAt');

const idOf = (value: unknown): string =>
  typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string'
    ? value.id.slice(0, 36)
    : '';
