import { clockKind } from '#log/device-kinds.ts';
import {
  canonicalText,
  type Decision,
  type Entry,
  faultRuns,
  hlcFormat,
  type JsonObject,
  type Sha256,
  startOfDay,
  timeToMs,
  type Uuid,
  uuidFrom,
  type Written,
  writeEntry,
} from '#log/index.ts';
import type { Clerk } from './ports.ts';

/**
 * What the server writes in the same transaction about entries that a wrong clock dated: one `log.clock` for each run of
 * numbers. A count whose clock is off by less than a day keeps the moment of its receipt (nobody who was served is in a
 * count); all else only its day, and its place among the counts of that day.
 *
 * Each is the first number of a device of its own and follows from what it says: one that was read before the server was
 * restored, and is offered again, meets no other under its number or id.
 */
export const nameDoubted = (
  { sha256 }: { readonly sha256: Sha256 },
  org: Uuid,
  doubted: Decision['doubted'],
  clerk: Clerk,
): readonly Written[] =>
  faultRuns(doubted).map(({ of, site, fault, device, first, last }) => {
    const aheadMs = doubted.find(({ entry }) => entry.id === of)?.push?.aheadMs;
    const body: JsonObject = {
      device,
      first,
      last,
      received: fault === 'fast' ? clerk.now : clerk.received,
      waits: fault === 'wrong',
      ...(aheadMs !== undefined && { ahead: Math.round(aheadMs / 1_000) }),
    };
    const seal = sha256(canonicalText({ org, of, body }));
    const own = uuidFrom(sha256(`device ${seal}`));
    const day = startOfDay(clerk.now);
    const entry: Entry = {
      id: uuidFrom(seal),
      org,
      site,
      device: own,
      deviceSeq: 1,
      author: clerk.author,
      kind: clockKind.kind,
      version: clockKind.version,
      occurredAt: day,
      recordedAt: day,
      hlc: hlcFormat({ ms: Math.max(0, timeToMs(day)), counter: 0 }, own),
      body,
    };
    return writeEntry(sha256, entry);
  });
