import { itemUse } from '../../mapping/use.ts';
import { numbersOf } from '../column.ts';
import { plain } from '../plain.ts';
import { packSize } from '../sizes.ts';
import { isDifference, isLedger, isRunning, isSum, matchSum, type Numbers } from '../sums.ts';
import { type Draft, doubt, type Findings } from './draft.ts';

/** What columns say beside each other: a guess that the values of others contradict is withdrawn. */
export const judgeBeside = (drafts: readonly Draft[], findings: Findings): readonly Draft[] => {
  const { aside } = findings;
  const shelves = aside.flatMap(({ column, why }) => (why === 'stock' ? [numbersOf(column)] : []));
  const givesOrTakes = drafts.some(({ meaning }) => meaning.is === 'given' || meaning.is === 'back');
  const counted: Draft[] = [];
  for (const draft of drafts) {
    const { column, meaning, item } = draft;
    switch (meaning.is) {
      case 'received':
      case 'on-hand':
        // Beside hand-outs it tells of the shelf, not of what people got.
        if (givesOrTakes) aside.push({ column, why: 'stock' });
        else if (item?.times === 'unknown') doubt(findings, column, 'pack', ['none']);
        else counted.push(draft);
        break;
      case 'back':
        // "Returned (100s)": how many that is, nobody says.
        if (meaning.unit === 'count' && packSize(plain(column.header)) !== undefined)
          doubt(findings, column, 'pack', ['none', draft.use]);
        else counted.push(draft);
        break;
      case 'given':
        if (item?.times === 'unknown') doubt(findings, column, 'pack', ['none', draft.use]);
        else counted.push(draft);
        break;
      case 'unclear': {
        const own = item === undefined ? [] : [itemUse('item', item.item)];
        if ((meaning.why === 'received' || meaning.why === 'brought') && isOfShelf(draft, drafts, shelves))
          aside.push({ column, why: 'stock' });
        else if (meaning.why === 'exchanged') doubt(findings, column, 'exchanged', ['none', ...own, 'back']);
        else if (meaning.why === 'received' || meaning.why === 'prepared' || meaning.why === 'brought')
          doubt(findings, column, meaning.why === 'brought' ? 'received' : meaning.why, [
            'none',
            ...(meaning.why === 'received' ? ['back'] : own),
            ...(item === undefined ? [] : [itemUse('receive', item.item)]),
          ]);
        else doubt(findings, column, meaning.why, ['none', ...own]);
        break;
      }
      case 'unknown':
        if (isOfShelf(draft, drafts, shelves)) aside.push({ column, why: 'stock' });
        else if (isRunningOf(draft, drafts)) aside.push({ column, why: 'running' });
        else if (isSumOfSome(draft, drafts) || isDifferenceOf(draft, drafts))
          aside.push({ column, why: 'total' });
        else doubt(findings, column, 'unknown', ['none']);
        break;
      default:
        counted.push(draft);
    }
  }
  return counted;
};

const isRunningOf = (draft: Draft, drafts: readonly Draft[]): boolean =>
  drafts.some((other) => other !== draft && isRunning(draft.numbers, other.numbers));

const isSumOfSome = (draft: Draft, drafts: readonly Draft[]): boolean => {
  const givens = drafts.filter(({ meaning }) => meaning.is === 'given');
  return (
    draft.numbers.length >= 3 &&
    givens.length >= 2 &&
    isSum(
      draft.numbers,
      matchSum(
        draft.numbers,
        givens.map((each) => each.numbers),
      ),
    )
  );
};

/** "Received" beside what went out and a balance that moves by both: supplies that came in, not what people brought back. */
const isOfShelf = (draft: Draft, drafts: readonly Draft[], shelves: readonly Numbers[]): boolean => {
  const isOwn = ({ item }: Draft): boolean => draft.item === undefined || item?.item === draft.item.item;
  const balances = [
    ...drafts.filter((each) => each.meaning.is === 'on-hand' && isOwn(each)).map(({ numbers }) => numbers),
    ...shelves,
  ];
  const out = drafts.filter((each) => each.meaning.is === 'given' && isOwn(each));
  return balances.some((balance) => out.some((given) => isLedger(balance, draft.numbers, given.numbers)));
};

const isDifferenceOf = (draft: Draft, drafts: readonly Draft[]): boolean =>
  draft.numbers.length >= 2 &&
  drafts.some(
    (out) =>
      out.meaning.is === 'given' &&
      drafts.some(
        (back) => back.meaning.is === 'back' && isDifference(draft.numbers, out.numbers, back.numbers),
      ),
  );
