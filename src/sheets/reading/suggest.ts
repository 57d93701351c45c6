import { byCode } from '#catalog/item.ts';
import { items as shippedItems } from '#programs/items.ts';
import { fold, type MappingInput } from '../mapping/mapping.ts';
import { useColumn } from '../mapping/use.ts';
import { cellText } from '../mapping/values.ts';
import { doubtfulCells } from './check-cells.ts';
import { checkTotals, isAddedUp } from './check-totals.ts';
import { type Column, columnOf, numbersOf } from './column.ts';
import {
  kindDoubt,
  longDoubt,
  otherDayDoubt,
  placeDoubt,
  shelfDoubt,
  titleDoubt,
  unitDoubt,
} from './column-doubts.ts';
import { commaAgainst } from './comma.ts';
import { dateQuestions, farDates, undated } from './days.ts';
import { frameOf, type SuggestDeps, usedHeaders } from './frame.ts';
import { judgeColumns } from './judge-columns.ts';
import { type Judged, samplesOf } from './judging/draft.ts';
import type { Table } from './layout.ts';
import { withoutShelf } from './list-shelf.ts';
import { actionColumn, type LongList, readLong, unitColumn, unknownActions } from './long.ts';
import { meaningOf } from './meaning.ts';
import { ownItems } from './own-items.ts';
import { peopleParts, withPlus } from './people-parts.ts';
import { pivotOf } from './pivot.ts';
import { unknownSites } from './places.ts';
import { plain } from './plain.ts';
import { fewest, type OpenQuestion, type Sample } from './question.ts';
import { findRoles, type Roles } from './roles.ts';
import { longCells, reversalRows, rowsAgain, rowsVoided } from './row-doubts.ts';
import { rowsOfOtherKind } from './row-kinds.ts';
import { shelfOf } from './shelf.ts';
import { namedItem } from './subject.ts';
import { suggestFields } from './suggest-fields.ts';
import { talliesOf } from './tallies.ts';
import { dayOf, monthOf, yearsOf } from './titles.ts';

/** A first mapping for a person to check. Nothing is imported with it unseen. */
export interface Suggestion {
  readonly mapping: MappingInput;
  /** What a person must decide: more than one answer fits, or none. At most three. */
  readonly open: readonly OpenQuestion[];
  /** Columns that the suggestion does not use. */
  readonly unused: readonly string[];
  /** Columns and words whose size or product was filled in with what is usual. */
  readonly assumed: readonly {
    readonly name: string;
    readonly item: string;
    readonly why: 'size' | 'product';
  }[];
  /** Every column with its first values. */
  readonly columns: readonly { readonly column: string; readonly samples: readonly string[] }[];
  /** The sheet's own sums of columns that are taken in; empty when it has none. */
  readonly ownTotals: readonly { readonly column: string; readonly sum: number }[];
}

