import * as v from 'valibot';
import { code, lot, quantity } from '#catalog/quantity.ts';
import { type BodyOf, defineKind, linked, open, uuid } from '#log/index.ts';
import { day, line, whole } from '#log/shared-fields.ts';

/**
 * What is recorded in a supervised room. One stay of one person is one visit: all its entries share the envelope's visit id,
 * which drops after `keepDays`. Nothing names a person; every answer may be left out.
 */

/** Links and clock times of the room drop after this many days, or sooner where the organization keeps less. */
export const keepDays = 30;

const minutes = whole(1, 1440);
const yesNo = v.optional(v.boolean());

/** The areas that rooms have (Rhode Island 216-RICR-40-10-25.5.1 names intake, smoking, other consumption, aftercare). */
export const areas = ['intake', 'injection', 'inhalation', 'other', 'aftercare'] as const;
export type Area = (typeof areas)[number];

/** The room of a site: the latest by `hlc` counts, whole. */
export const roomKind = defineKind({
  kind: 'consumption.room',
  version: 1,
  everywhere: true,
  right: 'arrange',
  fields: {
    on: open(v.boolean(), 'whether this site has a room'),
    seats: open(
      v.pipe(
        v.array(
          v.strictObject({
            seat: code,
            name: line(12),
            area: v.picklist(areas),
          }),
        ),
        v.maxLength(80),
      ),
      'the tiles of the board, in the order of the room',
    ),
    capacity: open(v.optional(whole(1, 500)), 'the licensed number, a soft line on the board'),
    /**
     * "Watch by eye", or the organization's own plan with its minutes (rules/plan.ts reads which). None is shipped: no authority's
     * minutes could be verified.
     */
    plan: open(
      v.optional(
        v.strictObject({
          watch: v.picklist(['eye', 'plan']),
          /** Who answers for it, for example the clinician, and when it was reviewed. */
          name: v.optional(line(80)),
          reviewed: v.optional(day),
          everyMinutes: v.optional(minutes),
          closeMinutes: v.optional(minutes),
          /** From "a check is due" to "overdue". */
          lateMinutes: v.optional(minutes),
          /** Where a drug or a route has its own minutes: the first row that fits counts. */
          rows: v.optional(
            v.pipe(
              v.array(
                v.strictObject({ drug: v.optional(code), route: v.optional(code), everyMinutes: minutes }),
              ),
              v.maxLength(40),
            ),
          ),
        }),
      ),
      'when a look is due',
    ),
  },
});
export type RoomBody = BodyOf<typeof roomKind.fields>;
export type PlanBody = NonNullable<RoomBody['plan']>;

export const shiftChecks = ['oxygen', 'masks', 'naloxone', 'aed', 'alarm'] as const;
export type ShiftCheck = (typeof shiftChecks)[number];

/** The room opens for a shift, or closes. */
export const shiftKind = defineKind({
  kind: 'consumption.shift',
  version: 1,
  fields: {
    step: open(v.picklist(['open', 'close']), 'whether the room is open'),
    checked: open(v.optional(v.array(v.picklist(shiftChecks))), 'what was looked at before opening'),
  },
});

export const stages = ['waiting', 'seated', 'using', 'watching', 'aftercare'] as const;
export type Stage = (typeof stages)[number];
export const ends = [
  'left-well',
  'left-without-word',
  'left-queue',
  'turned-away',
  'refused',
  'transported',
  'died',
  'entered-in-error',
] as const;
export type End = (typeof ends)[number];

/** Minutes that begin with an entry: when the next look is due, and how much later it is overdue. */
const next = open(v.optional(v.strictObject({ minutes, late: minutes })), 'when the next look is due');

/** Where a stay stands from now on. */
export const stayKind = defineKind({
  kind: 'consumption.stay',
  version: 1,
  keepDays,
  fields: {
    stage: open(v.picklist([...stages, ...ends]), 'the board, arrivals and ends'),
    seat: open(v.optional(code), 'where on the board', 'until-blurred'),
    arrived: open(yesNo, 'arrivals: said by the first entry of a stay'),
    waited: open(v.optional(whole(0, 1440)), 'minutes waited for a seat'),
    next,
  },
});

/** What a person may decline to say of a use. */
export const useQuestions = ['drug', 'route', 'checked', 'elsewhere', 'alone'] as const;

