import type { Migration } from '#database/migrations.ts';
import type { Projection } from '#database/projection/projection.ts';
import type { ReportTable } from '#database/report.ts';
import { createKindRegistry, eraseKind, type Kind, type KindRegistry, voidKind } from '#log/index.ts';
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

/** The one list of rooms on the server: adding a program is a line here. */
export const rooms: readonly ServerRoom[] = [
  {
    name: 'log',
    kinds: [voidKind as unknown as Kind, eraseKind as unknown as Kind],
    projections: [],
    reports: [],
  },
];

export const kindsOf = (list: readonly ServerRoom[]): KindRegistry =>
  createKindRegistry(list.flatMap(({ kinds }) => kinds));

/** The server's own tables, then those of rooms, in the order of their ids. */
export const migrationsOf = (list: readonly ServerRoom[]): readonly Migration[] =>
  [...migrations, ...list.flatMap(({ migrations: own }) => own ?? [])].toSorted((a, b) =>
    a.id < b.id ? -1 : 1,
  );
