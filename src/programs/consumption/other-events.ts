import * as v from 'valibot';
import { type BodyOf, defineKind, open, sealed, uuid } from '#log/index.ts';
import { line } from '#log/shared-fields.ts';
import { keepDays, second } from './entries.ts';

/**
 * Help that is for something else than an overdose. Its steps are the organization's own words: no authority's list for these was
 * read, so none ships filled. Kinds of their own, so that a tablet that was not updated yet still shows the event and its steps of
 * overdose.
 */
export const otherEvents = ['stimulant', 'seizure', 'anaphylaxis', 'injury', 'conflict'] as const;
export type OtherEvent = (typeof otherEvents)[number];
export const eventNames = ['overdose', ...otherEvents] as const;
export type EventName = (typeof eventNames)[number];

export const longestStep = 60;

const stepName = line(longestStep);

/** What is done at a site in each of these: the latest by `hlc` counts, whole. */
export const listsKind = defineKind({
  kind: 'consumption.lists',
  version: 1,
  everywhere: true,
  right: 'arrange',
  fields: {
    lists: open(
      v.array(v.strictObject({ event: v.picklist(otherEvents), steps: v.array(stepName) })),
      'the steps to tap in each event',
    ),
  },
});
export type Lists = BodyOf<typeof listsKind.fields>['lists'];

/**
 * What an event is, and with `step` that one of the organization's own steps was done, in the words its button had then: a list that
 * is changed later changes no record. Without it an event is an overdose; said again, the latest counts.
 */
export const eventKind = defineKind({
  kind: 'consumption.event',
  version: 1,
  keepDays,
  fields: {
    response: open(uuid, 'which event'),
    event: open(v.picklist(eventNames), 'events by kind'),
    step: open(v.optional(stepName), 'the hand-over'),
    second: open(second, 'time to the first step, and which word was the last'),
  },
});

/** How whoever helped is afterwards. Our own list. */
export const ownStates = ['fine', 'shaken', 'break', 'talk'] as const;

/**
 * What the team wants to remember of an event, and how who wrote it is: all of it is sealed, and gone with the links of the room.
 */
export const debriefKind = defineKind({
  kind: 'consumption.debrief',
  version: 1,
  keepDays,
  fields: {
    response: open(uuid, 'which event'),
    text: sealed(v.optional(line(2_000)), 'what the team wants to remember, shown with the event'),
    self: sealed(v.optional(v.picklist(ownStates)), 'how who helped is, shown with the event'),
  },
});
