import { itemUse } from '../../mapping/use.ts';
import { numbersOf } from '../column.ts';
import { itemMeaning } from '../item-meaning.ts';
import { plain } from '../plain.ts';
import { packSize } from '../sizes.ts';
import { isDifference, isRunning, isSum, matchSum } from '../sums.ts';
import { wayOf } from '../ways.ts';
import { type Draft, doubt, type Findings } from './draft.ts';
import { ledgerOf, takeReceived } from './received.ts';
import { asGiven, isSureBeside } from './replaced.ts';
import { doubtOf, usesOf } from './unclear.ts';

/** What columns say beside each other: a guess that the values of others contradict is withdrawn. */
export const judgeBeside = (
  drafts: readonly Draft[],
  totals: readonly Draft[],
  findings: Findings,
): readonly Draft[] => {
  const { aside } = findings;
  const shelves = aside.flatMap(({ column, why }) => (why === 'stock' ? [numbersOf(column)] : []));
  const givesOrTakes = drafts.some(({ meaning }) => meaning.is === 'given' || meaning.is === 'back');
  const weights = drafts.filter(({ meaning }) => meaning.is === 'back' && meaning.unit !== 'count');
  const counted: Draft[] = [];
  for (const draft of drafts) {
    const { column, meaning, item } = draft;
    switch (meaning.is) {
      case 'received':
      case 'on-hand':
        // Beside hand-outs it tells of the shelf, not of what people got.
        if (givesOrTakes && meaning.is === 'on-hand') aside.push({ column, why: 'stock' });
        else if (item?.times === 'unknown') doubt(findings, column, 'pack', ['none']);
        else if (givesOrTakes) takeReceived(draft, drafts, shelves, counted, findings);
        // "Start" and "end" of a day: what lies between them went out, or nobody says.
        else if (meaning.is === 'on-hand' && drafts.some((other) => isOtherShelf(draft, other)))
          doubt(findings, column, 'received', ['none', draft.use]);
        else counted.push(draft);
        break;
      case 'back':
        // "Returned (100s)": how many that is, nobody says.
        if (meaning.unit === 'count' && packSize(plain(column.header)) !== undefined)
          doubt(findings, column, 'pack', ['none', draft.use]);
        else if (meaning.unit === 'count' && estimated.test(plain(column.header)) && weights.length === 1)
          counted.push({ ...draft, use: 'back-est' });
        else if (meaning.unit !== 'count' && drafts.some((each) => isCountedBack(each, draft)))
          doubt(findings, column, 'twice', ['none', draft.use]);
        else {
          if (estimated.test(plain(column.header))) doubt(findings, column, 'estimated', [draft.use, 'none']);
          counted.push(draft);
        }
        break;
      case 'given':
        if (isWayOfSum(draft, drafts, totals)) aside.push({ column, why: 'total' });
        else if (item?.times === 'unknown') doubt(findings, column, 'pack', ['none', draft.use]);
        else counted.push(draft);
        break;
      case 'unclear': {
        const own = item === undefined ? [] : [itemUse('item', item.item)];
        if (
          (meaning.why === 'received' || meaning.why === 'brought') &&
          (ledgerOf(draft, drafts, shelves) !== undefined || isBesideGiven(draft, drafts))
        )
          takeReceived(draft, drafts, shelves, counted, findings);
        else if (meaning.why === 'ordered' && drafts.some((each) => isOutSomehow(each, draft)))
          aside.push({ column, why: 'plan' });
        else if (meaning.why === 'replaced' && isSureBeside(draft, drafts, totals))
          counted.push(asGiven(draft));
        else doubt(findings, column, doubtOf[meaning.why] ?? 'unknown', usesOf(meaning.why, own, draft));
        break;
      }
      case 'unknown':
        if (ledgerOf(draft, drafts, shelves) !== undefined)
          takeReceived(draft, drafts, shelves, counted, findings);
        else if (isWayOfSum(draft, drafts, totals)) aside.push({ column, why: 'total' });
        else if (isRunningOf(draft, drafts)) aside.push({ column, why: 'running' });
        else if (isSumOfSome(draft, drafts) || isDifferenceOf(draft, drafts))
          aside.push({ column, why: 'total' });
        else
          doubt(findings, column, 'unknown', [
            'none',
            ...(returns.test(plain(column.header)) ? ['back'] : []),
          ]);
        break;
      default:
        counted.push(draft);
    }
  }
  return counted;
};

