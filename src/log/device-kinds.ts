import * as v from 'valibot';
import { type BodyOf, open } from './field.ts';
import { defineKind } from './kind.ts';

/**
 * The first number of a device that stands for one import of a spreadsheet: who, when and what file. When the import is done
 * a correction of it says what it brought (`ImportRecord`); without one it was stopped or died half-way.
 */
export const importKind = defineKind({
  kind: 'log.import',
  version: 1,
  right: 'arrange',
  fields: {
    name: open(v.string(), 'imports'),
    source: open(v.string(), 'imports'),
    file: open(v.string(), 'imports'),
    mapping: open(v.string(), 'imports'),
    brought: open(v.optional(v.record(v.string(), v.unknown())), 'imports'),
  },
});
export type ImportBody = BodyOf<typeof importKind.fields>;

/** Which of a device's numbers are spoken of: from one to another, both included. */
const stretch = (reason: string) => ({
  device: open(v.string(), reason),
  first: open(v.number(), reason),
  last: open(v.number(), reason),
});

/**
 * Takes back what one device wrote, from one of its numbers to another: an import, or all since a device was lost. One entry
 * however many it names. A void of it brings all of it back. What stands is decided in takeback.ts.
 */
export const takebackKind = defineKind({
  kind: 'log.takeback',
  version: 1,
  right: 'arrange',
  everywhere: true,
  fields: {
    ...stretch('takebacks'),
    reason: open(v.picklist(['mistake', 'replaced', 'lost-device', 'test']), 'takebacks'),
  },
});
export type TakebackBody = BodyOf<typeof takebackKind.fields>;

/**
 * The server's word on what came from a device whose clock was wrong: nothing of this stretch of numbers is later than
 * `received`, a moment that tells the day and its place among the counts of that day. With `waits`, what counts a shelf
 * waits for a person. What stands is decided in clock.ts.
 */
export const clockKind = defineKind({
  kind: 'log.clock',
  version: 1,
  right: 'arrange',
  everywhere: true,
  fields: {
    ...stretch('wrong clocks'),
    received: open(v.string(), 'wrong clocks'),
    waits: open(v.boolean(), 'wrong clocks'),
    /** Seconds that the device was ahead of the server, where the device said what its clock says. */
    ahead: open(v.optional(v.number()), 'wrong clocks'),
  },
});
export type ClockBody = BodyOf<typeof clockKind.fields>;

/**
 * A person's word on the same: all that the device wrote under these numbers happened so many days later than it says; 0:
 * its times are right. Whole days: of what faded nothing else is left. One entry however many it names. It is taken back by one that supersedes it without `days`: unlike a void, that reaches
 * every device.
 */
export const redateKind = defineKind({
  kind: 'log.redate',
  version: 1,
  right: 'arrange',
  everywhere: true,
  fields: {
    ...stretch('wrong clocks'),
    days: open(v.optional(v.pipe(v.number(), v.integer())), 'wrong clocks'),
  },
});
export type RedateBody = BodyOf<typeof redateKind.fields>;
