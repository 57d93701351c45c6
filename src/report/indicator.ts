import type { LocalDate } from '#log/index.ts';
import { figuresOf, type ReportColumn } from './column.ts';

/**
 * What the figures of a table count, by a definition that never changes again: who counts otherwise writes the next version
 * and leaves this one beside it. Its code is the id of the table. Its words are `ROOM.indicator.TABLE.VERSION.` with `counts`,
 * `not` (what does not count) and, where the field has a definition of its own, `differs` (how far this one is the same). A table of
 * more than one figure says of each what it counts: `ROOM.indicator.TABLE.VERSION.COLUMN.` with `counts` and `not`.
 */
export interface Indicator {
  /** 1, 2, 3 ... */
  readonly version: number;
  /** The day from which figures were reckoned so. */
  readonly since: LocalDate;
  /** The field's own definition that it is held against, as its publisher calls it. Left out where we know of none. */
  readonly field?: string;
}

/** A definition in one language, as it stands beside a figure. */
export interface Definition {
  /** The id of the table: `exchange.sets`. */
  readonly code: string;
  readonly version: number;
  readonly since: LocalDate;
  readonly name: string;
  readonly counts: string;
  readonly not: string;
  readonly field: string | null;
  readonly differs: string | null;
  /** Each figure of a table that has more than one, in the order of its columns: the definition of the table holds for all of them. */
  readonly columns: readonly ColumnDefinition[];
}

/** What one column of figures counts. */
export interface ColumnDefinition {
  readonly id: string;
  readonly name: string;
  readonly counts: string;
  readonly not: string;
}

/** What is counted, and by which definition. */
interface Counted {
  readonly indicator: Indicator;
  readonly columns: readonly ReportColumn[];
}

type Translate = (id: string) => string;

/** A definition in the language of `t`; `only`: of its columns this one alone, for a figure that stands by itself. */
export const definitionOf = (
  { id, title, indicator, columns }: Counted & { readonly id: string; readonly title: string },
  t: Translate,
  only?: string,
): Definition => {
  const { version, since, field } = indicator;
  const say = (what: string): string => t(indicatorMessage(id, version, what));
  return {
    code: id,
    version,
    since,
    name: t(title),
    counts: say('counts'),
    not: say('not'),
    field: field ?? null,
    differs: field === undefined ? null : say('differs'),
    columns: definedColumns(columns)
      .filter((column) => only === undefined || column.id === only)
      .map((column) => ({
        id: column.id,
        name: t(column.title),
        counts: say(`${column.id}.counts`),
        not: say(`${column.id}.not`),
      })),
  };
};

/** The messages that a definition needs. */
export const indicatorMessages = (id: string, { indicator, columns }: Counted): readonly string[] =>
  [
    'counts',
    'not',
    ...(indicator.field === undefined ? [] : ['differs']),
    ...definedColumns(columns).flatMap((column) => [`${column.id}.counts`, `${column.id}.not`]),
  ].map((what) => indicatorMessage(id, indicator.version, what));

/** Of one figure the definition of its table says all there is to say. */
const definedColumns = (columns: readonly ReportColumn[]): readonly ReportColumn[] => {
  const figures = figuresOf(columns);
  return figures.length > 1 ? figures : [];
};

const indicatorMessage = (id: string, version: number, what: string): string => {
  const [room = '', table = ''] = id.split('.');
  return `${room}.indicator.${table}.${version}.${what}`;
};

/** Of versions in any order, the one that was in force on a day; the first where the day lies before all of them. */
export const inForce = <V extends { readonly indicator: Indicator }>(
  versions: readonly [V, ...V[]],
  day: LocalDate,
): V => {
  const [first, ...later] = versions.toSorted((a, b) => a.indicator.version - b.indicator.version) as [
    V,
    ...V[],
  ];
  return later.findLast(({ indicator }) => indicator.since <= day) ?? first;
};
