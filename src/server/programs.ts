import { catalogKinds } from '#catalog/entries.ts';
import type { Migration } from '#database/migrations.ts';
import type { Projection } from '#database/projection/projection.ts';
import type { ReportTable } from '#database/report.ts';
import { createKindRegistry, eraseKind, type Kind, type KindRegistry, voidKind } from '#log/index.ts';
import { exchangeKinds } from '#programs/exchange/entries.ts';
import { exchangeReports } from '#programs/exchange/report.ts';
import { exchangeStock } from '#programs/exchange/rules.ts';
import { exchangeProjection } from '#programs/exchange/tables.ts';
import { naloxoneKinds } from '#programs/naloxone/entries.ts';
import { naloxoneReports } from '#programs/naloxone/report.ts';
import { naloxoneStock } from '#programs/naloxone/rules.ts';
import { naloxoneProjection } from '#programs/naloxone/tables.ts';
import { stockEffect } from '#stock/effects.ts';
import { stockKinds } from '#stock/entries.ts';
import { stockReports } from '#stock/report.ts';
import { createStockProjection, type StockSource } from '#stock/tables.ts';
import { visitsKinds } from '#visits/entries.ts';
import { visitsReports } from '#visits/report.ts';
import { visitsProjection } from '#visits/tables.ts';
import { migrations } from './migrations.ts';

/** What a room brings to the server. Rooms give values of this shape; they never import it. */
export interface ServerRoom {
  readonly name: string;
  readonly kinds: readonly Kind[];
  readonly projections: readonly Projection[];
  readonly reports: readonly ReportTable[];
  /** Only for tables that are not projections. */
  readonly migrations?: readonly Migration[];
}

/** What each room does to stock. A version grows when its answer to an old entry changes. */
const stockSources: readonly StockSource[] = [
  { kinds: stockKinds, effect: stockEffect, version: 1 },
  { kinds: exchangeKinds, effect: exchangeStock, version: 1 },
  { kinds: naloxoneKinds, effect: naloxoneStock, version: 1 },
];

/** The one list of rooms on the server: adding a program is a line here (and one above, if it moves supplies). */
export const rooms: readonly ServerRoom[] = [
  { name: 'log', kinds: kindList([voidKind, eraseKind]), projections: [], reports: [] },
  { name: 'catalog', kinds: kindList(catalogKinds), projections: [], reports: [] },
  { name: 'visits', kinds: kindList(visitsKinds), projections: [visitsProjection], reports: visitsReports },
  {
    name: 'exchange',
    kinds: kindList(exchangeKinds),
    projections: [exchangeProjection],
    reports: exchangeReports,
  },
  {
    name: 'naloxone',
    kinds: kindList(naloxoneKinds),
    projections: [naloxoneProjection],
    reports: naloxoneReports,
  },
  {
    name: 'stock',
    kinds: kindList(stockKinds),
    projections: [createStockProjection(stockSources)],
    reports: stockReports,
  },
];

export const kindsOf = (list: readonly ServerRoom[]): KindRegistry =>
  createKindRegistry(list.flatMap(({ kinds }) => kinds));

/** The server's own tables, then those of rooms, in the order of their ids. */
export const migrationsOf = (list: readonly ServerRoom[]): readonly Migration[] =>
  [...migrations, ...list.flatMap(({ migrations: own }) => own ?? [])].toSorted((a, b) =>
    a.id < b.id ? -1 : 1,
  );

/** Kinds of different fields in one list: what the registry does with them does not depend on the fields. */
function kindList(kinds: readonly { readonly kind: string }[]): readonly Kind[] {
  return kinds as readonly Kind[];
}
