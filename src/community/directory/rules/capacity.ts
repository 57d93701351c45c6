import { type LocalTime, timeToMs } from '#log/index.ts';
import type { Need } from '../codes.ts';
import type { capacityUnits, ServiceBody } from '../entries.ts';

export type CapacityUnit = (typeof capacityUnits)[number];

/** What somebody last said is free, and when it was so. */
export interface Said {
  readonly unit: CapacityUnit;
  readonly available: number;
  readonly asOf: LocalTime;
}

/** How many are free, or that nobody knows: what was true yesterday is no number today. */
export type Capacity =
  | {
      readonly is: 'known';
      readonly unit: CapacityUnit;
      readonly available: number;
      readonly minutesAgo: number;
    }
  | { readonly is: 'unknown'; readonly unit: CapacityUnit };

/** Our own choice, where an organization says no other. */
const usualFreshHours = 24;
/** Two clocks may differ by this much; what is said to be further ahead is not known to be true now. */
const aheadMs = 10 * 60_000;

const inBeds: readonly Need[] = ['shelter', 'housing', 'detox'];
const inSlots: readonly Need[] = [
  'buprenorphine',
  'methadone',
  'naltrexone',
  'counseling',
  'supervised-room',
];

/** What a service is short of, by what it offers; undefined where nobody asks how many are free. */
export const unitOf = ({ needs }: Pick<ServiceBody, 'needs'>): CapacityUnit | undefined =>
  needs.some((need) => inBeds.includes(need))
    ? 'bed'
    : needs.some((need) => inSlots.includes(need))
      ? 'slot'
      : undefined;

/** What is free now: known for so many hours after it was said, and never a minute longer. */
export const capacityNow = (
  unit: CapacityUnit,
  said: Said | undefined,
  now: LocalTime,
  freshHours = usualFreshHours,
): Capacity => {
  if (said === undefined) return { is: 'unknown', unit };
  const age = timeToMs(now) - timeToMs(said.asOf);
  if (age < -aheadMs || age >= freshHours * 3_600_000) return { is: 'unknown', unit: said.unit };
  return {
    is: 'known',
    unit: said.unit,
    available: said.available,
    minutesAgo: Math.max(0, Math.floor(age / 60_000)),
  };
};
