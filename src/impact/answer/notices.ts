// What a reader must know before the numbers: codes with their values, for screens and paper to put in words.
import type { Summary } from '../inference/summary.ts';
import { type LawName, residentsOf, usualShareAtRisk } from '../program/law.ts';
import type { LocalForm } from '../program/local.ts';
import { headlineOf } from './headline.ts';
import type { ReversalCheck } from './reversals.ts';

export type Notice =
  /** The range begins at none: too few deaths to tell an effect from chance. */
  | { readonly code: 'too-small' }
  /** People at risk, as a share of residents, are far from what the law over them was fitted with. */
  | { readonly code: 'few-at-risk' | 'many-at-risk'; readonly share: number; readonly usual: number }
  /** The reversals heard of lie beyond what form and deaths allow. */
  | { readonly code: 'reports-above' }
  /** Hardly any draw of this study's curve could have given the reports, so it counts them at less than their weight. */
  | { readonly code: 'curve-misses-reports'; readonly law: LawName };

/** Beyond these the number most likely counts something else: 500 people who inject, or everyone in town. */
const fewest = 1 / 3;
const most = 3;

export const noticesOf = ({
  local,
  averted,
  laws,
  reversals,
}: {
  readonly local: LocalForm;
  readonly averted: Summary;
  readonly laws: readonly {
    readonly law: LawName;
    readonly weight: number;
    readonly fitsReports: boolean | null;
  }[];
  readonly reversals: ReversalCheck | null;
}): readonly Notice[] => [
  ...(headlineOf(averted).kind === 'small' ? [{ code: 'too-small' } as const] : []),
  ...atRisk(local, laws),
  ...(reversals?.verdict === 'more reported than implied' ? [{ code: 'reports-above' } as const] : []),
  ...laws
    .filter(({ fitsReports }) => fitsReports === false)
    .map(({ law }) => ({ code: 'curve-misses-reports', law }) as const),
];

const atRisk = (
  { law, peopleAtRisk }: LocalForm,
  laws: readonly { readonly law: LawName }[],
): readonly Notice[] => {
  const residents = residentsOf(law);
  if (residents === null || !laws.some((one) => one.law === 'atRisk')) return [];
  const { low, high, likely } = peopleAtRisk;
  const share = (likely ?? (low + high) / 2) / residents;
  if (share < usualShareAtRisk * fewest) return [{ code: 'few-at-risk', share, usual: usualShareAtRisk }];
  return share > usualShareAtRisk * most ? [{ code: 'many-at-risk', share, usual: usualShareAtRisk }] : [];
};
