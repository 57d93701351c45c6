import * as v from 'valibot';
import { languages } from '#catalog/languages.ts';
import { date } from './fields.ts';

/** What an organization decides for itself. Unknown zones and locales are refused, so that reports can rely on them. */
export const settingsSchema = v.object({
  /** Days after which times are blurred to the day and links between entries and participants are dropped. */
  keepDays: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(36_500)),
  /** IANA time zone, for example America/New_York. */
  zone: v.pipe(v.string(), v.maxLength(60), v.check(isZone, 'expected a time zone such as America/New_York')),
  locale: v.picklist(languages.map(({ code }) => code)),
  /** The month (1 to 12) that the year of reports begins with: 7 for a fiscal year from July. */
  yearStart: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(12))),
  /** The programs it runs, by name; left out by who never said. What others recorded stays in its reports. */
  programs: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(60))), v.minLength(1), v.maxLength(50))),
  /** Sealed notes beside visits may be written; left out: they are not offered. */
  notes: v.optional(v.boolean()),
  /** From this day on whatever devices hand in is signed by their keys; left out: a device without keys hands in unsigned. */
  signedFrom: v.optional(v.nullable(date)),
  /** Hours for which a passphrase opens what a device keeps, before it locks by itself; left out: 12. */
  keyHours: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(72))),
  /** Days of visits and hand-outs that devices keep; left out: 30. Older ones they ask for. */
  deviceDays: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3_660))),
  /** Made-up data to explore: every screen says so. */
  demo: v.optional(v.boolean()),
});
export type OrganizationSettings = v.InferOutput<typeof settingsSchema>;

const defaults: OrganizationSettings = {
  keepDays: 365,
  zone: 'UTC',
  locale: 'en',
};

export const settingsOr = (given: Partial<OrganizationSettings>): OrganizationSettings => ({
  ...defaults,
  ...given,
});

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch (error) {
    // Intl says so with a RangeError; anything else is a bug.
    if (error instanceof RangeError) return false;
    throw error;
  }
}
