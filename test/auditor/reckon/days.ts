const hours = 3_600_000;
export const wholeDay = 24 * hours;

/** The day on the wall of the place where it happened. */
export const dayOf = (time: string): string => time.slice(0, 10);

export const momentOf = (time: string): number => new Date(time).getTime();

const atNoon = (day: string): number => new Date(`${day}T12:00:00Z`).getTime();
const dayAt = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

export const plusDays = (day: string, days: number): string => dayAt(atNoon(day) + days * wholeDay);
export const daysFrom = (day: string, to: string): number =>
  Math.round((atNoon(to) - atNoon(day)) / wholeDay);

/** The first of the month that a day is in. */
export const monthOf = (day: string): string => `${day.slice(0, 7)}-01`;

export const plusMonths = (month: string, months: number): string => {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + months;
  return `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}-01`;
};

export const lastOfMonth = (day: string): string => plusDays(plusMonths(monthOf(day), 1), -1);

/** As whoever looks at a clock on the wall of a zone reads a moment: its day, and when that day began. */
export const wallDay = (zone: string, ms: number): { readonly day: string; readonly began: number } => {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(new Date(ms));
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? '';
  const passed = (Number(part('hour')) * 60 + Number(part('minute'))) * 60 + Number(part('second'));
  const second = Math.floor(ms / 1_000) * 1_000;
  // The day as this offset has it: a day on which clocks change has its midnight at the offset of the moment.
  return { day: `${part('year')}-${part('month')}-${part('day')}`, began: second - passed * 1_000 };
};

/** How far the place of a time is ahead of UTC, in milliseconds. */
export const offsetIn = (time: string): number => momentOf(`${time.slice(0, 19)}Z`) - momentOf(time);
