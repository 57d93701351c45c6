import { createSpikeTimer } from '#community/alerts/server/spike-timer.ts';
import type { Migration } from '#database/migration.ts';
import { createFollowing } from '#database/projection/follow.ts';
import type { Projection } from '#database/projection/projection.ts';
import type { Clock } from '#log/index.ts';
import { programs } from '#programs/list.ts';
import { loadedParts, loadedPrograms } from '#programs/server/loaded.ts';
import type { ProgramServer } from '#programs/server.ts';
import { funderProjection } from '#report/server/funder/tables.ts';
import { keptProjection } from '#report/server/kept/tables.ts';
import { combineEffects } from '#stock/combine.ts';
import { countsFollow, dropTimer } from '#stock/count/server/follow.ts';
import { countsWaiting } from '#stock/count/server/waiting.ts';
import { stockEffect } from '#stock/effects.ts';
import { stockKinds } from '#stock/entries.ts';
import { stockReports } from '#stock/report.ts';
import { noNoticeMigration, noticeMigration } from '#stock/tables/migrations.ts';
import { createStockProjection, type StockSource } from '#stock/tables.ts';
import { visitsLeaving } from '#visits/leaving.ts';
import { visitsReports } from '#visits/report.ts';
import { catalogProjection } from '#visits/tables/choices.ts';
import { visitsProjection } from '#visits/tables.ts';
import { monthsFading } from './kept/fading.ts';
import { migrations } from './migrations.ts';
import { createMonthRoom } from './month/room.ts';

/** What a room brings to the server: as a program does, with its name. Rooms give values of this shape; they never import it. */
export interface ServerRoom extends Omit<ProgramServer, 'targets'> {
  readonly name: string;
}

/** What each room does to stock. A version grows when its answer to an old entry changes. */
const stockSources: readonly StockSource[] = [
  { kinds: stockKinds, effect: stockEffect, version: 3 },
  ...programs.flatMap(({ kinds, supplies }) => (supplies === undefined ? [] : [{ ...supplies, kinds }])),
];

/** What any entry does to supplies. */
export const stockEffectOfAll = combineEffects(stockSources.map(({ effect }) => effect));

/** Rooms that record what happened. */
const recording: readonly ServerRoom[] = [
  {
    name: 'visits',
    projections: [visitsProjection, catalogProjection],
    reports: visitsReports,
    leaving: visitsLeaving,
  },
  ...loadedPrograms,
  ...loadedParts,
];

/** Every room on the server; programs come from their one list (programs/list.ts). */
export const rooms: readonly ServerRoom[] = [
  ...recording,
  createMonthRoom(recording),
  {
    name: 'spikes',
    projections: [],
    reports: [],
    timers: [createSpikeTimer([...loadedPrograms, ...loadedParts].flatMap(({ series }) => series ?? []))],
  },
  { name: 'report', projections: [keptProjection, funderProjection], reports: [], waiting: [monthsFading] },
  {
    name: 'stock',
    projections: [createStockProjection(stockSources)],
    reports: stockReports,
    follows: [countsFollow],
    timers: [dropTimer],
    waiting: [countsWaiting],
    migrations: [noticeMigration, noNoticeMigration],
  },
];

/** Every table that is kept true to the log: those of rooms, and the timers that their entries set. */
export const projectionsOf = (
  deps: { readonly clock: Clock },
  list: readonly ServerRoom[],
): readonly Projection[] => [
  ...list.flatMap(({ projections }) => projections),
  createFollowing(
    deps,
    list.flatMap(({ follows }) => follows ?? []),
  ),
];

/** The server's own tables, then those of rooms, in the order of their ids. */
export const migrationsOf = (list: readonly ServerRoom[]): readonly Migration[] =>
  [...migrations, ...list.flatMap(({ migrations: own }) => own ?? [])].toSorted((a, b) =>
    a.id < b.id ? -1 : 1,
  );
