import { addDays } from '#log/calendar.ts';
import type { LocalDate, Uuid } from '#log/index.ts';
import type { Period } from '../period.ts';
import { combine } from '../safe/safe.ts';
import type { Breakdown, ReleaseBody } from './entries.ts';
import { asRelease, keyOf } from './release.ts';

/** A line of a funder's report. */
export interface FunderRow {
  readonly measure: string;
  /** '' of a measure that tells no items apart. */
  readonly item: string;
  /** The months that it is of: fewer than were asked for where some did not leave, or left with months outside. */
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** Shown as one; empty where it is of all. */
  readonly sites: readonly Uuid[];
  readonly channels: readonly string[];
  /** Null: of too few people. */
  readonly value: number | null;
}

/** What a template asks for. */
export interface Wanted {
  readonly measures: readonly string[];
  readonly by: readonly Breakdown[];
}

/**
 * The lines of a template over days, out of releases alone. Each line is a sum of blocks that were made safe, so nothing that can
 * be reckoned from any number of templates speaks of fewer people than these do.
 */
export const rowsOf = (
  { measures, by }: Wanted,
  period: Period,
  releases: readonly ReleaseBody[],
): readonly FunderRow[] => {
  const wanted = releases.filter(
    ({ measure, from, to }) => measures.includes(measure) && from <= period.to && to >= period.from,
  );
  const figures = Map.groupBy(wanted, ({ measure, counted, item }) =>
    keyOf({ id: measure, version: counted, item }),
  );
  const order = [...figures.values()].toSorted(([a], [b]) => {
    const places = [a, b].map((one) => measures.indexOf(one?.measure ?? ''));
    return (places[0] ?? 0) - (places[1] ?? 0) || ((a?.item ?? '') < (b?.item ?? '') ? -1 : 1);
  });
  return order.flatMap((all) => {
    const own = all.toSorted((a, b) => (a.from < b.from ? -1 : 1));
    // A stretch with months outside of the days asked for cannot be taken apart, and one that was withheld is of nobody's.
    const inside = own.filter(
      ({ from, to, cells }) => from >= period.from && to <= period.to && cells !== undefined,
    );
    const [first] = own;
    if (first === undefined) return [];
    if (inside.length === 0) return [{ ...lineOf(first), ...period, sites: [], channels: [], value: null }];
    const stretches = by.includes('month') ? inside.map((one) => [one]) : runsOf(inside);
    return stretches.flatMap((stretch) => linesOf(stretch, by));
  });
};

const lineOf = ({ measure, item }: ReleaseBody) => ({ measure, item });

/** Releases that follow on each other without a month between: only those are one stretch of time. */
const runsOf = (releases: readonly ReleaseBody[]): readonly (readonly ReleaseBody[])[] => {
  const runs: ReleaseBody[][] = [];
  for (const one of releases) {
    const run = runs.at(-1);
    const before = run?.at(-1);
    if (run !== undefined && before !== undefined && addDays(before.to, 1) === one.from) run.push(one);
    else runs.push([one]);
  }
  return runs;
};

const linesOf = (stretch: readonly ReleaseBody[], by: readonly Breakdown[]): readonly FunderRow[] => {
  const [first, last] = [stretch[0], stretch.at(-1)];
  const made = combine(stretch.map(asRelease), 'all');
  if (first === undefined || last === undefined || !made.ok) return [];
  const cells = made.value.tables['cells'];
  const head = { ...lineOf(first), from: first.from, to: last.to };
  if (cells === undefined || cells === 'withheld') return [{ ...head, sites: [], channels: [], value: null }];
  const sums = new Map<string, { sites: readonly string[]; channels: readonly string[]; value: number }>();
  for (const { at, value } of cells) {
    const sites = by.includes('site') ? (at['site'] ?? []) : [];
    const channels = by.includes('channel') ? (at['channel'] ?? []).filter((code) => code !== '') : [];
    const key = JSON.stringify([sites, channels]);
    const sum = sums.get(key) ?? { sites, channels, value: 0 };
    sums.set(key, { ...sum, value: sum.value + value });
  }
  if (sums.size === 0) return [{ ...head, sites: [], channels: [], value: 0 }];
  return [...sums.values()].map((sum) => ({ ...head, ...sum }));
};
