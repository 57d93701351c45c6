import {
  type Clock,
  type Entry,
  hlcHear,
  hlcStart,
  type KindRegistry,
  limits,
  type PullResponse,
  type Random,
  redact,
  type Sha256,
  type Uuid,
  writeEntry,
} from '#log/index.ts';
import { takeNewDevice } from '../store/device.ts';
import {
  askAbout,
  askLater,
  correctsErased,
  personToErase,
  redactJoined,
  redactPerson,
} from '../store/erase.ts';
import { move } from '../store/move.ts';
import type { StoreTransaction } from '../store/ports.ts';
import { noteEpoch, offerAgain } from './epoch.ts';

/**
 * Stores one page of the server's log: entries, erasures, clock and cursor in the caller's one transaction, so that the
 * cursor never speaks of entries that are not here.
 *
 * Answers whether reading goes on from a new cursor ('more'), is at the end ('end'), or must start over because another
 * log answered ('again').
 */
export interface PageDeps {
  readonly kinds: KindRegistry;
  readonly sha256: Sha256;
  readonly random: Random;
  readonly clock: Pick<Clock, 'now'>;
}

export const applyPage = async (
  deps: PageDeps,
  tx: StoreTransaction,
  asked: {
    readonly after: number;
    readonly serverNow: number | undefined;
    /** The log was never read to its end here (store/reading.ts). */
    readonly isFirstRead?: boolean;
  },
  page: PullResponse,
): Promise<'more' | 'end' | 'again'> => {
  if (await noteEpoch(tx, page.epoch)) return 'again';
  if ((await tx.meta('cursor')) !== asked.after) return 'again';
  if (page.next < asked.after) {
    // A log that shrank without saying so is not the log that was read.
    await offerAgain(tx);
    return 'again';
  }
  const erased = new Set(await tx.meta('erasedPersons'));
  const knownErased = erased.size;
  const device = await tx.meta('device');
  const deviceSeq = (await tx.meta('deviceSeq')) ?? 0;
  let hlc = (await tx.meta('hlc')) ?? hlcStart;
  let isCopied = false;
  const erasedHere: Uuid[] = [];
  /** Erased by orders that the server knows. */
  const ordered: Uuid[] = [];
  const erasedThere: Uuid[] = [];
  for (const { seq, entry: pulled } of page.entries) {
    const entry = pulled as Entry;
    hlc = hlcHear(hlc, entry.hlc, deps.clock.now(), limits.clockDriftMs);
    const by = await applyEntry(deps, tx, { entry, seq, erased, device, serverNow: asked.serverNow });
    if (by === 'here') erasedHere.push(entry.id);
    if (by === 'there') erasedThere.push(entry.id);
    isCopied ||= entry.device === device && entry.deviceSeq > deviceSeq;
    const person = personToErase(entry);
    if (person !== undefined && !erased.has(person)) {
      erased.add(person);
      ordered.push(...(await redactPerson(deps, tx, person)));
    } else if (person !== undefined && (await tx.get(entry.id))?.own === true) {
      ordered.push(...((await tx.meta('erasedHere')) ?? []));
      await tx.setMeta('erasedHere', []);
    }
  }
  await askLater(tx, [...erasedHere, ...(await redactJoined(deps, tx, erasedHere))]);
  await askAbout(tx, [...ordered, ...(await redactJoined(deps, tx, ordered))]);
  // What a first read brought was erased there with all that is joined with it; only what was never sent can be whole.
  await redactJoined(deps, tx, erasedThere, asked.isFirstRead === true ? 'unsent' : 'all');
  if (erased.size > knownErased) await tx.setMeta('erasedPersons', [...erased]);
  await tx.setMeta('hlc', hlc);
  await tx.setMeta('cursor', page.next);
  if (asked.isFirstRead) await tx.setMeta('reading', page.more ? (page.head ?? 0) : null);
  // The log holds later numbers of this device than the device does: it was brought back from a backup, or copied.
  if (isCopied) await takeNewDevice(tx, deps.random);
  return page.more ? 'more' : 'end';
};

const applyEntry = async (
  deps: PageDeps,
  tx: StoreTransaction,
  pulled: {
    readonly entry: Entry;
    readonly seq: number;
    readonly erased: ReadonlySet<Uuid>;
    readonly device: Uuid | undefined;
    readonly serverNow: number | undefined;
  },
): Promise<'here' | 'there' | undefined> => {
  const { seq, device } = pulled;
  const { entry, hash } = writeEntry(deps.sha256, pulled.entry);
  const before = await tx.get(entry.id);
  if (before === undefined) {
    const isErased =
      entry.erased !== true &&
      ((entry.subject !== undefined && pulled.erased.has(entry.subject)) ||
        (await correctsErased(tx, entry)));
    const kept = isErased ? writeEntry(deps.sha256, redact(deps.kinds, entry)) : { entry, hash };
    const fresh = { entry: kept.entry, hash: kept.hash, own: entry.device === device, seq };
    await tx.put(move({ ...fresh, delivery: 'proven' }, 'ledger-holds', pulled.serverNow));
    return isErased ? 'here' : entry.erased === true ? 'there' : undefined;
  }
  const { code: _code, ...rest } = before;
  if (before.hash === hash || entry.erased === true) {
    // The log itself shows these bytes. Own entries still wait for the ledger; for others this is proof enough.
    const stored = move({ ...rest, entry, hash, seq }, 'stored', pulled.serverNow);
    await tx.put(before.own ? stored : move(stored, 'ledger-holds', pulled.serverNow));
    return entry.erased === true && before.entry.erased !== true ? 'there' : undefined;
  }
  // Here and there differ. Neither overwrites the other: what is here is offered, and the server decides (an erased copy
  // wins, anything else goes to quarantine before a person).
  await tx.put(move(rest, 'ledger-lacks'));
  return undefined;
};
