import { useState } from 'preact/hooks';
import { Stepper } from '#kit/components/stepper.tsx';
import { useToast } from '#kit/components/toast.tsx';
import { useWords } from '#kit/words/context.tsx';
import { mostRead } from '../rules/limits.ts';

export type Reading = keyof typeof mostRead;
type Readings = { readonly [R in Reading]?: number };

/** What was read off a person: numbers as they were typed, and what of them can be written down. */
export const useReadings = () => {
  const { t } = useWords();
  const toast = useToast();
  const [typed, setTyped] = useState<Readings>({});
  return {
    typed,
    set: (what: Reading, value: number | undefined): void => {
      const { [what]: _before, ...others } = typed;
      setTyped(value === undefined ? others : { ...others, [what]: value });
    },
    clear: () => setTyped({}),
    /** Undefined, and said, where a number cannot be: nothing is written and what was typed stays. */
    read: (): Readings | undefined => {
      if (Object.entries(typed).every(([what, value]) => value <= mostRead[what as Reading])) return typed;
      toast({ text: t('consumption.check.not-written'), icon: 'warning' });
      return undefined;
    },
  };
};

/** One number. A typed one that cannot be stays as it is and is told, and never becomes the nearest that can. */
export const ReadingField = ({
  what,
  value,
  onChange,
}: {
  readonly what: Reading;
  readonly value: number | undefined;
  readonly onChange: (value: number | undefined) => void;
}) => {
  const { t } = useWords();
  const most = mostRead[what];
  return (
    <Stepper
      label={t(`consumption.check.${what}`)}
      value={value}
      max={9_999}
      warning={
        value !== undefined && value > most ? t('consumption.check.cannot-be', { value, most }) : undefined
      }
      onChange={onChange}
      onClear={() => onChange(undefined)}
    />
  );
};
