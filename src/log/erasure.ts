import type { Entry } from './entry.ts';
import { hlcDay, hlcIsFaded, hlcOfDay } from './hlc.ts';
import type { KindRegistry } from './kind.ts';
import { offsetOf, startOfDay } from './time.ts';

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
