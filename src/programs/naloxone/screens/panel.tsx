import type { ComponentType } from 'preact';
import { Later } from '#kit/components/later.tsx';
import { useWords } from '#kit/words/context.tsx';
import type { PanelProps } from '#visits/screens/counter/counter.ts';
import type { NaloxoneState } from './state.ts';

/** What may be asked with a kit: folded away, and never needed. */
export const NaloxonePanel = (props: PanelProps<NaloxoneState>) => {
  const { t } = useWords();
  return (
    <section class="panel" aria-label={t('naloxone.panel.title')}>
      <details class="more">
        <summary>{t('naloxone.panel.more')}</summary>
        <Later load={kitQuestions} props={props} />
      </details>
    </section>
  );
};

const kitQuestions = (): Promise<ComponentType<PanelProps<NaloxoneState>>> =>
  import('./kit-questions.tsx').then(({ KitQuestions }) => KitQuestions);
