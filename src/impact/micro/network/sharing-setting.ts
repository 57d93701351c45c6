import { createFieldChecks } from '../../field-checks.ts';
import { createProblem, type Problem } from '../../problem.ts';
import { amount, group, leaf, list, optional } from '../../shape.ts';
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
  readonly acts: number;
  /** Share of these in which the person at risk uses what the other has used; with and without the program. */
  readonly unsafe: number;
  readonly unsafeWithProgram: number;
  /** Needle program: so many people from this month (0 people: none), until it closes at the start of `untilMonth`. */
  readonly program: {
    readonly people: number;
    readonly fromMonth: number;
    readonly untilMonth?: number | undefined;
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
  }[];
};

const stageShape = group({ infectious: amount, next: list(group({ to: amount, chance: amount })) });

/** Structure of a setting, see shape.ts. */
export const sharingShape = group({
  people: amount,
  months: amount,
  partners: group({ shape: amount, scale: amount }),
  program: group({ people: leaf, fromMonth: amount, untilMonth: optional(leaf) }, 'closed'),
  pathogens: list(group({ pathogen: group({ stages: list(stageShape) }) })),
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
  checks.range('acts', setting.acts, 0, 1e5);
  checks.probability('unsafe', setting.unsafe);
  checks.probability('unsafeWithProgram', setting.unsafeWithProgram);
  checks.whole('program.people', program.people, 0, setting.people);
  checks.whole('program.fromMonth', program.fromMonth, 0, 60_000);
  if (program.untilMonth !== undefined)
    checks.whole('program.untilMonth', program.untilMonth, program.fromMonth || 0, 60_000);
  checks.probability('leave', setting.leave);
  checks.whole('pathogens.length', setting.pathogens.length, 1, 8);
  setting.pathogens.forEach(({ pathogen, seeds, seedShape, seedMonth }, i) => {
    const field = `pathogens[${i}]`;
    if (seedShape === undefined) checks.whole(`${field}.seeds`, seeds, 0, setting.people);
    else {
      checks.range(`${field}.seeds`, seeds, 0, setting.people);
      checks.range(`${field}.seedShape`, seedShape, 1e-3, 1e3);
    }
    checks.whole(`${field}.seedMonth`, seedMonth, 0, setting.months - 1);
    checks.probability(`${field}.perAct`, pathogen.perAct);
    checks.whole(`${field}.stages.length`, pathogen.stages.length, 2, 16);
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
