// The registry: competing figures side by side, the cautious one as the default.

import { type Checker, createChecker, describe, isRecord, type RangeBound } from '../check.ts';
import { guard } from '../guard.ts';
import { checkDistribution, type Distribution } from '../inference/distribution.ts';
import { createProblem, err, ok, type Problem, type Result } from '../problem.ts';
import { callback, group, list, parameter, text } from '../shape.ts';
import type { Effect, Measure } from './effect.ts';

/** An effect that has an interval read from its source, so that it can be drawn. */
export type DrawableEffect = Effect & { readonly distribution: Distribution };

export type Registry = {
  readonly version: string;
  readonly effects: readonly Effect[];
  /** Every link, in the order of the files. */
  readonly links: readonly string[];
  readonly byId: (id: string) => Result<Effect>;
  /** All figures for one link, the cautious default first. */
  readonly competing: (link: string) => Result<readonly Effect[]>;
  /**
   * The default for a link: of the figures with an interval, the one that credits harm reduction with least.
   * Problem `unsourced` when none has an interval.
   */
  readonly cautious: (link: string) => Result<DrawableEffect>;
  /** A named figure, refused when it cannot be drawn. */
  readonly drawable: (id: string) => Result<DrawableEffect>;
};

/** See shape.ts. */
export const registryShape = group({ version: text, byId: callback, cautious: callback, drawable: callback });

/** Builds a registry from effects; refuses the whole when any is malformed, naming the field. */
export const createRegistry = guard(
  [parameter('version', text), parameter('effects', list(group({})))],
  (version: string, effects: readonly Effect[]): Result<Registry> => {
    const problems = effects.flatMap((effect, i) => checkEffect(effect, `effects[${i}]`));
    const ids = new Set<string>();
    for (const { id } of effects) {
      if (ids.has(id)) problems.push(createProblem('unknown', 'effects.id', { got: `${id} (twice)` }));
      ids.add(id);
    }
    if (effects.length === 0) problems.push(createProblem('empty', 'effects'));
    return problems.length > 0 ? err(problems) : ok(buildRegistry(version, effects));
  },
);

const buildRegistry = (version: string, effects: readonly Effect[]): Registry => {
  const byId: Registry['byId'] = (id) => {
    const found = effects.find((effect) => effect.id === id);
    return found === undefined ? err([createProblem('unknown', 'effect', { got: describe(id) })]) : ok(found);
  };
  const competing: Registry['competing'] = (link) => {
    const found = effects.filter((effect) => effect.link === link).toSorted(leastBenefitFirst);
    return found.length === 0 ? err([createProblem('unknown', 'link', { got: describe(link) })]) : ok(found);
  };
  return {
    version,
    effects,
    links: [...new Set(effects.map((effect) => effect.link))],
    byId,
    competing,
    cautious: (link) => {
      const found = competing(link);
      if (!found.ok) return found;
      const first = found.value.find(isDrawable);
      return first === undefined ? err([createProblem('unsourced', 'link', { got: link })]) : ok(first);
    },
    drawable: (id) => {
      const found = byId(id);
      if (!found.ok) return found;
      return isDrawable(found.value)
        ? ok(found.value)
        : err([createProblem('unsourced', 'effect', { got: id })]);
    },
  };
};

const isDrawable = (effect: Effect): effect is DrawableEffect => effect.distribution !== null;

// Figures that can be drawn come before those that cannot; then least benefit first; then the wider interval first.
const leastBenefitFirst = (a: Effect, b: Effect): number => {
  const drawable = Number(isDrawable(b)) - Number(isDrawable(a));
  if (drawable !== 0) return drawable;
  const benefit = a.moreBenefit === 'lower' ? b.estimate - a.estimate : a.estimate - b.estimate;
  return benefit !== 0 ? benefit : widthOf(b) - widthOf(a);
};

const widthOf = ({ interval }: Effect): number => (interval === null ? 0 : interval.high - interval.low);

/** Everything wrong with one effect; accepts anything, also parsed JSON. */
export const checkEffect = (effect: unknown, field: string): readonly Problem[] => {
  const check = createChecker();
  if (!isRecord(effect)) return [createProblem('not-an-object', field)];
  for (const key of ['id', 'link', 'intervention', 'outcome', 'design', 'population']) {
    checkText(check, `${field}.${key}`, effect[key]);
  }
  const { source, measure, interval, distribution } = effect;
  if (isRecord(source)) {
    checkText(check, `${field}.source.citation`, source['citation']);
    checkText(check, `${field}.source.place`, source['place']);
    if (!/^\d{4}-\d{2}-\d{2}$/.test(typeof source['read'] === 'string' ? source['read'] : ''))
      check.report('missing', `${field}.source.read`);
  } else check.report('missing', `${field}.source`);
  if (typeof measure !== 'string' || !measures.includes(measure))
    check.report('unknown', `${field}.measure`, { got: describe(measure) });
  if (effect['moreBenefit'] !== 'lower' && effect['moreBenefit'] !== 'higher') {
    check.report('unknown', `${field}.moreBenefit`, { got: describe(effect['moreBenefit']) });
  }
  const bound: RangeBound =
    measure === 'probability' ? 'probability' : measure === 'difference per month' ? 'any' : 'positive';
  const estimate = effect['estimate'];
  if (bound === 'probability') check.probability(`${field}.estimate`, estimate);
  else if (bound === 'any') check.number(`${field}.estimate`, estimate);
  else check.positive(`${field}.estimate`, estimate);
  if (isRecord(interval)) {
    check.range(`${field}.interval`, { ...interval, likely: estimate }, bound);
    check.probability(`${field}.interval.level`, interval['level']);
  } else if (interval !== null) check.report('missing', `${field}.interval`);
  if (isRecord(distribution)) checkDistribution(check, `${field}.distribution`, distribution as Distribution);
  if (interval === null && distribution !== null)
    check.report('unsourced', field, { got: describe(effect['id']) });
  if (interval !== null && !isRecord(distribution)) check.report('missing', `${field}.distribution`);
  return check.problems;
};

const checkText = (check: Checker, field: string, value: unknown): void => {
  if (typeof value !== 'string' || value.trim() === '') check.report('missing', field);
};

const measures: readonly string[] = [
  'rate ratio',
  'risk ratio',
  'odds ratio',
  'probability',
  'probability ratio',
  'rate per 1000 person-months',
  'difference per month',
  'months',
  'ratio',
  'kits per death',
  'US dollars',
] satisfies readonly Measure[];
