import * as v from 'valibot';
import { whole } from '#log/shared-fields.ts';
import { code, quantity } from './quantity.ts';

/**
 * What one kit holds, written into the hand-out of the kit: what a kit held last year is not changed by how it is packed now. It
 * says how a part counts as a line does (`set`, `dosesPerUnit`, `product`), and whose it is where that is not the program that
 * handed out the kit.
 */
export const kitParts = v.optional(
  v.pipe(
    v.array(
      v.strictObject({
        item: code,
        /** Units in one kit. */
        quantity,
        set: v.optional(v.picklist(['complete', 'barrel', 'needle', 'none'])),
        dosesPerUnit: v.optional(whole(0, 100)),
        product: v.optional(code),
        program: v.optional(code),
      }),
    ),
    v.minLength(1),
    v.maxLength(40),
  ),
);

/** One part; what `kitParts` reads. A type, so that it is JSON to the log. */
export type KitPart = {
  readonly item: string;
  readonly quantity: number;
  readonly set?: 'complete' | 'barrel' | 'needle' | 'none' | undefined;
  readonly dosesPerUnit?: number | undefined;
  readonly product?: string | undefined;
  readonly program?: string | undefined;
};

/** A line that may be a kit. */
interface KitLine {
  readonly quantity: number;
  readonly parts?: readonly KitPart[] | undefined;
}

/** What the kits of these lines held of one program, in whole units; `recorder`: the program that handed them out. */
export const partsOf = (lines: readonly KitLine[], program: string, recorder: string): readonly KitPart[] =>
  lines.flatMap(({ quantity: kits, parts = [] }) =>
    parts
      .filter((part) => (part.program ?? recorder) === program)
      .map((part) => ({ ...part, quantity: part.quantity * kits })),
  );
