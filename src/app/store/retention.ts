import {
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

/**
 * Lets go of what was proven to be on the server more than `limits.keepSentDays` ago, and of nothing else. A family of
 * corrections goes whole or not at all, or a taken-back entry would count again. Orders to erase and kinds that every
 * device needs stay, and so does what this build does not know: it may be either. So does what waits for a person.
 *
 * `now` is the server's clock, not the device's: a phone set to next year must not let go of all it has.
 *
 * Answers the ids that went. Errors: the `storage-*` codes.
 */
export const prune = async (
  deps: { readonly store: LocalStore; readonly kinds: KindRegistry },
  now: number,
  /** More to keep, for example what a screen reckons from. */
  keep: (record: LocalRecord) => boolean = () => false,
): Promise<Result<readonly Uuid[], Failure>> => {
  const before = now - limits.keepSentDays * 86_400_000;
  const mayGo = (record: LocalRecord): boolean => {
    const { entry } = record;
    const kind = deps.kinds.find(entry.kind);
    if (record.delivery !== 'proven' || isErase(entry) || kind === undefined) return false;
    // A void goes with what it took back.
    if (kind.everywhere && !isVoid(entry)) return false;
    if (record.provenAt === undefined || record.provenAt >= before) return false;
    return timeToMs(entry.occurredAt) < before && !keep(record);
  };
  return deps.store.write(async (tx) => {
    const all = await tx.all();
    if (!all.some(mayGo)) return [];
    const byId = new Map(all.map((record) => [record.entry.id, record]));
    const gone: Uuid[] = [];
    for (const family of familiesOf(all.map((record) => record.entry))) {
      const members = family.map((entry) => byId.get(entry.id));
      // Two people put it right and nobody has settled it: somebody is still asked.
      if (standingOf(family).tips.length > 1) continue;
      if (!members.every((member) => member !== undefined && mayGo(member))) continue;
      for (const entry of family) {
        await tx.remove(entry.id);
        gone.push(entry.id);
      }
    }
    return gone;
  });
};
