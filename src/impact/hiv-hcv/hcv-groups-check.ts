import { createFieldChecks } from '../field-checks.ts';
import { createProblem, type Problem } from '../problem.ts';
import type { HcvCascade, HcvGroups, HcvPrograms } from './hcv-groups-input.ts';

/** Every field of hcv-groups.ts that can not be used. */
export const checkHcvGroups = (input: HcvGroups): readonly Problem[] => {
  const checks = createFieldChecks();
  input.groups.forEach(({ share, risk }, g) => {
    checks.probability(`groups[${g}].share`, share);
    checks.range(`groups[${g}].risk`, risk, 1e-6, 1000);
  });
  const sum = input.groups.reduce((all, { share }) => all + share, 0);
  if (Math.abs(sum - 1) > 1e-6)
    checks.add(createProblem('wrong-sum', 'groups[].share', { expected: 1, got: sum }));
  checks.range('recent.years', input.recent.years, 1 / 24, 1000);
  checks.range('recent.risk', input.recent.risk, 1e-6, 1000);
  checks.range('clearance', input.clearance, 0, 0.999);
  checks.range('reinfection', input.reinfection, 0, 1000);
  for (const name of ['oat', 'needles', 'both'] as const)
    checks.range(`relativeRisk.${name}`, input.relativeRisk[name], 1e-6, 1000);
  const programs = (field: string, { oat, needles }: HcvPrograms): void => {
    checks.probability(`${field}.oat`, oat);
    checks.probability(`${field}.needles`, needles);
  };
  // Steps are a 48th of a year: what is faster would be over within one.
  const cascade = (field: string, steps: HcvCascade): void => {
    for (const name of ['tested', 'linked', 'lost', 'treated'] as const)
      checks.range(`${field}.${name}`, steps[name], 0, 24);
    checks.range(`${field}.courseYears`, steps.courseYears, 1 / 24, 10);
    checks.probability(`${field}.cure`, steps.cure);
  };
  programs('programs', input.programs);
  cascade('cascade', input.cascade);
  const { change = {}, local } = input;
  if (change.programs) programs('change.programs', change.programs);
  if (change.rampYears !== undefined) checks.range('change.rampYears', change.rampYears, 0, 1000);
  if (change.cascade) cascade('change.cascade', change.cascade);
  checks.range('local.chronic', local.chronic, 1e-6, 0.999);
  const given: { readonly leave?: number; readonly incidence?: number } = local;
  if (given.leave !== undefined && given.incidence !== undefined)
    checks.add(createProblem('unknown-field', 'local.incidence', {}));
  else if (given.incidence === undefined) checks.range('local.leave', given.leave, 1e-4, 4);
  else checks.range('local.incidence', given.incidence, 1e-6, 100);
  checks.whole('years', input.years, 1, 1000);
  return checks.problems;
};
