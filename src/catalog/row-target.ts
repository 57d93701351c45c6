import type { JsonObject } from '#log/index.ts';
import type { Item } from './item.ts';

/**
 * What a room tells the import about one of its kinds: the fields a column can fill and how they make a body.
 */
export interface RowTarget {
  readonly kind: string;
  readonly version: number;
  readonly fields: readonly TargetField[];
  /** True when it takes lines of items. */
  readonly lines: boolean;
  /** The body for one encounter, or undefined when the row holds nothing for this kind. Checked by the kind after. */
  readonly body: (
    values: TargetValues,
    lines: readonly SheetLine[],
    /** `span`: the time that the row counts. */
    place: { readonly channel: string; readonly span: 'day' | 'month' | 'quarter' | 'year' },
  ) => JsonObject | undefined;
}

export interface TargetField {
  readonly name: string;
  readonly type: 'count' | 'number' | 'yes-no' | 'text' | 'code' | 'codes';
  /** For codes: which there are. */
  readonly codes?: readonly string[];
  /** Names that columns of this field often have, in English, Spanish and French; for suggestions. */
  readonly aliases: readonly string[];
}

export type TargetValue = string | number | boolean | readonly string[];
export type TargetValues = Readonly<Record<string, TargetValue>>;

export interface SheetLine {
  readonly item: string;
  readonly quantity: number;
  readonly lot?: string;
  /** `YYYY-MM-DD`; of a month, its last day. */
  readonly expires?: string;
  /** How an item counts that an organization made or changed; left out where the catalog says it. */
  readonly own?: Partial<Pick<Item, 'set' | 'dosesPerUnit' | 'product'>>;
}
