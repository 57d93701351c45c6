// Calendar months as text, `2026-01`: no clock and no time zone can shift them.
import { describe } from '../check.ts';
import { guardBare } from '../guard.ts';
import { parameter, type Shape } from '../shape.ts';

export type Month = string;

export const isMonth = (value: unknown): value is Month =>
  typeof value === 'string' && /^\d{4}-(0[1-9]|1[0-2])$/.test(value);

/** Months since year 0, for arithmetic. */
export const monthIndex = (month: Month): number =>
  Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;

export const monthAt = (index: number): Month =>
  `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`;

/** See shape.ts. */
export const monthShape: Shape = (check, field, value) => {
  if (!isMonth(value)) check.report('not-a-month', field, { got: describe(value) });
};

/** Every month from `from` to `to`, both included; empty when upside down. */
export const monthsBetween = guardBare(
  [parameter('from', monthShape), parameter('to', monthShape)],
  (from: Month, to: Month): readonly Month[] => {
    const first = monthIndex(from);
    return Array.from({ length: Math.max(0, monthIndex(to) - first + 1) }, (_, i) => monthAt(first + i));
  },
);
