import { createFieldChecks } from '../../field-checks.ts';
import { guard } from '../../guard.ts';
import { err, ok, type Result } from '../../problem.ts';
import type { Schedule } from '../../schedule/schedule.ts';
import { flat, group, parameter } from '../../shape.ts';
import { checkOverdoseParameters, type OverdoseParameters } from './parameters.ts';
import { stateOfUse } from './person.ts';
import {
  checkPopulation,
  LAST_USES,
  type OverdosePlace,
  type StartGroup,
  settingShape,
  sharesByUse,
  USE_STATES,
} from './population.ts';
import { checkFentanyl, createOverdoseTables, type OverdoseTables } from './tables.ts';

/** Expected counts, month by month; people by state at the start of each month and the end of the last. */
export type ExpectedOverdose = {
  readonly overdoses: Float64Array;
  readonly hospital: Float64Array;
  readonly deaths: Float64Array;
  readonly otherDeaths: Float64Array;
  readonly people: readonly Float64Array[];
  /** Overdoses by last use, in the order of `LAST_USES`. */
  readonly overdosesByUse: readonly Float64Array[];
};

/**
 * The overdose model as a cohort: the mean of the microsimulation in mode "corrected", without chance. Shares of
 * people move through state, last use, ever overdosed and the rank of exposure, cut wherever exposure changes, so
 * nothing is approximated but the places: naloxone is the mean over places, weighted by people.
 */
export const expectOverdose = guard(
  [flat('setting', settingShape), parameter('parameters', group({}))],
  (
    setting: {
      readonly start: readonly StartGroup[];
      readonly places: readonly OverdosePlace[];
      readonly months: number;
      readonly fentanylShare?: Schedule | undefined;
    },
    parameters: OverdoseParameters,
  ): Result<ExpectedOverdose> => {
    const checks = createFieldChecks();
    checks.whole('months', setting.months, 1, 1200);
    checkFentanyl(checks, setting);
    const problems = [
      ...checks.problems,
      ...checkPopulation(setting.start, setting.places),
      ...checkOverdoseParameters(parameters),
    ];
    if (problems.length > 0) return err(problems);
    const { months, places, fentanylShare } = setting;
    const shares = sharesByUse(setting.start);
    const tables = createOverdoseTables(parameters, places, months, 'corrected', shares, fentanylShare);
    const zeros = (): Float64Array => new Float64Array(months);
    const sums = { overdoses: zeros(), hospital: zeros(), deaths: zeros(), otherDeaths: zeros() };
    const people = USE_STATES.map(() => new Float64Array(months + 1));
    const overdosesByUse = LAST_USES.map(zeros);
    const naloxone = meanOverPlaces(tables, places);
    for (const group of setting.start)
      group.byAge.forEach((count, age) => {
        if (count > 0)
          addGroup(
            { tables, naloxone, sums, people, overdosesByUse },
            group,
            count,
            tables.otherDeath[age] ?? 0,
          );
      });
    return ok({ ...sums, people, overdosesByUse });
  },
);

type Work = {
  readonly tables: OverdoseTables;
  readonly naloxone: Float64Array;
  readonly sums: Omit<ExpectedOverdose, 'people' | 'overdosesByUse'>;
  readonly people: readonly Float64Array[];
  readonly overdosesByUse: readonly Float64Array[];
};

/** Slot of a state, last use and ever: the code of tables.ts without the fentanyl bit. */
const SLOTS = 48;

