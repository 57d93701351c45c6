import { findItem } from '#programs/items.ts';
import { itemUse, type Use } from '../../mapping/use.ts';
import { numbersOf } from '../column.ts';
import { itemMeaning } from '../item-meaning.ts';
import { meaningOf } from '../meaning.ts';
import { plain } from '../plain.ts';
import { type Counted, doubt, type Findings } from './draft.ts';

const running =
  /\b(ytd|cumulative|running|to date|so far|thus far|hasta la fecha|acumulad[ao]s?|cumule?|year to date|mtd)\b/g;

/**
 * "Syringes year to date" where no other column counts syringes: left aside they would all be lost, and taken as they stand each
 * row counts those above it again.
 */
export const askOnlyRunning = (counted: readonly Counted[], findings: Findings): void => {
  for (const { column, why } of [...findings.aside]) {
    if (why !== 'running' || numbersOf(column).filter((value) => (value ?? 0) > 0).length === 0) continue;
    const text = plain(column.header).replace(running, ' ').replace(/\s+/g, ' ').trim();
    const use = useOf(text);
    if (use === undefined || counted.some((each) => isOfOne(each.use, use))) continue;
    findings.aside.splice(
      findings.aside.findIndex((each) => each.column === column),
      1,
    );
    doubt(findings, column, 'running', ['none', use]);
  }
};

const useOf = (text: string): Use | undefined => {
  const meaning = meaningOf(text);
  if (meaning.is === 'back') return 'back';
  const item = itemMeaning(text);
  return meaning.is === 'given' && typeof item === 'object' ? itemUse('item', item.item) : undefined;
};

/** Both of what comes back, or of one group of supplies. */
const isOfOne = (a: Use, b: Use): boolean => {
  if (a.startsWith('back') || b.startsWith('back')) return a.startsWith('back') && b.startsWith('back');
  const [one, other] = [a, b].map((use) => findItem(/^[a-z]+:([^*]+)/.exec(use)?.[1] ?? ''));
  return one !== undefined && one.group === other?.group;
};