export const suggestMapping = (deps: SuggestDeps, table: Table): Suggestion => {
  const own = ownItems(deps.items ?? []);
  const find = byCode(deps.items ?? shippedItems);
  const columns = table.headers.map((header, at): Column => {
    const item = own(header);
    return { ...columnOf(table.headers, table.rows, at), ...(item !== undefined && { own: item }) };
  });
  const roles = findRoles(columns, {
    sites: new Set(deps.sites.map(({ name }) => fold(name))),
    told: { ...yearsOf(table.titles), month: monthOf(table.titles) },
    said: columns.filter(({ header }) => table.said.includes(header)),
  });
  const used = new Set<Column>(
    [
      roles.date?.column,
      ...(roles.date?.also ?? []),
      roles.time?.column,
      roles.site,
      roles.key,
      roles.item,
      roles.quantity,
      roles.lot,
      roles.expires,
    ].filter((column) => column !== undefined),
  );
  const open: OpenQuestion[] = [];
  const { shelf, isSure } = shelfOf(table.titles, columns, roles);
  const action = actionColumn(columns.filter((column) => !used.has(column)));
  if (action !== undefined) used.add(action);
  const unit =
    roles.item === undefined ? undefined : unitColumn(columns.filter((column) => !used.has(column)));
  if (unit !== undefined) used.add(unit.column);
  const pivot = shelf === 'given' && action === undefined ? pivotOf(roles, table.rows) : undefined;
  const long = readLong(roles, shelf, action, unit, pivot, { own, find });
  const fields = suggestFields(deps.targets, columns, used);
  const rest = columns.filter(
    (column) =>
      !used.has(column) &&
      !table.acrossSums.columns.includes(column.header) &&
      !(table.across !== undefined && meaningOf(column.header).is === 'total'),
  );
  const { judged, cameIn } = withoutShelf(
    judgeColumns(rest.map((column) => named(column, table))),
    roles,
    columns,
  );
  const withLong: Judged =
    long === undefined || roles.quantity === undefined
      ? judged
      : {
          ...judged,
          counted: [
            ...judged.counted,
            { column: roles.quantity, numbers: numbersOf(roles.quantity), use: 'long' },
          ],
        };

  const on = roles.date === undefined ? dayOf(table.titles) : undefined;
  let mapping: MappingInput = {
    ...frameOf(deps, table, roles, shelf, on),
    targets: [
      ...(long?.targets ?? []),
      ...[...fields.byKind].flatMap(([target, own]) =>
        isOnlyWithLines(target) ? [] : [{ target, fields: own }],
      ),
    ],
  };
  const parts = peopleParts(judged);
  const { uses: tallied, doubts: people } = talliesOf(
    { counted: [...judged.counted, ...(parts === undefined ? [] : [parts])] },
    table,
    roles,
  );
  for (const each of judged.counted) {
    mapping = useColumn(
      mapping,
      each.column.header,
      tallied.get(each.column.header) ?? onShelf(each.use, shelf),
      find,
    );
    if (each.column.decimal === ',')
      mapping = { ...mapping, decimals: { ...mapping.decimals, [each.column.header]: ',' } };
  }
  if (parts !== undefined) {
    const use = tallied.get(parts.column.header) ?? 'people';
    mapping = withPlus(useColumn(mapping, parts.column.header, use, find), parts);
  }
  for (const { header } of cameIn) mapping = useColumn(mapping, header, 'list-in', find);
  mapping = withBox(mapping, roles);
  if (roles.quantity?.decimal === ',')
    mapping = { ...mapping, decimals: { ...mapping.decimals, [roles.quantity.header]: ',' } };
  const { date } = roles;
  if (date?.guess.only !== undefined && date.guess.formats[0] === 'cells')
    mapping = {
      ...mapping,
      targets: mapping.targets.map((target) =>
        target.target === 'visits.tally'
          ? { ...target, fields: { ...target.fields, span: { value: 'month' } } }
          : target,
      ),
    };
  const place = (kind: string): number => deps.targets.findIndex((target) => target.kind === kind);
  mapping = {
    ...mapping,
    targets: mapping.targets
      .map((target) => withFields(target, fields.byKind.get(target.target)))
      .toSorted((a, b) => place(a.target) - place(b.target)),
  };

  open.push(
    ...dateQuestions(roles, table, on !== undefined && (shelf !== 'given' || table.across === 'weekday')),
    ...siteQuestions(deps, roles, mapping),
  );
  const doubts = [
    ...judged.doubts,
    ...longDoubt(long),
    ...unitDoubt(unit, roles),
    ...(isSure ? [] : shelfDoubt(judged, long, shelf)),
    ...titleDoubt(judged, table),
    ...placeDoubt(judged, roles, deps),
    ...otherDayDoubt(judged, roles, columns),
    ...kindDoubt(judged, columns, new Set(usedHeaders(mapping).map(fold))),
  ];
  if (doubts.length > 0) open.push({ part: 'columns', columns: doubts });
  if (people.length > 0) open.push({ part: 'people', columns: people });
  if (mapping.targets.length === 0 && doubts.length === 0 && people.length === 0)
    open.push({ part: 'targets' });
  for (const { column, words } of [...fields.words, ...wordsOfLong(long), ...wordsOfAction(action, long)])
    open.push({ part: 'words', column, words });
  if (table.others.length > 0) open.push({ part: 'sheets', sheets: table.others });
  const sums = checkTotals(table.rows, table.totals, withLong);
  const differing = [...sums.differing, ...table.acrossSums.differing];
  const isAdded = (cell: Sample): boolean =>
    differing.length === 0 && (isAddedUp(sums, cell) || table.acrossSums.found > 0);
  if (differing.length > 0) open.push({ part: 'totals', rows: differing.slice(0, 6) });
  const cells = [
    ...longCells(roles, action, long?.aside ?? [], table),
    ...rowsAgain(roles, judged, table),
    ...rowsVoided(withLong, table),
    ...rowsOfOtherKind(withLong, table, columns, roles, long === undefined ? undefined : action),
    ...judged.counted.flatMap((each) =>
      doubtfulCells(
        each.column,
        table.rows,
        each.numbers,
        typeof each.item?.times === 'number' && each.item.times > 1 ? each.item.times : undefined,
        each.use.startsWith('back-'),
      ),
    ),
    ...commaAgainst(
      withLong.counted.map(({ column }) => column),
      columns,
      table.rows,
    ),
    ...reversalRows(fields.byKind.has('naloxone.reversal'), judged, table),
    ...undated(roles, table),
    ...farDates(roles, table),
    ...table.maybeSums.map(
      (row): Sample => ({
        row: row.number,
        ...(row.sheet !== undefined && { sheet: row.sheet }),
        column: table.headers[0] ?? '',
        text: row.cells.map(cellText).filter(Boolean).join(' · '),
        why: 'sum-row',
      }),
    ),
  ].filter((cell) => !answeredBySums.has(cell.why) || !isAdded(cell));
  if (cells.length > 0) open.push({ part: 'cells', rows: cells.slice(0, mostCells) });

  const questions = fewest(mergeWords(open));
  const openParts = [...new Set(questions.map(({ part }) => part))];
  const usedNow = new Set(usedHeaders(mapping).map(fold));
  return {
    mapping: { ...mapping, ...(openParts.length > 0 && { open: openParts }) },
    open: questions,
    unused: table.headers.filter(
      (header, at) => !usedNow.has(fold(header)) && (columns[at]?.filled ?? 0) > 0,
    ),
    assumed: [
      ...judged.counted.flatMap(({ column, item }) =>
        item?.assumed === undefined ? [] : [{ name: column.header, item: item.item, why: item.assumed }],
      ),
      ...(long?.assumed ?? []).map(({ word, item, why }) => ({ name: word, item, why })),
    ],
    columns: columns.map((column) => ({ column: column.header, samples: samplesOf(column) })),
    ownTotals: [...sums.byColumn].map(([column, sum]) => ({ column, sum })),
  };
};

