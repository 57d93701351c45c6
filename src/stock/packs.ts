import * as v from 'valibot';
import { quantity } from '#catalog/quantity.ts';
import type { Entry } from '#log/index.ts';

/** What supplies come in, smallest first. Balances count units of the item; a pack is how people count them. */
export const packs = ['bag', 'box', 'case'] as const;
export type Pack = (typeof packs)[number];

/** "3 boxes of 100", as it was typed. A type, so that it is JSON to the log. */
export type Packed = {
  readonly pack: Pack;
  readonly count: number;
  /** Units of the item in one. */
  readonly holds: number;
};

/**
 * What was typed, beside the units that it means: `quantity` of the line is the truth, and holds at least what is in its packs;
 * the rest came loose.
 */
export const packed = v.optional(
  v.pipe(
    v.array(v.strictObject({ pack: v.picklist(packs), count: quantity, holds: quantity })),
    v.minLength(1),
    v.maxLength(packs.length),
  ),
);

/** Units in these packs. */
export const unitsIn = (list: readonly Packed[] = []): number =>
  list.reduce((sum, { count, holds }) => sum + count * holds, 0);

/** Whether the units of a line hold what it says of packs: nobody may read two numbers out of one line. */
export const holdsItsPacks = (units: number, list: readonly Packed[] | undefined): boolean =>
  unitsIn(list) <= Math.abs(units);

/** What the program says that one pack of an item holds; nothing: it no longer says. */
export type PackSetting = { readonly item: string; readonly pack: Pack; readonly holds?: number | undefined };

/** The line of any kind of stock, as far as it says what a pack holds. */
interface PackedLine {
  readonly item: string;
  readonly lot?: string | undefined;
  readonly packs?: readonly Packed[] | undefined;
}

/** What one pack of an item holds, as far as anybody said. */
export interface PackSizes {
  /** Units in one pack: what this lot came with, else what the program says of the item, else what was last typed of it. */
  readonly holds: (item: string, lot: string, pack: Pack) => number | undefined;
  /** What the item last came in; undefined for pieces, or when it never came. */
  readonly last: (item: string) => Pack | undefined;
}

/** Reads what was said of packs out of settings (`stock.pack`) and lines; of two sayings the later by `hlc` counts. Pure. */
export const packSizes = (
  settings: readonly { readonly hlc: string; readonly body: PackSetting }[],
  deliveries: readonly Entry[],
  linesOf: (entry: Entry) => readonly PackedLine[] | undefined,
): PackSizes => {
  const said = new Map<string, number | undefined>();
  const typed = new Map<string, number>();
  const last = new Map<string, Pack | undefined>();
  for (const { body } of settings.toSorted(byHlc)) said.set(`${body.item} ${body.pack}`, body.holds);
  for (const entry of deliveries.toSorted(byHlc))
    for (const { item, lot = '', packs: list = [] } of linesOf(entry) ?? []) {
      last.set(item, list[0]?.pack);
      for (const { pack, holds } of list) {
        typed.set(`${item} ${pack} `, holds);
        if (lot !== '') typed.set(`${item} ${pack} ${lot}`, holds);
      }
    }
  return {
    holds: (item, lot, pack) =>
      (lot === '' ? undefined : typed.get(`${item} ${pack} ${lot}`)) ??
      said.get(`${item} ${pack}`) ??
      typed.get(`${item} ${pack} `),
    last: (item) => last.get(item),
  };
};

const byHlc = (a: { readonly hlc: string }, b: { readonly hlc: string }): number =>
  a.hlc < b.hlc ? -1 : a.hlc > b.hlc ? 1 : 0;
