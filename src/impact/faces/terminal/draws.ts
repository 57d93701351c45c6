// alongside impact draws: every draw of a scenario, or of two in one place, as a long table.
import { createAnswerer } from '../../answer/answer.ts';
import { rulesOf } from '../../answer/rules.ts';
import { evidence } from '../../evidence/evidence.ts';
import { rowsOfAnswer } from '../../long/from-models.ts';
import type { LongRow } from '../../long/rows.ts';
import { ok, type Result } from '../../problem.ts';
import type { Scenario } from '../../scenario/scenario.ts';

/** A scenario with the name that its rows carry. */
export type NamedScenario = { readonly name: string; readonly scenario: Scenario };

/**
 * Every draw of `first`: all outcomes of the whole period. With `other`, the deaths averted by each of the two in the place of
 * the first, where the same draw is the same world.
 */
export const drawRows = (first: NamedScenario, other: NamedScenario | null): Result<Iterable<LongRow>> => {
  const { program, local, choices, moreKits, seed, blocks, perBlock, made } = first.scenario;
  const answerer = createAnswerer(evidence, { seed, blocks, perBlock, rules: rulesOf(made.engine) });
  if (other === null) {
    const draws = answerer.draws(program, local, { moreKits, choices });
    return draws.ok ? ok(rowsOfAnswer(first.name, draws.value)) : draws;
  }
  const compared = answerer.compare(program, local, other.scenario.program, choices);
  if (!compared.ok) return compared;
  const { asItWas, instead } = compared.value.draws;
  return ok([...rowsOfAnswer(first.name, asItWas), ...rowsOfAnswer(other.name, instead)]);
};
