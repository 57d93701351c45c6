import type { LocalDate } from '#log/index.ts';
import type { TallyBody } from '../entries.ts';

/** A time that is counted as one: from its first day. */
export interface Period {
  readonly span: TallyBody['span'];
  readonly first: LocalDate;
}

/**
 * A period as DHIS2 and people write it: `20250314`, `202503`, `2025Q1`, `2025`, and with dashes `2025-03-14`, `2025-03`.
 * Undefined for any other text, and for a day or month that there is not.
 */
export const parsePeriod = (text: string): Period | undefined => {
  const [, year = '', quarter, month, day] =
    /^((?:19|20|21)\d\d)(?:-?Q([1-4])|-?(0[1-9]|1[0-2])(?:-?(\d\d))?)?$/i.exec(text.trim()) ?? [];
  if (year === '') return undefined;
  if (quarter !== undefined) return { span: 'quarter', first: `${year}-${two(Number(quarter) * 3 - 2)}-01` };
  if (month === undefined) return { span: 'year', first: `${year}-01-01` };
  if (day === undefined) return { span: 'month', first: `${year}-${month}-01` };
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return Number(day) >= 1 && Number(day) <= last
    ? { span: 'day', first: `${year}-${month}-${day}` }
    : undefined;
};

/** The period as DHIS2 writes it. */
export const formatPeriod = ({ span, first }: Period): string => {
  const [year = '', month = '', day = ''] = first.split('-');
  switch (span) {
    case 'day':
      return `${year}${month}${day}`;
    case 'month':
      return `${year}${month}`;
    case 'quarter':
      return `${year}Q${Math.ceil(Number(month) / 3)}`;
    case 'year':
      return year;
  }
};

/** The period of this length that holds a day. */
export const periodOf = (span: Period['span'], day: LocalDate): Period => {
  const [year = '', month = ''] = day.split('-');
  switch (span) {
    case 'day':
      return { span, first: day };
    case 'month':
      return { span, first: `${year}-${month}-01` };
    case 'quarter':
      return { span, first: `${year}-${two(Math.ceil(Number(month) / 3) * 3 - 2)}-01` };
    case 'year':
      return { span, first: `${year}-01-01` };
  }
};

const two = (value: number): string => String(value).padStart(2, '0');
