import type { InputName } from '#impact/answer/inputs.ts';
import { useWords } from '#kit/words/context.tsx';
import type { Figure } from './engine/figures.ts';

/** Inputs that are shares, read as percent. */
const shares: ReadonlySet<InputName> = new Set([
  'witnessed',
  'ambulance',
  'reportedShare',
  'oxygenAlone',
  'beginTreatment',
  'deathWithoutHelp',
  'deathWithNaloxone',
  'wellCovered',
  'hcvSusceptible',
  'hcvIncidence',
  'hivSusceptible',
  'hivIncidence',
]);

/** Numbers of the assumptions in a few digits, and published figures in words. */
export const useFigureText = () => {
  const { t, has, number, percent } = useWords();
  const value = (of: number, name: InputName): string =>
    shares.has(name) ? percent(of) : number(of, { maximumSignificantDigits: 3 });
  /** A range; one number when both ends read the same. */
  const range = ([from, to]: readonly [number, number], name: InputName): string => {
    const [low, high] = [value(from, name), value(to, name)];
    return low === high ? low : t('kit.chart.range', { low, high });
  };
  /** "Europe" where the figure has such a name, else the study alone. */
  const nameOf = (id: string, study: string): string =>
    has(`app.impact.figure.${id}`) ? `${t(`app.impact.figure.${id}`)}, ${study}` : study;
  /** "Europe, Platt 2018: 0.44 (0.24 to 0.8)". */
  const text = ({ id, study, estimate, range: ends }: Figure, name: InputName): string =>
    ends === null
      ? t('app.impact.choose.point', { name: nameOf(id, study), value: value(estimate, name) })
      : t('app.impact.choose.figure', {
          name: nameOf(id, study),
          value: value(estimate, name),
          low: value(ends[0], name),
          high: value(ends[1], name),
        });
  return { range, nameOf, text };
};
