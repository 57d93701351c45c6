import { generateDays, type Happening } from '#sample/days.ts';
import { makeEncounter } from '#sample/encounter.ts';
import { busyness, daysOf, makeOutlets, type Outlet, type Plan } from '#sample/plan.ts';
import { createPrng } from '#sample/prng.ts';
import type { Weather } from './weather.ts';
import type { Chance } from './world/chance.ts';

/**
 * What happens at the outlets of a simulated world, from the same generator as the demo's and Scotland's year: opening
 * hours and days off, busy and quiet ones, machines that stand for no visit, usual packs, returns, naloxone, reversal
 * reports, deliveries, counts, slips and corrections.
 */
export interface WorldDays {
  /** One for each device. */
  readonly outlets: readonly Outlet[];
  /** The first midnight, in milliseconds. */
  readonly start: number;
  /** Every day with work, in order: days after the start, and what happens then. */
  readonly days: readonly WorldDay[];
}

export interface WorldDay {
  /** Days since the start. */
  readonly at: number;
  readonly happenings: readonly (Happening & { readonly ms: number })[];
}

export const dayMs = 86_400_000;

/** All live five hours west of Greenwich, summer and winter: clocks that jump are the weather's business. */
export const zoneMinutes = -300;
const zone = { toTime: (date: string, time: string) => `${date}T${time}-05:00` };

/**
 * How busy a world is: visits a day for each unit of an outlet's size (plan.ts), and shares of visits. The demo has 6 000
 * visits a year at five outlets, Scotland 132 447 at 330 (test/scotland), most of them small pharmacies.
 */
const volumes = [
  { visitsPerSize: 1.75, kitShare: 0.12 },
  { visitsPerSize: 0.85, kitShare: 0.05 },
] as const;
/** Nobody sees more in a day here: worlds stay small, and there are many of them. */
const mostVisits = 20;
/** Syringes of an average visit, there and there. */
const syringesPerVisit = 17;

export const drawDays = (chance: Chance, weather: Weather, sites: readonly string[]): WorldDays => {
  const prng = createPrng(chance.between(1, 0x7fff_ffff));
  const counts: Record<string, number> = {};
  for (const _ of sites) {
    const channel = chance.pick(channels);
    counts[channel] = (counts[channel] ?? 0) + 1;
  }
  let made = 0;
  const outlets = makeOutlets(prng, counts, () => {
    made += 1;
    return sites[made - 1] ?? '';
  });
  // Any day of a year, so that weekends, holidays and the first of a month come up.
  const firstDay = Date.UTC(2026, 0, 5) + chance.between(0, 363) * dayMs;
  const volume = chance.pick(volumes);
  const pieces = piecesOf(weather).map(({ from, days }) => {
    const plan = makePlan(chance, outlets, volume, firstDay + from * dayMs, days);
    const happenings = [...generateDays(plan, zone)].flatMap((day) => day.happenings);
    return happenings.map((happening) => ({ ...happening, ms: Date.parse(happening.at) }));
  });
  const start = firstDay - zoneMinutes * 60_000;
  const byDay = Map.groupBy(pieces.flat(), ({ ms }) => Math.floor((ms - start) / dayMs));
  const worked = piecesOf(weather).flatMap(({ from, days }) =>
    Array.from({ length: days }, (_, day) => from + day),
  );
  return { outlets, start, days: worked.map((at) => ({ at, happenings: byDay.get(at) ?? [] })) };
};

/** With idle days, the first half of the days comes before them and the other after. */
const piecesOf = ({
  days,
  idleDays,
}: Weather): readonly { readonly from: number; readonly days: number }[] => {
  if (idleDays === 0) return [{ from: 0, days }];
  const first = Math.ceil(days / 2);
  return [
    { from: 0, days: first },
    { from: first + idleDays, days: days - first },
  ];
};

const channels = ['fixed', 'fixed', 'pharmacy', 'mobile', 'foot', 'home', 'kiosk'] as const;

const makePlan = (
  chance: Chance,
  outlets: readonly Outlet[],
  { visitsPerSize, kitShare }: (typeof volumes)[number],
  fromMs: number,
  days: number,
): Plan => {
  const date = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
  const plan: Plan = {
    seed: chance.between(1, 0x7fff_ffff),
    from: date(fromMs),
    to: date(fromMs + (days - 1) * dayMs),
    timeZone: 'America/Panama',
    outlets,
    visits: 0,
    syringes: 0,
    shares: { 'naloxone.handout': kitShare },
    slipShare: 0.01,
    correctionShare: 0.01,
    stock: true,
  };
  const size = daysOf(plan)
    .flatMap((day) => outlets.map((outlet) => busyness(outlet, day)))
    .reduce((sum, one) => sum + one, 0);
  const visits = Math.min(Math.round(size * visitsPerSize), outlets.length * days * mostVisits);
  return { ...plan, visits, syringes: visits * syringesPerVisit };
};

/** One visit at any hour, for mornings that are laid out by hand. */
export const oneVisit = (seed: number, outlet: Outlet, at: string): Happening => ({
  outlet: 0,
  at,
  visit: true,
  drafts: makeEncounter(createPrng(seed), { ...outlet, channel: 'fixed' }, 10, (kind) =>
    kind === 'naloxone.handout' ? 1 : 0,
  ),
});
