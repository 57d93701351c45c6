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
    device: open(v.string(), 'takebacks'),
    first: open(v.number(), 'takebacks'),
    last: open(v.number(), 'takebacks'),
    reason: open(v.picklist(['mistake', 'replaced', 'lost-device', 'test']), 'takebacks'),
  },
});
export type TakebackBody = BodyOf<typeof takebackKind.fields>;
