import { createFieldChecks } from '../../field-checks.ts';
import { createProblem, type Problem } from '../../problem.ts';
import { checkSchedule, type Schedule } from '../../schedule/schedule.ts';
import { amount, flag, group, leaf, list, optional } from '../../shape.ts';
import type { Pathogen } from './pathogen.ts';

/** People who inject, who they inject with, and what needle programs reach. Time in months. */
export type SharingSetting = {
  /** People who inject. */
  readonly people: number;
  readonly months: number;
  /**
   * Partners at one time: Poisson about a mean that is gamma distributed over people (shape x scale). Length of a
   * partnership: geometric. Groups mix less the nearer `assortative` is to 1.
   */
  readonly partners: {
    readonly shape: number;
    readonly scale: number;
    readonly meanMonths: number;
    readonly groups: number;
    readonly assortative: number;
  };
  /** Injections together per partnership and month. */
  readonly acts: Schedule;
  /** Share of these in which the person at risk uses what the other has used; with and without the program. */
  readonly unsafe: Schedule;
  readonly unsafeWithProgram: Schedule;
  /**
   * Needle program: so many people from this month (0 people: none), until it closes at the start of `untilMonth`. `people` may
   * be a schedule of the model's months: places that open, close and open again. When `drawnAnew`, who fills them is drawn
   * every month; otherwise a larger program reaches the same people and others.
   */
  readonly program: {
    readonly people: Schedule;
    readonly fromMonth: number;
    readonly untilMonth?: number | undefined;
    readonly drawnAnew?: boolean | undefined;
  };
  /** Chance to leave and be replaced by a newcomer. */
  readonly leave: number;
  readonly pathogens: readonly {
    readonly pathogen: Pathogen;
    /** People infected (stage 1) at the start of `seedMonth`, chosen among those who have partners. */
    readonly seeds: number;
    /**
     * When given, `seeds` is their mean and each draw has its own number: negative binomial with this shape, that is infections
     * brought in at random (Poisson), each grown for a while from one (log series). The smaller the shape, the wider.
     */
    readonly seedShape?: number | undefined;
    readonly seedMonth: number;
    /** Chances per month that change: of the move from stage `from` to stage `to`, which the pathogen must have. */
    readonly moves?:
      | readonly { readonly from: number; readonly to: number; readonly chance: Schedule }[]
      | undefined;
  }[];
};

const stageShape = group({ infectious: amount, next: list(group({ to: amount, chance: amount })) });

/** Structure of a setting, see shape.ts. */
export const sharingShape = group({
  people: amount,
  months: amount,
  partners: group({ shape: amount, scale: amount }),
  program: group(
    { people: leaf, fromMonth: amount, untilMonth: optional(leaf), drawnAnew: optional(flag) },
    'closed',
  ),
  pathogens: list(
    group({
      pathogen: group({ stages: list(stageShape) }),
      moves: optional(list(group({ from: amount, to: amount, chance: leaf }, 'closed'))),
    }),
  ),
});

/** Every field that can not be used. */
export const checkSharing = (setting: SharingSetting): readonly Problem[] => {
  const checks = createFieldChecks();
  const { partners, program } = setting;
  checks.whole('people', setting.people, 1, 20_000_000);
  checks.whole('months', setting.months, 1, 60_000);
  checks.range('partners.shape', partners.shape, 1e-3, 1e3);
  checks.range('partners.scale', partners.scale, 0, 1e3);
  if (partners.shape * partners.scale > 1000)
    checks.add(
      createProblem('more-than', 'partners.scale', {
        got: partners.scale,
        limit: 1000 / partners.shape,
        of: '1000 over partners.shape',
      }),
    );
  const ends = setting.people * partners.shape * partners.scale;
  if (ends > 5e8)
    checks.add(
      createProblem('more-than', 'people', {
        got: setting.people,
        limit: Math.floor((5e8 * setting.people) / ends),
        of: '500 million ends of partnerships',
      }),
    );
  checks.range('partners.meanMonths', partners.meanMonths, 1, 1e6);
  checks.whole('partners.groups', partners.groups, 1, 250);
  checks.probability('partners.assortative', partners.assortative);
  checkSchedule(checks, 'acts', setting.acts, 0, 1e5);
  for (const share of ['unsafe', 'unsafeWithProgram'] as const)
    if (typeof setting[share] === 'number') checks.probability(share, setting[share]);
    else checkSchedule(checks, share, setting[share], 0, 1);
  if (typeof program.people === 'number') checks.whole('program.people', program.people, 0, setting.people);
  else checkSchedule(checks, 'program.people', program.people, 0, setting.people);
  checks.whole('program.fromMonth', program.fromMonth, 0, 60_000);
  if (program.untilMonth !== undefined)
    checks.whole('program.untilMonth', program.untilMonth, program.fromMonth || 0, 60_000);
  checks.probability('leave', setting.leave);
  checks.whole('pathogens.length', setting.pathogens.length, 1, 8);
  setting.pathogens.forEach(({ pathogen, seeds, seedShape, seedMonth, moves }, i) => {
    const field = `pathogens[${i}]`;
    if (seedShape === undefined) checks.whole(`${field}.seeds`, seeds, 0, setting.people);
    else {
      checks.range(`${field}.seeds`, seeds, 0, setting.people);
      checks.range(`${field}.seedShape`, seedShape, 1e-3, 1e3);
    }
    checks.whole(`${field}.seedMonth`, seedMonth, 0, setting.months - 1);
    checks.probability(`${field}.perAct`, pathogen.perAct);
    checks.whole(`${field}.stages.length`, pathogen.stages.length, 2, 16);
    moves?.forEach(({ from, to, chance }, m) => {
      const at = `${field}.moves[${m}]`;
      const isThere = pathogen.stages[from]?.next.some((move) => move.to === to) === true;
      if (!isThere) checks.add(createProblem('unknown', at, { got: `${from} to ${to}` }));
      checkSchedule(checks, `${at}.chance`, chance, 0, 1);
    });
    pathogen.stages.forEach((stage, s) => {
      checks.range(`${field}.stages[${s}].infectious`, stage.infectious, 0, 1e4);
      let sum = 0;
      stage.next.forEach((move, n) => {
        checks.probability(`${field}.stages[${s}].next[${n}].chance`, move.chance);
        checks.whole(`${field}.stages[${s}].next[${n}].to`, move.to, 0, pathogen.stages.length - 1);
        sum += move.chance;
      });
      if (sum > 1)
        checks.add(
          createProblem('more-than', `${field}.stages[${s}].next`, {
            got: sum,
            limit: 1,
            of: 'the sum of chances',
          }),
        );
    });
  });
  return checks.problems;
};
