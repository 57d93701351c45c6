import * as v from 'valibot';
import { linked, open } from './field.ts';
import { defineKind } from './kind.ts';
import { uuid } from './shared-fields.ts';

/**
 * Takes back what it supersedes: a slip of the thumb, or a mistake seen later. Every device hears of it: what it takes back may
 * have gone to all of them (boxes to another site), or be of another site than the one where it was seen.
 */
export const voidKind = defineKind({
  kind: 'log.void',
  version: 1,
  everywhere: true,
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
  right: 'erase',
  everywhere: true,
  fields: {
    person: linked(uuid, 'finds what must be erased on late devices', 'always'),
  },
});

export const isVoid = (entry: { readonly kind: string }): boolean => entry.kind === voidKind.kind;
export const isErase = (entry: { readonly kind: string }): boolean => entry.kind === eraseKind.kind;
/** Kinds that say what counts of a stretch of a device's numbers, and when. */
export const rulingKinds: readonly string[] = ['log.takeback', 'log.clock', 'log.redate'];
export const isRuling = (entry: { readonly kind: string }): boolean => rulingKinds.includes(entry.kind);
export const isTakeback = (entry: { readonly kind: string }): boolean => entry.kind === 'log.takeback';
