import { createFieldChecks } from '../../field-checks.ts';
import { createProblem, type Problem } from '../../problem.ts';
import { checkSchedule, type Schedule } from '../../schedule/schedule.ts';
import { amount, flag, group, leaf, list, named, optional, text } from '../../shape.ts';

/** Where a person stands with regard to use, in the order of their codes 0 to 5. */
export const USE_STATES = [
  'prescription',
  'lowerRisk',
  'higherRisk',
  'notUsing',
  'otherDrugs',
  'returned',
] as const;
export type UseState = (typeof USE_STATES)[number];

/** Kinds of use that a person can have had last, in the order of their codes 0 to 3. */
export const LAST_USES = ['prescription', 'lowerRisk', 'higherRisk', 'otherDrugs'] as const;
export type LastUse = (typeof LAST_USES)[number];

export const AGE_BANDS = ['10-14', '15-24', '25-34', '35-44', '45-54', '55-64', '65+'] as const;

/** Deaths from other causes per 100 000 and year among people who use drugs, by age band (PMC9647481, MasterTable). */
export const OTHER_DEATHS_PER_100K = [
  34.447, 181.818, 333.592, 504.273, 932.141, 2296.553, 11359.999,
] as const;

/** People who start alike, counted by age band. */
export type StartGroup = {
  readonly state: UseState;
  readonly lastUse: LastUse;
  readonly everOverdosed: boolean;
  readonly byAge: readonly number[];
};

/** A place with its people at risk and the kits given out there in the year before the start and each year after. */
export type OverdosePlace = {
  readonly name: string;
  readonly people: number;
  readonly communityKits: readonly number[];
  readonly pharmacyKits: readonly number[];
  /**
   * Kits that reach people of one last use only, by the same years: a syringe service's go to people at higher risk. The
   * others are spread over everyone.
   */
  readonly groupKits?: Readonly<Partial<Record<LastUse, readonly number[]>>> | undefined;
  /** Kits given out in each month from the start on, instead of those of the years; the year before the start stays. */
  readonly kitsByMonth?:
    | {
        readonly community?: Schedule | undefined;
        readonly pharmacy?: Schedule | undefined;
        readonly groups?: Readonly<Partial<Record<LastUse, Schedule>>> | undefined;
      }
    | undefined;
};

/** Share of all people at the start by last use, in the order of `LAST_USES`. */
export const sharesByUse = (start: readonly StartGroup[]): readonly number[] => {
  const count = (groups: readonly StartGroup[]): number =>
    groups.reduce((sum, { byAge }) => byAge.reduce((a, b) => a + b, sum), 0);
  return LAST_USES.map((use) => count(start.filter(({ lastUse }) => lastUse === use)) / count(start));
};

/** People as columns; the index is the person. */
export type Population = {
  readonly size: number;
  /** Start: state + 8 * last use + 32 * ever overdosed + 64 * age band. */
  readonly start: Uint16Array;
  readonly place: Uint16Array;
};

export const startOf = (state: number, lastUse: number, ever: number, age: number): number =>
  state + 8 * lastUse + 32 * ever + 64 * age;

/** Structure of a setting, see shape.ts. */
export const settingShape = group({
  start: list(group({ state: text, lastUse: text, everOverdosed: flag, byAge: list(amount) })),
  places: list(
    group({
      name: text,
      people: amount,
      communityKits: list(amount),
      pharmacyKits: list(amount),
      kitsByMonth: optional(
        group(
          { community: optional(leaf), pharmacy: optional(leaf), groups: optional(named(leaf)) },
          'closed',
        ),
      ),
    }),
  ),
});

