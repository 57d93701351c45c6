import { ratherNotSay } from '#catalog/choice.ts';
import { Choice, MultiChoice } from '#kit/components/choice-field.tsx';
import { useWords } from '#kit/words/context.tsx';
import type { visitQuestions } from '../entries.ts';
import type { VisitChoice } from './counter/counter.ts';
import { useLabels } from './labels.ts';

type Question = (typeof visitQuestions)[number];

export type VisitAnswersProps = {
  readonly visit: VisitChoice;
  readonly onChange: (visit: VisitChoice) => void;
};

/** What the worker may say of the encounter. Nothing here is needed. */
export const VisitAnswers = ({ visit, onChange }: VisitAnswersProps) => {
  const { t } = useWords();
  const labels = useLabels();
  const others = visit.servedFor?.others ?? 0;
  const answer = (
    question: Question,
    value: VisitChoice[Question] | undefined,
    isDeclined: boolean,
  ): void => {
    const { [question]: _before, declined = [], ...rest } = visit;
    const left = declined.filter((each) => each !== question);
    const now = isDeclined ? [...left, question] : left;
    onChange({
      ...rest,
      ...(value !== undefined && !isDeclined && { [question]: value }),
      ...(now.length > 0 && { declined: now }),
    });
  };
  const many = (question: 'services' | 'referrals') => ({
    values: visit.declined?.includes(question) ? [ratherNotSay] : (visit[question] ?? []),
    onChange: (values: readonly string[]) =>
      answer(question, values.length > 0 ? [...values] : undefined, values.includes(ratherNotSay)),
  });
  return (
    <>
      {others > 0 ? (
        <Choice
          name="self"
          label={t('visits.self')}
          canDecline={false}
          options={[
            { value: 'yes', label: t('visits.self.yes') },
            { value: 'no', label: t('visits.self.no') },
          ]}
          value={visit.servedFor?.self === false ? 'no' : 'yes'}
          onChange={(value) => answer('servedFor', { self: value === 'yes', others }, false)}
        />
      ) : null}
      <Choice
        name="location"
        label={t('visits.location')}
        options={labels.options('location-type')}
        value={visit.declined?.includes('locationType') ? ratherNotSay : visit.locationType}
        onChange={(value) => answer('locationType', value, value === ratherNotSay)}
      />
      <MultiChoice
        name="services"
        label={t('visits.services')}
        options={labels.options('service')}
        {...many('services')}
      />
      <MultiChoice
        name="referrals"
        label={t('visits.referrals')}
        options={labels.options('referral')}
        {...many('referrals')}
      />
    </>
  );
};
