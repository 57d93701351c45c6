import type { Projection } from '#database/projection/projection.ts';
import type { RowChange } from '#database/projection/tables.ts';
import type { Transaction } from '#database/transaction.ts';
import { type Entry, hasFaded, type Uuid } from '#log/index.ts';
import type { Measure } from '#report/funder/measure.ts';
import { type Figure, keyOf, type MonthOf, partOf } from '#report/funder/release.ts';
import type { Period } from '#report/period.ts';
import type { Contribution } from '#report/safe/family.ts';
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
    const add = (entry: Entry, change: RowChange): void => {
      for (const measure of byTable.get(change.table.name) ?? []) {
        const part = contributionOf(measure, change, personOf(entry));
        if (part === undefined) continue;
        const key = keyOf(part.figure);
        const own = found.get(key) ?? { figure: part.figure, contributions: new Map() };
        const { at, person, value } = part.contribution;
        const whose = JSON.stringify([at, person]);
        const before = own.contributions.get(whose)?.value ?? 0;
        own.contributions.set(whose, { ...part.contribution, value: before + value });
        found.set(key, own);
      }
    };
    let after: number | undefined = 0;
    while (after !== undefined) {
      const page: Awaited<ReturnType<typeof countedPage>> = await countedPage(tx, org, {
        ...{ of: [...handlers.keys()], from, to, after, limit: pageSize },
      });
      for (const entry of page.entries)
        for (const { project } of handlers.get(entry.kind) ?? [])
          for (const change of project(entry)) add(entry, change);
      after = page.next;
    }
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
 * Who stands behind an entry: the person of a code; without one the visit, since nobody knows whose it was. Of what has faded nobody
 * knows even that: all of it may be one person.
 */
const personOf = (entry: Entry): string | undefined => {
  if (entry.subject !== undefined) return `code ${entry.subject}`;
  return hasFaded(entry) ? undefined : `visit ${entry.visit ?? entry.id}`;
};

const contributionOf = (
  measure: Measure,
  change: RowChange,
  person: string | undefined,
): { readonly figure: Figure; readonly contribution: Contribution } | undefined => {
  if (!('sums' in change)) return undefined;
  const { table, key, sums } = change;
  const at = (column: string): string => String(key[table.columns.indexOf(column)] ?? '');
  const value = sums[table.columns.indexOf(measure.sum) - table.keyCount] ?? 0;
  if (value < 1) return undefined;
  const figure = { id: measure.id, version: measure.version, item: measure.of ? at(measure.of) : '' };
  return {
    figure,
    contribution: partOf(figure, { site: at('site'), channel: at('channel') }, value, person),
  };
};
