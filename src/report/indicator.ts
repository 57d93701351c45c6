import type { LocalDate } from '#log/index.ts';

/**
 * What the figures of a table count, by a definition that never changes again: who counts otherwise writes the next version
 * and leaves this one beside it. Its code is the id of the table. Its words are `ROOM.indicator.TABLE.VERSION.` with `counts`,
 * `not` (what does not count) and, where the field has a definition of its own, `differs` (how far this one is the same).
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
}

type Translate = (id: string) => string;

/** A definition in the language of `t`. */
export const definitionOf = (
  { id, title, indicator }: { readonly id: string; readonly title: string; readonly indicator: Indicator },
  t: Translate,
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
  };
};

/** The messages that a definition needs. */
export const indicatorMessages = (id: string, { version, field }: Indicator): readonly string[] =>
  ['counts', 'not', ...(field === undefined ? [] : ['differs'])].map((what) =>
    indicatorMessage(id, version, what),
  );

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
