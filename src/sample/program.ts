import { type Entry, type LocalTime, timeToMs, type Uuid } from '#log/index.ts';
import { draft } from '#programs/sample.ts';
import { generateDays } from './days.ts';
import { createEntryWriter } from './entries.ts';
import { makeOutlets, type Outlet, type Plan } from './plan.ts';
import { createPrng } from './prng.ts';

/** A small program with five outlets, a year long. All of it is made up. */
export const demoOutlets = (seed: number): readonly Omit<Outlet, 'site'>[] => {
  const names: Readonly<Record<string, string>> = {
    fixed: 'River Street hub',
    mobile: 'Night van',
    foot: 'Downtown outreach',
    home: 'Home delivery',
    kiosk: 'Bus station machine',
  };
  return makeOutlets(createPrng(seed), { fixed: 1, mobile: 1, foot: 1, home: 1, kiosk: 1 }, () => '').map(
    (outlet) => ({ ...outlet, name: names[outlet.channel] ?? outlet.name }),
  );
};

export const demoPlan = (seed: number, from: string, to: string, outlets: readonly Outlet[]): Plan => ({
  seed,
  from,
  to,
  timeZone: 'America/New_York',
  outlets,
  visits: 6_000,
  syringes: 102_000,
  shares: {},
  slipShare: 0.01,
  correctionShare: 0.01,
  stock: true,
});

/** Usual packs and a factor for weighing, as an organization would set them up on its first day. */
const settings = [
  draft('visits.preset', {
    preset: 'ten',
    name: { en: '10 and works', es: '10 con equipo' },
    position: 0,
    lines: [
      { item: 'syringe-1ml', quantity: 10 },
      { item: 'cooker', quantity: 3 },
      { item: 'swab', quantity: 10 },
    ],
  }),
  draft('visits.preset', {
    preset: 'thirty',
    name: { en: '30 and container', es: '30 con contenedor' },
    position: 1,
    lines: [
      { item: 'syringe-1ml', quantity: 30 },
      { item: 'cooker', quantity: 10 },
      { item: 'swab', quantity: 30 },
      { item: 'sharps-container-1l', quantity: 1 },
    ],
  }),
  draft('visits.preset', {
    preset: 'naloxone',
    name: { en: 'Naloxone', es: 'Naloxona' },
    position: 2,
    lines: [{ item: 'naloxone-nasal-4mg-kit', quantity: 2 }],
  }),
];

/** Entries of the plan, each outlet with a device of its own, in the order in which they happened. */
export function* demoEntries(
  plan: Plan,
  place: { readonly org: Uuid; readonly worker: Uuid; readonly makeId: () => Uuid },
): Generator<readonly Entry[]> {
  const prng = createPrng(plan.seed + 1);
  const writers = plan.outlets.map(({ site }) =>
    createEntryWriter(prng, { ...place, siteOf: () => site, device: place.makeId() }),
  );
  const [first] = writers;
  if (first !== undefined)
    yield first({ outlet: 0, at: `${plan.from}T09:00:00-05:00`, drafts: settings, visit: false });
  for (const { outlet, happenings } of generateDays(plan)) {
    const write = writers[outlet];
    if (write !== undefined) yield happenings.flatMap(write);
  }
}

/** Minutes before now in which the visits of today happened. */
const todayMinutes = 360;

/**
 * A few visits of today before `now`, so that nobody who looks around meets an empty list: a made-up Wednesday, on which every
 * outlet is open, brought into the last hours of today.
 */
export function* demoToday(
  plan: Plan,
  place: { readonly org: Uuid; readonly worker: Uuid; readonly makeId: () => Uuid },
  now: LocalTime,
): Generator<readonly Entry[]> {
  const wednesday = '2026-03-11';
  const prng = createPrng(plan.seed + 2);
  const offset = now.slice(19);
  const midnight = timeToMs(`${now.slice(0, 10)}T00:00:00${offset}`);
  const end = timeToMs(now);
  const start = Math.max(midnight, end - todayMinutes * 60_000);
  /** The same share of those hours as it was of the Wednesday. */
  const move = (at: LocalTime): LocalTime => {
    const [hours = 0, minutes = 0] = at.slice(11, 16).split(':').map(Number);
    const ms = Math.floor(start + ((hours * 60 + minutes) / 1_440) * (end - start));
    return `${now.slice(0, 10)}T${new Date(ms - midnight).toISOString().slice(11, 19)}${offset}`;
  };
  const writers = plan.outlets.map(({ site }) =>
    createEntryWriter(prng, { ...place, siteOf: () => site, device: place.makeId() }),
  );
  const day: Plan = {
    ...plan,
    from: wednesday,
    to: wednesday,
    // As busy as each other: whichever site somebody looks at, there is something.
    outlets: plan.outlets.map((outlet) => ({ ...outlet, weight: 1 })),
    visits: 40,
    syringes: 700,
    stock: false,
  };
  for (const { outlet, happenings } of generateDays(day)) {
    const write = writers[outlet];
    if (write !== undefined)
      yield happenings.flatMap((happening) => write({ ...happening, at: move(happening.at) }));
  }
}
