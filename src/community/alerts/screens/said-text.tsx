import { useWords } from '#kit/words/context.tsx';
import type { Words } from '../rules/life.ts';
import { inLanguage } from './use-alerts.ts';
import { useBoth } from './use-moves.ts';

/** The words of an alert, both languages one below the other. */
export const SaidText = ({ words }: { readonly words: Pick<Words, 'text' | 'stamp'> }) => {
  const { t, locale } = useWords();
  const label = useBoth();
  return (
    <>
      {(['en', 'es'] as const).map((language) => {
        const said = words.text[language];
        return (
          <div key={language} lang={language} class="alert-said">
            <h3>{said.line}</h3>
            <p>{said.found}</p>
            <p>{said.does}</p>
            <p>
              <strong>{said.act}</strong>
            </p>
          </div>
        );
      })}
      {words.stamp === undefined ? null : (
        <p class="field-hint">
          {t('alerts.stamp', { stamp: inLanguage(label('stamp', words.stamp), locale) })}
        </p>
      )}
    </>
  );
};
