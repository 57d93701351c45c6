import * as v from 'valibot';
import { type BodyOf, defineKind, open, uuid } from '#log/index.ts';
import { day as date, line, whole } from '#log/shared-fields.ts';
import { accesses, doorAnswers, needs } from './codes.ts';

/**
 * What is recorded of the directory. One listing is one service at one place: what a person looks for. Nothing here is about
 * a participant; all of it is open, since most of it is there to be shown.
 */

/** A time of day; `24:00` is midnight at the end of a day. */
const clock = v.pipe(v.string(), v.regex(/^(?:([01]\d|2[0-3]):[0-5]\d|24:00)$/));
const answer = v.optional(v.picklist(doorAnswers));

/** Closing at or before opening is over midnight, into the next day. */
const span = { opens: clock, closes: clock };

const rule = v.strictObject({
  /** Days of the week on which it opens: 1 is Monday. */
  days: v.pipe(v.array(whole(1, 7)), v.minLength(1), v.maxLength(7)),
  ...span,
  /** Only on these of a month: 1 the first Tuesday, 5 the fifth, -1 the last. */
  weeks: v.optional(v.pipe(v.array(v.picklist([1, 2, 3, 4, 5, -1])), v.minLength(1), v.maxLength(5))),
  /** Every so many weeks, counted from the week of `from`. */
  every: v.optional(whole(2, 8)),
  from: v.optional(date),
  until: v.optional(date),
});
export type HoursRule = v.InferOutput<typeof rule>;

const phone = v.strictObject({ number: line(40), label: v.optional(line(60)) });

/** A hidden place has no address in the log at all: what was never written down cannot be shown, and cannot be seized. */
const where = v.variant('is', [
  v.strictObject({ is: v.literal('hidden'), area: v.optional(line(80)) }),
  v.strictObject({
    is: v.literal('at'),
    street: v.optional(line(160)),
    city: v.optional(line(80)),
    region: v.optional(line(80)),
    postal: v.optional(line(20)),
    country: v.optional(v.pipe(v.string(), v.regex(/^[A-Z]{2}$/))),
    directions: v.optional(line(400)),
  }),
]);

/** A listing: the latest by `hlc` for each `service` counts, whole. */
export const serviceKind = defineKind({
  kind: 'directory.service',
  version: 1,
  right: 'arrange',
  everywhere: true,
  fields: {
    service: open(v.optional(uuid), 'which listing; left out, a new one of the id of its entry'),
    removed: open(v.optional(v.boolean()), 'takes the listing away'),
    name: open(line(160), 'the list'),
    provider: open(v.optional(line(160)), 'who runs it'),
    needs: open(v.pipe(v.array(v.picklist(needs)), v.maxLength(needs.length)), 'find by need'),
    about: open(v.optional(line(2000)), 'what it offers, in words'),
    languages: open(
      v.optional(
        v.pipe(v.array(v.pipe(v.string(), v.regex(/^[a-z]{2,3}$/))), v.minLength(1), v.maxLength(30)),
      ),
      'find by language',
    ),
    access: open(
      v.optional(v.pipe(v.array(v.picklist(accesses)), v.maxLength(accesses.length))),
      'who can get in',
    ),
    door: open(
      v.optional(
        v.strictObject({
          id: answer,
          insurance: answer,
          payment: answer,
          referral: answer,
          appointment: answer,
          abstinence: answer,
          police: answer,
          sameDay: answer,
          methadone: answer,
        }),
      ),
      'what it asks of people',
    ),
    phones: open(v.optional(v.pipe(v.array(phone), v.maxLength(8))), 'contact'),
    email: open(v.optional(v.pipe(line(120), v.regex(/^[^\s@]+@[^\s@]+$/))), 'contact'),
    website: open(v.optional(v.pipe(line(300), v.regex(/^https?:\/\/\S+$/))), 'contact'),
    where: open(v.optional(where), 'how to get there; left out: by phone or online'),
    route: open(v.optional(line(80)), 'the van whose stop this is'),
    hours: open(v.optional(v.pipe(v.array(rule), v.minLength(1), v.maxLength(40))), 'open now'),
    holidays: open(v.optional(v.picklist(['as-usual', 'closed'])), 'open now, on holidays'),
    days: open(
      v.optional(
        v.pipe(
          v.array(v.strictObject({ date, hours: v.pipe(v.array(v.strictObject(span)), v.maxLength(4)) })),
          v.maxLength(60),
        ),
      ),
      'days on which the hours are others; without hours it is closed',
    ),
    hoursNote: open(v.optional(line(400)), 'what hours cannot say'),
    verifiedOn: open(v.optional(date), 'the age of what is shown'),
  },
});
export type ServiceBody = BodyOf<typeof serviceKind.fields>;

/** Somebody asked, or the service itself said, whether its listing is still true. */
export const wordKind = defineKind({
  kind: 'directory.word',
  version: 1,
  everywhere: true,
  fields: {
    service: open(uuid, 'which listing'),
    said: open(v.picklist(['still-true', 'changed']), 'verified on, and what waits for a person'),
  },
});

export const capacityUnits = ['bed', 'slot'] as const;

/** How many places are free, as of when it happened. It is no longer true after some hours (rules/capacity.ts). */
export const capacityKind = defineKind({
  kind: 'directory.capacity',
  version: 1,
  everywhere: true,
  fields: {
    service: open(uuid, 'which listing'),
    unit: open(v.picklist(capacityUnits), 'what is free'),
    available: open(whole(0, 999), 'where to send somebody now'),
  },
});

/**
 * A link by which a service itself says that its listing is still true, without an account. Its key is the id of the entry: the
 * latest of a listing opens, the ones before it do not. Whoever reads the log may record the same words under their own name.
 */
export const linkKind = defineKind({
  kind: 'directory.link',
  version: 1,
  right: 'arrange',
  everywhere: true,
  fields: {
    service: open(uuid, 'whose listing'),
    ended: open(v.optional(v.boolean()), 'no link opens any more'),
  },
});

/** What holds of the whole directory: the latest by `hlc` counts, whole. */
export const rulesKind = defineKind({
  kind: 'directory.rules',
  version: 2,
  right: 'arrange',
  everywhere: true,
  fields: {
    holidays: open(v.pipe(v.array(date), v.maxLength(200)), 'open now, on holidays'),
    agedDays: open(v.optional(whole(1, 730)), 'after how many days a listing is old'),
    freshHours: open(v.optional(whole(1, 168)), 'after how many hours nobody knows what is free'),
  },
  upgrades: { 1: (body) => body },
});
export type RulesBody = BodyOf<typeof rulesKind.fields>;

export const directoryKinds = [serviceKind, wordKind, capacityKind, linkKind, rulesKind] as const;
