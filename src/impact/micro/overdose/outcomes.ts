import { guardBare } from '../../guard.ts';
import { createProblem } from '../../problem.ts';
import { count, numbers, parameter } from '../../shape.ts';
import { AGE_BANDS, USE_STATES } from './population.ts';

/** Counts kept for every month, in the order of their columns. */
export const MONTHLY = [
  'overdoses',
  'witnessed',
  'naloxone',
  'ambulance',
  'hospital',
  'ceased',
  'deaths',
  'fentanylDeaths',
  'otherDeaths',
] as const;
export type Monthly = (typeof MONTHLY)[number];

/** Where each outcome lies in one flat row of whole numbers, so that threads can add into shared memory. */
export type OutcomeLayout = {
  readonly months: number;
  readonly places: number;
  /** Then people by state: `people + state * (months + 1) + month`, kept as changes until read. */
  readonly people: number;
  /** Then deaths by age band, then overdoses and deaths by place. */
  readonly deathsByAge: number;
  readonly overdosesByPlace: number;
  readonly deathsByPlace: number;
  readonly length: number;
};

export const outcomeLayout = (months: number, places: number): OutcomeLayout => {
  const people = MONTHLY.length * months;
  const deathsByAge = people + USE_STATES.length * (months + 1);
  const overdosesByPlace = deathsByAge + AGE_BANDS.length;
  const deathsByPlace = overdosesByPlace + places;
  return {
    months,
    places,
    people,
    deathsByAge,
    overdosesByPlace,
    deathsByPlace,
    length: deathsByPlace + places,
  };
};

/** Outcomes of one run, as whole people. */
export type OverdoseOutcomes = {
  /** By month from the start. */
  readonly monthly: { readonly [Name in Monthly]: Int32Array };
  /** People in each state at the start of each month, and at the end of the last. */
  readonly people: readonly Int32Array[];
  readonly deathsByAge: Int32Array;
  readonly overdosesByPlace: Int32Array;
  readonly deathsByPlace: Int32Array;
};

/** Reads a row written by the kernel. */
export const readOutcomes = (row: Int32Array, layout: OutcomeLayout): OverdoseOutcomes => {
  const { months } = layout;
  const column = (i: number): Int32Array => row.slice(i * months, (i + 1) * months);
  const [overdoses, witnessed, naloxone, ambulance, hospital, ceased, deaths, fentanylDeaths, otherDeaths] = [
    column(0),
    column(1),
    column(2),
    column(3),
    column(4),
    column(5),
    column(6),
    column(7),
    column(8),
  ];
  const people = USE_STATES.map((_, state) => {
    const at = layout.people + state * (months + 1);
    const counts = row.slice(at, at + months + 1);
    for (let month = 1; month <= months; month += 1)
      counts[month] = (counts[month] as number) + (counts[month - 1] as number);
    return counts;
  });
  return {
    monthly: {
      overdoses,
      witnessed,
      naloxone,
      ambulance,
      hospital,
      ceased,
      deaths,
      fentanylDeaths,
      otherDeaths,
    },
    people,
    deathsByAge: row.slice(layout.deathsByAge, layout.overdosesByPlace),
    overdosesByPlace: row.slice(layout.overdosesByPlace, layout.deathsByPlace),
    deathsByPlace: row.slice(layout.deathsByPlace, layout.length),
  };
};

/** Sum of a monthly count over year 0, 1, 2 ... from the start. */
export const inYear = guardBare(
  [parameter('monthly', numbers()), parameter('year', count)],
  (monthly: Int32Array, year: number): number => {
    let sum = 0;
    for (let month = year * 12; month < (year + 1) * 12; month += 1) sum += monthly[month] ?? 0;
    return sum;
  },
  {
    further: (monthly, year) =>
      (year + 1) * 12 <= monthly.length
        ? []
        : [
            createProblem('outside', 'year', {
              low: 0,
              high: Math.floor(monthly.length / 12) - 1,
              got: year,
            }),
          ],
  },
);