const addGroup = (work: Work, group: StartGroup, count: number, dead: number): void => {
  const { tables, sums, people, overdosesByUse } = work;
  const { months, fentanyl, overdose, low, mid, high } = tables;
  const startState = USE_STATES.indexOf(group.state);
  const startSlot = (startState * 4 + LAST_USES.indexOf(group.lastUse)) * 2 + (group.everOverdosed ? 1 : 0);
  const cuts = [...new Set([0, 1, ...fentanyl])].filter((cut) => cut >= 0 && cut <= 1).sort((a, b) => a - b);
  const widths = cuts.slice(1).map((cut, i) => cut - (cuts[i] ?? 0));
  let now = widths.map((width) => {
    const slots = new Float64Array(SLOTS);
    slots[startSlot] = count * width;
    return slots;
  });
  const add = (row: Float64Array, at: number, by: number): void => {
    row[at] = (row[at] ?? 0) + by;
  };
  for (let month = 0; month <= months; month += 1) {
    for (const slots of now)
      slots.forEach((share, slot) => void add(people[slot >> 3] ?? slots, month, share));
    if (month === months) return;
    const next = widths.map(() => new Float64Array(SLOTS));
    let replaced = 0;
    now.forEach((slots, bin) => {
      const target = next[bin] ?? slots;
      slots.forEach((here, slot) => {
        if (here === 0) return;
        const state = slot >> 3;
        const use = (slot >> 1) & 3;
        const exposed = (cuts[bin] ?? 0) < (fentanyl[use * months + month] ?? 0) ? 1 : 0;
        const chance = overdose[slot * 2 + exposed] ?? 0;
        const { died, ceased, hospital } = afterOverdose(work, use, month);
        const stay = state === 5 ? stateOfUse(use) : state;
        const slotOf = (to: number, last: number, ever: number): number => (to * 4 + last) * 2 + ever;
        add(sums.overdoses, month, here * chance);
        add(overdosesByUse[use] ?? slots, month, here * chance);
        add(sums.hospital, month, here * chance * hospital);
        add(sums.deaths, month, here * chance * died);
        add(sums.otherDeaths, month, here * dead);
        replaced += here * (chance * died + dead);
        add(target, slotOf(3, use, 1), here * chance * ceased);
        add(target, slotOf(stateOfUse(use), use, 1), here * chance * (1 - died - ceased));
        const ever = slot & 1;
        const toHigh = high[state * months + month] ?? 0;
        const toMid = mid[state] ?? 0;
        const toLow = low[state] ?? 0;
        add(target, slotOf(state === 3 ? 5 : 3, use, ever), here * toHigh);
        if (toMid > 0) add(target, slotOf(state + 1, state + 1, ever), here * toMid);
        if (toLow > 0) add(target, slotOf(1, 1, ever), here * toLow);
        add(target, slotOf(stay, use, ever), here * (1 - chance - dead - toHigh - toMid - toLow));
      });
    });
    widths.forEach((width, bin) => {
      add(next[bin] ?? new Float64Array(SLOTS), startSlot, replaced * width);
    });
    now = next;
  }
};

/** Chances after an overdose of someone with this last use in this month: the closed form of the death tree. */
const afterOverdose = ({ tables, naloxone }: Work, use: number, month: number) => {
  const p = tables.parameters;
  const used = naloxone[use * tables.months + month] ?? 0;
  const place = (share: number, seen: number, called: number) => {
    const unhelped = p.deathUnhelped;
    const withAmbulance = Math.min(1, unhelped * p.ambulanceRelativeRisk);
    const death = (without: number): number => used * p.deathWithNaloxone + (1 - used) * without;
    const treated = seen * called * p.hospital;
    const died =
      (1 - seen) * unhelped + seen * (called * death(withAmbulance) + (1 - called) * death(unhelped));
    const ceased = treated * (1 - death(withAmbulance)) * p.ceaseAfterOverdose;
    return { died: share * died, ceased: share * ceased, hospital: share * treated };
  };
  const open = place(p.publicPlace, p.witnessedPublic, p.ambulancePublic);
  const home = place(1 - p.publicPlace, p.witnessedPrivate, p.ambulancePrivate);
  return {
    died: open.died + home.died,
    ceased: open.ceased + home.ceased,
    hospital: open.hospital + home.hospital,
  };
};

/** [last use * months + month]. */
const meanOverPlaces = (tables: OverdoseTables, places: readonly OverdosePlace[]): Float64Array => {
  const { months, naloxone } = tables;
  const all = places.reduce((sum, place) => sum + place.people, 0);
  return Float64Array.from({ length: LAST_USES.length * months }, (_, at) => {
    const use = Math.floor(at / months);
    const month = at % months;
    return places.reduce(
      (sum, place, i) =>
        sum + (place.people / all) * (naloxone[(use * places.length + i) * months + month] ?? 0),
      0,
    );
  });
};
