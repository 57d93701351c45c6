import type { Item } from '#catalog/item.ts';
import { quantityFault } from '#catalog/quantity.ts';
import type { Draft } from '#kit/recorder.ts';
import type { LocalTime } from '#log/index.ts';
import type { Warning } from '../../rules.ts';
import {
  type AnyCounterPanel,
  type CounterContext,
  composeVisit,
  initialStates,
  type PaperCount,
} from '../counter/counter.ts';

/** What a paper form asks of each visit, in the order of its columns. The same on paper and where it is typed in. */
export interface PaperColumns {
  readonly items: readonly Item[];
  readonly counts: readonly (PaperCount<unknown> & { readonly panel: string })[];
}

/** The column of others who were supplied through the one who came. */
export const others = 'others';

/** One line of a paper form as it is typed, by column: `item:CODE`, `PANEL:COUNT`, `others`. What stands empty is left out. */
export type TypedRow = Readonly<Record<string, number>>;

export const itemColumn = ({ code }: Item): string => `item:${code}`;
export const countColumn = ({ panel, id }: PaperColumns['counts'][number]): string => `${panel}:${id}`;

export interface ReadRow {
  /** What to record; of a row in which nothing stands, nothing. A 0 is a visit of somebody who took nothing. */
  readonly drafts: readonly Draft[];
  readonly warnings: readonly Warning[];
  /** Message ids of what cannot be, by column. */
  readonly problems: Readonly<Record<string, string>>;
}

/** The visit that a row of a paper form says. Pure. */
export const readRow = (
  row: TypedRow,
  { items, counts }: PaperColumns,
  panels: readonly AnyCounterPanel[],
  context: CounterContext,
  occurredAt: LocalTime | undefined,
): ReadRow => {
  const problems = Object.fromEntries(
    Object.entries(row).flatMap(([column, value]) => {
      const fault = quantityFault(value);
      return fault === undefined ? [] : [[column, `catalog.problem.${fault}`]];
    }),
  );
  if (Object.keys(row).length === 0) return { drafts: [], warnings: [], problems };
  const states: Record<string, unknown> = { ...initialStates(panels, context) };
  for (const count of counts) {
    const value = row[countColumn(count)];
    if (value !== undefined) states[count.panel] = count.put(states[count.panel], value);
  }
  const { drafts, warnings } = composeVisit(panels, {
    lines: items.map((item) => ({ item, quantity: row[itemColumn(item)] ?? 0 })),
    states,
    visit: {
      ...((row[others] ?? 0) > 0 && { servedFor: { self: true, others: row[others] ?? 0 } }),
      ...(occurredAt !== undefined && { occurredAt }),
    },
    context,
  });
  return { drafts, warnings, problems };
};
