import * as v from 'valibot';
import { type BodyOf, defineKind, type EntryOf, open } from '#log/index.ts';
import { whole } from '#log/shared-fields.ts';
import { itemGroups, units } from './item.ts';
import { labelSchema } from './label.ts';
import { listNames } from './list-names.ts';
import { code, quantity } from './quantity.ts';

/**
 * How an organization changes its view of a code list: hides, shows, moves, renames or adds one choice. The latest by
 * `hlc` for each (list, code) counts, whole: a field left out is as the catalog ships it. Codes are never removed,
 * since entries refer to them.
 */
export const choiceKind = defineKind({
  kind: 'catalog.choice',
  version: 1,
  right: 'arrange',
  everywhere: true,
  fields: {
    list: open(v.picklist(listNames), 'which list to change'),
    code: open(code, 'which choice to change or add'),
    hidden: open(v.optional(v.boolean()), 'keeps the counter short'),
    position: open(v.optional(whole(0, 1000)), 'order on screens'),
    label: open(v.optional(labelSchema(80)), 'name on screens and reports'),
    unit: open(v.optional(v.picklist(units)), 'unit of an added item'),
    dosesPerUnit: open(v.optional(whole(0, 100)), 'doses in a kit, for the naloxone report'),
    set: open(v.optional(v.picklist(['complete', 'barrel', 'needle', 'none'])), 'complete sets in reports'),
    program: open(v.optional(code), 'whose panel shows an added item'),
    group: open(v.optional(v.picklist(itemGroups)), 'where an added item is shown'),
  },
});

export type ChoiceBody = BodyOf<typeof choiceKind.fields>;
export type ChoiceEntry = Pick<EntryOf<ChoiceBody>, 'id' | 'hlc' | 'body'>;

/**
 * What is in a kit. The latest by `hlc` for each kit counts, whole; without parts it is a kit no more. Hand-outs keep what was in
 * theirs (kit-parts.ts), so a kit that is packed otherwise changes no figure of before.
 */
export const kitKind = defineKind({
  kind: 'catalog.kit',
  version: 1,
  right: 'arrange',
  everywhere: true,
  fields: {
    kit: open(code, 'which item is a kit'),
    parts: open(
      v.pipe(v.array(v.strictObject({ item: code, quantity })), v.maxLength(40)),
      'what leaves the shelf when it is put together, and what a hand-out of it counts',
    ),
  },
});
export type KitEntry = Pick<EntryOf<BodyOf<typeof kitKind.fields>>, 'id' | 'hlc' | 'body'>;

export const catalogKinds = [choiceKind, kitKind] as const;
