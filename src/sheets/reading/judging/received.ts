import { itemUse } from '../../mapping/use.ts';
import type { ItemMeaning } from '../item-meaning.ts';
import { isLedger, type Numbers } from '../sums.ts';
import { type Draft, doubt, type Findings } from './draft.ts';

/** What came in and what went out, and the balance that moves by both. */
interface Ledger {
  readonly out: Draft;
  /** What stood there before the first row. */
  readonly opening: number;
}

/** "Received" beside what went out and a balance that moves by both: supplies that came in, not what people brought back. */
export const ledgerOf = (
  draft: Draft,
  drafts: readonly Draft[],
  shelves: readonly Numbers[],
): Ledger | undefined => {
  const isOwn = ({ item }: Draft): boolean => draft.item === undefined || item?.item === draft.item.item;
  const balances = [
    ...drafts.filter((each) => each.meaning.is === 'on-hand' && isOwn(each)).map(({ numbers }) => numbers),
    ...shelves,
  ];
  for (const out of drafts.filter((each) => each.meaning.is === 'given' && isOwn(each)))
    for (const balance of balances)
      if (isLedger(balance, draft.numbers, out.numbers))
        return { out, opening: openingOf(balance, draft.numbers, out.numbers) };
  return undefined;
};

/** What stood on the shelf before the first row of a balance. */
export const openingOf = (balance: Numbers, came: Numbers, went: Numbers): number => {
  const at = balance.findIndex((value) => value !== undefined);
  return (balance[at] ?? 0) - (came[at] ?? 0) + (went[at] ?? 0);
};

/**
 * What came in beside what went out. Where the balance begins with it and moves by both it is taken in; a shelf that held something
 * before would come out short, so a person says whether it counts.
 */
export const takeReceived = (
  draft: Draft,
  drafts: readonly Draft[],
  shelves: readonly Numbers[],
  counted: Draft[],
  findings: Findings,
): void => {
  const ledger = ledgerOf(draft, drafts, shelves);
  const item: ItemMeaning | undefined = draft.item ?? ledger?.out.item;
  if (item === undefined) {
    findings.aside.push({ column: draft.column, why: 'stock' });
    return;
  }
  const use = itemUse('receive', item.item, typeof item.times === 'number' ? item.times : 1);
  if (ledger?.opening === 0) counted.push({ ...draft, item, use, meaning: { is: 'received', item } });
  else doubt(findings, draft.column, 'received', ['none', use]);
};