/** What is used, as the person says, and what was given for it. Drug and route lose the stay with its visit id. */
export const useKind = defineKind({
  kind: 'consumption.use',
  version: 1,
  keepDays,
  fields: {
    drug: linked(v.optional(code), 'drugs as stated, and the plan', 'always'),
    route: linked(v.optional(code), 'routes as stated, and the plan', 'always'),
    checked: open(yesNo, 'uses of drugs that were checked'),
    elsewhere: open(v.optional(code), 'where it would have been'),
    alone: open(yesNo, 'uses that would have been alone'),
    lines: open(
      v.optional(
        v.pipe(v.array(v.strictObject({ item: code, quantity, lot: v.optional(lot) })), v.maxLength(30)),
      ),
      'stock',
    ),
    declined: open(v.optional(v.array(v.picklist(useQuestions))), '"rather not say" apart from "not asked"'),
  },
});
export type UseBody = BodyOf<typeof useKind.fields>;

const breaths = v.optional(whole(0, 80));
/** Percent, or that the meter gave none: a quarter of traces are unusable (Moe 2024, 10.1186/s12954-024-01011-z). */
const saturation = v.optional(whole(0, 100));

/** A look at a person. */
export const checkKind = defineKind({
  kind: 'consumption.check',
  version: 1,
  keepDays,
  fields: {
    responsive: open(yesNo, 'the board', 'until-blurred'),
    breaths: open(breaths, 'the board', 'until-blurred'),
    saturation: open(saturation, 'the board', 'until-blurred'),
    noReading: open(yesNo, 'the board', 'until-blurred'),
    color: open(v.optional(v.picklist(['usual', 'pale', 'blue'])), 'the board', 'until-blurred'),
    next,
  },
});
export type CheckBody = BodyOf<typeof checkKind.fields>;

export const second = whole(0, 86_400);

/** Help begins. The id is made from the stay's (rules/response.ts): two tablets that open one event open the same. */
export const responseKind = defineKind({
  kind: 'consumption.response',
  version: 1,
  keepDays,
  fields: {
    response: open(uuid, 'which event'),
    seat: open(v.optional(code), 'where help is needed', 'until-blurred'),
  },
});

/** The order is that of SAVE ME (British Columbia) with oxygen where it stands beside breaths. */
export const steps = [
  'stimulated',
  'airway',
  'oxygen',
  'breaths',
  'reading',
  'naloxone',
  'cpr',
  'ambulance-called',
  'ambulance-arrived',
  'second-worker',
] as const;
export type Step = (typeof steps)[number];

/** One thing that was done, at the second since help began. */
export const stepKind = defineKind({
  kind: 'consumption.step',
  version: 1,
  keepDays,
  fields: {
    response: open(uuid, 'which event'),
    step: open(v.picklist(steps), 'events by what was needed'),
    second: open(second, 'time to the first step'),
    liters: open(v.optional(whole(1, 25)), 'the hand-over'),
    breaths: open(breaths, 'the hand-over', 'until-blurred'),
    saturation: open(saturation, 'the hand-over', 'until-blurred'),
    noReading: open(yesNo, 'the hand-over', 'until-blurred'),
    item: open(v.optional(code), 'stock: the dose that was given'),
    product: open(v.optional(code), 'doses by product'),
    route: open(v.optional(code), 'doses by route'),
    lot: open(v.optional(lot), 'stock'),
    because: open(v.optional(v.picklist(['rule', 'judgment'])), 'why an ambulance was called'),
  },
});
export type StepBody = BodyOf<typeof stepKind.fields>;

export const outcomes = ['recovered', 'transported', 'died', 'false-alarm'] as const;
export type Outcome = (typeof outcomes)[number];

/** Help ends, by a person's hand. */
export const responseEndKind = defineKind({
  kind: 'consumption.response-end',
  version: 1,
  keepDays,
  fields: {
    response: open(uuid, 'which event'),
    outcome: open(v.picklist(outcomes), 'events by outcome, and false alarms'),
  },
});

export const conditions = ['response-open', 'check-overdue', 'check-due'] as const;
export type Condition = (typeof conditions)[number];

/** A worker goes: this alarm, and no later one, is silent on every tablet until the lease ends. */
export const takeKind = defineKind({
  kind: 'consumption.take',
  version: 1,
  keepDays,
  fields: {
    condition: open(v.picklist(conditions), 'alarms taken'),
    about: linked(v.optional(uuid), 'which stay or event'),
    due: open(v.optional(v.number()), 'which alarm of it, in milliseconds since 1970', 'until-blurred'),
    minutes: open(minutes, 'when it comes back'),
  },
});

/** Walls show nothing while they are covered. */
export const coverKind = defineKind({
  kind: 'consumption.cover',
  version: 1,
  keepDays,
  fields: { covered: open(v.boolean(), 'what the wall shows') },
});
