import type { Draft } from '#kit/recorder.ts';
import { weekdayOf } from '#log/calendar.ts';
import type { JsonObject, LocalTime } from '#log/index.ts';
import { createZone, type Zone } from '#sheets/mapping/zone.ts';
import { makeEncounter, miscountedKinds } from './encounter.ts';
import { busyness, daysOf, type Outlet, type Plan, shareOf } from './plan.ts';
import { createPrng, type Prng } from './prng.ts';
import { shareOut } from './share.ts';
import { createShelf, type Shelf } from './shelf.ts';

/** Something that happened at an outlet and was recorded, with what the worker did about it soon after. */
export interface Happening {
  /** Index in the plan's outlets. */
  readonly outlet: number;
  readonly at: LocalTime;
  readonly drafts: readonly Draft[];
  readonly visit: boolean;
  readonly after?:
    | { readonly act: 'take-back' }
    /** The draft at `index` was wrong; this is right. */
    | { readonly act: 'correct'; readonly index: number; readonly draft: Draft };
}

export interface OutletDay {
  readonly day: string;
  readonly outlet: number;
  readonly happenings: readonly Happening[];
}

/**
 * Realistic days, one outlet's day at a time, from the first day to the last: opening hours, weekdays and seasons, usual
 * packs, returns, naloxone, reversal reports, deliveries, counts, slips and corrections. What counts in the end adds up
 * exactly to the plan's visits and syringes; slips and wrong counts come on top and are taken back.
 */
export function* generateDays(plan: Plan, zone: Pick<Zone, 'toTime'> = zoneOf(plan)): Generator<OutletDay> {
  const prng = createPrng(plan.seed);
  const days = daysOf(plan);
  const expected = new Float64Array(days.length * plan.outlets.length);
  for (const [dayIndex, day] of days.entries())
    for (const [index, outlet] of plan.outlets.entries())
      expected[dayIndex * plan.outlets.length + index] =
        busyness(outlet, day) * Math.exp(prng.normal() * 0.45);
  const visits = shareOut(plan.visits, expected);
  const syringes = shareOut(plan.syringes, visits);
  const shelves = plan.outlets.map((outlet) => createShelf(plan, outlet));
  for (const [dayIndex, day] of days.entries())
    for (const [index, outlet] of plan.outlets.entries()) {
      const at = dayIndex * plan.outlets.length + index;
      const toTime = (time: string): LocalTime => zone.toTime(day, time, 'first');
      const happenings = makeDay(plan, prng, outlet, index, day, visits[at] ?? 0, syringes[at] ?? 0, toTime);
      const shelf = shelves[index];
      if (plan.stock && shelf !== undefined)
        happenings.unshift(...stockOf(prng, shelf, outlet, index, day, toTime));
      if (shelf !== undefined) for (const happening of happenings) shelf.take(truthOf(happening));
      if (happenings.length > 0) yield { day, outlet: index, happenings };
    }
}

const zoneOf = ({ timeZone }: Plan): Zone => {
  const zone = createZone(timeZone);
  if (zone === undefined) throw new Error(`no time zone ${timeZone}`);
  return zone;
};

const makeDay = (
  plan: Plan,
  prng: Prng,
  outlet: Outlet,
  index: number,
  day: string,
  visits: number,
  syringes: number,
  toTime: (clock: string) => LocalTime,
): Happening[] => {
  const [opens, closes] = outlet.hours[weekdayOf(day) % 7] ?? [10, 16];
  const moment = (): string => {
    // Half come through the day, half around opening and late afternoon.
    const share = prng.chance(0.5)
      ? prng.next()
      : prng.chance(0.5)
        ? prng.next() * 0.2
        : 0.65 + prng.next() * 0.3;
    return clockOf(Math.min((opens + share * (closes - opens)) * 3600, closes * 3600 - 1));
  };
  const packs = shareOut(
    syringes,
    Array.from({ length: visits }, () => packWeight(prng)),
  );
  const happenings: Happening[] = [];
  for (const pack of packs) {
    const at = toTime(moment());
    const right = makeEncounter(prng, outlet, pack, shareOf(plan));
    const handout = right.findIndex(({ kind }) => miscountedKinds.has(kind));
    const isWrong = handout !== -1 && prng.chance(plan.correctionShare);
    const truth = right[handout];
    happenings.push({
      outlet: index,
      at,
      visit: true,
      drafts:
        isWrong && truth !== undefined ? right.with(handout, { ...truth, body: oneMore(truth.body) }) : right,
      ...(isWrong && truth !== undefined && { after: { act: 'correct', index: handout, draft: truth } }),
    });
    if (prng.chance(plan.slipShare)) {
      const slip = makeEncounter(prng, outlet, prng.int(1, 40), () => 0);
      happenings.push({
        outlet: index,
        at,
        visit: outlet.channel !== 'kiosk',
        drafts: slip,
        after: { act: 'take-back' },
      });
    }
  }
  return happenings.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
};

/** Packs come in usual sizes; some people take many for friends. */
const packWeight = (prng: Prng): number =>
  prng.pick([
    [1, 4],
    [5, 12],
    [10, 40],
    [20, 28],
    [30, 8],
    [50, 6],
    [100, 2],
  ]);

const oneMore = (body: JsonObject): JsonObject => {
  const lines = body['lines'] as readonly { readonly item: string; readonly quantity: number }[];
  return {
    ...body,
    lines: lines.map((line, at) => (at === 0 ? { ...line, quantity: line.quantity + 10 } : line)),
  };
};

/** What a happening recorded in the end. */
export const truthOf = ({ drafts, after }: Happening): readonly Draft[] => {
  if (after?.act === 'take-back') return [];
  return after?.act === 'correct' ? drafts.with(after.index, after.draft) : drafts;
};

/** A delivery on the first open day of a month; on that of a quarter the shelf is counted before it. */
const stockOf = (
  prng: Prng,
  shelf: Shelf,
  outlet: Outlet,
  index: number,
  day: string,
  toTime: (clock: string) => LocalTime,
): readonly Happening[] => {
  if (!isFirstOpenDay(outlet, day)) return [];
  const at = toTime('00:05:00');
  const isQuarter = ['01', '04', '07', '10'].includes(day.slice(5, 7));
  const count = isQuarter ? shelf.count(prng) : undefined;
  return [
    ...(count === undefined ? [] : [{ outlet: index, at, visit: false, drafts: [count] }]),
    { outlet: index, at: toTime('00:10:00'), visit: false, drafts: [shelf.deliver(day, index)] },
  ];
};

const isFirstOpenDay = (outlet: Outlet, day: string): boolean => {
  const date = Number(day.slice(8));
  if (date > 4 || busyness(outlet, day) === 0) return false;
  for (let before = 1; before < date; before += 1)
    if (busyness(outlet, `${day.slice(0, 8)}${String(before).padStart(2, '0')}`) > 0) return false;
  return true;
};

const clockOf = (seconds: number): string => {
  const pad = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  return `${pad(seconds / 3600)}:${pad((seconds / 60) % 60)}:${pad(seconds % 60)}`;
};
