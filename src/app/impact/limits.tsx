import { useWords } from '#kit/words/context.tsx';
import type { PageAnswer } from './engine/protocol.ts';

const leftOut = ['prevented', 'breathing', 'other', 'lasting', 'reach'] as const;

/** What the answer leaves out, in words, and a paragraph for those who write about it. */
export const Limits = ({ answer: { run, laws } }: { readonly answer: PageAnswer }) => {
  const { t, number } = useWords();
  return (
    <section>
      <h2>{t('app.impact.limits.head')}</h2>
      <ul class="impact-reasons">
        {leftOut.map((name) => (
          <li key={name}>{t(`app.impact.limits.${name}`)}</li>
        ))}
      </ul>
      {laws.length === 0 ? null : (
        <details data-print="no">
          <summary>{t('app.impact.limits.methods')}</summary>
          <p>
            {t('app.impact.limits.paragraph', {
              engine: run.engine,
              registry: run.registry,
              data: run.data,
              draws: number(run.draws),
              seed: run.seed,
              laws: laws.length,
            })}
          </p>
        </details>
      )}
    </section>
  );
};
