import { dateToMs, dayMs, msToDate, weekdayOf } from '#log/calendar.ts';
import type { Uuid } from '#log/index.ts';
import type { Share } from '#programs/sample.ts';
import type { Prng } from './prng.ts';

/** A place that hands out, as the generator sees it. */
export interface Outlet {
  readonly site: Uuid;
  readonly name: string;
  readonly channel: string;
  /** Hours of opening and closing from Sunday to Saturday; undefined: closed. */
  readonly hours: readonly (readonly [number, number] | undefined)[];
  /** How busy it is beside the others. */
  readonly weight: number;
}

/** Days to make up. With `visits` and `syringes` the totals of what counts are exactly these. */
export interface Plan {
  readonly seed: number;
  /** First and last day. */
  readonly from: string;
  readonly to: string;
  readonly timeZone: string;
  readonly outlets: readonly Outlet[];
  readonly visits: number;
  readonly syringes: number;
  /** Shares of visits that record a kind; for a kind left out what its program says is usual. */
  readonly shares: Readonly<Record<string, number>>;
  /** Slips that are taken back, and counts that are corrected later. */
  readonly slipShare: number;
  readonly correctionShare: number;
  /** Deliveries each month and counts each quarter. */
  readonly stock: boolean;
}

export const shareOf =
  ({ shares }: Plan): Share =>
  (kind, usual) =>
    shares[kind] ?? usual;

type Hours = Outlet['hours'];
const weekdays = (from: number, to: number): Hours => [
  undefined,
  ...Array.from({ length: 5 }, () => [from, to] as const),
  undefined,
];

const shapes: Readonly<Record<string, { readonly hours: Hours; readonly size: number }>> = {
  // Pharmacies open on Saturdays too; most see a few people a week for this.
  pharmacy: { hours: [undefined, ...weekdays(9, 18).slice(1, 6), [9, 17]], size: 1 },
  fixed: { hours: weekdays(9, 17), size: 6 },
  mobile: { hours: weekdays(17, 22), size: 3 },
  foot: { hours: [[18, 22], undefined, undefined, [18, 22], undefined, [18, 23], [18, 23]], size: 1.5 },
  home: { hours: weekdays(10, 16), size: 0.7 },
  kiosk: { hours: Array.from({ length: 7 }, () => [0, 24] as const), size: 1.2 },
};

/** Outlets by channel, each with its own size: a few see many people, most see few. */
export const makeOutlets = (
  prng: Prng,
  counts: Readonly<Record<string, number>>,
  makeId: () => Uuid,
): readonly Outlet[] =>
  Object.entries(counts).flatMap(([channel, count]) => {
    const shape = shapes[channel];
    if (shape === undefined) throw new Error(`no opening hours for ${channel}`);
    return Array.from(
      { length: count },
      (_, index): Outlet => ({
        site: makeId(),
        name: `${channel[0]?.toUpperCase()}${channel.slice(1)} ${index + 1}`,
        channel,
        hours: shape.hours,
        weight: shape.size * Math.exp(prng.normal() * 0.9),
      }),
    );
  });

/** Days of the plan as dates. */
export const daysOf = ({ from, to }: Plan): readonly string[] => {
  const days: string[] = [];
  for (let ms = dateToMs(from); ms <= dateToMs(to); ms += dayMs) days.push(msToDate(ms));
  return days;
};

/** Holidays on which everything is closed. */
const closedDays = new Set(['12-25', '12-26', '01-01']);
/** Mondays are busy, Sundays quiet. */
const weekdayFactor = [0.35, 1.2, 1, 1, 1.05, 1.15, 0.7];
/** Quieter in deep winter, busier in early autumn. */
const monthFactor = [0.92, 0.96, 1, 1, 1.03, 1.02, 1.02, 1.04, 1.06, 1.04, 1, 0.91];

/** How many visits are expected there that day, in no unit. */
export const busyness = (outlet: Outlet, day: string): number => {
  const weekday = weekdayOf(day) % 7;
  if (outlet.hours[weekday] === undefined || closedDays.has(day.slice(5))) return 0;
  return outlet.weight * (weekdayFactor[weekday] ?? 1) * (monthFactor[Number(day.slice(5, 7)) - 1] ?? 1);
};
