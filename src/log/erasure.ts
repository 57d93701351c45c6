import type { Entry } from './entry.ts';
import { hlcDay, hlcIsFaded, hlcOfDay } from './hlc.ts';
import type { KindRegistry } from './kind.ts';
import { offsetOf, startOfDay } from './time.ts';
import type { Uuid } from './uuid.ts';

/**
 * What is left of an entry when its person is erased: the open part, a count of supplies like that of any anonymous
 * visit. Subject, visit, linked fields and the sealed part go. The body of a kind unknown here cannot be told apart into
 * classes, so all of it goes. When it happened (`occurredAt`) stays here: a shelf is reckoned by it; what the server keeps
 * of it is the day (server/log-store/counted.ts).
 */
export const redact = (kinds: KindRegistry, entry: Entry): Entry => {
  const { subject: _subject, sealed: _sealed, body, ...rest } = entry;
  const kind = kinds.find(entry.kind);
  const kept = Object.entries(body).filter(([name]) => kind?.fields[name]?.class === 'open');
  const open = kind === undefined ? {} : Object.fromEntries(kept);
  return withoutMoment({ ...rest, erased: true, body: open });
};

/** As it is left in quarantine: it moves no shelf there. Without the time of day, since its hash would give that away. */
export const redactHeld = (kinds: KindRegistry, entry: Entry): Entry => ({
  ...redact(kinds, entry),
  occurredAt: startOfDay(entry.occurredAt),
});

/** Without the visit, and without the second in which it was written: of that the day stays. Done twice it is done once. */
export const withoutMoment = ({ visit: _visit, ...entry }: Entry): Entry => ({
  ...entry,
  recordedAt: startOfDay(entry.recordedAt),
  hlc: hlcIsFaded(entry.hlc) ? entry.hlc : hlcOfDay(entry.hlc, hlcDay(entry.hlc, offsetOf(entry.recordedAt))),
});

/** What is needed of an entry to tell whether it goes with another. */
export type Chained = Pick<Entry, 'id' | 'subject' | 'supersedes'> & {
  /** It waits in quarantine: it goes with what it corrects, and takes nothing with it, since it corrects nothing yet. */
  readonly isHeld?: true;
};

/**
 * The entries that go when these do: a correction or a void need not name the person of what it corrects, and what was corrected need
 * not name the person whom a correction found. So an erasure follows `supersedes` both ways, through every entry that names
 * nobody, also where one between is not here; it stops at an entry of somebody else. `later`: only towards what supersedes.
 */
export const erasedAlong = (
  chained: readonly Chained[],
  gone: Iterable<Uuid>,
  way: 'both' | 'later' = 'both',
): ReadonlySet<Uuid> => {
  const next = new Map<Uuid, Uuid[]>();
  const lead = (from: Uuid, to: Uuid): void => {
    const known = next.get(from);
    if (known === undefined) next.set(from, [to]);
    else known.push(to);
  };
  const named = new Set<Uuid>();
  for (const { id, subject, supersedes, isHeld } of chained) {
    if (subject !== undefined) named.add(id);
    for (const target of supersedes ?? []) {
      lead(target, id);
      if (way === 'both' && isHeld !== true) lead(id, target);
    }
  }
  const reached = new Set(gone);
  const open = [...reached];
  for (let id = open.pop(); id !== undefined; id = open.pop())
    for (const to of next.get(id) ?? []) {
      if (reached.has(to) || named.has(to)) continue;
      reached.add(to);
      open.push(to);
    }
  return reached;
};
