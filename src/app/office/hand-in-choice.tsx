import { Choice } from '#kit/components/choice-field.tsx';
import { useWords } from '#kit/words/context.tsx';

/** For how many hours what was written before may still come in, held for a person. */
export const handInHours = ['0', '24', '168', '720'] as const;
export const usualHours = '168';

/** When a period of so many hours from now ends, in milliseconds since 1970. */
export const hoursFrom = (now: number, hours: string): number => now + Number(hours) * 3_600_000;

export type HandInChoiceProps = {
  readonly hours: string;
  readonly onChange: (hours: string) => void;
};

/** Asks how long a device that is ended may still hand in what is on it. */
export const HandInChoice = ({ hours, onChange }: HandInChoiceProps) => {
  const { t } = useWords();
  return (
    <Choice
      name="hours"
      label={t('app.office.hand-in.label')}
      hint={t(hours === '0' ? 'app.office.hand-in.hint-none' : 'app.office.hand-in.hint')}
      canDecline={false}
      options={handInHours.map((value) => ({ value, label: t(`app.office.hand-in.${value}`) }))}
      value={hours}
      onChange={onChange}
    />
  );
};