/** A channel alone makes no hand-out and no return: these take fields only beside what they count. */
const isOnlyWithLines = (kind: string): boolean =>
  /\.(handout|return|training|tally)$/.test(kind) || kind.startsWith('stock.');

/** What the sheet's own sums answer: they say that a value is meant as it stands. Which day, place or item it is, no sum says. */
const answeredBySums: ReadonlySet<string> = new Set(['far', 'date-in-disguise']);

/** Cells that one question can hold. More than these, and something else is wrong with the sheet. */
const mostCells = 200;

/** The lot and the day it expires go with what a row counts, where that is one item. */
const withBox = (mapping: MappingInput, { lot, expires }: Roles): MappingInput => {
  const wide = mapping.targets.filter(({ items }) => items?.shape === 'wide');
  const [only] = wide;
  if (only?.items?.shape !== 'wide' || wide.length > 1 || only.items.columns.length > 1) return mapping;
  const items = {
    ...only.items,
    ...(lot !== undefined && { lot: lot.header }),
    ...(expires !== undefined && { expires: expires.header }),
  };
  return { ...mapping, targets: mapping.targets.map((each) => (each === only ? { ...only, items } : each)) };
};

type Target = MappingInput['targets'][number];
const withFields = (target: Target, own: Target['fields']): Target =>
  own === undefined || !isOnlyWithLines(target.target)
    ? target
    : { ...target, fields: { ...own, ...target.fields } };

/** Columns across months or items are named by what stands above them: their values are counts of what a title names. */
const named = (column: Column, { across, titles, headers }: Table): Column => {
  const item = /^(given|out|given out|dispensed|distributed|issued|handed out|entregad[ao]s?|salidas?)$/.test(
    plain(column.header),
  )
    ? namedItem(titles)
    : undefined;
  if (item !== undefined) return { ...column, says: item };
  if (across === undefined || column.at !== headers.length - 1) return column;
  const title = titles.find((text) => ['given', 'back', 'people'].includes(meaningOf(text).is));
  return title === undefined ? column : { ...column, says: title };
};

const onShelf = (use: string, shelf: 'given' | 'received' | 'counted'): string =>
  shelf === 'given' ? use : use.replace(/^item:/, shelf === 'received' ? 'receive:' : 'count:');

const siteQuestions = (
  deps: SuggestDeps,
  { site }: Roles,
  { site: place }: MappingInput,
): readonly OpenQuestion[] => {
  if (site === undefined) return deps.sites.length === 1 && 'id' in place ? [] : [{ part: 'site' }];
  const words = unknownSites(site, deps.sites);
  const empty = site.cells.filter((cell) => cell === null).length;
  if (words.length === 0 && empty === 0) return [];
  return [{ part: 'site', words: [...words, ...(empty > 0 ? [{ word: '', rows: empty }] : [])] }];
};

const wordsOfLong = (long: LongList | undefined) =>
  long === undefined || long.unknown.length === 0 || long.targets.length === 0
    ? []
    : [{ column: long.column.header, words: long.unknown }];

const wordsOfAction = (action: Column | undefined, long: LongList | undefined) => {
  const words = action === undefined || long === undefined ? [] : unknownActions(action);
  return action === undefined || words.length === 0 ? [] : [{ column: action.header, words }];
};

/** One question for all words of several columns. */
const mergeWords = (open: readonly OpenQuestion[]): readonly OpenQuestion[] => {
  const words = open.filter((question) => question.part === 'words');
  const [first] = words;
  if (first === undefined || words.length === 1) return open;
  return [
    ...open.filter((question) => question.part !== 'words'),
    {
      part: 'words',
      column: words.map(({ column }) => column).join(', '),
      words: words.flatMap((each) => each.words),
    },
  ];
};
