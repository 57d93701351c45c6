import { lawWordId } from '#impact/words/ids.ts';
import { useWords } from '#kit/words/context.tsx';
import type { PageAnswer } from './engine/protocol.ts';
import { useFigureText } from './figure-text.ts';
import { studyOf } from './study.ts';

/** The same answer by each study's curve alone, and published rules of thumb beside it: one tap away, open on paper. */
export const ByStudy = ({ answer: { laws, beside } }: { readonly answer: PageAnswer }) => {
  const { t, number } = useWords();
  const { nameOf } = useFigureText();
  if (laws.length === 0) return null;
  const digits = { maximumFractionDigits: 0 };
  const row = (name: string, middle: number, [low, high]: readonly [number, number]): string =>
    t('app.impact.study.row', {
      name,
      low: number(low, digits),
      high: number(high, digits),
      middle: number(middle, digits),
    });
  return (
    <>
      {laws.length > 1 ? <p>{t('app.impact.study.unknown')}</p> : null}
      <details class="impact-studies">
        <summary>{t('app.impact.study.head')}</summary>
        <ul class="impact-reasons">
          {laws.map(({ law, averted }) => (
            <li key={law}>{row(t(lawWordId(law)), averted.median, averted.most)}</li>
          ))}
        </ul>
        <p>{t('app.impact.study.beside')}</p>
        <ul class="impact-reasons">
          {beside.map(({ effect, estimate, range }) => (
            <li key={effect.id}>{row(nameOf(effect.id, studyOf(effect)), estimate, range)}</li>
          ))}
        </ul>
      </details>
    </>
  );
};
