import type { ComponentType } from 'preact';
import { Later } from '#kit/components/later.tsx';
import { useWords } from '#kit/words/context.tsx';
import { OthersStepper } from './others-stepper.tsx';
import type { VisitQuestionsProps } from './visit-props.ts';

/** Whom the visit served; the rest is folded away. Nothing here is needed. */
export const VisitQuestions = (props: VisitQuestionsProps) => {
  const { t } = useWords();
  return (
    <>
      <OthersStepper visit={props.visit} onChange={props.onChange} />
      <details class="more">
        <summary>{t('visits.more')}</summary>
        <Later load={visitDetails} props={props} />
      </details>
    </>
  );
};

const visitDetails = (): Promise<ComponentType<VisitQuestionsProps>> =>
  import('./extras.ts').then(({ VisitDetails }) => VisitDetails);
