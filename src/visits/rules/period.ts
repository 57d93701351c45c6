import type { LocalDate } from '#log/index.ts';
import type { TallyBody } from '../entries.ts';

/** A time that is counted as one: from its first day. */
export interface Period {
  readonly span: TallyBody['span'];
  readonly first: LocalDate;
}

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
