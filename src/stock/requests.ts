import { type Entry, timeToMs, type Uuid } from '#log/index.ts';
import { readBody } from '#log/read-body.ts';
import { approveKind, fulfilKind, requestKind } from './entries.ts';
import type { CountsAs, Shipment } from './shipments.ts';

export interface RequestLine {
  readonly item: string;
  readonly asked: number;
  /** Undefined until somebody answers. */
  readonly approved: number | undefined;
  /** Units of it in boxes that were sent for the request. */
  readonly sent: number;
  /** Of those, units that came; undefined while boxes are on their way, or none were sent. */
  readonly came: number | undefined;
}

/** Where a request stands; `refused` is answered with nothing. */
export type RequestState = 'asked' | 'approved' | 'refused' | 'sent' | 'came';

/** What a site asked for, and what came of it. */
export interface SupplyRequest {
  readonly id: Uuid;
  readonly site: Uuid;
  readonly author: Uuid;
  readonly at: string;
  readonly state: RequestState;
  /** Each item once. */
  readonly lines: readonly RequestLine[];
}

/** Requests with what was approved and sent, oldest first. Pure. */
export const requestsOf = (
  entries: readonly Entry[],
  shipments: readonly Shipment[],
  countsAs: CountsAs = (id) => id,
): readonly SupplyRequest[] => {
  const approvals = entries
    .flatMap(({ hlc, ...entry }) => {
      const body = readBody(approveKind, entry);
      return body === undefined ? [] : [{ hlc, ...body }];
    })
    .toSorted((a, b) => (a.hlc < b.hlc ? -1 : 1));
  const fulfilments = entries.flatMap((entry) => readBody(fulfilKind, entry) ?? []);
  return entries
    .flatMap((entry): SupplyRequest[] => {
      const body = readBody(requestKind, entry);
      if (body === undefined) return [];
      const isFor = ({ request }: { readonly request: Uuid }): boolean => countsAs(request) === entry.id;
      const approved = approvals.findLast(isFor)?.lines;
      const sentIds = new Set(
        fulfilments.filter(isFor).flatMap(({ sent }) => sent.map((id) => countsAs(id))),
      );
      const boxes = shipments.filter(({ id }) => sentIds.has(id));
      const inBoxes = boxes.flatMap(({ lines }) => lines);
      const items = [...new Set(body.lines.map(({ item }) => item))];
      const lines = items.map((item): RequestLine => {
        const of = inBoxes.filter((line) => line.item === item);
        return {
          item,
          asked: sum(body.lines.filter((line) => line.item === item).map(({ quantity }) => quantity)),
          approved:
            approved && sum(approved.filter((line) => line.item === item).map(({ quantity }) => quantity)),
          sent: sum(of.map(({ sent }) => sent)),
          came:
            of.length === 0 || of.some(({ arrived }) => arrived === undefined)
              ? undefined
              : sum(of.map(({ arrived }) => arrived ?? 0)),
        };
      });
      const { id, site, author, occurredAt: at } = entry;
      return [{ id, site, author, at, state: stateOf(lines, boxes), lines }];
    })
    .toSorted((a, b) => timeToMs(a.at) - timeToMs(b.at));
};

const stateOf = (lines: readonly RequestLine[], boxes: readonly Shipment[]): RequestState => {
  if (boxes.length > 0) return boxes.every(({ isThere }) => isThere) ? 'came' : 'sent';
  if (lines.every(({ approved }) => approved === undefined)) return 'asked';
  return lines.some(({ approved = 0 }) => approved > 0) ? 'approved' : 'refused';
};

const sum = (values: readonly number[]): number => values.reduce((all, each) => all + each, 0);
