import type { Draft } from '#kit/recorder.ts';
import type { JsonObject, LocalTime } from '#log/index.ts';
import { createZone } from '#sheets/mapping/zone.ts';
import { draft, makeEncounter } from './encounter.ts';
import { busyness, daysOf, type Outlet, type Plan } from './plan.ts';
import { createPrng, type Prng } from './prng.ts';
import { shareOut } from './share.ts';

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
export function* generateDays(plan: Plan): Generator<OutletDay> {
  const zone = createZone(plan.timeZone);
  if (zone === undefined) throw new Error(`no time zone ${plan.timeZone}`);
  const prng = createPrng(plan.seed);
  const days = daysOf(plan);
  const expected = new Float64Array(days.length * plan.outlets.length);
  for (const [dayIndex, day] of days.entries())
    for (const [index, outlet] of plan.outlets.entries())
      expected[dayIndex * plan.outlets.length + index] =
        busyness(outlet, day) * Math.exp(prng.normal() * 0.45);
  const visits = shareOut(plan.visits, expected);
  const syringes = shareOut(plan.syringes, visits);
  for (const [dayIndex, day] of days.entries())
    for (const [index, outlet] of plan.outlets.entries()) {
      const at = dayIndex * plan.outlets.length + index;
      const happenings = makeDay(plan, prng, outlet, index, day, visits[at] ?? 0, syringes[at] ?? 0, (time) =>
        zone.toTime(day, time, 'first'),
      );
      if (happenings.length > 0) yield { day, outlet: index, happenings };
    }
}

const makeDay = (
  plan: Plan,
  prng: Prng,
  outlet: Outlet,
  index: number,
  day: string,
  visits: number,
  syringes: number,
  toTime: (clock: string) => LocalTime,
): readonly Happening[] => {
  const [opens, closes] = outlet.hours[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? [10, 16];
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
    const right = makeEncounter(prng, outlet, pack, {
      naloxone: plan.naloxoneShare,
      reversal: plan.reversalShare,
    });
    const handout = right.findIndex(({ kind }) => kind === 'exchange.handout');
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
      const slip = makeEncounter(prng, outlet, prng.int(1, 40), { naloxone: 0, reversal: 0 });
      happenings.push({ outlet: index, at, visit: true, drafts: slip, after: { act: 'take-back' } });
    }
  }
  if (plan.stock) happenings.push(...makeStock(plan, prng, outlet, index, day, toTime));
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

/** A delivery on the first open day of a month, a count on that of a quarter. */
const makeStock = (
  plan: Plan,
  prng: Prng,
  outlet: Outlet,
  index: number,
  day: string,
  toTime: (clock: string) => LocalTime,
): readonly Happening[] => {
  if (!isFirstOpenDay(outlet, day)) return [];
  const share = outlet.weight / plan.outlets.reduce((sum, one) => sum + one.weight, 0);
  const month = Math.ceil((plan.syringes * share) / 10);
  const lot = `L${day.slice(2, 4)}${day.slice(5, 7)}-${(index % 97) + 1}`;
  const expires = `${Number(day.slice(0, 4)) + 3}-${day.slice(5, 7)}-28`;
  const receive = draft('stock.receive', {
    lines: [
      { item: 'syringe-1ml', quantity: Math.max(100, Math.ceil((month * 0.75) / 100) * 100), lot, expires },
      { item: 'naloxone-nasal-4mg-kit', quantity: prng.int(1, 3) * 12, lot: `N${lot}`, expires },
    ],
    supplier: 'National supplies',
  });
  const at = toTime('08:30:00');
  const delivery: Happening = { outlet: index, at, visit: false, drafts: [receive] };
  if (!['01', '04', '07', '10'].includes(day.slice(5, 7))) return [delivery];
  const count = draft('stock.count', { lines: [{ item: 'syringe-1ml', counted: prng.int(0, month) }] });
  return [delivery, { outlet: index, at, visit: false, drafts: [count] }];
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
