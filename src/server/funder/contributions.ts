import type { Projection } from '#database/projection/projection.ts';
import type { RowChange } from '#database/projection/tables.ts';
import type { Transaction } from '#database/transaction.ts';
import { type Entry, hasFaded, type Uuid } from '#log/index.ts';
import type { EventMeasure, Measure, MeasuredRow, SumMeasure } from '#report/funder/measure.ts';
import { type Figure, keyOf, type MonthOf, partOf } from '#report/funder/release.ts';
import type { Period } from '#report/period.ts';
import type { Contribution } from '#report/safe/family.ts';
import { readOnePerson } from '#report/server/people.ts';
import { countedPage } from '../log-store/counted-page.ts';

/** Reads what happened in a month, by figure and by who was there. */
export type ReadMonth = (tx: Transaction, org: Uuid, month: Period) => Promise<MonthOf>;

const pageSize = 2_000;

/**
 * What an entry adds to the tables of reports is its part in a figure: so what leaves counts as reports do, by the functions that
 * fill these tables.
 */
export const createReadMonth = (
  projections: readonly Projection[],
  measures: readonly Measure[],
): ReadMonth => {
  const byTable = Map.groupBy(measures, ({ table }) => table);
  const handlers = Map.groupBy(
    projections
      .filter(({ tables }) => tables.some(({ name }) => byTable.has(name)))
      .flatMap((projection) => projection.handlers),
    ({ kind }) => kind,
  );
  return async (tx, org, { from, to }) => {
    const found = new Map<string, { figure: Figure; contributions: Map<string, Contribution> }>();
    const add = ({ figure, contribution }: Part): void => {
      const key = keyOf(figure);
      const own = found.get(key) ?? { figure, contributions: new Map() };
      const { at, person, value } = contribution;
      const whose = JSON.stringify([at, person]);
      const before = own.contributions.get(whose)?.value ?? 0;
      own.contributions.set(whose, { ...contribution, value: before + value });
      found.set(key, own);
    };
    const one = await readOnePerson(tx, org);
    const events = new Map<EventMeasure, Map<string, MeasuredRow[]>>();
    const look = (entry: Entry, change: RowChange): void => {
      for (const measure of byTable.get(change.table.name) ?? [])
        if ('each' in measure) noteEvent(events, measure, rowOf(change));
        else {
          const part = partOfSum(measure, change, personOf(entry, one));
          if (part !== undefined) add(part);
        }
    };
    let after: number | undefined = 0;
    while (after !== undefined) {
      const page: Awaited<ReturnType<typeof countedPage>> = await countedPage(tx, org, {
        ...{ of: [...handlers.keys()], from, to, after, limit: pageSize },
      });
      for (const entry of page.entries)
        for (const { project } of handlers.get(entry.kind) ?? [])
          for (const change of project(entry)) look(entry, change);
      after = page.next;
    }
    for (const [measure, each] of events)
      for (const [id, rows] of each) if (measure.counts(rows)) add(partOfEvent(measure, id, rows));
    return {
      from,
      to,
      parts: [...found.values()].map(({ figure, contributions }) => ({
        figure,
        contributions: [...contributions.values()],
      })),
    };
  };
};

/**
 * Who stands behind an entry: the person of a code, of several that were joined the same one; without one the visit, since nobody knows whose it was. Of what has faded nobody
 * knows even that: all of it may be one person.
 */
const personOf = (entry: Entry, one: ReadonlyMap<Uuid, Uuid>): string | undefined => {
  if (entry.subject !== undefined) return `code ${one.get(entry.subject) ?? entry.subject}`;
  return hasFaded(entry) ? undefined : `visit ${entry.visit ?? entry.id}`;
};

interface Part {
  readonly figure: Figure;
  readonly contribution: Contribution;
}

const rowOf = (change: RowChange): MeasuredRow => {
  const values = 'sums' in change ? change.key : change.row;
  return Object.fromEntries(values.map((value, at) => [change.table.columns[at] ?? '', value]));
};

const placeOf = (row: MeasuredRow) => ({
  site: String(row['site'] ?? ''),
  channel: String(row['channel'] ?? ''),
});

const partOfSum = (measure: SumMeasure, change: RowChange, person: string | undefined): Part | undefined => {
  if (!('sums' in change)) return undefined;
  const { table, sums } = change;
  const row = rowOf(change);
  const value = sums[table.columns.indexOf(measure.sum) - table.keyCount] ?? 0;
  if (value < 1 || measure.only?.(row) === false) return undefined;
  const item = measure.of === undefined ? '' : String(row[measure.of] ?? '');
  const figure = { id: measure.id, version: measure.version, item };
  return { figure, contribution: partOf(figure, placeOf(row), value, person) };
};

const noteEvent = (
  events: Map<EventMeasure, Map<string, MeasuredRow[]>>,
  measure: EventMeasure,
  row: MeasuredRow,
): void => {
  const each = events.get(measure) ?? new Map<string, MeasuredRow[]>();
  const id = String(row[measure.each] ?? '');
  each.set(id, [...(each.get(id) ?? []), row]);
  events.set(measure, each);
};

/** Where it was told of first: by day, then by site, as the report has it. */
const partOfEvent = (measure: EventMeasure, id: string, rows: readonly MeasuredRow[]): Part => {
  const figure = { id: measure.id, version: measure.version, item: '' };
  const order = ({ day, site }: MeasuredRow): string => `${day} ${site}`;
  const [first = {}] = rows.toSorted((a, b) => (order(a) < order(b) ? -1 : 1));
  return { figure, contribution: partOf(figure, placeOf(first), 1, `event ${id}`) };
};
