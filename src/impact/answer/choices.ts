// What a person may put in place of the cautious figures, and what would make no sense there.
import { type Checker, isRecord } from '../check.ts';
import { checkDistribution, type Distribution, quantile } from '../inference/distribution.ts';
import { type Choices, type EvidenceInput, evidenceLinks } from './inputs.ts';

const probabilities: readonly EvidenceInput[] = ['deathWithoutHelp', 'deathWithNaloxone', 'ambulanceRatio'];

/** Reports everything wrong with a value that should be `Choices`. Accepts anything, also parsed JSON. */
export const checkChoices = (check: Checker, value: unknown, field = 'choices'): value is Choices => {
  const before = check.problems.length;
  if (!isRecord(value)) {
    check.report(value === undefined ? 'missing' : 'not-an-object', field);
    return false;
  }
  for (const [name, choice] of Object.entries(value)) checkChoice(check, `${field}.${name}`, name, choice);
  return check.problems.length === before;
};

const checkChoice = (check: Checker, field: string, name: string, choice: unknown): void => {
  if (!isEvidenceInput(name)) {
    check.report('unknown-field', field);
    return;
  }
  if (!isRecord(choice)) {
    check.report('not-an-object', field);
    return;
  }
  if (typeof choice['effect'] === 'string') return;
  if (!isRecord(choice['own'])) {
    check.report('missing', `${field}.own`);
    return;
  }
  const own = choice['own'] as Distribution;
  const before = check.problems.length;
  checkDistribution(check, `${field}.own`, own);
  if (check.problems.length > before) return;
  // Ratios and probabilities of death must stay above zero, or a tree has no deaths to count overdoses from.
  const low = quantile(own, 1e-9);
  const high = quantile(own, 1 - 1e-9);
  if (low <= 0) check.report('not-positive', `${field}.own`, { got: low });
  if (probabilities.includes(name) && high > 1)
    check.report('not-a-probability', `${field}.own`, { got: high });
};

const isEvidenceInput = (name: string): name is EvidenceInput => Object.hasOwn(evidenceLinks, name);
