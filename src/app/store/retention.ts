import { dayMs } from '#log/calendar.ts';
import {
  type Entry,
  type Failure,
  familiesOf,
  isErase,
  isVoid,
  type KindRegistry,
  limits,
  type Result,
  standingOf,
  timeToMs,
  type Uuid,
} from '#log/index.ts';
import type { LocalRecord, LocalStore } from './ports.ts';

/** What a screen reckons from. */
export interface Needed {
  readonly keep: (entry: Entry) => boolean;
  /** What it moves, each with the moment: once it went, something else stands for it (the count of a shelf). */
  readonly moved: (entry: Entry) => readonly (readonly [name: string, ms: number])[];
  /** False: nothing stands any more for what was let go up to that moment. */
  readonly stands: (name: string, ms: number) => boolean;
}

/**
 * Lets go of what was proven to be on the server more than `limits.keepSentDays` ago (or as long as its kind lasts, where that is longer), and of nothing else. A family of
 * corrections goes whole or not at all, or a taken-back entry would count again. Orders to erase and kinds that every
 * device needs stay, and so does what this build does not know: it may be either. So does what waits for a person.
 *
 * Where what stood for some that went counts no longer, as a count that somebody took back, the log is read again from the start.
 *
 * `now` is the server's clock, not the device's: a phone set to next year must not let go of all it has.
 *
 * Answers the ids that went. Errors: the `storage-*` codes.
 */
export const prune = async (
  deps: { readonly store: LocalStore; readonly kinds: KindRegistry },
  now: number,
  needed?: Needed,
): Promise<Result<readonly Uuid[], Failure>> => {
  const mayGo = (record: LocalRecord): boolean => {
    const { entry } = record;
    const kind = deps.kinds.find(entry.kind);
    if (record.delivery !== 'proven' || isErase(entry) || kind === undefined) return false;
    // A void goes with what it took back.
    if (kind.everywhere && !isVoid(entry)) return false;
    // What fades later is looked at until it does: what is sealed can be reckoned nowhere else.
    const before = now - Math.max(limits.keepSentDays, kind.keepDays ?? 0) * dayMs;
    if (record.provenAt === undefined || record.provenAt >= before) return false;
    return timeToMs(entry.occurredAt) < before && needed?.keep(entry) !== true;
  };
  return deps.store.write(async (tx) => {
    const all = await tx.all();
    let letGo = (await tx.meta('letGo')) ?? {};
    if (Object.entries(letGo).some(([name, ms]) => needed?.stands(name, ms) === false)) {
      letGo = {};
      await tx.setMeta('letGo', letGo);
      await tx.setMeta('cursor', 0);
    }
    if (!all.some(mayGo)) return [];
    const byId = new Map(all.map((record) => [record.entry.id, record]));
    const gone: Uuid[] = [];
    for (const family of familiesOf(all.map((record) => record.entry))) {
      const members = family.map((entry) => byId.get(entry.id));
      // Two people put it right and nobody has settled it: somebody is still asked.
      if (standingOf(family).tips.length > 1) continue;
      if (!members.every((member) => member !== undefined && mayGo(member))) continue;
      for (const member of members) {
        if (member === undefined) continue;
        await tx.remove(member.entry.id);
        gone.push(member.entry.id);
        for (const [name, ms] of needed?.moved(member.entry) ?? [])
          letGo = { ...letGo, [name]: Math.max(ms, letGo[name] ?? 0) };
      }
    }
    await tx.setMeta('letGo', letGo);
    return gone;
  });
};
