import { useState } from 'preact/hooks';
import { Later } from '#kit/components/later.tsx';
import { Select } from '#kit/components/select.tsx';
import { useWords } from '#kit/words/context.tsx';
import type { LocalDate } from '#log/index.ts';
import { fiscalYear, fiscalYearOf, lastMonths, type Period, periodOf, quartersOf } from '#report/period.ts';

const otherDays = 'other';
const pickDays = () => import('./other-days.tsx').then(({ OtherDays }) => OtherDays);
/** Months are offered for two years, all years by the year. */
const mostMonths = 24;
const mostQuarters = 8;

/**
 * A month, a quarter, a year of the calendar or of the organization's own, or any days.
 * @param since the first day that anything is known of: every year from it on is offered
 * @param yearStart the month (1 to 12) that the organization's own year begins with
 */
export const PeriodChoice = ({
  today,
  since,
  yearStart,
  period,
  onChange,
}: {
  readonly today: LocalDate;
  readonly since: LocalDate;
  readonly yearStart: number;
  readonly period: Period;
  readonly onChange: (period: Period) => void;
}) => {
  const { t, day } = useWords();
  const [chosen, setChosen] = useState<string>();
  const firstYear = Number((since < period.from ? since : period.from).slice(0, 4));
  const years = countDown(Number(today.slice(0, 4)), firstYear);
  const ownYears =
    yearStart === 1 ? [] : countDown(fiscalYearOf(today, yearStart), fiscalYearOf(since, yearStart));
  const options: readonly { readonly value: string; readonly label: string; readonly period: Period }[] = [
    ...lastMonths(today, mostMonths).map((month) => ({
      value: month,
      label: day(`${month}-01`, { month: 'long', year: 'numeric' }),
      period: periodOf(month),
    })),
    ...quartersOf(today, mostQuarters).map((quarter) => ({
      value: quarter,
      label: t('app.office.report.quarter', { quarter: Number(quarter.slice(6)), year: quarter.slice(0, 4) }),
      period: periodOf(quarter),
    })),
    ...ownYears.map((year) => ({
      value: `fiscal ${year}`,
      label: t('app.office.report.fiscal-year', { year: String(year) }),
      period: fiscalYear(year, yearStart),
    })),
    ...years.map((year) => ({
      value: String(year),
      label: t('app.office.report.year', { year: String(year) }),
      period: periodOf(String(year)),
    })),
  ];
  /** Until somebody chooses: what the way here named. */
  const value =
    chosen ??
    options.find((option) => option.period.from === period.from && option.period.to === period.to)?.value ??
    otherDays;
  const choose = (wanted: string): void => {
    setChosen(wanted);
    const found = options.find((option) => option.value === wanted);
    if (found !== undefined) onChange(found.period);
  };
  return (
    <>
      <Select
        name="period"
        label={t('app.office.report.period')}
        value={value}
        onChange={choose}
        options={[
          ...options.map(({ value: own, label }) => ({ value: own, label })),
          { value: otherDays, label: t('app.office.report.other-days') },
        ]}
      />
      {value === otherDays ? <Later load={pickDays} props={{ period, onChange }} /> : null}
    </>
  );
};

const countDown = (from: number, to: number): readonly number[] =>
  Array.from({ length: Math.max(1, from - to + 1) }, (_, back) => from - back);
