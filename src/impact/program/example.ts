// A made-up program for documentation and tests. Its counts and ranges describe no real place.
import type { LocalForm } from './local.ts';
import { monthsBetween } from './month.ts';
import type { Program } from './program.ts';

/** MADE UP. 120 kits a month over two years, reversals asked about in the second. */
export const exampleProgram: Program = {
  from: '2025-01',
  to: '2025-12',
  kits: monthsBetween('2024-01', '2025-12').map((month) => ({
    month,
    channel: 'fixed',
    access: 'community',
    kits: 120,
  })),
  reversals: monthsBetween('2025-01', '2025-12').map((month) => ({ month, reported: 9 })),
  needles: monthsBetween('2025-01', '2025-12').map((month) => ({ month, out: 15_000, in: 9000 })),
  people: { low: 500, high: 900 },
  referrals: null,
  room: null,
};

/** MADE UP. */
export const exampleLocal: LocalForm = {
  deaths: { low: 45, high: 45 },
  peopleAtRisk: { low: 6000, high: 12_000, likely: 8000 },
  witnessed: { low: 0.3, high: 0.8, likely: 0.53 },
  ambulance: { low: 0.29, high: 0.6, likely: 0.44 },
  otherKitsPerYear: { low: 200, high: 1000 },
  kitsPerMonthBefore: { low: 0, high: 100 },
  law: { kind: 'mixture', residents: 140_000, state: null },
  injecting: {
    injectionsPerYear: { low: 400, high: 1000 },
    hcvSusceptible: { low: 0.4, high: 0.6 },
    hcvIncidence: { low: 0.05, high: 0.2 },
    hivSusceptible: { low: 0.9, high: 0.98 },
    hivIncidence: { low: 0.002, high: 0.02 },
  },
};
