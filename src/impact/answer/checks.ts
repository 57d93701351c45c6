// Everything that must hold before an answer is computed, each problem with its field.
import { createChecker } from '../check.ts';
import { quantile } from '../inference/distribution.ts';
import { createProblem, type Problem, type Result } from '../problem.ts';
import { residentsOf } from '../program/law.ts';
import { checkLocal, type LocalForm } from '../program/local.ts';
import { checkProgram, type Program } from '../program/program.ts';
import { checkChoices } from './choices.ts';
import type { Choices, Input } from './inputs.ts';
import type { Rules } from './rules.ts';

export const checkAsked = (
  program: Program,
  local: LocalForm,
  kits: readonly number[],
  choices: Choices,
  rules: Rules,
): Result<null> => {
  const check = createChecker();
  kits.forEach((more, i) => {
    check.notNegative(kits.length === 1 ? 'moreKits' : `kits[${i}]`, more);
  });
  checkChoices(check, choices);
  if (!checkProgram(check, program) || !checkLocal(check, local)) return check.finish(() => null);
  const limit = (field: string, got: number, most: number, of: string): void => {
    if (got > most) check.report('more-than', field, { got, limit: most, of });
  };
  const onSite = program.room?.reduce((sum, row) => sum + row.deaths, 0) ?? 0;
  limit('program.room.deaths', onSite, local.deaths.low, 'local.deaths.low');
  limit('local.deaths.low', local.deaths.low, local.peopleAtRisk.high, 'local.peopleAtRisk.high');
  const { injecting } = local;
  if (injecting !== null && program.people === null) check.report('missing', 'program.people');
  if (rules === 1) {
    if (injecting !== null && injecting.wellCovered === undefined)
      check.report('missing', 'local.injecting.wellCovered');
    return check.finish(() => null);
  }
  const channels = new Set(program.kits.map(({ channel }) => channel));
  local.groups?.forEach((group, i) => {
    for (const channel of group.channels)
      if (!channels.has(channel)) check.report('unknown', `local.groups[${i}].channels`, { got: channel });
  });
  const residents = residentsOf(local.law);
  if (residents !== null)
    limit('local.peopleAtRisk.low', local.peopleAtRisk.low, residents, 'local.law.residents');
  if (injecting !== null) {
    if (injecting.injectionsPerYear === undefined)
      check.report('missing', 'local.injecting.injectionsPerYear');
    if (program.needles === null) check.report('missing', 'program.needles');
  }
  return check.finish(() => null);
};

/** A figure of one's own may not make naloxone deadlier than no help at all: the middle of one against that of the other. */
export const deadlierThanNothing = (inputs: readonly Input[]): readonly Problem[] => {
  const middle = (name: Input['name']): number => {
    const found = inputs.find((input) => input.name === name);
    return found === undefined ? 0 : quantile(found.distribution, 0.5);
  };
  const [got, limit] = [middle('deathWithNaloxone'), middle('deathWithoutHelp')];
  return got < limit
    ? []
    : [
        createProblem('more-than', 'choices.deathWithNaloxone', {
          got,
          limit,
          of: 'choices.deathWithoutHelp',
        }),
      ];
};
