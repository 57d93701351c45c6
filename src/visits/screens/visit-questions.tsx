import type { ComponentType } from 'preact';
import { Later } from '#kit/components/later.tsx';
import { Stepper } from '#kit/components/stepper.tsx';
import { useWords } from '#kit/words/context.tsx';
import type { VisitQuestionsProps } from './visit-props.ts';

/** Whom the visit served; the rest is folded away. Nothing here is needed. */
export const VisitQuestions = (props: VisitQuestionsProps) => {
  const { visit, onChange } = props;
  const { t } = useWords();
  const setOthers = (others: number): void => {
    const { servedFor, ...rest } = visit;
    onChange(others === 0 ? rest : { ...rest, servedFor: { self: servedFor?.self ?? true, others } });
  };
  return (
    <>
      <Stepper
        label={t('visits.others')}
        icon="people"
        value={visit.servedFor?.others ?? 0}
        max={10_000}
        onChange={setOthers}
      />
      <details class="more">
        <summary>{t('visits.more')}</summary>
        <Later load={visitDetails} props={props} />
      </details>
    </>
  );
};

const visitDetails = (): Promise<ComponentType<VisitQuestionsProps>> =>
  import('./extras.ts').then(({ VisitDetails }) => VisitDetails);
