// What moves the answer: every uncertain input, which study's curve, and chance.
import { byInfluence, type Influence, influenceOf } from '../inference/influence.ts';
import type { Draws } from './draws.ts';
import { type Input, type InputName, inputNames } from './inputs.ts';
import type { LawOutcome, Mixed } from './mixture.ts';
import type { Rules } from './rules.ts';

export const influenceOn = (
  inputs: readonly Input[],
  { unitOf }: Draws,
  { averted, source }: Mixed,
  laws: readonly LawOutcome[],
  rules: Rules,
): readonly Influence<InputName | 'chance'>[] => {
  // Where the reports picked the draws, an input's own draws stand at other places.
  const moved = laws.some(({ outcome }) => outcome.picked !== null) ? source : undefined;
  const rows: Influence<InputName | 'chance'>[] = inputs
    .filter(matters)
    .map(({ name }) => influenceOf(name, unitOf(name).unit, averted, moved));
  if (laws.length > 1) rows.push(ofLaws(laws, averted));
  if (rules > 1) {
    const rate = influenceOf('chance', unitOf('rate').unit, averted);
    const kits = influenceOf('chance', unitOf('kits').unit, averted);
    const wider = rate.share > kits.share ? rate : kits;
    rows.push({ ...wider, input: 'chance', share: Math.min(1, rate.share + kits.share) });
  }
  return byInfluence(rows);
};

// Inputs that move the deaths averted: the infection inputs have their own answer. The law is no scale from low to high.
const matters = ({ name, distribution, origin }: Input): boolean =>
  origin.kind !== 'not used' && distribution.kind !== 'fixed' && !aside.has(name);

const aside: ReadonlySet<InputName> = new Set<InputName>([
  'law',
  'reportedShare',
  'injectionsPerYear',
  'beginTreatment',
  ...inputNames.slice(inputNames.indexOf('people'), inputNames.indexOf('law')),
]);

/** Share of the spread between the curves' means, and the lowest and highest of those means. */
const ofLaws = (laws: readonly LawOutcome[], averted: Float64Array): Influence<InputName> => {
  const means = laws.map(({ outcome }) => meanOf(outcome.averted));
  const total = laws.reduce((sum, { weight }) => sum + weight, 0);
  const mean = laws.reduce((sum, { weight }, k) => sum + (weight / total) * (means[k] ?? 0), 0);
  const between = laws.reduce(
    (sum, { weight }, k) => sum + (weight / total) * ((means[k] ?? 0) - mean) ** 2,
    0,
  );
  const middle = meanOf(averted);
  const variance = averted.reduce((sum, value) => sum + (value - middle) ** 2, 0) / averted.length;
  return {
    input: 'law',
    share: variance > 0 ? Math.min(1, between / variance) : 0,
    atLow: Math.min(...means),
    atHigh: Math.max(...means),
  };
};

const meanOf = (column: Float64Array): number =>
  column.reduce((sum, value) => sum + value, 0) / column.length;
