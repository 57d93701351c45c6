import { useWords } from '#kit/words/context.tsx';
import type { Figure } from './engine/figures.ts';
import type { Unit } from './units.ts';

/** Numbers of the assumptions in a few digits, and published figures in words. */
export const useFigureText = () => {
  const { t, has, number, percent } = useWords();
  const bare = (of: number, unit: Unit): string =>
    unit === 'percent' ? percent(of) : number(of, { maximumSignificantDigits: 3 });
  /** With what it counts after it: "12 to 18 deaths", "80 %". */
  const counted = (text: string, unit: Unit): string =>
    unit === 'percent' ? text : t(`app.impact.unit.${unit}`, { value: text });
  /** A range; one number when both ends read the same. */
  const range = ([from, to]: readonly [number, number], unit: Unit): string => {
    const [low, high] = [bare(from, unit), bare(to, unit)];
    return counted(low === high ? low : t('kit.chart.range', { low, high }), unit);
  };
  const value = (of: number, unit: Unit): string => counted(bare(of, unit), unit);
  /** "Europe" where the figure has such a name, else the study alone. */
  const nameOf = (id: string, study: string): string =>
    has(`app.impact.figure.${id}`) ? `${t(`app.impact.figure.${id}`)}, ${study}` : study;
  /** "Europe, Platt 2018: 0.44 times as many (0.24 to 0.8)". */
  const text = ({ id, study, estimate, range: ends }: Figure, unit: Unit): string =>
    ends === null
      ? t('app.impact.choose.point', { name: nameOf(id, study), value: value(estimate, unit) })
      : t('app.impact.choose.figure', {
          name: nameOf(id, study),
          value: value(estimate, unit),
          low: bare(ends[0], unit),
          high: bare(ends[1], unit),
        });
  /** A number that people set, in all its digits. */
  const whole = (of: number, unit: Unit): string =>
    counted(unit === 'percent' ? percent(of) : number(of), unit);
  return { bare, value, whole, range, nameOf, text };
};
