import { addDays, mondayOf } from '#log/calendar.ts';
import type { Contribution, SafeFamily } from '#report/safe/family.ts';
import { release, usualK } from '#report/safe/safe.ts';
import { medianHours } from '../figures.ts';
import { foundDayOf, foundOf, type Sample } from '../sample.ts';
import { classOf } from '../substances.ts';
import type { Around } from './said.ts';

/**
 * One table of all three, so that whatever is reckoned from it is a sum of blocks that are large enough each. A sample stands in a row
 * for each pair of one expected and one found; it is what a figure here speaks of, since samples are of nobody.
 */
export const aroundFamily: SafeFamily = {
  id: 'checking.around',
  version: 1,
  dimensions: [{ id: 'area' }, { id: 'expected', parentOf: classOf }, { id: 'found', parentOf: classOf }],
  tables: [
    { id: 'pairs', measure: 'pairs', by: ['area', 'expected', 'found'] },
    { id: 'samples', measure: 'samples', by: [] },
  ],
};

/** What a sample adds: a part for each pair. */
export const contributionsOf = (sample: Sample): readonly Contribution[] => {
  const { expected = [], area = 'unknown' } = sample.intake.said;
  const known = foundOf(sample) ?? [];
  const said = expected.length === 0 ? ['unknown'] : expected;
  const is = known.length === 0 ? ['nothing'] : known;
  const one = { person: sample.id, value: 1 };
  return [
    { measure: 'samples', at: { area, expected: said[0] ?? '', found: is[0] ?? '' }, ...one },
    ...said.flatMap((first) =>
      is.map((second) => ({ measure: 'pairs', at: { area, expected: first, found: second }, ...one })),
    ),
  ];
};

/**
 * What may leave now. A sample counts in the week of its first result, with all that is known of it by then; a week leaves when
 * another whole week has passed. Weeks of too few samples wait for the next ones and leave with them.
 */
export const releasesDue = (
  samples: readonly Sample[],
  { last, today }: { readonly last: string | undefined; readonly today: string },
): readonly Around[] => {
  const dated = samples.flatMap((sample) => {
    const day = foundDayOf(sample);
    return day === undefined || (last !== undefined && day <= last) ? [] : [{ sample, day }];
  });
  const first = dated.map(({ day }) => day).toSorted()[0];
  if (first === undefined) return [];
  const ripe = addDays(mondayOf(addDays(today, -7)), -1);
  const due: Around[] = [];
  let from = last === undefined ? mondayOf(first) : addDays(last, 1);
  for (let to = addDays(mondayOf(from), 6); to <= ripe; to = addDays(to, 7)) {
    const own = dated.filter(({ day }) => day >= from && day <= to).map(({ sample }) => sample);
    const made = release(aroundFamily, `${from} ${to}`, own.flatMap(contributionsOf));
    const pairs = made.ok ? made.value.tables['pairs'] : undefined;
    if (own.length === 0 || pairs === undefined || pairs === 'withheld') continue;
    const released = samples.filter(
      ({ firstRelease }) => firstRelease !== undefined && firstRelease.day >= from && firstRelease.day <= to,
    );
    const hours = released.length < usualK ? undefined : medianHours(released);
    due.push({
      from,
      to,
      samples: own.length,
      ...(hours !== undefined && { hours }),
      rows: pairs.map(({ at, value }) => ({
        area: [...(at['area'] ?? [])],
        expected: [...(at['expected'] ?? [])],
        found: [...(at['found'] ?? [])],
        times: value,
      })),
    });
    from = addDays(to, 1);
  }
  return due;
};