/** Problems of the start groups and places, by field. People of the places must sum to people of the groups. */
export const checkPopulation = (
  start: readonly StartGroup[],
  places: readonly OverdosePlace[],
): readonly Problem[] => {
  const checks = createFieldChecks();
  let people = 0;
  start.forEach((group, i) => {
    const known = USE_STATES.includes(group.state) && LAST_USES.includes(group.lastUse);
    if (!known) checks.add(createProblem('unknown', `start[${i}].state`, { got: String(group.state) }));
    // Who uses now used that last; only "not using" and "returned" say more by the last use.
    const tells = group.state === 'notUsing' || group.state === 'returned' || group.state === group.lastUse;
    if (known && !tells)
      checks.add(createProblem('unknown', `start[${i}].lastUse`, { got: String(group.lastUse) }));
    checks.length(`start[${i}].byAge`, group.byAge, AGE_BANDS.length);
    group.byAge.forEach((count, age) => {
      checks.whole(`start[${i}].byAge[${age}]`, count, 0, 1e8);
      people += count;
    });
  });
  let placed = 0;
  places.forEach((place, i) => {
    checks.whole(`places[${i}].people`, place.people, 1, 1e8);
    placed += place.people;
    checks.length(`places[${i}].pharmacyKits`, place.pharmacyKits, place.communityKits.length);
    checks.whole(`places[${i}].communityKits.length`, place.communityKits.length, 2, 200);
    place.communityKits.forEach((kits, year) => {
      checks.amount(`places[${i}].communityKits[${year}]`, kits);
    });
    place.pharmacyKits.forEach((kits, year) => {
      checks.amount(`places[${i}].pharmacyKits[${year}]`, kits);
    });
    const { community, pharmacy, groups = {} } = place.kitsByMonth ?? {};
    const byMonth = { community, pharmacy, ...groups };
    for (const [name, kits] of Object.entries(byMonth))
      if (kits !== undefined)
        checkSchedule(
          checks,
          `places[${i}].kitsByMonth.${name in groups ? `groups.${name}` : name}`,
          kits,
          0,
          1e9,
        );
    for (const use of Object.keys(groups))
      if (!LAST_USES.includes(use as LastUse))
        checks.add(createProblem('unknown-field', `places[${i}].kitsByMonth.groups.${use}`));
    for (const [use, kits] of Object.entries(place.groupKits ?? {})) {
      const field = `places[${i}].groupKits.${use}`;
      if (!LAST_USES.includes(use as LastUse)) checks.add(createProblem('unknown-field', field));
      else if (!Array.isArray(kits)) checks.add(createProblem('not-a-list', field));
      else {
        checks.length(field, kits, place.communityKits.length);
        kits.forEach((given: unknown, year) => {
          checks.amount(`${field}[${year}]`, given);
        });
        if (!start.some(({ lastUse, byAge }) => lastUse === use && byAge.some((count) => count > 0)))
          checks.add(createProblem('empty', `start: ${use}`));
      }
    }
  });
  checks.whole('places.length', places.length, 1, 65_536);
  if (people < 1) checks.add(createProblem('too-few', 'start', { got: people, least: 1 }));
  else if (people !== placed)
    checks.add(createProblem('wrong-sum', 'places', { got: placed, expected: people }));
  return checks.problems;
};

/**
 * Lays people out, group after group, and spreads each group evenly over the places by a fixed stride: the joint
 * counts are not published, so use and place are taken as independent.
 */
export const createPopulation = (
  start: readonly StartGroup[],
  places: readonly OverdosePlace[],
): Population => {
  const size = start.reduce((sum, group) => sum + group.byAge.reduce((a, b) => a + b, 0), 0);
  const starts = new Uint16Array(size);
  let person = 0;
  for (const group of start)
    group.byAge.forEach((count, age) => {
      const code = startOf(
        USE_STATES.indexOf(group.state),
        LAST_USES.indexOf(group.lastUse),
        group.everOverdosed ? 1 : 0,
        age,
      );
      starts.fill(code, person, person + count);
      person += count;
    });
  const seats = new Uint16Array(size);
  let seat = 0;
  places.forEach((place, i) => {
    seats.fill(i, seat, seat + place.people);
    seat += place.people;
  });
  const stride = strideFor(size);
  const place = new Uint16Array(size);
  for (let i = 0, at = 0; i < size; i += 1, at = (at + stride) % size) place[i] = seats[at] as number;
  return { size, start: starts, place };
};

/** A step near the golden section that visits every seat once. */
const strideFor = (size: number): number => {
  const common = (a: number, b: number): number => (b === 0 ? a : common(b, a % b));
  let stride = Math.max(1, Math.round(size * 0.6180339887));
  while (common(size, stride) !== 1) stride += 1;
  return stride;
};
