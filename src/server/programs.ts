import type { Migration } from '#database/migrations.ts';
import type { ReportTable } from '#database/report.ts';
import { createKindRegistry, eraseKind, type Kind, type KindRegistry, voidKind } from '#log/index.ts';

/** What a room brings to the server. Rooms give values of this shape; they never import it. */
export interface ServerRoom {
  readonly name: string;
  readonly kinds: readonly Kind[];
  readonly reports: readonly ReportTable[];
  readonly migrations?: readonly Migration[];
}

/** The one list of rooms on the server: adding a program is a line here. */
export const rooms: readonly ServerRoom[] = [
  { name: 'log', kinds: [voidKind as unknown as Kind, eraseKind as unknown as Kind], reports: [] },
];

export const kindsOf = (list: readonly ServerRoom[]): KindRegistry =>
  createKindRegistry(list.flatMap(({ kinds }) => kinds));
