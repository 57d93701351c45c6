import { type Entry, type LocalTime, timeToMs, type Uuid } from '#log/index.ts';
import { readBody } from '#log/read-body.ts';
import { doneKind, type ReportBody, reportKind } from '../entries.ts';

/** What is read of an entry. */
export type PickupEntry = Pick<Entry, 'id' | 'kind' | 'version' | 'site' | 'occurredAt' | 'hlc' | 'body'>;

/** Our own promise to who reports: within two days. */
export const withinMs = 48 * 3_600_000;

export interface Stop {
  readonly id: Uuid;
  readonly site: Uuid;
  readonly at: LocalTime;
  readonly body: ReportBody;
  /** How often somebody stood there and could not get in. */
  readonly tries: number;
  /** What ended it; undefined while it is on the route. */
  readonly end: 'collected' | 'nothing-there' | undefined;
}

/** Every report with what came of it, in whatever order its entries came. An end is an end: whoever comes second changes nothing. */
export const foldStops = (entries: readonly PickupEntry[]): readonly Stop[] => {
  const done = entries.flatMap((entry) => {
    const body = readBody(doneKind, entry);
    return body === undefined ? [] : [{ body, hlc: entry.hlc }];
  });
  const byReport = new Map<string, (typeof done)[number][]>();
  for (const one of done) byReport.set(one.body.report, [...(byReport.get(one.body.report) ?? []), one]);
  return entries.flatMap((entry) => {
    const body = readBody(reportKind, entry);
    if (body === undefined) return [];
    const own = (byReport.get(entry.id) ?? []).toSorted((a, b) => (a.hlc < b.hlc ? -1 : 1));
    const ends = own.flatMap(({ body: { outcome } }) => (outcome === 'no-way-in' ? [] : [outcome]));
    return [
      {
        id: entry.id,
        site: entry.site,
        at: entry.occurredAt,
        body,
        tries: own.length - ends.length,
        end: ends[0],
      },
    ];
  });
};

/** Milliseconds that are left of the two days; below zero it is late. */
export const leftMs = ({ at }: Pick<Stop, 'at'>, now: number): number => timeToMs(at) + withinMs - now;

/**
 * The route: what is still to be picked up, area by area, so that nobody crosses town twice; the area with the oldest report first,
 * and in it the oldest.
 */
export const routeOf = (
  stops: readonly Stop[],
): readonly { readonly area: string | undefined; readonly stops: readonly Stop[] }[] => {
  const open = stops
    .filter(({ end }) => end === undefined)
    .toSorted((a, b) => timeToMs(a.at) - timeToMs(b.at) || (a.id < b.id ? -1 : 1));
  const areas = [...new Set(open.map(({ body }) => body.area))];
  return areas.map((area) => ({ area, stops: open.filter(({ body }) => body.area === area) }));
};
