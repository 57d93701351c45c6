import type { RowTarget } from '#catalog/row-target.ts';
import type { Migration } from '#database/migration.ts';
import type { Follow } from '#database/projection/follow.ts';
import type { Projection } from '#database/projection/projection.ts';
import type { TimerHandler } from '#database/timers.ts';
import type { ReportTable } from '#report/server/table.ts';

/** What a program brings to the server: `program` of its `server.ts`. */
export interface ProgramServer {
  readonly projections: readonly Projection[];
  /** At least one: what a program records can be counted. */
  readonly reports: readonly ReportTable[];
  /** What rows of a spreadsheet can become. */
  readonly targets: readonly RowTarget[];
  /** Which timers its entries set and end; their handlers are in `timers`. */
  readonly follows?: readonly Follow[];
  readonly timers?: readonly TimerHandler[];
  /** Pages for people without the app. */
  readonly publicPages?: readonly ProgramPage[];
  /** Only for tables that are not projections. */
  readonly migrations?: readonly Migration[];
}

/** A page of the server, of whatever it reads; its shape is `PublicPage` of server/public/page.ts. */
export interface ProgramPage {
  readonly path: string;
  readonly style?: URL;
  readonly read: unknown;
  readonly render: unknown;
  readonly accept: unknown;
}
