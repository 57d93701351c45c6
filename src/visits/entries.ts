import * as v from 'valibot';
import { labelSchema } from '#catalog/label.ts';
import { code, quantity, quantityOrZero } from '#catalog/quantity.ts';
import { type BodyOf, defineKind, open, sealed, uuid } from '#log/index.ts';
import { whole } from '#log/shared-fields.ts';

/** What a person may decline to answer in a visit. A field left out was not asked; a declined one is "rather not say". */
export const visitQuestions = ['locationType', 'servedFor', 'services', 'referrals'] as const;

const codes = v.pipe(v.array(code), v.maxLength(30));

/**
 * An encounter between workers and one or more people. What was handed out or taken in are entries of their own that
 * share the visit id. Only the channel is needed; the app fills it from the site.
 */
export const visitKind = defineKind({
  kind: 'visits.visit',
  version: 1,
  lately: true,
  fields: {
    channel: open(code, 'visits by channel'),
    locationType: open(v.optional(code), 'visits by place, for Ontario'),
    servedFor: open(
      v.optional(
        v.strictObject({
          self: v.boolean(),
          others: whole(0, 10_000),
        }),
      ),
      'people served, with those who are supplied through a friend',
    ),
    services: open(v.optional(codes), 'services by kind'),
    referrals: open(v.optional(codes), 'referrals by kind'),
    declined: open(
      v.optional(v.array(v.picklist(visitQuestions))),
      '"rather not say" apart from "not asked"',
    ),
  },
});
export type VisitBody = BodyOf<typeof visitKind.fields>;

/**
 * What somebody asked for and did not get, in a visit: unmet need, and never a limit on anyone. It stands beside the hand-outs,
 * so that these say what left the shelf and nothing else. `asked` left out: more than was given, nobody said how many.
 */
export const unmetKind = defineKind({
  kind: 'visits.unmet',
  version: 1,
  lately: true,
  fields: {
    lines: open(
      v.pipe(
        v.array(
          v.pipe(
            v.strictObject({ item: code, given: quantityOrZero, asked: v.optional(quantity) }),
            v.check(({ asked, given }) => asked === undefined || asked > given, 'unmet-met'),
          ),
        ),
        v.minLength(1),
        v.maxLength(60),
      ),
      'need that was not met, by item',
    ),
  },
});

/** How long a time a tally counts, from the day at which it happened. */
export const tallySpans = ['day', 'month', 'quarter', 'year'] as const;

const counted = v.optional(quantityOrZero);

/**
 * What was only counted, by day, month, quarter or year: at a site, by a partner, a kiosk or another system. Nobody knows the
 * single visits, so it is never one: reports show it beside them, with a mark. It moves no stock.
 */
export const tallyKind = defineKind({
  kind: 'visits.tally',
  version: 1,
  fields: {
    span: open(v.picklist(tallySpans), 'the time it counts'),
    channel: open(code, 'tallies by channel'),
    label: open(v.optional(code), 'which partner, kiosk or other system counted'),
    visits: open(counted, 'visits that were only counted'),
    people: open(counted, 'people that were only counted'),
    syringesOut: open(counted, 'syringes of others, beside our own'),
    syringesBack: open(counted, 'returns to others, beside our own'),
  },
});
export type TallyBody = BodyOf<typeof tallyKind.fields>;
export const tallyCounts = ['visits', 'people', 'syringesOut', 'syringesBack'] as const;

/**
 * A usual pack: one tap fills the counter. The latest by `hlc` for each `preset` counts; `removed` takes it away.
 * Without `site` it is offered everywhere.
 */
export const presetKind = defineKind({
  kind: 'visits.preset',
  version: 1,
  right: 'arrange',
  everywhere: true,
  fields: {
    preset: open(code, 'which pack to change'),
    site: open(v.optional(uuid), 'offers it at one site only'),
    name: open(labelSchema(40), 'its name on the counter'),
    icon: open(v.optional(code), 'its picture on the counter'),
    position: open(v.optional(whole(0, 1000)), 'its place'),
    lines: open(
      v.pipe(v.array(v.strictObject({ item: code, quantity })), v.minLength(1), v.maxLength(60)),
      'what it puts on the counter',
    ),
    removed: open(v.optional(v.boolean()), 'takes it off the counter'),
  },
});
export type PresetBody = BodyOf<typeof presetKind.fields>;

/** Characters of a note, at most. */
export const noteChars = 2_000;

/**
 * A note beside a visit, where the organization wants notes: all of it is sealed, so the server keeps that there is one and cannot
 * read it. An entry of its own: it is changed and taken back without touching what the visit counts.
 */
export const noteKind = defineKind({
  kind: 'visits.note',
  version: 1,
  fields: {
    text: sealed(
      v.pipe(v.string(), v.minLength(1), v.maxLength(noteChars)),
      'what whoever meets the person next should know, shown with the visit',
    ),
  },
});
export const visitsKinds = [visitKind, noteKind, unmetKind, tallyKind, presetKind] as const;
