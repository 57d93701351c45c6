import type { SheetLine, TargetValue } from '#catalog/row-target.ts';
import { lastDayOf } from '#log/calendar.ts';
import type { JsonObject, LocalTime, Uuid } from '#log/index.ts';
import type { Cell, Row } from '../read/sheet.ts';
import { isNothing, type Problem, readCount } from './amount.ts';
import { compileDate } from './any-date.ts';
import type {
  CompiledField,
  CompiledItems,
  CompiledMapping,
  CompiledQuantity,
  CompiledTarget,
} from './compile.ts';
import { type Group, groupRows } from './groups.ts';
import { fold } from './mapping.ts';
import type { RowProblem } from './problem.ts';
import { cellText, isYes, readValue } from './values.ts';

/** What one encounter of the sheet gives: drafts of entries, or the reasons why it gives none. */
export type Mapped =
  | {
      readonly ok: true;
      readonly key: string;
      readonly site: Uuid;
      readonly occurredAt: LocalTime;
      readonly bothWays: boolean;
      readonly drafts: readonly MappedDraft[];
    }
  | { readonly ok: false; readonly problems: readonly RowProblem[] };

export interface MappedDraft {
  readonly slot: string;
  readonly kind: string;
  readonly version: number;
  readonly body: JsonObject;
}

/** Maps one group of rows. All or nothing: one fault anywhere in the rows keeps all their entries out. */
export const applyMapping = (compiled: CompiledMapping, group: Group, latest: string): Mapped => {
  const { first, rows } = group;
  const problems: RowProblem[] = [];
  const add = (row: Row, column: number | undefined, problem: Problem): void => {
    const header = column === undefined ? undefined : compiled.headers[column];
    problems.push({
      row: row.number,
      ...(header !== undefined && header !== '' && { column: header }),
      code: problem.code,
      ...(problem.detail !== undefined && { detail: problem.detail }),
    });
  };

  if (rows.length > groupRows) add(first, compiled.group[0], { code: 'group-too-long' });
  const when = compiled.readWhen(
    dateCell(compiled, first),
    compiled.time === undefined ? null : cellAt(first, compiled.time),
    latest,
    compiled.weekday === undefined ? undefined : cellAt(first, compiled.weekday),
  );
  if (!when.ok) add(first, when.error.of === 'date' ? compiled.date : compiled.time, when.error);
  const site = siteOf(compiled, first, (problem, column) => add(first, column, problem));
  const key = keyOf(compiled, first);
  if (key === undefined) add(first, compiled.key[0], { code: 'key-missing' });

  const drafts: MappedDraft[] = [];
  for (const part of compiled.targets) {
    if (part.when !== undefined && !part.when.is.has(fold(cellText(first.cells[part.when.column])))) continue;
    const values = valuesOf(part, first, (problem, column) => add(first, column, problem));
    const lines = rows.flatMap((row) =>
      part.items === undefined
        ? []
        : linesOf(part.items, row, (problem, column) => add(row, column, problem)),
    );
    const body = part.target.body(values, merged(lines).map(withOwn(compiled)), {
      channel: compiled.channelOf(site),
      span: (when.ok ? when.value.only : undefined) ?? 'day',
    });
    if (body !== undefined)
      drafts.push({ slot: part.slot, kind: part.target.kind, version: part.target.version, body });
  }
  if (drafts.length === 0 && problems.length === 0) add(first, undefined, { code: 'nothing-recorded' });
  if (problems.length > 0 || !when.ok || site === undefined || key === undefined)
    return { ok: false, problems };
  const { occurredAt, bothWays } = when.value;
  return { ok: true, key, site, drafts, occurredAt, bothWays };
};

type Report = (problem: Problem, column?: number) => void;

const cellAt = (row: Row, column: number): Cell => row.cells[column] ?? null;

/** The cell of the date, with the text of the columns that belong to it behind. */
const dateCell = ({ date, dateAlso }: CompiledMapping, row: Row): Cell => {
  const own = cellAt(row, date);
  if (dateAlso.length === 0) return own;
  const parts = [own, ...dateAlso.map((column) => cellAt(row, column))].map(cellText);
  return parts.some((part) => part === '') ? null : parts.join(' ');
};

const keyOf = ({ key }: CompiledMapping, row: Row): string | undefined => {
  if (key.length === 0) return `${row.sheet ?? ''}!${row.number}.${row.part ?? 0}`;
  const texts = key.map((column) => cellText(row.cells[column]));
  return texts.every((text) => text === '') ? undefined : JSON.stringify(texts);
};

