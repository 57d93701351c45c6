import * as v from 'valibot';
import { kitParts } from '#catalog/kit-parts.ts';
import { code, lot, quantity } from '#catalog/quantity.ts';
import { isLocalDate } from '#log/calendar.ts';
import { type BodyOf, defineKind, linked, open } from '#log/index.ts';
import { whole } from '#log/shared-fields.ts';

const people = v.pipe(
  v.number(),
  v.integer('quantity-fraction'),
  v.minValue(0, 'quantity-negative'),
  v.maxValue(10_000),
);

/** What a person may decline to say when taking a kit: "rather not say" apart from "not asked". */
export const handoutQuestions = ['reason', 'previousKit', 'usedOn'] as const;

/** Naloxone handed out. Only time and lines are needed. */
export const handoutKind = defineKind({
  kind: 'naloxone.handout',
  version: 2,
  lately: true,
  // Before kits had parts they were items like any other.
  upgrades: { 1: (body) => body },
  fields: {
    channel: open(code, 'kits by channel'),
    lines: open(
      v.pipe(
        v.array(
          v.strictObject({
            item: code,
            /** Units of the item: kits, or single doses. */
            quantity,
            lot: v.optional(lot),
            /** Doses in one unit and product; left out when they are as the catalog has them. */
            dosesPerUnit: v.optional(whole(0, 100)),
            product: v.optional(code),
            parts: kitParts,
          }),
        ),
        v.minLength(1),
        v.maxLength(30),
      ),
      'kits and doses by product, and stock',
    ),
    bulk: open(v.optional(v.strictObject({ label: code })), 'which kiosk or partner, when it is no visit'),
    reason: open(v.optional(code), 'why a kit was needed (Ontario)'),
    previousKit: open(v.optional(code), 'where the last kit came from (Ontario)'),
    trained: open(v.optional(people), 'people trained'),
    /** Told in passing, without a report: nobody knows which of them were reported as well, so the two are never added up. */
    usedOn: open(v.optional(people), 'people it was used on since last time, beside the reports'),
    declined: open(
      v.optional(v.array(v.picklist(handoutQuestions))),
      '"rather not say" apart from "not asked"',
    ),
  },
});
export type NaloxoneHandoutBody = BodyOf<typeof handoutKind.fields>;
export type NaloxoneLine = NaloxoneHandoutBody['lines'][number];

/** Training without a hand-out: a class, a talk. */
export const trainingKind = defineKind({
  kind: 'naloxone.training',
  version: 1,
  fields: {
    channel: open(code, 'people trained by channel'),
    people: open(people, 'people trained'),
  },
});

/** Every question of a reversal report; each may be left out or declined. */
export const reversalQuestions = [
  'when',
  'area',
  'setting',
  'kitSource',
  'doses',
  'givenBy',
  'actions',
  'emsCalled',
  'emsAttended',
  'policeAttended',
  'policeProblem',
  'response',
  'survived',
  'withdrawal',
  'hospital',
  'substances',
  'sampleKept',
  'colour',
  'stamp',
  'replacementKits',
  'reason',
] as const;
export type ReversalQuestion = (typeof reversalQuestions)[number];

const when = v.pipe(
  v.string(),
  v.check(
    (value) => isLocalDate(value.length === 7 ? `${value}-01` : value),
    'expected a month or a day such as 2026-03 or 2026-03-08',
  ),
);

/**
 * Three characters of a postal code (3-digit zip, Canada's FSA) or an area of the organization's own list, in letters
 * only, so that no whole postal code or house number fits. Never a point.
 */
const area = v.pipe(v.string(), v.regex(/^([A-Z0-9]{3}|[a-z]+(-[a-z]+){0,5})$/), v.maxLength(60));
const codes = v.pipe(v.array(code), v.maxLength(30));

/**
 * An overdose that people answered, told without a name: by a participant on their own phone, or by a worker for them.
 * The fields are those of Ontario, Illinois and New York (docs/practice.md, Reversal reports). There
 * is no subject, ever. Area and looks serve alerts and pass with the blurring; how it went stays.
 */
export const reversalKind = defineKind({
  kind: 'naloxone.reversal',
  version: 1,
  fields: {
    when: open(v.optional(when), 'reversals by month'),
    area: linked(v.optional(area), 'alerts by area'),
    setting: open(v.optional(code), 'reversals by kind of place'),
    kitSource: open(v.optional(code), 'whose kits are used'),
    /** An empty list: none was given. Left out: not known. */
    doses: open(
      v.optional(
        v.pipe(
          v.array(
            v.strictObject({
              product: code,
              route: v.optional(code),
              count: whole(1, 50),
            }),
          ),
          v.maxLength(10),
        ),
      ),
      'doses used by product, and reversals without naloxone',
    ),
    givenBy: open(v.optional(code), 'reversals by who gave naloxone'),
    actions: open(v.optional(codes), 'what else was done'),
    emsCalled: open(v.optional(code), 'calls for help, and why not'),
    emsAttended: open(v.optional(code), 'whether help came'),
    policeAttended: open(v.optional(code), 'whether police came'),
    policeProblem: open(v.optional(code), 'trouble with police, for advocacy'),
    response: open(v.optional(code), 'reversals by response'),
    survived: open(v.optional(code), 'reversals by outcome'),
    withdrawal: open(v.optional(code), 'which products are gentle'),
    hospital: open(v.optional(code), 'reversals by hospital'),
    substances: open(v.optional(codes), 'what is going around'),
    sampleKept: open(v.optional(code), 'a sample that can be checked'),
    colour: linked(v.optional(code), 'alerts'),
    stamp: linked(v.optional(code), 'alerts'),
    replacementKits: open(v.optional(whole(0, 100)), 'kits given again'),
    reason: open(v.optional(code), 'why a new kit was needed'),
    declined: open(
      v.optional(v.array(v.picklist(reversalQuestions))),
      '"rather not say" apart from "not asked"',
    ),
  },
});
export type ReversalBody = BodyOf<typeof reversalKind.fields>;

export const naloxoneKinds = [handoutKind, trainingKind, reversalKind] as const;
