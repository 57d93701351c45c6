import { DateField } from '#kit/components/date-field.tsx';
import { useWords } from '#kit/words/context.tsx';
import type { Period } from '#report/period.ts';

/** Any first and last day. A day that is not typed to its end, or the wrong way around, changes nothing yet. */
export const OtherDays = ({
  period,
  onChange,
}: {
  readonly period: Period;
  readonly onChange: (period: Period) => void;
}) => {
  const { t } = useWords();
  const change = (to: Partial<Period>): void => {
    const next = { ...period, ...to };
    if (next.from !== '' && next.to !== '' && next.from <= next.to) onChange(next);
  };
  return (
    <>
      <DateField
        name="from"
        label={t('app.office.report.from')}
        value={period.from}
        max={period.to}
        onInput={(from) => change({ from })}
      />
      <DateField
        name="to"
        label={t('app.office.report.to')}
        value={period.to}
        min={period.from}
        onInput={(to) => change({ to })}
      />
    </>
  );
};
