// How far needles go round: for the whole program, and person by person.
//   program   needles out / (people who inject x injections each)
//   person    needles kept for own use / own injections

import { createChecker } from '../check.ts';
import { guard } from '../guard.ts';
import type { Result } from '../problem.ts';
import { amount, flat, group, list, parameter } from '../shape.ts';

export type ProgramNeedles = {
  /** Needles given out in a year. */
  readonly out: number;
  readonly peopleWhoInject: number;
  /** Mean injections a person and year. */
  readonly injectionsPerPerson: number;
};

export type ProgramCoverage = {
  /** Needles a year per person who injects. */
  readonly perPerson: number;
  /** Needles per injection; above 1 when there are more needles than injections. */
  readonly perInjection: number;
};

/** Coverage of everyone who injects in the area. */
export const programCoverage = guard(
  [flat('needles', group({}))],
  (needles: ProgramNeedles): Result<ProgramCoverage> => {
    const check = createChecker();
    check.notNegative('out', needles.out);
    check.positive('peopleWhoInject', needles.peopleWhoInject);
    check.positive('injectionsPerPerson', needles.injectionsPerPerson);
    return check.finish(() => {
      const perPerson = needles.out / needles.peopleWhoInject;
      return { perPerson, perInjection: perPerson / needles.injectionsPerPerson };
    });
  },
);

/** One person's answers over the same days. */
export type PersonNeedles = { readonly got: number; readonly passedOn: number; readonly injections: number };

export type PersonCoverage = {
  /** Needles kept per injection, by person, in the order given; Infinity never: people without injections are left out. */
  readonly each: readonly number[];
  /** Share of people with a new needle for every injection. */
  readonly wellCovered: number;
  /** Share of injections that could have a new needle, each person counted up to their own injections. */
  readonly injectionsCovered: number;
  /** People left out because they did not inject in those days. */
  readonly notInjecting: number;
};

/** Coverage person by person: a few with many needles never make up for others with none. */
export const personCoverage = guard(
  [parameter('people', list(group({ got: amount, passedOn: amount, injections: amount })))],
  (people: readonly PersonNeedles[]): Result<PersonCoverage> => {
    const check = createChecker();
    people.forEach(({ got, passedOn, injections }, i) => {
      check.notNegative(`people[${i}].got`, got);
      check.notNegative(`people[${i}].injections`, injections);
      if (check.notNegative(`people[${i}].passedOn`, passedOn) && passedOn > got) {
        check.report('more-than', `people[${i}].passedOn`, { got: passedOn, limit: got, of: 'got' });
      }
    });
    const injecting = people.filter(({ injections }) => injections > 0);
    if (injecting.length === 0) check.report('empty', 'people');
    return check.finish(() => {
      const each = injecting.map(({ got, passedOn, injections }) => (got - passedOn) / injections);
      const injections = injecting.reduce((sum, person) => sum + person.injections, 0);
      const covered = injecting.reduce(
        (sum, { got, passedOn, injections: own }) => sum + Math.min(got - passedOn, own),
        0,
      );
      return {
        each,
        wellCovered: each.filter((coverage) => coverage >= 1).length / each.length,
        injectionsCovered: covered / injections,
        notInjecting: people.length - injecting.length,
      };
    });
  },
);
