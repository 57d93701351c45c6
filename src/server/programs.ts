import type { Migration } from '#database/migrations.ts';
import type { Projection } from '#database/projection/projection.ts';
import type { ReportTable } from '#database/report.ts';
import { migrations } from './migrations.ts';
import type { PublicPage } from './public/page.ts';
import type { TimerHandler } from './timers/timer.ts';

/**
 * What a room brings to the server. Rooms give values of this shape; they never import it. Their kinds are in the one
 * list that devices and server share (programs/kinds.ts).
 */
export interface ServerRoom {
  readonly name: string;
  readonly projections: readonly Projection[];
  readonly reports: readonly ReportTable[];
  readonly timers?: readonly TimerHandler[];
  readonly publicPages?: readonly PublicPage[];
  /** Only for tables that are not projections. */
  readonly migrations?: readonly Migration[];
}

/** The one list of rooms on the server: adding a program is a line here. */
export const rooms: readonly ServerRoom[] = [];

/** The server's own tables, then those of rooms, in the order of their ids. */
export const migrationsOf = (list: readonly ServerRoom[]): readonly Migration[] =>
  [...migrations, ...list.flatMap(({ migrations: own }) => own ?? [])].toSorted((a, b) =>
    a.id < b.id ? -1 : 1,
  );
