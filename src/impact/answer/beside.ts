// Published rules of thumb on the same counts: not part of the answer, so that a reader sees where it stands.
import type { Effect } from '../evidence/effect.ts';
import type { Registry } from '../evidence/registry.ts';
import { residentsOf, usualShareAtRisk } from '../program/law.ts';
import type { LocalForm } from '../program/local.ts';
import { monthsBetween } from '../program/month.ts';
import type { Program } from '../program/program.ts';
import { yearlyKits } from './stocks.ts';

/** Links whose figures are rules of thumb here. */
export const besideLinks: readonly string[] = [
  'kits-per-death',
  'kits-overdose-death',
  'kits-overdose-death-low',
];

export type Beside = {
  readonly effect: Effect;
  /** Deaths averted by this rule: from the estimate, and from the ends of its interval. */
  readonly estimate: number;
  readonly range: readonly [number, number];
};

/** Kits for one death averted; and deaths before and after kits in the same kind of place. */
export const besideAnswer = (registry: Registry, program: Program, local: LocalForm): readonly Beside[] => {
  const yearly = yearlyKits(program);
  const kits = (yearly * monthsBetween(program.from, program.to).length) / 12;
  const perKit = effectsOf(registry, 'kits-per-death').map((effect): Beside => {
    const of = (each: number): number => kits / each;
    return { effect, estimate: of(effect.estimate), range: endsOf(effect, of) };
  });
  const atRisk = local.peopleAtRisk.likely ?? (local.peopleAtRisk.low + local.peopleAtRisk.high) / 2;
  const residents = residentsOf(local.law) ?? atRisk / usualShareAtRisk;
  const deaths = local.deaths.likely ?? (local.deaths.low + local.deaths.high) / 2;
  const others =
    local.otherKitsPerYear.likely ?? (local.otherKitsPerYear.low + local.otherKitsPerYear.high) / 2;
  const all = yearly + others;
  if (!(all > 0)) return perKit;
  const isMuch = (all / residents) * 100_000 > 100;
  const link = isMuch ? 'kits-overdose-death' : 'kits-overdose-death-low';
  const before = effectsOf(registry, link).map((effect): Beside => {
    const of = (ratio: number): number => deaths * (ratio ** (-yearly / all) - 1);
    return { effect, estimate: of(effect.estimate), range: endsOf(effect, of) };
  });
  return [...perKit, ...before];
};

const effectsOf = (registry: Registry, link: string): readonly Effect[] => {
  const found = registry.competing(link);
  return found.ok ? found.value : [];
};

const endsOf = ({ estimate, interval }: Effect, of: (value: number) => number): readonly [number, number] => {
  const ends = interval === null ? [estimate, estimate] : [interval.low, interval.high];
  const [a = 0, b = 0] = ends.map(of);
  return [Math.min(a, b), Math.max(a, b)];
};
