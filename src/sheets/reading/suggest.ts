import type { RowTarget } from '#catalog/row-target.ts';
import { anyDate, compileDate } from '../mapping/any-date.ts';
import { monthOfName } from '../mapping/date-format.ts';
import { fold, type MappingInput } from '../mapping/mapping.ts';
import { useColumn } from '../mapping/use.ts';
import { cellText } from '../mapping/values.ts';
import { isDateCell } from '../read/sheet.ts';
import { numberOf } from './cells.ts';
import { doubtfulCells } from './check-cells.ts';
import { checkTotals } from './check-totals.ts';
import { type Column, columnOf, isCounts, numbersOf } from './column.ts';
import { type Counted, type Judged, judgeColumns, samplesOf } from './judge-columns.ts';
import type { Table } from './layout.ts';
import { actionColumn, type LongList, readLong, shelfOf, type UnitColumn, unitColumn } from './long.ts';
import { meaningOf } from './meaning.ts';
import { unknownSites } from './places.ts';
import { plain } from './plain.ts';
import { fewest, type OpenColumn, type OpenQuestion, type Sample } from './question.ts';
import { findRoles, type Roles } from './roles.ts';
import { namedItem, subjectOf } from './subject.ts';
import { suggestFields } from './suggest-fields.ts';

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

export interface SuggestDeps {
  readonly targets: readonly RowTarget[];
  readonly sites: readonly { readonly id: string; readonly name: string }[];
  readonly timeZone: string;
  /** Name of the file or list, made into the name of the source. */
  readonly name: string;
}

