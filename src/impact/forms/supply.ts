import { createFieldChecks } from '../field-checks.ts';
import { guard } from '../guard.ts';
import { createProblem, err, ok, type Result } from '../problem.ts';
import { checkSchedule, type Schedule, seriesOf } from '../schedule/schedule.ts';
import { amount, flat, group, leaf, list, text } from '../shape.ts';

/**
 * What somebody meets in the supply: fentanyl, fentanyl with a stimulant, a nitazene, fentanyl with medetomidine. No evidence of
 * these numbers in the community was read for the registry: they are the user's own.
 */
export type Supply = {
  readonly name: string;
  /** Share of the overdoses, by month: the shares of all supplies sum to 1 in every month. */
  readonly share: Schedule;
  /** Shares of these overdoses that take one dose, two, three and so on; they sum to 1. */
  readonly doses: readonly number[];
  /** Share of these overdoses in which naloxone can restore breathing at all: none where no opioid is in it. */
  readonly reversible: number;
  readonly deathWithoutHelp: number;
};

export type SupplyShift = {
  readonly supplies: readonly Supply[];
  /** Doses that who helps has at hand. */
  readonly dosesAtHand: number;
  /** Death where naloxone was enough. */
  readonly deathWithNaloxone: number;
  readonly months: number;
};

export type SupplyMonth = {
  /** Doses given in an overdose in which naloxone is used: until breathing is back, or all at hand. */
  readonly dosesPerOverdose: number;
  /** The same beside the first month: so many times the doses keep up with the same overdoses. */
  readonly dosesAgainstFirst: number;
  /** Share of the overdoses that naloxone can reverse for which the doses at hand are enough. */
  readonly enough: number;
  /** What the death tree takes for these supplies: with naloxone used, and without any help. */
  readonly deathWithNaloxone: number;
  readonly deathWithoutHelp: number;
};

/**
 * What a change of the supply asks of naloxone, month by month. Where naloxone can not restore breathing, or the doses at hand do
 * not reach, death is that without help: breaths and an ambulance are not in it, so this is the least that naloxone does.
 */
export const supplyShift = guard(
  [
    flat(
      'input',
      group({
        supplies: list(
          group({
            name: text,
            share: leaf,
            doses: list(amount, 1),
            reversible: amount,
            deathWithoutHelp: amount,
          }),
          1,
        ),
        dosesAtHand: amount,
        deathWithNaloxone: amount,
        months: amount,
      }),
    ),
  ],
  (input: SupplyShift): Result<readonly SupplyMonth[]> => {
    const problems = check(input);
    if (problems.length > 0) return err(problems);
    const { supplies, dosesAtHand, deathWithNaloxone, months } = input;
    const shares = supplies.map(({ share }) => seriesOf(share, months));
    const each = supplies.map(({ doses, reversible, deathWithoutHelp }) => {
      const reached = doses.slice(0, dosesAtHand).reduce((sum, share) => sum + share, 0);
      // Doses are given one after another until breathing is back; where it does not come back, all at hand.
      const given = doses.reduce((sum, share, k) => sum + share * Math.min(k + 1, dosesAtHand), 0);
      const helped = reversible * reached;
      return {
        reversible,
        helped,
        given: reversible * given + (1 - reversible) * dosesAtHand,
        death: helped * Math.min(deathWithNaloxone, deathWithoutHelp) + (1 - helped) * deathWithoutHelp,
        deathWithoutHelp,
      };
    });
    const wrong = Array.from({ length: months }, (_, t) =>
      shares.reduce((sum, one) => sum + (one[t] ?? 0), 0),
    )
      .map((sum, t) => ({ sum, t }))
      .find(({ sum }) => Math.abs(sum - 1) > 1e-6);
    if (wrong !== undefined)
      return err([
        createProblem('wrong-sum', `supplies[].share[${wrong.t}]`, { expected: 1, got: wrong.sum }),
      ]);
    const mean = (t: number, of: (one: (typeof each)[number]) => number): number =>
      each.reduce((sum, one, k) => sum + (shares[k]?.[t] ?? 0) * of(one), 0);
    const first = mean(0, ({ given }) => given);
    return ok(
      Array.from({ length: months }, (_, t): SupplyMonth => {
        const dosesPerOverdose = mean(t, ({ given }) => given);
        const canBe = mean(t, ({ reversible }) => reversible);
        return {
          dosesPerOverdose,
          dosesAgainstFirst: dosesPerOverdose / first,
          enough: canBe > 0 ? mean(t, ({ helped }) => helped) / canBe : 0,
          deathWithNaloxone: mean(t, ({ death }) => death),
          deathWithoutHelp: mean(t, (one) => one.deathWithoutHelp),
        };
      }),
    );
  },
);

const check = (input: SupplyShift) => {
  const checks = createFieldChecks();
  checks.whole('months', input.months, 1, 1200);
  checks.whole('dosesAtHand', input.dosesAtHand, 1, 100);
  checks.probability('deathWithNaloxone', input.deathWithNaloxone);
  input.supplies.forEach(({ share, doses, reversible, deathWithoutHelp }, k) => {
    const field = `supplies[${k}]`;
    checkSchedule(checks, `${field}.share`, share, 0, 1);
    doses.forEach((part, d) => {
      checks.probability(`${field}.doses[${d}]`, part);
    });
    const sum = doses.reduce((all, part) => all + part, 0);
    if (Math.abs(sum - 1) > 1e-6)
      checks.add(createProblem('wrong-sum', `${field}.doses`, { expected: 1, got: sum }));
    checks.probability(`${field}.reversible`, reversible);
    checks.probability(`${field}.deathWithoutHelp`, deathWithoutHelp);
  });
  return checks.problems;
};