const returns = /\b(returns?|returned|devoluciones|devuelt[ao]s)\b/;

/** A return is kept as counted or as measured: an estimate of the eye is neither, and a person says whether it counts. */
const estimated = /\b(est|estimate[ds]?|estimation|approx|approximate(ly)?|estimad[ao]s?|aprox\w*)\b/;

/** What was given of it, whatever the word for that is. */
const isOutSomehow = ({ meaning, item }: Draft, { item: own }: Draft): boolean =>
  (meaning.is === 'given' ||
    (meaning.is === 'unclear' && (meaning.why === 'used' || meaning.why === 'replaced'))) &&
  item?.item === own?.item;

const isOtherShelf = (draft: Draft, other: Draft): boolean =>
  other !== draft && other.meaning.is === 'on-hand' && other.item?.item === draft.item?.item;

/** What came back by number, beside a weight that may be of the same or of other returns. "Returned (count)" and "(lbs)" are one. */
const isCountedBack = ({ meaning, column }: Draft, weight: Draft): boolean =>
  meaning.is === 'back' &&
  meaning.unit === 'count' &&
  !estimated.test(plain(column.header)) &&
  withoutUnit(column.header) !== withoutUnit(weight.column.header);

const withoutUnit = (header: string): string =>
  plain(header)
    .replace(
      /\b(counts?|number|no|each|by|in|weight|weighed|lbs?|pounds?|kgs?|kilos?|kilograms?|kilogramos|libras|peso|por|en|cantidad|numero)\b|[().,#]/g,
      ' ',
    )
    .replace(/\s+/g, ' ')
    .trim();

/** "Cookers received" beside "Cookers out": nobody brings cookers back, and what people got stands beside it. */
const isBesideGiven = (draft: Draft, drafts: readonly Draft[]): boolean =>
  draft.meaning.is === 'unclear' &&
  draft.meaning.why === 'received' &&
  draft.item !== undefined &&
  !draft.item.item.startsWith('syringe-') &&
  drafts.some(
    ({ meaning, item, column }) =>
      meaning.is === 'given' &&
      item?.item === draft.item?.item &&
      /\b(given|out|distributed|dispensed|issued|entregad[ao]s?|salidas?)\b/.test(plain(column.header)),
  );

/** "Mailed", "handed out": columns that name no item and together are what a sum beside them names. */
const isWayOfSum = (draft: Draft, drafts: readonly Draft[], totals: readonly Draft[]): boolean => {
  const namesNothing = ({ meaning, column }: Draft): boolean =>
    (meaning.is === 'unknown' || meaning.is === 'given') &&
    wayOf(plain(column.header)) !== -1 &&
    itemMeaning(plain(column.header)) === undefined;
  const ways = drafts.filter(namesNothing);
  if (ways.length < 2 || !ways.includes(draft)) return false;
  return totals.some(({ numbers, meaning, column }) => {
    const { rows, equal } = matchSum(
      numbers,
      ways.map((each) => each.numbers),
    );
    return (
      meaning.is === 'total' &&
      typeof itemMeaning(plain(column.header)) === 'object' &&
      rows > 1 &&
      rows === equal
    );
  });
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

const isDifferenceOf = (draft: Draft, drafts: readonly Draft[]): boolean =>
  draft.numbers.length >= 2 &&
  drafts.some(
    (out) =>
      out.meaning.is === 'given' &&
      drafts.some(
        (back) => back.meaning.is === 'back' && isDifference(draft.numbers, out.numbers, back.numbers),
      ),
  );
