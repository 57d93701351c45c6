import { Stepper } from '#kit/components/stepper.tsx';
import { useWords } from '#kit/words/context.tsx';
import type { VisitChoice } from './counter/counter.ts';

export type OthersStepperProps = {
  readonly visit: VisitChoice;
  readonly onChange: (visit: VisitChoice) => void;
};

/** For how many others beside the one who came. */
export const OthersStepper = ({ visit, onChange }: OthersStepperProps) => {
  const { t } = useWords();
  const setOthers = (others: number): void => {
    const { servedFor, ...rest } = visit;
    onChange(others === 0 ? rest : { ...rest, servedFor: { self: servedFor?.self ?? true, others } });
  };
  return (
    <Stepper
      label={t('visits.others')}
      icon="people"
      value={visit.servedFor?.others ?? 0}
      max={10_000}
      onChange={setOthers}
    />
  );
};