const siteOf = ({ site }: CompiledMapping, row: Row, report: Report): Uuid | undefined => {
  if ('id' in site) return site.id;
  const name = cellText(row.cells[site.column]);
  const found = site.byWord.get(fold(name)) ?? (name === '' ? undefined : site.byWord.get('*'));
  if (found === undefined) report({ code: name === '' ? 'site-missing' : 'site-unknown' }, site.column);
  return found;
};

const valuesOf = (
  { fields }: CompiledTarget,
  row: Row,
  report: Report,
): Readonly<Record<string, TargetValue>> => {
  const values: Record<string, TargetValue> = {};
  for (const { field, column, plus, constant, words, rules } of fields) {
    const read = readValue(sourceCell(row, column, constant), field, words, rules);
    if (!read.ok) report(read.error, column);
    else if (read.value !== undefined) values[field.name] = read.value;
    for (const more of plus) {
      const added = readValue(cellAt(row, more), field, words, rules);
      if (!added.ok) report(added.error, more);
      else if (typeof added.value === 'number')
        values[field.name] = added.value + numberIn(values[field.name]);
    }
  }
  return values;
};

const numberIn = (value: TargetValue | undefined): number => (typeof value === 'number' ? value : 0);

const sourceCell = (row: Row, column: CompiledField['column'], constant: CompiledField['constant']): Cell =>
  column === undefined ? (constant ?? null) : cellAt(row, column);

const linesOf = (items: CompiledItems, row: Row, report: Report): readonly SheetLine[] => {
  const count = ({ column, rules }: CompiledQuantity): number => {
    const cell = cellAt(row, column);
    if (cell === null) return 0;
    if (typeof cell === 'object') {
      report({ code: 'fault' in cell ? cell.fault : 'number-format' }, column);
      return 0;
    }
    if (typeof cell === 'boolean') return cell ? 1 : 0;
    const read = readCount(cell, rules);
    if (read.ok) return read.value ?? 0;
    // A column of ticks counts one for each, where a person says that it counts.
    if (read.error.code === 'number-format' && isYes(cell)) return 1;
    report(read.error, column);
    return 0;
  };
  if (items.shape === 'wide')
    return items.columns.flatMap((each) => {
      const quantity = count(each) * each.times;
      return quantity > 0 ? [{ item: each.item, quantity, ...boxOf(items, row) }] : [];
    });
  const name = cellText(row.cells[items.item]);
  const item = items.words.get(fold(name)) ?? (name === '' ? undefined : items.words.get('*'));
  // An empty translation means: not one of this target's items, whatever its number is.
  if (item === '') return [];
  const quantity = count(items.quantity);
  if (quantity === 0) return [];
  if (item === undefined) {
    report({ code: name === '' ? 'item-missing' : 'word-unknown' }, items.item);
    return [];
  }
  return [
    {
      item,
      quantity: quantity * (items.times.get(fold(name)) ?? 1) * inOne(items, row),
      ...boxOf(items, row),
    },
  ];
};

/** The lot of a row and the day it expires, where columns say them. */
const boxOf = (items: CompiledItems, row: Row): Pick<SheetLine, 'lot' | 'expires'> => {
  const lot = items.lot === undefined ? '' : cellText(row.cells[items.lot]).slice(0, 40);
  const expires = items.expires === undefined ? undefined : expiryOf(cellAt(row, items.expires));
  return {
    ...(lot !== '' && !isNothing(lot) && { lot }),
    ...(expires !== undefined && { expires }),
  };
};

const withOwn =
  ({ ownOf }: CompiledMapping) =>
  (line: SheetLine): SheetLine => {
    const own = ownOf(line.item);
    return own === undefined ? line : { ...line, own };
  };

/** Pieces in one of what a row counts, where a column says so. */
const inOne = ({ unit }: Extract<CompiledItems, { shape: 'long' }>, row: Row): number =>
  unit === undefined ? 1 : (unit.times.get(fold(cellText(cellAt(row, unit.column)))) ?? 1);

const expiryDates = compileDate('any MDY');

/** The day a box expires; a box that prints a month means its last day. Undefined for what is no day. */
const expiryOf = (cell: Cell): string | undefined => {
  if (cell === null) return undefined;
  if (typeof cell === 'object') return 'fault' in cell ? undefined : cell.date;
  const read = expiryDates?.read(String(cell));
  if (read?.ok !== true) return undefined;
  return read.only === undefined ? read.date : lastDayOf(read.date);
};

/** Two columns or rows of one item (and lot) are one line. */
const merged = (lines: readonly SheetLine[]): readonly SheetLine[] => {
  const byItem = new Map<string, SheetLine>();
  for (const line of lines) {
    const key = `${line.item} ${line.lot ?? ''} ${line.expires ?? ''}`;
    const before = byItem.get(key);
    byItem.set(key, before === undefined ? line : { ...before, quantity: before.quantity + line.quantity });
  }
  return [...byItem.values()];
};
