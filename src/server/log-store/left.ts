import type { Transaction } from '#database/transaction.ts';
import {
  type Entry,
  familiesOf,
  hlcDay,
  hlcFormat,
  hlcIsFaded,
  hlcOfDay,
  hlcParse,
  offsetOf,
  startOfDay,
  type TimesLeft,
  type Uuid,
} from '#log/index.ts';
import { loadFamilies } from './families.ts';

/**
 * What the log has left of the times of entries whose person was erased. One that had faded before was erased by nobody here, since
 * nobody knew any more whose it was: its clock still says when it was written. A device that knew is told no moment, only
 * which of the corrections of that day were earlier.
 */
export const readLeft = async (
  tx: Transaction,
  org: Uuid,
  ids: readonly Uuid[],
): Promise<ReadonlyMap<Uuid, TimesLeft>> => {
  const asked = new Set(ids);
  const members = await loadFamilies(tx, org, ids);
  return new Map(
    familiesOf(members).flatMap((family) =>
      family
        .filter(({ id, subject }) => asked.has(id) && subject === undefined)
        .map((entry) => [entry.id, timesOf(entry, family)] as const),
    ),
  );
};

const timesOf = (entry: Entry, family: readonly Entry[]): TimesLeft => ({
  hlc: hlcIsFaded(entry.hlc) ? entry.hlc : clockBehind(entry, family),
  occurredAt: entry.occurredAt,
  recordedAt: startOfDay(entry.recordedAt),
});

/** Right after the last correction before it on its day, or as the day begins. */
const clockBehind = (entry: Entry, family: readonly Entry[]): string => {
  const begins = hlcOfDay(entry.hlc, hlcDay(entry.hlc, offsetOf(entry.recordedAt)));
  const last = family
    .map(({ hlc }) => hlc)
    .filter((hlc) => begins < hlc && hlc < entry.hlc)
    .sort()
    .at(-1);
  if (last === undefined) return begins;
  const { ms, counter } = hlcParse(last);
  return hlcFormat({ ms, counter: counter + 1 }, entry.device);
};
