import * as v from 'valibot';
import { type BodyOf, linked, open } from './field.ts';
import { defineKind } from './kind.ts';
import { isUuid, type Uuid } from './uuid.ts';

/** Takes back what it supersedes: a slip of the thumb, or a mistake seen later. */
export const voidKind = defineKind({
  kind: 'log.void',
  version: 1,
  fields: {
    reason: open(v.picklist(['slip', 'mistake', 'duplicate', 'test']), 'history of an entry'),
  },
});

/**
 * The order to erase a person. It stays in the log as the tombstone that late devices meet. A subject id is random and,
 * once its links are gone, points to nobody.
 */
export const eraseKind = defineKind({
  kind: 'log.erase',
  version: 1,
  everywhere: true,
  fields: {
    person: linked(
      v.custom<Uuid>(isUuid, 'expected a UUID'),
      'finds what must be erased on late devices',
      'always',
    ),
  },
});

const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const total = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/**
 * The first number of a device that stands for one import of a spreadsheet: who, when and what file. When the import is done
 * a correction of it says what it brought; without one it was stopped or died half-way.
 */
export const importKind = defineKind({
  kind: 'log.import',
  version: 1,
  fields: {
    name: open(v.pipe(v.string(), v.minLength(1), v.maxLength(100)), 'the list of imports'),
    source: open(v.pipe(v.string(), v.minLength(1), v.maxLength(80)), 'files of one list'),
    file: open(hash, 'the same file again'),
    mapping: open(hash, 'the same file with a mended mapping'),
    brought: open(
      v.optional(
        v.strictObject({
          entries: total,
          syringesOut: total,
          syringesBack: total,
          visits: total,
          first: v.optional(v.string()),
          last: v.optional(v.string()),
        }),
      ),
      'the list of imports',
    ),
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
  everywhere: true,
  fields: {
    device: open(v.custom<Uuid>(isUuid, 'expected a UUID'), 'which entries count no longer'),
    first: open(v.pipe(v.number(), v.safeInteger(), v.minValue(1)), 'which entries count no longer'),
    last: open(v.pipe(v.number(), v.safeInteger(), v.minValue(1)), 'which entries count no longer'),
    reason: open(v.picklist(['mistake', 'replaced', 'lost-device', 'test']), 'history of what it names'),
  },
});
export type TakebackBody = BodyOf<typeof takebackKind.fields>;

export const isVoid = (entry: { readonly kind: string }): boolean => entry.kind === voidKind.kind;
export const isErase = (entry: { readonly kind: string }): boolean => entry.kind === eraseKind.kind;
export const isTakeback = (entry: { readonly kind: string }): boolean => entry.kind === takebackKind.kind;
