// The registry: competing figures side by side, the cautious one as the default.
import { createChecker } from '../check.ts';
import { checkDistribution, type Distribution } from '../inference/distribution.ts';
import { createProblem, fail, type Problem, type Result, succeed } from '../problem.ts';
import type { Effect } from './effect.ts';

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

/** Builds a registry from effects; refuses the whole when any is malformed, naming the field. */
export const createRegistry = (version: string, effects: readonly Effect[]): Result<Registry> => {
  const problems = effects.flatMap((effect, i) => checkEffect(effect, `effects[${i}]`));
  const ids = new Set<string>();
  for (const { id } of effects) {
    if (ids.has(id)) problems.push(createProblem('unknown', 'effects.id', { got: `${id} (twice)` }));
    ids.add(id);
  }
  if (effects.length === 0) problems.push(createProblem('empty', 'effects'));
  return problems.length > 0 ? fail(...problems) : succeed(buildRegistry(version, effects));
};

const buildRegistry = (version: string, effects: readonly Effect[]): Registry => {
  const byId: Registry['byId'] = (id) => {
    const found = effects.find((effect) => effect.id === id);
    return found === undefined ? fail(createProblem('unknown', 'effect', { got: id })) : succeed(found);
  };
  const competing: Registry['competing'] = (link) => {
    const found = effects.filter((effect) => effect.link === link).toSorted(leastBenefitFirst);
    return found.length === 0 ? fail(createProblem('unknown', 'link', { got: link })) : succeed(found);
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
      return first === undefined ? fail(createProblem('unsourced', 'link', { got: link })) : succeed(first);
    },
    drawable: (id) => {
      const found = byId(id);
      if (!found.ok) return found;
      return isDrawable(found.value)
        ? succeed(found.value)
        : fail(createProblem('unsourced', 'effect', { got: id }));
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

/** Everything wrong with one effect. */
export const checkEffect = (effect: Effect, field: string): readonly Problem[] => {
  const check = createChecker();
  for (const key of ['id', 'link', 'intervention', 'outcome', 'design', 'population'] as const) {
    if (typeof effect[key] !== 'string' || effect[key].trim() === '')
      check.report('missing', `${field}.${key}`);
  }
  if (effect.source.citation.trim() === '') check.report('missing', `${field}.source.citation`);
  if (effect.source.place.trim() === '') check.report('missing', `${field}.source.place`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(effect.source.read)) check.report('missing', `${field}.source.read`);
  const { measure } = effect;
  if (measure === 'probability') check.probability(`${field}.estimate`, effect.estimate);
  else if (measure === 'difference per month') check.number(`${field}.estimate`, effect.estimate);
  else check.positive(`${field}.estimate`, effect.estimate);
  if (effect.interval !== null) {
    const { low, high, level } = effect.interval;
    const bound =
      measure === 'probability' ? 'probability' : measure === 'difference per month' ? 'any' : 'positive';
    check.range(`${field}.interval`, { low, high, likely: effect.estimate }, bound);
    check.probability(`${field}.interval.level`, level);
  }
  if (effect.distribution !== null) checkDistribution(check, `${field}.distribution`, effect.distribution);
  if (effect.interval === null && effect.distribution !== null)
    check.report('unsourced', field, { got: effect.id });
  if (effect.interval !== null && effect.distribution === null)
    check.report('missing', `${field}.distribution`);
  return check.problems;
};
