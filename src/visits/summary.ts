import type { Entry, JsonObject } from '#log/index.ts';

/** One line of an entry as people read it: an item and how many, or a message. */
export type SummaryLine =
  | {
      readonly type: 'item';
      readonly item: string;
      readonly quantity: number;
      /** Tells two lines of one item apart. */
      readonly lot?: string | undefined;
    }
  | {
      readonly type: 'words';
      readonly id: string;
      readonly values?: Readonly<Record<string, string | number>>;
      /** Values that are codes of a list, shown by their labels: `{ channel: ['channel', 'mobile'] }`. */
      readonly labels?: Readonly<Record<string, readonly [list: string, code: string]>>;
    };

/** An entry, or what is about to be one. */
export type Sayable = Pick<Entry, 'kind' | 'version' | 'body'>;

/** How one kind reads in lists and histories, and how its counts are corrected. A program registers one for each kind. */
export interface EntrySummary {
  readonly kind: string;
  /** Message id of what it is: "Handed out". */
  readonly title: string;
  /** True when its items left with people: they count in the shift's totals and in "same as last time". */
  readonly isHandOut?: true;
  /** `settings`: what counts of a kind that everyone has, where what an entry says hangs on it (a factor). */
  readonly lines: (entry: Sayable, settings?: (kind: string) => readonly Entry[]) => readonly SummaryLine[];
  /** The address where it is read whole, for what a line cannot say. */
  readonly opens?: (entry: Sayable) => string;
  /**
   * The body with these quantities, one for each of its item lines in their order: an entry may name one item twice, by lot
   * or from two boxes. Zero takes a line out. Undefined when nothing would be left.
   */
  readonly withQuantities?: (entry: Entry, quantities: readonly number[]) => JsonObject | undefined;
}

export const summaryOf = (summaries: readonly EntrySummary[], kind: string): EntrySummary | undefined =>
  summaries.find((summary) => summary.kind === kind);

export const handOutKinds = (summaries: readonly EntrySummary[]): readonly string[] =>
  summaries.filter((summary) => summary.isHandOut).map((summary) => summary.kind);

/** Quantities of items over entries of any kinds, in the order they first appear; with `times` how often each was handed out. */
export const totalsOf = (
  summaries: readonly EntrySummary[],
  entries: readonly Entry[],
  what: 'quantity' | 'times' = 'quantity',
): ReadonlyMap<string, number> => {
  const totals = new Map<string, number>();
  for (const entry of entries) {
    for (const line of summaryOf(summaries, entry.kind)?.lines(entry) ?? []) {
      if (line.type === 'item')
        totals.set(line.item, (totals.get(line.item) ?? 0) + (what === 'times' ? 1 : line.quantity));
    }
  }
  return totals;
};

/** Lines with other quantities, one for each in their order; zero takes a line out. */
export const changeQuantities = <L extends { readonly quantity: number }>(
  lines: readonly L[],
  quantities: readonly number[],
): readonly L[] =>
  lines
    .map((line, index) => ({ ...line, quantity: quantities[index] ?? line.quantity }))
    .filter(({ quantity }) => quantity > 0);