export const suggestMapping = (deps: SuggestDeps, table: Table): Suggestion => {
  const columns = table.headers.map((_header, at) => columnOf(table.headers, table.rows, at));
  const roles = findRoles(columns, {
    sites: new Set(deps.sites.map(({ name }) => fold(name))),
    year: yearOf(table.titles),
    month: monthOf(table.titles),
    sheet: columns.find(({ header }) => header === table.sheetColumn),
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
  const long = readLong(roles, shelf, action, unit);
  const fields = suggestFields(deps.targets, columns, used);
  const rest = columns.filter(
    (column) => !used.has(column) && !(table.across !== undefined && meaningOf(column.header).is === 'total'),
  );
  const judged = judgeColumns(rest.map((column) => named(column, table)));
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

  let mapping: MappingInput = {
    ...frameOf(deps, table, roles, shelf),
    targets: [
      ...(long?.targets ?? []),
      ...[...fields.byKind].flatMap(([target, own]) =>
        isOnlyWithLines(target) ? [] : [{ target, fields: own }],
      ),
    ],
  };
  const { uses: tallied, doubts: people } = talliesOf(judged, table, roles);
  for (const each of judged.counted) {
    mapping = useColumn(
      mapping,
      each.column.header,
      tallied.get(each.column.header) ?? onShelf(each.use, shelf),
    );
    if (each.column.decimal === ',')
      mapping = { ...mapping, decimals: { ...mapping.decimals, [each.column.header]: ',' } };
  }
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

  open.push(...dateQuestions(roles, table), ...siteQuestions(deps, roles, mapping));
  const doubts = [
    ...judged.doubts,
    ...longDoubt(long),
    ...unitDoubt(unit),
    ...(isSure ? [] : shelfDoubt(judged, long)),
    ...titleDoubt(judged, table),
    ...placeDoubt(judged, roles, deps),
  ];
  if (doubts.length > 0) open.push({ part: 'columns', columns: doubts });
  if (people.length > 0) open.push({ part: 'people', columns: people });
  if (mapping.targets.length === 0 && doubts.length === 0 && people.length === 0)
    open.push({ part: 'targets' });
  for (const { column, words } of [...fields.words, ...wordsOfLong(long)])
    open.push({ part: 'words', column, words });
  if (table.others.length > 0) open.push({ part: 'sheets', sheets: table.others });
  const own = checkTotals(table.rows, table.totals, withLong);
  const agrees = own.found > 0 && own.differing.length === 0;
  if (own.differing.length > 0) open.push({ part: 'totals', rows: own.differing.slice(0, 6) });
  const cells = [
    ...longCells(roles, action, table),
    ...judged.counted.flatMap((each) =>
      doubtfulCells(
        each.column,
        table.rows,
        each.numbers,
        typeof each.item?.times === 'number' && each.item.times > 1 ? each.item.times : undefined,
        each.use.startsWith('back-'),
      ),
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
  ].filter(({ why }) => !agrees || !['far', 'date-in-disguise'].includes(why));
  if (cells.length > 0) open.push({ part: 'cells', rows: cells.slice(0, mostCells) });

  const questions = fewest(mergeWords(open));
  const parts = [...new Set(questions.map(({ part }) => part))];
  const usedNow = new Set(usedHeaders(mapping).map(fold));
  return {
    mapping: { ...mapping, ...(parts.length > 0 && { open: parts }) },
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
    ownTotals: [...own.byColumn].map(([column, sum]) => ({ column, sum })),
  };
};

/** A channel alone makes no hand-out and no return: these take fields only beside what they count. */
const isOnlyWithLines = (kind: string): boolean =>
  /\.(handout|return|training|tally)$/.test(kind) || kind.startsWith('stock.');

/** Cells that one question can hold. More than these, and something else is wrong with the sheet. */
const mostCells = 200;

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

const yearOf = (titles: readonly string[]): string | undefined => {
  for (const title of titles) {
    const found = [
      ...new Set([...title.matchAll(/(?:^|\D)(19[89]\d|20[0-4]\d)(?!\d)/g)].map(([, year]) => year)),
    ];
    if (found.length === 1) return found[0];
  }
  return undefined;
};

/** The one month that the titles name: "March 2025", "2025-03". */
const monthOf = (titles: readonly string[]): string | undefined => {
  const found = new Set(
    titles.flatMap((title) => {
      const text = plain(title).replace(/\.[a-z]{2,4}$/, '');
      return [
        ...text.matchAll(/\b(?:([a-z]{3,10})[ ,.-]*(?:de[l]? )?(20\d\d)|(20\d\d)[- ](0[1-9]|1[0-2]))(?!\d)/g),
      ].flatMap(([, name = '', after = '', before = '', digits]) => {
        const month = digits === undefined ? monthOfName(name) : Number(digits);
        return month === 0 ? [] : [`${after || before}-${String(month).padStart(2, '0')}`];
      });
    }),
  );
  const [month] = found;
  return found.size === 1 ? month : undefined;
};

const frameOf = (
  deps: SuggestDeps,
  table: Table,
  roles: Roles,
  shelf: string,
): Omit<MappingInput, 'targets'> => {
  const { date, time, key, site, item } = roles;
  const [onlySite] = deps.sites;
  const repeats = key !== undefined && new Set(key.cells.map(cellText)).size < key.cells.length;
  return {
    format: 'alongside-mapping',
    version: 1,
    name: deps.name.slice(0, 100),
    source: sourceName(deps.name),
    headerRow: table.headerRow,
    ...(table.layout !== undefined && { layout: table.layout }),
    ...(key !== undefined && { key: [key.header] }),
    // A key that comes again is that of an encounter with several rows, when each row has one item.
    ...(key !== undefined && repeats && item !== undefined && shelf === 'given' && { group: [key.header] }),
    timeZone: deps.timeZone,
    date: {
      column: date?.column.header ?? 'Date',
      format: date?.guess.formats[0] ?? 'YYYY-MM-DD',
      ...(date !== undefined && date.also.length > 0 && { also: date.also.map(({ header }) => header) }),
    },
    ...(time !== undefined && { time: { column: time.column.header, format: time.format } }),
    site: site === undefined ? { id: onlySite?.id ?? '' } : { column: site.header },
  };
};

const dateQuestions = ({ date }: Roles, table: Table): readonly OpenQuestion[] => {
  if (date === undefined) return [{ part: 'date.column' }, { part: 'date.format', formats: [] }];
  const { formats, readsAll, maySwap } = date.guess;
  if (formats.length !== 1 || !readsAll)
    return [{ part: 'date.format', formats, ...rowsOf(dateSamples(date.column, formats, table)) }];
  if (maySwap !== true || !anyDate.test(formats[0] ?? '')) return [];
  const rows = table.rows.flatMap((row): readonly Sample[] => {
    const cell = row.cells[date.column.at] ?? null;
    if (!isDateCell(cell) || cell.date === undefined) return [];
    const other = `${cell.date.slice(0, 4)}-${cell.date.slice(8)}-${cell.date.slice(5, 7)}`;
    return [
      {
        row: row.number,
        column: date.column.header,
        text: cell.date,
        why: 'date-cell',
        readings: [cell.date, other],
      },
    ];
  });
  return rows.length === 0 ? [] : [{ part: 'date.cells', rows: rows.slice(0, 3) }];
};

const rowsOf = (rows: readonly Sample[]) => (rows.length === 0 ? {} : { rows });

/** Dates that the formats read as different days, with each reading; or those that none of them reads. */
const dateSamples = (column: Column, formats: readonly string[], table: Table): readonly Sample[] => {
  const compiled = formats.map(compileDate);
  const samples = table.rows.flatMap((row): readonly Sample[] => {
    const cell = row.cells[column.at] ?? null;
    if (cell === null || typeof cell === 'object') return [];
    const text = String(cell);
    const readings = compiled.map((format) => {
      const reading = format?.read(text);
      return reading?.ok === true ? reading.date : '';
    });
    const isUnread = readings.every((reading) => reading === '');
    if (!isUnread && new Set(readings).size < 2) return [];
    return [
      {
        row: row.number,
        column: column.header,
        text,
        why: isUnread ? 'date-unread' : 'date-both-ways',
        ...(!isUnread && { readings }),
      },
    ];
  });
  return samples.toSorted((a, b) => a.why.localeCompare(b.why)).slice(0, 3);
};

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

/**
 * Several visits or people in a row that is a day or a month are a tally, and no visit of that many. Of two columns of people one
 * counts some of the other (the new ones), or a person must say which it is.
 */
const talliesOf = (
  { counted }: Judged,
  table: Table,
  { date, site, time, key }: Roles,
): { readonly uses: ReadonlyMap<string, string>; readonly doubts: readonly OpenColumn[] } => {
  const own = counted.filter(({ use }) => use === 'people');
  const visits = counted.filter(
    ({ column, numbers }) => isVisits(column) && numbers.some((value) => (value ?? 0) > 1),
  );
  const isMonthly = date?.guess.only !== undefined || table.across === 'date';
  const places = table.rows.map(
    (row) => `${cellText(row.cells[date?.column.at ?? -1])} ${cellText(row.cells[site?.at ?? -1])}`,
  );
  const isDaily =
    time === undefined &&
    key === undefined &&
    new Set(places).size === places.length &&
    own.some(({ numbers }) => numbers.some((value) => (value ?? 0) > 3));
  const isTally = isMonthly || isDaily || visits.length > 0;
  const use = isTally ? 'tally-people' : 'people';
  const whole = own.filter(({ column }) => !someOfThem.test(plain(column.header)));
  const [first = own[0], ...others] = whole.length > 0 ? whole : own;
  const uses = new Map(own.map(({ column }) => [column.header, 'none']));
  if (first !== undefined) uses.set(first.column.header, use);
  const [firstVisits, ...moreVisits] = visits;
  if (firstVisits !== undefined) uses.set(firstVisits.column.header, 'tally-visits');
  const doubt = (which: string, also: readonly Counted[]): readonly OpenColumn[] =>
    also.map(({ column }) => ({
      column: column.header,
      why: 'twice',
      uses: ['none', which],
      samples: samplesOf(column),
    }));
  return { uses, doubts: [...doubt(use, others), ...doubt('tally-visits', moreVisits)] };
};

/** "New participants", "returning", "others": some of those that another column counts. */
const someOfThem =
  /\b(new|first ?time|returning|repeat|secondary|others?|trained|given|tested|referred|with|who|nuev[ao]s|otr[ao]s|que)\b/;

const isVisits = (column: Column): boolean => meaningOf(column.header).is === 'visits';

/** A title speaks of deliveries or of a shelf, and the columns do not say what they count. */
const shelfDoubt = ({ counted }: Judged, long: LongList | undefined): readonly OpenColumn[] =>
  long !== undefined
    ? [{ column: long.column.header, why: 'received', uses: ['none'], samples: [] }]
    : counted
        .filter(({ use }) => use.startsWith('item:'))
        .slice(0, 6)
        .map(({ column, use }) => ({
          column: column.header,
          why: 'received',
          uses: [use.replace('item:', 'count:'), use, use.replace('item:', 'receive:')],
          samples: samplesOf(column),
        }));

const longDoubt = (long: LongList | undefined): readonly OpenColumn[] =>
  long === undefined || long.targets.length > 0
    ? []
    : [
        {
          column: long.column.header,
          why: 'item',
          uses: ['none'],
          samples: long.unknown.map(({ word }) => word).slice(0, 3),
        },
      ];

/** A title speaks of returns, orders or waste, and no column says that it counts what was given. */
const titleDoubt = ({ counted }: Judged, { titles }: Table): readonly OpenColumn[] => {
  const items = counted.filter(({ use }) => use.startsWith('item:'));
  const says = (shape: RegExp): boolean => counted.some(({ column }) => shape.test(plain(column.header)));
  if (items.length === 0 || says(/\b(given|out|distributed|dispensed|issued|entregad[ao]s?|salidas?)\b/))
    return [];
  const about = titles.map(subjectOf).find((subject) => subject === 'back' || subject === 'other');
  if (about === undefined || counted.some(({ use }) => use.startsWith('back'))) return [];
  return items.slice(0, 6).map(({ column, use }) => ({
    column: column.header,
    why: 'heading' as const,
    uses: [use, ...(about === 'back' && use.startsWith('item:syringe') ? ['back'] : []), 'none'],
    samples: samplesOf(column),
  }));
};

/** Columns of one item that begin with the names of several places: all would come in for one site. */
const placeDoubt = ({ counted }: Judged, { site }: Roles, { sites }: SuggestDeps): readonly OpenColumn[] => {
  if (site !== undefined) return [];
  const known = sites.map(({ name }) => `${fold(name)} `);
  const isOf = (header: string): boolean => known.some((name) => `${fold(header)} `.startsWith(name));
  const rest = (header: string): string => fold(header).replace(/^\S+ /, '');
  const own = counted.filter(({ column }) => isOf(column.header));
  return counted
    .filter(
      ({ column }) =>
        !isOf(column.header) && own.some((each) => rest(each.column.header) === rest(column.header)),
    )
    .map(({ column, use }) => ({
      column: column.header,
      why: 'place' as const,
      uses: [use, 'none'],
      samples: samplesOf(column),
    }));
};

const unitDoubt = (unit: UnitColumn | undefined): readonly OpenColumn[] =>
  unit === undefined || unit.unclear.length === 0
    ? []
    : [{ column: unit.column.header, why: 'pack', uses: ['none'], samples: unit.unclear.slice(0, 3) }];

const wordsOfLong = (long: LongList | undefined) =>
  long === undefined || long.unknown.length === 0 || long.targets.length === 0
    ? []
    : [{ column: long.column.header, words: long.unknown }];

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

/** In a log of reversals each row is one report; a row that says two is asked about. */
const reversalRows = (isLog: boolean, { aside }: Judged, table: Table): readonly Sample[] => {
  if (!isLog) return [];
  return aside
    .filter(({ why, column }) => why === 'reversals' && isCounts(column))
    .flatMap(({ column }) =>
      table.rows.flatMap((row): readonly Sample[] => {
        const value = numberOf(row.cells[column.at]);
        return value === undefined || value === 1
          ? []
          : [
              {
                row: row.number,
                column: column.header,
                text: String(value),
                why: 'reversals',
                readings: ['1', String(value)],
              },
            ];
      }),
    );
};

/** In a list of items each item is a column of its own: a thousand that came in is not far from ten that were given. */
const longCells = (
  { item, quantity }: Roles,
  action: Column | undefined,
  table: Table,
): readonly Sample[] => {
  if (item === undefined || quantity === undefined) return [];
  const places = new Map<string, number[]>();
  for (const [at, row] of table.rows.entries()) {
    const key = fold(
      `${cellText(row.cells[item.at])}|${action === undefined ? '' : cellText(row.cells[action.at])}`,
    );
    const before = places.get(key);
    if (before === undefined) places.set(key, [at]);
    else before.push(at);
  }
  return [...places.values()].flatMap((some) => {
    const own = { ...quantity, cells: some.map((at) => quantity.cells[at] ?? null) };
    return doubtfulCells(
      own,
      some.flatMap((at) => table.rows[at] ?? []),
      numbersOf(own),
      1,
    );
  });
};

/** Years between a day and all others that a slip of the pen explains better than time. */
const farMs = 2 * 366 * 86_400_000;

/** Days that stand alone, years from all others: 2205 for 2025. */
const farDates = ({ date }: Roles, table: Table): readonly Sample[] => {
  const format = compileDate(date?.guess.formats[0] ?? '');
  if (date === undefined || date.also.length > 0 || date.guess.only !== undefined) return [];
  const days = table.rows
    .flatMap((row) => {
      const cell = row.cells[date.column.at] ?? null;
      const read = isDateCell(cell) || cell === null ? undefined : format?.read(cellText(cell));
      const day = isDateCell(cell) ? cell.date : read?.ok === true ? read.date : undefined;
      return day === undefined ? [] : [{ row, day, at: Date.parse(day) }];
    })
    .toSorted((a, b) => a.at - b.at);
  const few = Math.max(1, Math.floor(days.length / 50));
  const isGap = (from: number): boolean => (days[from + 1]?.at ?? 0) - (days[from]?.at ?? 0) > farMs;
  const early = days.slice(0, few).findLastIndex((_day, at) => isGap(at)) + 1;
  const late = days.findIndex((_day, at) => at >= days.length - 1 - few && isGap(at));
  const far = days.length < 3 ? [] : [...days.slice(0, early), ...(late === -1 ? [] : days.slice(late + 1))];
  return far.map(({ row, day }) => ({
    row: row.number,
    ...(row.sheet !== undefined && { sheet: row.sheet }),
    column: date.column.header,
    text: day,
    why: 'date-far',
  }));
};

/** Rows that count something on no day. */
const undated = ({ date }: Roles, table: Table): readonly Sample[] => {
  if (date === undefined || date.also.length > 0) return [];
  return table.rows.flatMap((row): readonly Sample[] => {
    const hasDay = (row.cells[date.column.at] ?? null) !== null;
    return hasDay || !row.cells.some((cell) => (numberOf(cell) ?? 0) > 0)
      ? []
      : [
          {
            row: row.number,
            ...(row.sheet !== undefined && { sheet: row.sheet }),
            column: date.column.header,
            text: '',
            why: 'no-date',
          },
        ];
  });
};

/** Every header that the mapping takes something from. */
export const usedHeaders = (mapping: MappingInput): readonly string[] => [
  mapping.date.column,
  ...(mapping.date.also ?? []),
  ...(mapping.time === undefined ? [] : [mapping.time.column]),
  ...('column' in mapping.site ? [mapping.site.column] : []),
  ...(mapping.key ?? []),
  ...(mapping.group ?? []),
  ...mapping.targets.flatMap(({ fields = {}, items, when }) => [
    ...(when === undefined ? [] : [when.column]),
    ...Object.values(fields).flatMap((source) => ('column' in source ? [source.column] : [])),
    ...(items === undefined
      ? []
      : items.shape === 'wide'
        ? items.columns.map(({ column }) => column)
        : [items.item, items.quantity, items.lot, items.expires, items.unit?.column].filter(
            (header) => header !== undefined,
          )),
  ]),
];

const sourceName = (name: string): string => {
  const plain = fold(name)
    .replace(/\.[a-z]{2,4}$/, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return plain === '' ? 'sheet' : plain.slice(0, 80);
};
