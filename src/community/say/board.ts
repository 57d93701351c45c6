import * as v from 'valibot';
import { type BodyOf, defineKind, open } from '#log/index.ts';
import { day, line, whole } from '#log/shared-fields.ts';

/**
 * The advisory board as a small log: its seats, its meetings, what it decided and what came of that. A seat is called what the
 * organization calls it, never after who sits there. A change is a correction, so that what stood before can be looked up.
 */

export const seatStates = ['open', 'filled'] as const;
export const labelChars = 80;
export const askedChars = 500;
export const decisionChars = 300;

export const seatKind = defineKind({
  kind: 'say.seat',
  version: 1,
  everywhere: true,
  right: 'arrange',
  fields: {
    label: open(line(labelChars), 'the list of seats: what a seat is called, not who has it'),
    state: open(v.picklist(seatStates), 'the list of seats: whether somebody is looked for'),
  },
});
export type SeatBody = BodyOf<typeof seatKind.fields>;

export const meetingKind = defineKind({
  kind: 'say.meeting',
  version: 1,
  everywhere: true,
  right: 'arrange',
  fields: {
    day: open(day, 'the list of meetings'),
    came: open(v.optional(whole(0, 500)), 'the list of meetings: how many came; left out: nobody counted'),
    asked: open(v.optional(line(askedChars)), 'what the board asked for, to be answered at the next meeting'),
  },
});
export type MeetingBody = BodyOf<typeof meetingKind.fields>;

export const decisionStates = ['open', 'done', 'not-done'] as const;

export const decisionKind = defineKind({
  kind: 'say.decision',
  version: 1,
  everywhere: true,
  right: 'arrange',
  fields: {
    day: open(day, 'when the board decided it'),
    what: open(line(decisionChars), 'the list of decisions, and the public page where it may be shown'),
    state: open(v.picklist(decisionStates), 'what came of it'),
    why: open(v.optional(line(decisionChars)), 'why it was not done'),
    isPublic: open(v.boolean(), 'whether it stands on the public page once it came to an end'),
  },
});
export type DecisionBody = BodyOf<typeof decisionKind.fields>;

/** Whether everyone may read it: only what came to an end, and was ticked. */
export const isTold = ({ state, isPublic }: DecisionBody): boolean => isPublic && state !== 'open';

export const boardKinds = [seatKind, meetingKind, decisionKind] as const;
